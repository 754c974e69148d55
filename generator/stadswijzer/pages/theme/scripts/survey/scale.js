// What digits stand for: levels from 0 to 3, or a scale of the form's own that begins elsewhere; and whether "did you use
// this?" can be read. The same as `editing/survey/scale.py` and `ticks.py`.
import { digitOf } from "./level_words.js";
import { bare } from "./spellings.js";
import { LEVELS } from "./tally.js";
import { shown } from "./text.js";

/**
 * @typedef {import("./answers.js").Answers} Answers
 * @typedef {import("./columns.js").Column} Column
 * @typedef {import("./findings.js").Odd} Odd
 */

const RANGE =
  /(?<![\p{L}\p{N}_.,/-])([01])\s*(?:-|–|—|t\/m|tot en met|tot|to|through)\s*([2-9]|10)(?![\p{L}\p{N}_/-]|[.,]\d)/iu;
const NAMED = /(?<![\p{L}\p{N}_.,])(\d|10)\s*[=:]\s*(?=[\p{L}_])/gu;
const POINTS = /(?<![\p{L}\p{N}_])(\d|10)[ -]?(?:puntsschaal|punts?|points?)(?![\p{L}\p{N}_])/iu;
const HAND_IN = ["department", "concept", "level"].join();

/**
 * The scale that a question says it has: its lowest and highest number.
 *
 * @param {string} question
 */
function stated(question) {
  const range = RANGE.exec(question);
  if (range) return [+range[1], +range[2]];
  const numbers = [...question.matchAll(NAMED)].map((found) => +found[1]);
  if (numbers.length > 1) return [Math.min(...numbers), Math.max(...numbers)];
  const points = POINTS.exec(question);
  return points ? [1, +points[1]] : null;
}

/** The digits of one file. `columns`: all that it has. */
export class Scale {
  /**
   * @param {Answers} answers
   * @param {Column[]} columns
   */
  constructor(answers, columns) {
    this.answers = answers;
    this.columns = columns;
    /** @type {Set<string>} */
    this.digits = new Set();
    /** @type {[Column, number[], number][]} */
    this.others = [];
  }

  /**
   * Takes an answer along when it is a digit of which nobody said what it means.
   *
   * @param {string} text
   * @param {Column} column
   * @param {number} line
   */
  add(text, column, line) {
    const digit = digitOf(text);
    if (!digit || this.answers.isSaid("concept", text)) return;
    const says = stated(column.header);
    if (!says) this.digits.add(digit);
    else if (says[0] !== 0 || says[1] !== LEVELS - 1) this.others.push([column, says, line]);
  }

  /**
   * Says of what cannot be known how to tell it. `line`: of the header.
   *
   * @param {number} line
   * @param {Odd} odd
   */
  tell(line, odd) {
    for (const [column, [low, high], at] of this.others) odd.tell("scale-stated", at, "error", { header: shown(column.header), low, high });
    if (!this.digits.size || this.digits.has("0") || this.isSettled()) return;
    if (this.digits.has("4")) odd.forget("unknown-level", "4");
    odd.tell(this.digits.has("4") ? "scale" : "no-zero", line, "error");
  }

  isSettled() {
    if (this.digits.has("4")) return false;
    const names = this.columns.filter((each) => each.header).map((each) => bare(each.header));
    return ["0", "1", "2", "3"].some((digit) => this.answers.given.get(`concept:${digit}`) === digit) || names.join() === HAND_IN;
  }
}

/** The answers of one file to questions on use: boxes that were ticked or left open, and digits for yes and no. */
export class Ticks {
  /** @param {Answers} answers */
  constructor(answers) {
    this.answers = answers;
    /** @type {Column | null} */
    this.open = null;
    this.isYes = false;
    this.isNo = false;
    /** @type {[string, Column, number][]} */
    this.digits = [];
  }

  /**
   * @param {string} text
   * @param {Column} column
   * @param {number} line
   * @param {boolean | null | undefined} yes
   */
  add(text, column, line, yes) {
    this.isYes = this.isYes || yes === true;
    this.isNo = this.isNo || yes === false;
    if (/^\p{Nd}+$/u.test(text) && !this.answers.isSaid("used", text)) this.digits.push([text, column, line]);
  }

  /**
   * Takes along what somebody who answered other questions left open.
   *
   * @param {Column[]} columns
   */
  leftOpen(columns) {
    if (!this.answers.isSaid("used", "")) this.open = this.open || columns[0] || null;
  }

  /**
   * @param {number} line
   * @param {Odd} odd
   */
  tell(line, odd) {
    if (this.isYes && !this.isNo && this.open) odd.tell("used-open", line, "error", { header: shown(this.open.header) });
    if (this.digits.every(([digit]) => digit === "0" || digit === "1")) return;
    for (const known of ["0", "1"]) {
      for (const [digit, column, at] of this.digits) if (digit === known) odd.answer("unknown-yes", digit, column, at);
    }
  }
}
