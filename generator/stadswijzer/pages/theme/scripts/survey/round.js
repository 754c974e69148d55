// A round as the values of its file, and why this project would refuse it beside the rounds that it has. The file itself is
// written as that of any entry (`form/yaml.js`).
import { inField } from "../form/field_rules.js";
import { data as editing } from "../form/data.js";
import { dayOf } from "../form/moments.js";
import { SAFEGUARDS, inRound, labelled } from "../form/round_rules.js";
import { asPart, asText, kept } from "../form/values.js";
import { filled } from "../shared/elements.js";
import { data, words } from "./data.js";
import { finding } from "./findings.js";

/**
 * @typedef {import("./tally.js").Tally} Tally
 * @typedef {import("./hiding.js").Hidden} Hidden
 * @typedef {import("./hiding.js").Row} Row
 * @typedef {import("../form/field_rules.js").Mistake} Mistake
 */

const DAY = 86_400_000;
const CHOSEN = ["method", "basis"];
const FILLED_IN = ["title", "summary", "sample"];

/** What must be told of a round, unless it is made up. */
export const NEEDED = ["date", "invited", ...SAFEGUARDS];

/** The kind of a round, as the form knows it. */
export const kind = /** @type {EditingKind} */ (editing.kinds.find((each) => each.kind === "survey"));

/** The fields that are asked: what must be told first, in the order of the file; what is filled in otherwise last. */
export const fields = [[...NEEDED, ...CHOSEN], FILLED_IN].flatMap((names) => kind.fields.filter((field) => names.includes(field.name)));

/**
 * What is told of a round, with what is left open filled in as the command does.
 *
 * @param {string} id
 * @param {PartValue} about
 * @param {Tally} tally
 * @param {Hidden} hidden
 * @returns {PartValue}
 */
export function valuesOf(id, about, tally, hidden) {
  const left = asPart(kept({ is: "part", fields, row: false }, about));
  const [year, ...rest] = id.split("-");
  const when = /^\d{4}$/.test(year) && rest.length ? `${rest.join(" ")} ${year}` : id;
  return {
    title: filled(words.survey_import.title, { when }),
    summary: words.survey_import.summary,
    date: data.today,
    method: "questions",
    basis: "self",
    invited: String(hidden.responded),
    ...left,
    responded: String(hidden.responded),
    results: hidden.results.map(rowOf),
    used: hidden.used.map(([concept, answers, yes]) => ({ concept, answers, yes })),
    ...Object.fromEntries(Object.entries(hidden.themes).map(([name, { steps, none }]) => [
      name, [...steps.map(([theme, step]) => ({ theme, count: String(step) })), { none: true, count: String(none) }],
    ])),
    wishes: [...tally.wishes].sort().map((text) => ({ text })),
  };
}

/**
 * @param {Row} row
 * @returns {PartValue}
 */
function rowOf(row) {
  const group = row.isCluster ? { cluster: row.group } : { department: row.group };
  const said = row.answers ? { answers: row.answers, at_least: row.at_least } : { too_few: true };
  return { ...group, concept: row.concept, ...said };
}

/**
 * What is still missing or wrong in what is told of a round.
 *
 * @param {PartValue} about
 * @returns {Mistake[]}
 */
export function mistakesIn(about) {
  const own = { kind: "survey", id: "" };
  const needed = about.sample === true ? [] : NEEDED;
  const found = fields.flatMap((field) => {
    const { required: _, ...open } = field;
    const shape = needed.includes(field.name) ? { ...open, required: /** @type {true} */ (true) } : open;
    return inField(/** @type {Field} */ (shape), about[field.name], `-${field.name}`, field.label, own);
  });
  return [...found, ...labelled(kind, inRound(about))];
}

/**
 * Whose people may be in a row: its department and the cluster of that, or its cluster and the departments in it.
 *
 * @param {string} key
 */
function widened(key) {
  const [what, group, concept] = key.split(":");
  const near = data.departments.filter((each) => (what === "department" ? each.id === group : each.cluster === group));
  const others = near.map((each) => (what === "department" ? each.cluster && `cluster:${each.cluster}` : `department:${each.id}`));
  return [key, ...others.filter(Boolean).map((other) => `${other}:${concept}`)];
}

/**
 * Whether two rounds were surely among other departments.
 *
 * @param {Set<string>} one
 * @param {string[]} other
 */
function areOthers(one, other) {
  const group = (/** @type {string} */ key) => key.split(":", 2).join(":");
  const groups = new Set([...one].map(group));
  return one.size > 0 && other.length > 0 && !other.some((key) => groups.has(group(key)));
}

/**
 * Why this round cannot stand beside one that is there. `isAgain`: it was said that people were asked anew.
 *
 * @param {PartValue} values
 * @param {Hidden} hidden
 * @param {boolean} isAgain
 * @returns {Mistake[]}
 */
export function besideOthers(values, hidden, isAgain) {
  const day = dayOf(values.date);
  if (!day) return [];
  const own = new Map(hidden.results.map((row) => [
    `${row.isCluster ? "cluster" : "department"}:${row.group}:${row.concept}`, [row.answers, ...row.at_least].join(" ").trim(),
  ]));
  const asked = [...Object.keys(hidden.themes), ...hidden.used.map(([concept]) => `used:${concept}`)];
  return data.rounds.flatMap((other) => {
    const wrong = beside(other, asText(values.date), day, asText(values.basis), own, asked, isAgain);
    return wrong ? [wrong] : [];
  });
}

/**
 * A withdrawn round of those days, which git keeps: with a few people more than then, the difference is their answers. Told
 * as the command does, an error or a warning.
 *
 * @param {PartValue} values
 * @param {Hidden} hidden
 * @param {string} file
 */
export function afterWithdrawn(values, hidden, file) {
  const day = dayOf(values.date);
  const near = values.sample === true || !day ? [] : data.withdrawn.filter((other) =>
    values.basis === other.basis && Math.abs(Date.parse(day) - Date.parse(other.day)) / DAY < data.rounds_rule.apart);
  return near.map((other) => {
    const more = hidden.responded - other.responded;
    const isLate = more > 0 && more < data.least;
    return finding(isLate ? "late-after-withdrawn" : "after-withdrawn", file, [], isLate ? "error" : "warning", { other: other.path });
  });
}

/**
 * @param {SurveyRound} other
 * @param {string} date
 * @param {string} day
 * @param {string} basis
 * @param {Map<string, string>} own
 * @param {string[]} asked
 * @param {boolean} isAgain
 * @returns {Mistake | null}
 */
function beside(other, date, day, basis, own, asked, isAgain) {
  const mistake = (/** @type {string} */ code, /** @type {SaidValues} */ values) =>
    ({ path: "-date", label: words.importing.other_round, text: filled(words.problems[code], values), code });
  const days = Math.abs(Date.parse(day) - Date.parse(other.day)) / DAY;
  if (!days) return mistake("same-day", { date, file: other.path });
  const [first, second] = day < other.day ? [own, new Map(Object.entries(other.rows))] : [new Map(Object.entries(other.rows)), own];
  const { apart, alike, alike_from } = data.rounds_rule;
  if (days < apart && basis === other.basis) {
    const there = new Set([...first.keys()].flatMap(widened));
    const isAsked = asked.some((each) => other.asked.includes(each)) && !areOthers(there, [...second.keys()].flatMap(widened));
    if (isAsked || [...second.keys()].some((key) => there.has(key))) return mistake("rounds-overlap", { file: other.path, days });
  }
  const shared = [...own].filter(([key, said]) => said && other.rows[key]);
  const same = shared.filter(([key, said]) => other.rows[key] === said).length;
  const isAlike = shared.length >= alike_from && 100 * same >= alike * shared.length;
  return isAlike && !isAgain ? mistake("rounds-alike", { same, rows: shared.length, file: other.path }) : null;
}
