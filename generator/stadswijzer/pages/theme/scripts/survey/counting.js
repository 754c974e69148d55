// What people answered → how often each answer was given. The same as `editing/survey/counting.py`: an answer that may mean
// anything is an error of its column, and is never counted nor passed over.
import { isPersonal } from "../form/round_rules.js";
import { ODD, isCode } from "./level_words.js";
import { FORM, Persons } from "./persons.js";
import { Odd } from "./findings.js";
import { Scale, Ticks } from "./scale.js";
import { isOpen } from "./spellings.js";
import { printable, shown } from "./text.js";

/**
 * @typedef {import("./tally.js").Tally} Tally
 * @typedef {import("./columns.js").Column} Column
 * @typedef {import("./export_table.js").Row} Row
 * @typedef {import("./export_table.js").Table} Table
 */

/** Counts the rows of one file into a tally. */
export class Counting {
  /**
   * @param {import("./answers.js").Answers} answers
   * @param {Column[]} columns
   * @param {string} file
   * @param {import("./sent_twice.js").Rows} rows
   * @param {boolean} wishes
   */
  constructor(answers, columns, file, rows, wishes) {
    this.answers = answers;
    this.wishes = wishes;
    this.odd = new Odd(file);
    this.persons = new Persons(answers, columns, this.odd, rows);
    this.columns = this.persons.columns;
    this.scale = new Scale(answers, columns);
    this.ticks = new Ticks(answers);
  }

  /**
   * Adds every row.
   *
   * @param {Table} table
   * @param {Tally} tally
   */
  count(table, tally) {
    for (const { role, target } of this.columns) {
      if (role === "concept") tally.concepts.add(target);
      else if (role === "used" && !tally.used.has(target)) tally.used.set(target, [0, 0]);
      else if (role === "named" || role === "focus") tally.asked.add(role);
    }
    for (const line of table.header.above) this.odd.tell("title-lines", line, "note");
    for (const line of table.header.more) this.odd.tell("header-rows", line, "note");
    /** @type {Map<string, number>} */
    const perConcept = new Map();
    for (const row of this.persons.rows(table)) {
      if (this.persons.isLong) this.oneAnswer(row, tally, perConcept);
      else this.onePerson(row, tally);
    }
    if (this.persons.isLong) { // at least so many people: nobody answers twice for one concept
      const fewest = Math.max(0, ...perConcept.values());
      tally.responded += fewest;
      if (fewest > 1) this.odd.tell("fewest-people", 1, "note"); // a hand-in of one person is exact
    }
    this.scale.tell(table.header.line, this.odd);
    this.ticks.tell(table.header.line, this.odd);
  }

  /**
   * The department of a row, or "" after saying that there is none.
   *
   * @param {Row} row
   */
  department(row) {
    const text = this.persons.departmentOf(row);
    const found = this.answers.department(text);
    if (found === undefined && this.persons.department) this.odd.answer("unknown-department", text, this.persons.department, row.line);
    else if (!found) this.odd.tell("no-department", row.line);
    return found || "";
  }

  /**
   * @param {string} text
   * @param {Column} column
   * @param {number} line
   */
  level(text, column, line) {
    const level = this.answers.level(text);
    this.scale.add(text, column, line);
    if (level !== ODD) return level;
    this.odd.answer(isCode(text) ? "answer-codes" : "unknown-level", text, column, line);
    return null;
  }

  /**
   * @param {Row} row
   * @param {Tally} tally
   * @param {Map<string, number>} perConcept
   */
  oneAnswer(row, tally, perConcept) {
    const place = (/** @type {string} */ role) => this.columns.map((each) => each.role).lastIndexOf(role);
    const [asked, said] = [place("long-concept"), place("long-level")];
    const concept = this.answers.concept(row.values[asked]);
    if (concept === undefined) {
      this.odd.answer("unknown-concept", row.values[asked], this.columns[asked], row.line);
      return;
    }
    const level = this.level(row.values[said], this.columns[said], row.line);
    const department = this.department(row);
    if (level === null || !department || !concept) return;
    perConcept.set(concept, (perConcept.get(concept) || 0) + 1);
    tally.departments.add(department);
    tally.add(department, concept, level);
  }

  /**
   * @param {Row} row
   * @param {Tally} tally
   */
  onePerson(row, tally) {
    /** @type {[string, number][]} */
    const levels = [];
    /** @type {[string, boolean][]} */
    const used = [];
    /** @type {string[]} */
    const wishes = [];
    /** @type {Column[]} */
    const open = [];
    const themes = new Themes();
    let isAnswered = false;
    this.columns.forEach((column, place) => {
      const text = row.values[place];
      if (column.role === "named" || column.role === "focus") {
        isAnswered = this.themes(column, text, row.line, themes) || isAnswered;
      } else if (text && column.role === "concept") {
        const level = this.level(text, column, row.line);
        isAnswered = isAnswered || !isOpen(text);
        if (level !== null) levels.push([column.target, level]);
      } else if (column.role === "used") {
        const yes = this.answers.saidYes(text);
        if (yes === undefined) this.odd.answer("unknown-yes", text, column, row.line);
        if (text) this.ticks.add(text, column, row.line, yes);
        else open.push(column);
        isAnswered = isAnswered || !isOpen(text);
        if (typeof yes === "boolean") used.push([column.target, yes]);
      } else if (text && column.role === "wish" && this.answers.isWish(printable(text))) {
        wishes.push(printable(text));
      }
    });
    if (!isAnswered && !wishes.length) {
      this.odd.tell("nothing-answered", row.line, "note");
      return;
    }
    const department = this.department(row);
    const isOfForm = row.values.some((value, place) => value && FORM.includes(this.columns[place].role));
    if (!isAnswered && !department && !isOfForm) {
      this.odd.tell("only-text", row.line, "error");
      return;
    }
    tally.responded += 1;
    this.ticks.leftOpen(open);
    themes.addTo(tally);
    for (const role of themes.leftOpen) {
      const column = this.columns.find((each) => each.role === role);
      this.odd.tell("left-open", row.line, "note", { column: shown(column ? column.header : "") });
    }
    for (const wish of this.wishes ? wishes : []) {
      if (isPersonal(wish)) this.odd.tell("personal-wish", row.line, "error");
      tally.wishes.add(wish);
    }
    for (const [concept, yes] of used) {
      const sum = tally.used.get(concept) || [0, 0];
      tally.used.set(concept, [sum[0] + 1, sum[1] + +yes]);
    }
    if (!department) return;
    tally.departments.add(department);
    for (const [concept, level] of levels) tally.add(department, concept, level);
  }

  /**
   * Whether something was answered to a question after themes.
   *
   * @param {Column} column
   * @param {string} text
   * @param {number} line
   * @param {Themes} themes
   */
  themes(column, text, line, themes) {
    const { role, target } = column;
    if (isOpen(text)) {
      (this.answers.meansNone(text) ? themes.none : themes.open).add(role);
      return false; // who left everything open did not take part
    }
    if (target) {
      let yes = this.answers.saidYes(text);
      if (yes === undefined) { // a form may repeat the theme itself as the answer
        const { themes: found, odd } = this.answers.named(text);
        if (odd.length) {
          this.odd.answer("unknown-yes", text, column, line);
          return false;
        }
        yes = found.has(target);
      }
      if (yes) themes.chosen[role].add(target);
      else themes.none.add(role);
      return true;
    }
    const { themes: found, odd, isNone } = this.answers.named(text);
    for (const part of odd) this.odd.answer("unknown-theme", part, column, line);
    found.forEach((theme) => themes.chosen[role].add(theme));
    if (isNone) themes.none.add(role);
    return true;
  }
}

/** What one person answered to the questions after themes, by question. */
class Themes {
  constructor() {
    /** @type {Record<string, Set<string>>} */
    this.chosen = { named: new Set(), focus: new Set() };
    /** @type {Set<string>} */
    this.none = new Set();
    /** @type {Set<string>} */
    this.open = new Set();
  }

  /** Questions that this person did not answer at all. */
  get leftOpen() {
    return [...this.open].filter((role) => !this.none.has(role) && !this.chosen[role].size).sort();
  }

  /** @param {Tally} tally */
  addTo(tally) {
    for (const [role, themes] of Object.entries(this.chosen)) {
      for (const theme of themes) tally.themes[role].set(theme, (tally.themes[role].get(theme) || 0) + 1);
      if (this.none.has(role) && !themes.size) tally.none[role] += 1;
    }
  }
}

