// What is wrong between the fields of an entry, and the name that its title gives its file.
import { filled } from "../shared/elements.js";
import { data, wrong } from "./data.js";
import { dayOf } from "./moments.js";
import { SAFEGUARDS, inRound, inTalk, labelled } from "./round_rules.js";
import { asList, asPairs, asPart, asText, kept } from "./values.js";

/** @typedef {import("./field_rules.js").Mistake} Mistake */
/** @typedef {import("./round_rules.js").Fault} Fault */

/**
 * @param {PartValue} values
 * @param {string} name
 * @param {string} key
 * @returns {Fault[]}
 */
function twice(values, name, key) {
  const all = asList(values[name]).map((item) => asText(asPart(item)[key]));
  return all.flatMap((each, i) =>
    each && all.indexOf(each) < i ? [{ path: `-${name}-${i}-${key}`, text: wrong.twice }] : []);
}

/** @param {PartValue} values */
function rightAnswers(values) {
  return asList(values.quiz).flatMap((item, i) => {
    const question = asPart(item);
    const options = asList(question.options).map(asPart);
    if (!options.some((option) => kept({ is: "line", text: true, most: 0 }, option.text) !== undefined)) return [];
    const right = options.filter((option) => option.correct).length;
    if (question.multiple ? right : right === 1) return [];
    return [{ path: `-quiz-${i}-options`, text: question.multiple ? wrong.some_right : wrong.one_right }];
  });
}

/**
 * @param {PartValue} values
 * @returns {Fault[]}
 */
function order(values) {
  const started = asText(values.started);
  const ended = asText(values.ended);
  const from = dayOf(values.start, true);
  const to = dayOf(values.end);
  const outside = asList(values.milestones).flatMap((stone, i) => {
    const on = dayOf(asPart(stone).date);
    return from && to && from <= to && on && (on < from || on > to) ? [{ path: `-milestones-${i}-date`, text: wrong.outside }] : [];
  });
  return [
    ...(started && ended && +ended < +started ? [{ path: "-ended", text: wrong.order }] : []),
    ...(from && to && to < from ? [{ path: "-end", text: wrong.order }] : []),
    ...outside,
  ];
}

/** @param {PartValue} values */
function hours(values) {
  const taking = [values.lead, ...asList(values.departments)];
  return asPairs(values.hours).flatMap(([department], i) =>
    department && !taking.includes(department) ? [{ path: `-hours-${i}-key`, text: wrong.not_part }] : []);
}

/**
 * What is missing of a round, and what is too much.
 *
 * @param {EditingKind} kind
 * @param {PartValue} values
 * @returns {Fault[]}
 */
function ofRound(kind, values) {
  const isOpen = (/** @type {Field} */ field) => SAFEGUARDS.includes(field.name) && kept(field, values[field.name]) === undefined;
  const open = values.sample === true ? [] : kind.fields.filter(isOpen);
  const [invited, responded] = [Number(asText(values.invited)), Number(asText(values.responded))];
  const tooMany = asText(values.invited) && invited < responded ? [{ path: "-responded", text: filled(data.problems["responded-over-invited"].text, { invited, responded }) }] : [];
  return [...open.map(({ name }) => ({ path: `-${name}`, text: wrong.missing })), ...tooMany, ...rows(values), ...inRound(values)];
}

/**
 * Rows of which one thing must be told, and one of two.
 *
 * @param {PartValue} values
 * @returns {Fault[]}
 */
function rows(values) {
  const one = (/** @type {string} */ name, /** @type {string[]} */ fields) => asList(values[name]).flatMap((item, i) => {
    const row = asPart(item);
    const isFilled = (/** @type {string} */ field) => row[field] === true || asText(row[field]) !== "" || asList(row[field]).some(Boolean);
    const told = fields.filter(isFilled).length;
    if (told === 1 || !Object.keys(row).some(isFilled)) return [];
    return [{ path: `-${name}-${i}-${fields[0]}`, text: told ? wrong.one_of : wrong.missing }];
  });
  const voices = asList(values.voices).flatMap((item, i) => {
    const { text, checked } = asPart(item);
    return asText(text) && checked !== true ? [{ path: `-voices-${i}-checked`, text: wrong.missing }] : [];
  });
  const unsized = asList(values.results).flatMap((item, i) => {
    const { answers, at_least } = asPart(item);
    return asList(at_least).some(Boolean) && !asText(answers) ? [{ path: `-results-${i}-answers`, text: wrong.missing }] : [];
  });
  return [
    ...one("results", ["department", "cluster"]), ...one("results", ["at_least", "too_few"]), ...unsized,
    ...one("named", ["theme", "none"]), ...one("focus", ["theme", "none"]), ...voices,
  ];
}

/**
 * What is wrong between fields.
 *
 * @param {EditingKind} kind
 * @param {PartValue} values
 * @returns {Mistake[]}
 */
export function betweenFields(kind, values) {
  const ofKind = kind.kind === "survey" ? ofRound(kind, values) : kind.kind === "talk" ? inTalk(values) : [];
  return labelled(kind, [
    ...rightAnswers(values), ...order(values), ...twice(values, "needs", "concept"), ...twice(values, "milestones", "id"),
    ...hours(values), ...ofKind,
  ]);
}

/**
 * The name that `stadswijzer new` makes of a title.
 *
 * @param {string} title
 */
export function nameFrom(title) {
  return title
    .replace(/['’]/g, "").normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase()
    .replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60).replace(/-+$/, "");
}
