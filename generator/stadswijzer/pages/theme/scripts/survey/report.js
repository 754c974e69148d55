// What an import says, in the words of the command. No number under the smallest group is ever said.
import { filled } from "../shared/elements.js";
import { words } from "./data.js";
import { compare } from "./text.js";

/**
 * @typedef {import("./findings.js").Finding} Finding
 * @typedef {import("./hiding.js").Hidden} Hidden
 * @typedef {import("./columns.js").Column} Column
 */

const MOST_LINES = 60;

/**
 * `3`, `3, 7–9`: runs of lines taken together.
 *
 * @param {number[]} lines
 */
export function linesInWords(lines) {
  /** @type {[number, number][]} */
  const runs = [];
  for (const line of [...new Set(lines)].sort((one, other) => one - other)) {
    const last = runs[runs.length - 1];
    if (last && line === last[1] + 1) last[1] = line;
    else runs.push([line, line]);
  }
  const told = runs.slice(0, MOST_LINES).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
  return [...told, ...(runs.length > MOST_LINES ? [words.survey_import.and_further] : [])].join(", ");
}

/**
 * Findings by file and line.
 *
 * @param {Finding[]} findings
 */
export function inOrder(findings) {
  return [...findings].sort((one, other) =>
    compare(one.file, other.file) || (one.lines[0] || 0) - (other.lines[0] || 0) || compare(one.code, other.code)
    || compare(sentence(one), sentence(other)));
}

/**
 * A finding as a sentence, with the lines that it is about.
 *
 * @param {Finding} finding
 */
export function sentence({ code, values, lines }) {
  const text = filled(words.survey_import.said[code], values);
  return lines.length > 1 ? `${text} (${filled(words.survey_import.lines, { lines: linesInWords(lines) })})` : text;
}

/**
 * How a column was understood.
 *
 * @param {Column} column
 */
export function roleInWords({ role, target, meant }) {
  const { roles } = words.survey_import;
  const said = filled(roles[role], { target }) + (["named", "focus"].includes(role) && target ? `: ${target}` : "");
  return meant.length ? `${said} (${filled(roles.meant, { ids: meant.join(", ") })})` : said;
}

/**
 * How many cells are written, and which are not: cells, never answers.
 *
 * @param {Hidden} hidden
 */
export function survivors(hidden) {
  const said = words.survey_import;
  const cells = [filled(said.survive, { shown: hidden.shown, cells: hidden.cells })];
  if (hidden.shown < hidden.cells) cells.push(filled(said.hidden, { groups: hiddenGroups(hidden).join("; ") }));
  if (hidden.clusters) cells.push(filled(said.clusters, { n: hidden.clusters }));
  const left = hidden.leftOut.length ? [filled(said.left_out, { names: hidden.leftOut.join(", ") })] : [];
  return [filled(said.responded, { n: hidden.responded }), cells.join(" "), ...left];
}

/**
 * Every department with too few answers, and on which concepts when it is not on all.
 *
 * @param {Hidden} hidden
 */
function hiddenGroups(hidden) {
  const concepts = new Set(hidden.results.map((row) => row.concept));
  /** @type {Map<string, string[]>} */
  const groups = new Map();
  for (const row of hidden.results) {
    if (!row.answers) groups.set(row.group, [...(groups.get(row.group) || []), row.concept]);
  }
  return [...groups].map(([group, missing]) => (missing.length === concepts.size ? group : `${group} (${missing.join(", ")})`));
}
