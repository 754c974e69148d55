// Which rows of an export are people who were not counted yet. The same as `editing/survey/persons.py`: of every other row
// is told why not.
import { QUESTIONS } from "./columns.js";
import { moment } from "./moments.js";
import { bare, matches } from "./spellings.js";
import { count } from "./text.js";

/**
 * @typedef {import("./columns.js").Column} Column
 * @typedef {import("./export_table.js").Row} Row
 * @typedef {import("./export_table.js").Table} Table
 */

/** What the form says of an answer, and nobody answered. */
export const FORM = ["id", "time", "submitted", "last-page"];
const NOT_READ = ["private", "unknown", "ignore"];
const MANY = 10; // from so many different answers on, few moments are no chance
const PAGE = /^\d{1,9}$/; // the number of one

/** Looks for people in one file. `place`: where each column that is read stands in a row. */
export class Persons {
  /**
   * @param {import("./answers.js").Answers} answers
   * @param {Column[]} columns
   * @param {import("./findings.js").Odd} odd
   * @param {import("./sent_twice.js").Rows} seen
   */
  constructor(answers, columns, odd, seen) {
    this.answers = answers;
    this.odd = odd;
    this.seen = seen;
    this.columns = columns.filter((each) => !NOT_READ.includes(each.role));
    this.width = columns.length;
    this.number = this.columns.findIndex((each) => each.role === "id");
    this.times = this.placesOf("time", "submitted");
    this.sent = this.placesOf("submitted");
    this.department = this.columns.find((each) => each.role === "department");
    this.questions = new Set(columns.filter((each) => QUESTIONS.includes(each.role)).map((each) => each.index));
    this.isLong = columns.some((each) => each.role === "long-level");
    this.isTimed = true;
    this.section = 0; // under which header of the file we are
  }

  /** @param {string[]} roles */
  placesOf(...roles) {
    return this.columns.flatMap((each, place) => (roles.includes(each.role) ? [place] : []));
  }

  /**
   * Every row that is somebody's answer, for the first time.
   *
   * @param {Table} table
   */
  rows(table) {
    const rows = table.rows(this.columns.map((each) => each.index));
    const timed = rows.map((row) => [`${this.moments(row)}`, this.answered(row)]).filter(([moments]) => moments);
    const told = new Set(timed.map(String)).size; // whether moments tell answers apart: not that of an export, or of a room
    this.isTimed = told < MANY || 2 * new Set(timed.map(([moments]) => moments)).size > told;
    const isNumbered = this.number >= 0 && rows.some((row) => row.values[this.number]);
    const place = this.times.find((each) => rows.some((row) => moment(row.values[each])));
    const last = this.lastPage(rows);
    return rows.filter((row) => {
      this.section += +row.isHeader;
      return this.isPerson(row, last, place, isNumbered);
    });
  }

  /** @param {Row} row */
  moments(row) {
    return this.times.map((place) => moment(row.values[place])).filter(Boolean);
  }

  /**
   * What a row says of its department.
   *
   * @param {Row} row
   */
  departmentOf(row) {
    return this.department ? row.values[this.columns.indexOf(this.department)] : "";
  }

  /** @param {Row[]} rows */
  lastPage(rows) {
    const [place] = this.placesOf("last-page");
    if (place === undefined || this.sent.length) return undefined;
    const pages = rows.map((row) => row.values[place]).filter((text) => PAGE.test(text)).map(Number);
    return pages.length ? Math.max(...pages) : undefined;
  }

  /**
   * Whether a row is an answer of someone who was not counted yet; says why not.
   *
   * @param {Row} row
   * @param {number | undefined} last
   * @param {number | undefined} timed
   * @param {boolean} isNumbered
   */
  isPerson(row, last, timed, isNumbered) {
    if (!row.fields) {
      this.odd.tell("blank-row", row.line, "note");
    } else if (row.isHeader) {
      if (!this.isLong) this.odd.tell("header-rows", row.line, "note");
    } else if (this.isFoot(row)) {
      this.odd.tell("no-person", row.line, "note");
    } else if (row.values.includes("#N/A")) {
      this.odd.tell("no-outcome", row.line, "error");
    } else if (row.fields > this.width) {
      this.odd.tell("long-row", row.line, "error");
    } else if (!this.wasSent(row, last)) {
      this.odd.tell("not-submitted", row.line, "note");
    } else if (isNumbered && !row.values[this.number]) {
      this.odd.tell("no-number", row.line, "error", { number: this.numberColumn });
    } else if (!isNumbered && timed !== undefined && !this.moments(row).length) {
      this.odd.tell("no-moment", row.line, "error", { number: this.columns[timed].index + 1 });
    } else {
      if (row.isShort) this.odd.tell("short-row", row.line);
      if (row.isUnseen) this.odd.tell("hidden-rows", row.line);
      return this.isNew(row);
    }
    return false;
  }

  get numberColumn() {
    return this.number >= 0 ? this.columns[this.number].index + 1 : 0;
  }

  /** @param {Row} row */
  numberOf(row) {
    return this.number >= 0 ? row.values[this.number] : "";
  }

  /**
   * A sum, a source or an example: told by its first word, or by that of its number or department.
   *
   * @param {Row} row
   */
  isFoot(row) {
    const number = this.numberOf(row);
    if (matches("example", bare(number)) || matches("sums", bare(number))) return true;
    if (number || this.times.some((place) => row.values[place])) {
      return matches("sources", bare(number)) && !this.answersOf(row).some(Boolean);
    }
    const [index, text] = row.first;
    const first = this.questions.has(index) ? "" : bare(text);
    const department = this.departmentOf(row);
    if (this.answers.department(department)) return matches("example", first);
    const isAlone = count(this.answersOf(row), Boolean) <= +this.columns.some((each) => each.index === index);
    return [first, bare(department)].some((word) =>
      matches("sums", word) || matches("example", word) || (isAlone && matches("sources", word)));
  }

  /** @param {Row} row */
  answersOf(row) {
    return row.values.filter((_, place) => !FORM.includes(this.columns[place].role));
  }

  /**
   * @param {Row} row
   * @param {number | undefined} last
   */
  wasSent(row, last) {
    for (const place of this.sent) {
      const sent = this.answers.wasSent(row.values[place]);
      if (sent === undefined) this.odd.answer("unknown-sent", row.values[place], this.columns[place], row.line);
      else if (!sent) return false;
    }
    if (last === undefined) return true;
    const page = row.values[this.placesOf("last-page")[0]];
    return PAGE.test(page) && +page === last;
  }

  /**
   * All that was answered, to compare files by; empty when rows say which answer they are.
   *
   * @param {Table} table
   * @returns {string[]}
   */
  content(table) {
    if (this.columns.some((each) => FORM.includes(each.role))) return [];
    const rows = table.rows(this.columns.map((each) => each.index));
    return rows.filter((row) => row.fields && !row.isHeader && !this.isFoot(row)).map((row) => this.answered(row));
  }

  /**
   * What was answered, with what was asked, as it is compared: in whatever order it was asked.
   *
   * @param {Row} row
   */
  answered(row) {
    return JSON.stringify(row.values.flatMap((value, place) => {
      const { role, target } = this.columns[place];
      return FORM.includes(role) ? [] : [`${role}:${target}=${bare(value) || value}`];
    }).sort());
  }

  /** @param {Row} row */
  isNew(row) {
    const times = this.numberOf(row) || this.isTimed ? this.moments(row) : [];
    const [number, answered, { order }] = [this.numberOf(row), this.answered(row), this.seen];
    const { code, other } = this.seen.seen(number, times, answered, this.odd.file);
    if (code === "same") this.odd.tell("sent-twice", row.line, "warning", { other });
    if (code === "doubt") this.odd.tell("same-number", row.line, "error", { other, number: this.numberColumn });
    if (code === "new" && !times.length) {
      const group = bare(this.departmentOf(row));
      const item = { file: this.odd.file, lines: [row.line], answered, group, section: this.section };
      (this.isLong ? order.answers : order.people).push(item);
      order.isNumbered = order.isNumbered || number !== "";
    }
    return code === "new";
  }
}
