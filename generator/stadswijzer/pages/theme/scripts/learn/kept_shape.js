// What a file or the storage may hold, field by field.
import { isDay } from "./days.js";
import { BEFORE, LONGEST, MISSES } from "./spacing.js";

/** @typedef {(value: unknown) => boolean} Fits */

export const APP = "stadswijzer";
export const VERSION = 2; // 1 kept a stage of each answer in place of its wait
export const LARGEST = 2000000; // bytes of a file

/**
 * @param {number} most
 * @returns {Fits}
 */
function upTo(most) {
  return (value) => typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= most;
}

/**
 * @param {RegExp} pattern
 * @returns {Fits}
 */
function matching(pattern) {
  return (value) => typeof value === "string" && value.length <= 200 && pattern.test(value);
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * @param {Record<string, Fits>} required
 * @param {Record<string, Fits>} optional
 * @returns {Fits}
 */
function fields(required, optional) {
  const known = new Map([...Object.entries(required), ...Object.entries(optional)]);
  return (value) =>
    isObject(value) && Object.keys(required).every((name) => name in value) &&
    Object.keys(value).every((name) => known.get(name)?.(value[name]));
}

/**
 * @param {Fits} fitsKey
 * @param {Fits} fits
 * @param {number} most
 * @returns {Fits}
 */
function every(fitsKey, fits, most) {
  return (value) => {
    const keys = isObject(value) ? Object.keys(value) : null;
    return keys !== null && keys.length <= most && isObject(value) && keys.every((key) => fitsKey(key) && fits(value[key]));
  };
}

/**
 * @param {Fits} fits
 * @param {number} most
 * @returns {Fits}
 */
function list(fits, most) {
  return (value) => Array.isArray(value) && value.length <= most && value.every(fits);
}

const isId = matching(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const isQuestion = matching(/^[0-9a-f]{10}$/);
const isAnswer = fields({ day: isDay, last: upTo(2), times: upTo(1e6) }, { stage: upTo(BEFORE.length - 1), gap: upTo(LONGEST) });
const isConcept = fields(
  { begun: isDay },
  {
    step: isDay, read: isDay, missed: isDay, misses: upTo(MISSES),
    questions: every(isQuestion, isAnswer, 500), days: every(isDay, list(isQuestion, 500), 400),
  },
);
const isTest = fields({ day: isDay, known: list(isId, 100), open: list(isId, 100) }, {});
const isWhole = fields(
  { app: (value) => value === APP, version: upTo(VERSION), entries: every(isId, isConcept, 5000) },
  { saved: isDay, path: isId, department: isId, test: isTest },
);

/**
 * The waits of answers that an earlier version kept.
 *
 * @param {Kept} data
 */
function brought(data) {
  for (const entry of Object.values(data.entries)) {
    for (const answer of Object.values(entry.questions || {})) {
      answer.gap = answer.gap || BEFORE[answer.stage || 0];
      delete answer.stage;
    }
  }
  data.version = VERSION;
  return data;
}

/**
 * @param {string} _
 * @param {unknown} value
 */
function withoutPrototype(_, value) {
  return isObject(value) ? bare(value) : value;
}

/**
 * An object in which nothing is found but what was put there.
 *
 * @template {object} Type
 * @param {Type} [value]
 * @returns {Type}
 */
export function bare(value) {
  return Object.assign(Object.create(null), value);
}

/**
 * @param {string} text
 * @returns {{data: Kept, wrong?: undefined} | {data?: undefined, wrong: "damaged" | "foreign" | "newer"}}
 */
export function parse(text) {
  let data;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ""), withoutPrototype);
  } catch {
    return { wrong: "damaged" };
  }
  if (!isObject(data) || data.app !== APP) return { wrong: "foreign" };
  const version = typeof data.version === "number" ? data.version : 0;
  if (Number.isInteger(version) && version > VERSION) return { wrong: "newer" };
  if (version < 1 || !isWhole(data)) return { wrong: "damaged" };
  return { data: brought(/** @type {Kept} */ (/** @type {unknown} */ (data))) };
}

/** @returns {Kept} */
export function empty() {
  return bare({ app: APP, version: VERSION, entries: bare({}) });
}
