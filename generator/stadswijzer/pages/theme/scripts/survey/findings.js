// What there is to tell of an export: a code that has words in every language, with all its lines. The same as
// `editing/survey/findings.py`; answers that are not known come together by column.
import { shown } from "./text.js";

/**
 * `texts`: of answers that are not known, each as it was written, for who says what they mean.
 *
 * @typedef {"error" | "warning" | "note"} Severity
 * @typedef {import("./refusal.js").Values} Values
 * @typedef {{code: string, file: string, lines: number[], severity: Severity, values: Values, texts: string[]}} Finding
 * @typedef {import("./columns.js").Column} Column
 */

const MOST_TOLD = 12;

/**
 * @param {string} code
 * @param {string} file
 * @param {number[]} [lines]
 * @param {Severity} [severity]
 * @param {Values} [values]
 * @param {string[]} [texts]
 * @returns {Finding}
 */
export function finding(code, file, lines = [], severity = "warning", values = {}, texts = []) {
  return { code, file, lines, severity, values, texts };
}

/** What is odd, by what to say of it; the lines come together. */
export class Odd {
  /** @param {string} file */
  constructor(file) {
    this.file = file;
    /** @type {Map<string, Finding>} */
    this.found = new Map();
    /** @type {Map<string, {code: string, text: string, columns: Map<number, Column>, lines: number[]}>} */
    this.unknown = new Map();
  }

  /**
   * @param {string} code
   * @param {number} line
   * @param {Severity} [severity]
   * @param {Values} [values]
   */
  tell(code, line, severity = "warning", values = {}) {
    const key = JSON.stringify([code, severity, values]);
    const before = this.found.get(key);
    if (before) before.lines.push(line);
    else this.found.set(key, finding(code, this.file, [line], severity, values));
  }

  /**
   * An answer that is not known: an error of its column, said once.
   *
   * @param {string} code
   * @param {string} text
   * @param {Column} column
   * @param {number} line
   */
  answer(code, text, column, line) {
    const key = `${code}:${text}`;
    const before = this.unknown.get(key) || { code, text, columns: new Map(), lines: /** @type {number[]} */ ([]) };
    before.columns.set(column.index, column);
    before.lines.push(line);
    this.unknown.set(key, before);
  }

  /**
   * Takes an unknown answer back that is told in another way; whether it was there.
   *
   * @param {string} code
   * @param {string} text
   */
  forget(code, text) {
    return this.unknown.delete(`${code}:${text}`);
  }

  /** @returns {Finding[]} */
  findings() {
    /** @type {Map<string, {code: string, columns: Column[], texts: string[], lines: Set<number>}>} */
    const together = new Map();
    for (const { code, text, columns: places, lines } of this.unknown.values()) {
      const columns = [...places.values()].sort((one, other) => one.index - other.index);
      const key = `${code}:${columns.map((each) => each.index)}`;
      const before = together.get(key) || { code, columns, texts: [], lines: new Set() };
      before.texts.push(text);
      lines.forEach((line) => before.lines.add(line));
      together.set(key, before);
    }
    const answers = [...together.values()].map(({ code, columns, texts, lines }) => {
      const told = texts.slice(0, MOST_TOLD).map((text) => `"${shown(text)}"`).join(", ") + (texts.length > MOST_TOLD ? ", …" : "");
      const values = {
        texts: told, columns: columns.map(({ index }) => `#${index + 1}`).join(", "), header: shown(columns[0].header),
        number: columns[0].index + 1,
      };
      return finding(code, this.file, [...lines].sort((one, other) => one - other), "error", values, texts);
    });
    return [...this.found.values(), ...answers];
  }
}
