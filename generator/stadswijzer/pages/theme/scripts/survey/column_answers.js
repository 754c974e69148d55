// What only the answers under a question tell of it: a second question, levels of something unknown.
// The same as `editing/survey/column_answers.py`.
import { QUESTIONS, looksCoded, refuseTwice } from "./columns.js";
import { nearest } from "./nearest.js";
import { Refusal } from "./refusal.js";
import { isOpen } from "./spellings.js";

/**
 * @typedef {import("./columns.js").Column} Column
 * @typedef {import("./export_table.js").Table} Table
 * @typedef {import("./header.js").Finder} Finder
 */

/**
 * The columns, with what a second question about a concept asks (`Digital twin2`, as a form numbers it): of use when every
 * answer is yes or no. Anything else would count one concept twice.
 *
 * @param {Column[]} columns
 * @param {Table} table
 * @param {Finder} finder
 */
export function resolved(columns, table, { answers }) {
  const repeated = columns.filter((each) => each.role === "repeated");
  if (!repeated.length) return columns;
  const said = [...new Set(table.rows(repeated.map((each) => each.index)).flatMap((row) => row.values))];
  if (!said.every((text) => answers.isYesOrNo(text)) || !said.some((text) => answers.isYes(text))) {
    const [{ header }] = repeated;
    const numbers = repeated.map((each) => `#${each.index + 1}`).join(", ");
    throw new Refusal("repeated", { columns: numbers, header, number: header[header.length - 1] });
  }
  const found = columns.map((each) => (each.role === "repeated" ? { ...each, role: "used" } : each));
  refuseTwice(found);
  return found;
}

/**
 * A question that nobody knows, with answers that are levels, is about a concept all the same.
 *
 * @param {Column[]} columns
 * @param {Table} table
 * @param {Finder} finder
 */
export function refuseUnreadLevels(columns, table, { answers, reader }) {
  const unknown = columns.filter((each) => each.role === "unknown");
  const rows = table.rows(unknown.map((each) => each.index)).filter((row) => !row.isHeader);
  unknown.forEach(({ index, header }, place) => {
    const texts = [...new Set(rows.map((row) => row.values[place]))].filter((text) => !isOpen(text));
    const near = nearest(header, reader.concepts.ids);
    const isLevel = (/** @type {string} */ text) => (answers.level(text) ?? -1) >= 0;
    if ((texts.length > 1 && texts.every((text) => answers.isLevelInWords(text))) || (near && texts.length && texts.every(isLevel))) {
      refuseCoded(columns, table);
      throw new Refusal("column-levels", { columns: `#${index + 1}`, header, number: index + 1 });
    }
  });
}

/**
 * Questions that stand there by their code: one export with their text is less work than to name each. Whether a column is known
 * to ask something.
 *
 * @param {Column[]} columns
 * @param {Table} table
 */
function refuseCoded(columns, { header: { names, line } }) {
  const asks = columns.some((each) => QUESTIONS.includes(each.role));
  if (!asks && looksCoded(names)) throw new Refusal("question-codes", {}, line);
  return asks;
}

/**
 * @param {Column[]} columns
 * @param {Table} table
 */
export function refuseUseless(columns, table) {
  const roles = columns.map((each) => each.role);
  const { line } = table.header;
  if (!refuseCoded(columns, table)) throw new Refusal("no-questions", {}, line);
  if ((roles.includes("concept") || roles.includes("long-level")) && !roles.includes("department")) {
    throw new Refusal("no-department-column", {}, line);
  }
}
