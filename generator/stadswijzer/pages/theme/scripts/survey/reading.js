// Exports → what may be written of them, and everything there is to tell. The same as `editing/survey/__init__.py`.
// Answers live as long as this takes; nothing of a person is kept.
import { Answers } from "./answers.js";
import { refuseUnreadLevels, refuseUseless, resolved } from "./column_answers.js";
import { Reader, refuseDoubt } from "./columns.js";
import { Counting } from "./counting.js";
import { data } from "./data.js";
import { readTable } from "./export_table.js";
import { finding } from "./findings.js";
import { Finder } from "./header.js";
import { kept } from "./hiding.js";
import { Refusal } from "./refusal.js";
import { Files, Rows } from "./sent_twice.js";
import { Names } from "./spellings.js";
import { Tally } from "./tally.js";
import { shown } from "./text.js";

/**
 * What was said by hand: what columns ask (`#3=concept:open-data`) and what answers mean (`Wel eens van gehoord=1`).
 * `isOthers`: rows that are alike are of different people.
 *
 * @typedef {{columns: string[], answers: string[], wishes: boolean, isOthers: boolean}} Choices
 * @typedef {{invited: number | null, responded: number | null, sample: boolean}} Numbers
 * @typedef {import("./columns.js").Column} Column
 * @typedef {import("./findings.js").Finding} Finding
 * @typedef {import("./export_table.js").Table} Table
 * @typedef {{name: string, content: Uint8Array}} Export
 * @typedef {{tally: Tally, headers: Map<string, string[]>, columns: Map<string, Column[]>, findings: Finding[]}} Counted
 */

/**
 * Counts all exports together.
 *
 * @param {Export[]} exports
 * @param {Choices} choices
 * @returns {Promise<Counted>}
 */
export async function count(exports, choices) {
  /** @type {Counted} */
  const counted = { tally: new Tally(), headers: new Map(), columns: new Map(), findings: [] };
  const [concepts, themes] = [new Names(data.concepts), new Names(data.themes)];
  let answers;
  try {
    answers = new Answers(concepts, themes, choices.answers);
  } catch (error) {
    counted.findings.push(told(error, "--answer", false));
    return counted;
  }
  const reading = new Reading(new Finder(new Reader(concepts, themes), answers, choices.columns), choices.wishes);
  for (const each of exports) {
    try {
      counted.findings.push(...await reading.file(each, counted));
    } catch (error) {
      counted.findings.push(told(error, each.name, true));
    }
  }
  for (const { file, lines, isSure } of choices.isOthers ? [] : reading.rows.order.alike()) {
    counted.findings.push(finding(isSure ? "rows-alike" : "some-alike", file, lines, isSure ? "error" : lines.length ? "warning" : "note"));
  }
  if (!hasErrors(counted)) {
    counted.findings.push(...answers.unmet.map((text) => finding("answer-unused", "--answer", [], "error", { text })));
  }
  return counted;
}

/** @param {Counted} counted */
export function hasErrors(counted) {
  return counted.findings.some((each) => each.severity === "error");
}

/**
 * @param {unknown} error
 * @param {string} file
 * @param {boolean} hasLine
 */
function told(error, file, hasLine) {
  if (!(error instanceof Refusal)) throw error;
  return finding(error.code, file, hasLine && error.line ? [error.line] : [], "error", error.values);
}

/** The files of one import, and what was seen in them so far. */
class Reading {
  /**
   * @param {Finder} finder
   * @param {boolean} wishes
   */
  constructor(finder, wishes) {
    this.finder = finder;
    this.wishes = wishes;
    this.rows = new Rows();
    this.files = new Files();
  }

  /**
   * Counts a file, and gives what there is to tell of it.
   *
   * @param {Export} export_
   * @param {Counted} counted
   * @returns {Promise<Finding[]>}
   */
  async file({ name, content }, counted) {
    const again = this.files.sameBytes(content, name);
    if (again) return [finding("same-file", name, [], "warning", { other: again })];
    const table = await readTable(content, this.finder);
    counted.headers.set(name, table.header.names);
    const columns = resolved(this.finder.reader.columns(table.header.names, this.finder.chosen), table, this.finder);
    counted.columns.set(name, columns);
    refuseDoubt(columns);
    refuseUnreadLevels(columns, table, this.finder);
    refuseUseless(columns, table);
    const counting = new Counting(this.finder.answers, columns, name, this.rows, this.wishes);
    const answered = counting.persons.content(table);
    const other = answered.length ? this.files.sameRows(answered, name) : "";
    if (other) return [finding("same-file", name, [], "warning", { other })];
    const grown = answered.length && !counting.persons.isLong ? this.files.grownFrom(answered, data.least) : "";
    if (grown) throw new Refusal("grown-file", { other: grown }, table.header.line);
    counting.count(table, counted.tally);
    const found = counting.odd.findings();
    if (table.sheet.hidden.length) {
      found.push(finding("hidden-sheets", name, [], "warning", { sheets: table.sheet.hidden.map((sheet) => `"${shown(sheet)}"`).join(", ") }));
    }
    if (columns.some((each) => each.role === "wish")) found.push(finding(this.wishes ? "read-wishes" : "wishes-left", name));
    return found;
  }
}

/**
 * What makes these answers unfit to become a round; null when nothing does.
 *
 * @param {Counted} counted
 * @param {Numbers} numbers
 */
export function wrongNumbers(counted, { invited, responded, sample }) {
  const { tally } = counted;
  const file = [...counted.columns.keys()][0] || "";
  const many = respondedOf(counted, responded);
  const error = (/** @type {string} */ code, values = {}) => finding(code, file, [], "error", values);
  if (many < data.least) return error("too-few-people", { least: data.least });
  if (responded !== null && responded < tally.responded) return error("responded-few");
  if (isLeast(counted) && responded === null && !sample) return error("responded-unknown");
  return invited !== null && invited < many ? error("invited-few") : null;
}

/**
 * Whether the answers show only how many took part at least.
 *
 * @param {Counted} counted
 */
export function isLeast(counted) {
  return counted.findings.some((each) => each.code === "fewest-people");
}

/**
 * How many took part: what the answers show, or what was said when that is more.
 *
 * @param {Counted} counted
 * @param {number | null} responded
 */
export function respondedOf(counted, responded) {
  return Math.max(counted.tally.responded, responded || 0);
}

/**
 * What may be written of answers in which nothing is wrong.
 *
 * @param {Counted} counted
 * @param {Numbers} numbers
 */
export function hide(counted, { responded }) {
  return kept(counted.tally, respondedOf(counted, responded));
}
