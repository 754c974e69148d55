// Why a file, its columns or an answer cannot be used: a code that has words, a line, and what to fill in.
import { data } from "./data.js";

/** @typedef {Record<string, string | number>} Values */

export class Refusal extends Error {
  /**
   * @param {string} code
   * @param {Values} [values]
   * @param {number} [line]
   */
  constructor(code, values = {}, line = 1) {
    super(code);
    this.code = code;
    this.values = values;
    this.line = line;
  }
}

/** How large a file, and what is in it, may be. */
export const LIMITS = data.limits;

/** A file with more in it than answers of people can be. */
export function tooLarge() {
  return new Refusal("too-large", { limit: LIMITS.bytes / 1024 / 1024 });
}
