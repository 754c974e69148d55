// Whether a row was counted already: one person, one export or one file may come twice. The same as
// `editing/survey/sent_twice.py`; lives as long as the page, and nothing of it is kept.
import { entry } from "./spellings.js";
import { toTheMinute } from "./moments.js";
import { Order } from "./rows_alike.js";

/**
 * `code`: whether a row is the same answer, another ("new"), or whether that cannot be told ("doubt"); and the other file.
 *
 * @typedef {{code: "new" | "same" | "doubt", other: string}} Seen
 * @typedef {{file: string, moments: Set<string>, answered: string}} Counted
 */

/** Rows that were counted, of all files of one import. */
export class Rows {
  constructor() {
    /** @type {Map<string, Counted[]>} */
    this.byNumber = new Map();
    /** @type {Map<string, {exact: string, files: string[]}[]>} */
    this.byMinute = new Map();
    this.order = new Order();
  }

  /**
   * Of two rows with one number the moment decides, or when neither has one, what was answered: two forms count from 1
   * both. Without a number, the moments and all answers must be the same; a moment that lost its seconds is one of
   * another file in the same minute, and each is found once in a file.
   *
   * @param {string} number
   * @param {string[]} moments
   * @param {string} answered
   * @param {string} file
   * @returns {Seen}
   */
  seen(number, moments, answered, file) {
    if (number) return this.numbered(number, { file, moments: new Set(moments.map(toTheMinute)), answered });
    const others = entry(this.byMinute, JSON.stringify([moments.map(toTheMinute), answered]), () => []);
    const exact = `${moments}`;
    const again = exact ? others.find((each) => each.exact === exact || (each.exact.length !== exact.length && !each.files.includes(file))) : null;
    const row = again || { exact, files: [] };
    if (!again) others.push(row);
    row.files.push(file);
    return { code: again ? "same" : "new", other: row.files[0] };
  }

  /**
   * @param {string} number
   * @param {Counted} row
   * @returns {Seen}
   */
  numbered(number, row) {
    const others = entry(this.byNumber, number, () => /** @type {Counted[]} */ ([]));
    for (const other of others) {
      const isAtOnce = [...row.moments].some((each) => other.moments.has(each));
      const isSame = row.answered === other.answered && !(row.moments.size && other.moments.size);
      if (isAtOnce || isSame) return { code: "same", other: other.file };
    }
    others.push(row);
    return others.length > 1 ? { code: "doubt", other: others[0].file } : { code: "new", other: "" };
  }
}

/** Files that were counted, by their bytes, and by what was answered in them. */
export class Files {
  constructor() {
    /** @type {[Uint8Array, string][]} */
    this.byBytes = [];
    /** @type {[string[], string][]} */
    this.byContent = [];
  }

  /**
   * The file with the same bytes, or "".
   *
   * @param {Uint8Array} content
   * @param {string} file
   */
  sameBytes(content, file) {
    const first = this.byBytes.find(([other]) => other.length === content.length && other.every((byte, i) => byte === content[i]));
    if (first) return first[1];
    this.byBytes.push([content, file]);
    return "";
  }

  /**
   * The file that holds the same rows, in whatever order, or "".
   *
   * @param {string[]} content
   * @param {string} file
   */
  sameRows(content, file) {
    const sorted = JSON.stringify([...content].sort());
    const first = this.byContent.find(([other]) => other.length === content.length && JSON.stringify([...other].sort()) === sorted);
    if (first) return first[1];
    this.byContent.push([content, file]);
    return "";
  }

  /**
   * The file of which one begins with all rows of the other: an earlier export of it; or "".
   *
   * @param {string[]} content
   * @param {number} least
   */
  grownFrom(content, least) {
    for (const [other, file] of this.byContent) {
      const [some, many] = other.length <= content.length ? [other, content] : [content, other];
      if (least <= some.length && some.length < many.length && some.every((row, i) => row === many[i])) return file;
    }
    return "";
  }
}
