// Which rows of an export are its header: one, two (SurveyMonkey) or three (Qualtrics), and titles above.
// The same as `editing/survey/header.py`.
import { QUESTIONS } from "./columns.js";
import { Refusal } from "./refusal.js";
import { bare, listed, withoutHtml } from "./spellings.js";
import { count, isBlank, squeezed } from "./text.js";

/**
 * The line on which a record begins, and its fields.
 *
 * @typedef {[line: number, fields: string[]]} Record_
 */
/**
 * `names`: of every column. `start`: how many records come before the answers. `line`: of its first row. `above`, `more`:
 * lines of titles, and of second and third rows.
 *
 * @typedef {{names: string[], start: number, line: number, above: number[], more: number[]}} Header
 */

const LOOKED_AT = 15;
const TITLE = 2;
const CODE = /^[A-Za-z][A-Za-z0-9]*(?:[_.][A-Za-z0-9]+)*(?:\[[\p{L}\p{N}_]+\])?$/u;

/** Looks for the header with what is known of the project, and of the columns that were chosen by hand. */
export class Finder {
  /**
   * @param {import("./columns.js").Reader} reader
   * @param {import("./answers.js").Answers} answers
   * @param {string[]} chosen
   */
  constructor(reader, answers, chosen) {
    this.reader = reader;
    this.answers = answers;
    this.chosen = chosen;
  }

  /**
   * @param {Record_[]} records
   * @returns {Header}
   */
  find(records) {
    /** @type {[number, string[]][]} */
    const filled = [];
    for (let i = 0; i < records.length && filled.length < LOOKED_AT; i += 1) {
      if (size(records[i][1])) filled.push([i, records[i][1]]);
    }
    for (const [place, [index, row]] of filled.entries()) {
      if (place && filled.slice(0, place).some(([, other]) => size(other) > TITLE)) break;
      const below = filled.slice(place + 1, place + 3);
      if (place && standsAgain(row, filled.slice(place + 1).map(([, other]) => other))) break; // an answer, and no question
      const found = this.at(row, below.map(([, other]) => other));
      if (found) return header(records, found[0], [index, ...below.slice(0, found[1] - 1).map(([i]) => i)]);
    }
    const widest = Math.max(0, ...filled.map(([, row]) => size(row)));
    if (widest < 2) throw new Refusal("one-column", {}, filled.length ? records[filled[0][0]][0] : 1);
    const [index, row] = filled.filter(([, each]) => size(each) * 2 > widest)[0];
    return header(records, cleaned(row), [index]);
  }

  /**
   * The names of the columns when the header begins with this row, and how many rows it has.
   *
   * @param {string[]} first
   * @param {string[][]} below
   * @returns {[string[], number] | null}
   */
  at(first, below) {
    const numbers = below.findIndex((row) => row.some((cell) => cell.includes('"ImportId"')));
    if (numbers >= 0) return [numbers ? coded(first, below[0]) : cleaned(first), numbers + 2];
    const second = below[0] || [];
    const row = [...first, ...Array(Math.max(0, second.length - first.length)).fill("")];
    const alone = this.use(row);
    if (size(row) < 2 && !isGroup(row)) return null;
    if (alone) return this.isSecond(row, second) ? [joined(row, second), 2] : [cleaned(row), 1];
    const both = joined(row, second);
    if (isGroup(row) && this.use(both) && this.use(both) >= this.use(second)) return [both, 2];
    if (this.use(second) && size(row) > TITLE && cleaned(row).filter(Boolean).every((cell) => CODE.test(cell))) {
      return [coded(row, second), 2];
    }
    return null;
  }

  /**
   * How many questions are recognised; 0 when these names cannot be those of a table of answers.
   *
   * @param {string[]} row
   */
  use(row) {
    const roles = this.reader.roles(cleaned(row), this.chosen).map((column) => column.role);
    const hasLevels = roles.includes("concept") || roles.includes("long-level");
    if (hasLevels && !roles.includes("department")) return 0;
    return count(roles, (role) => QUESTIONS.includes(role) || role === "repeated");
  }

  /**
   * Whether the row under a header belongs to it: it names parts of questions, and answers nothing.
   *
   * @param {string[]} row
   * @param {string[]} second
   */
  isSecond(row, second) {
    const cells = cleaned(second);
    if (!cells.some(Boolean)) return false;
    for (const { index, role } of this.reader.roles(cleaned(row), this.chosen)) {
      const said = cells[index] || "";
      if (["id", "time", "submitted"].includes(role) && said) return false;
      if (role === "department" && this.answers.department(said)) return false;
      const level = role === "concept" ? this.answers.level(said) : null;
      if (level !== null && level >= 0) return false;
    }
    if (cells.some((cell) => listed("subheaders").has(bare(cell)))) return true;
    const isBehind = cells.some((cell, i) => cell && isBlank(row[i] || ""));
    return isBehind && this.use(joined(row, second)) > this.use(row);
  }
}

/**
 * @param {Record_[]} records
 * @param {string[]} found
 * @param {number[]} used
 * @returns {Header}
 */
function header(records, found, used) {
  const names = [...found];
  while (names.length && !names[names.length - 1]) names.pop();
  const [line, ...more] = used.map((i) => records[i][0]);
  const above = records.slice(0, used[0]).filter(([, row]) => size(row)).map(([at]) => at);
  return { names, start: used[used.length - 1] + 1, line, above, more };
}

/** @param {string[]} row */
function size(row) {
  return count(row, (cell) => !isBlank(cell));
}

/**
 * A row with a question above several columns: cells stay empty behind it, and it is no title.
 *
 * @param {string[]} row
 */
function isGroup(row) {
  return row.slice(1).some((cell) => !isBlank(cell)) && row.some(isBlank);
}

/**
 * Whether a cell of this row is repeated below it, in its column.
 *
 * @param {string[]} row
 * @param {string[][]} others
 */
function standsAgain(row, others) {
  return row.some((cell, i) => bare(cell) && others.some((other) => i < other.length && bare(other[i]) === bare(cell)));
}

/** @param {string[]} row */
function cleaned(row) {
  return row.map(withoutHtml);
}

/**
 * `Q2_1. Hoe goed ken je dit? - Digital twin`, as other forms write code and question.
 *
 * @param {string[]} codes
 * @param {string[]} texts
 */
function coded(codes, texts) {
  return pairs(codes, texts).map(([code, text]) => (code && text && code !== text ? `${code}. ${text}` : text || code));
}

/**
 * `Hoe goed ken je dit? [Digital twin]` of a question and the part of it that stands below.
 *
 * @param {string[]} questions
 * @param {string[]} parts
 */
function joined(questions, parts) {
  let last = "";
  return pairs(questions, parts).map(([question, part]) => {
    last = question || last;
    if (!part || listed("subheaders").has(bare(part)) || bare(part) === bare(question)) return squeezed(question);
    return squeezed(last ? `${last} [${part.replace(/[\][()]/g, " ")}]` : part);
  });
}

/**
 * @param {string[]} one
 * @param {string[]} other
 */
function pairs(one, other) {
  const [ones, others] = [cleaned(one), cleaned(other)];
  return Array.from({ length: Math.max(one.length, other.length) }, (_, i) => [ones[i] || "", others[i] || ""]);
}
