// What is wrong in the lists of an entry.
import { filled } from "../shared/elements.js";
import { words, wrong } from "./data.js";
import { inField } from "./field_rules.js";
import { asList, asPairs, kept } from "./values.js";

/** @typedef {import("./field_rules.js").Mistake} Mistake */
/** @typedef {import("./field_rules.js").Own} Own */

/**
 * @param {ShapeOf<"many">} shape
 * @param {Value} value
 * @param {string} path
 * @param {string} label
 * @param {Own} own
 * @returns {Mistake[]}
 */
function inMany(shape, value, path, label, own) {
  const count = asList(kept(shape, value)).length;
  const few = count < shape.least ? [{ path, label, text: filled(wrong.few, { least: shape.least }) }] : [];
  const many = shape.most !== null && count > shape.most ? [{ path, label, text: filled(wrong.many, { most: shape.most }) }] : [];
  const inside = asList(value).flatMap((item, i) => {
    if (kept(shape.item, item) === undefined) return [];
    return inField(shape.item, item, `${path}-${i}`, filled(words.item, { name: shape.one, n: i + 1 }), own);
  });
  return [...few, ...many, ...inside];
}

/**
 * @param {ShapeOf<"keyed">} shape
 * @param {Value} value
 * @param {string} path
 * @param {string} label
 * @param {Own} own
 * @returns {Mistake[]}
 */
function inPairs(shape, value, path, label, own) {
  /** @type {Set<string>} */
  const seen = new Set();
  return asPairs(value).flatMap(([key, inside], i) => {
    if (kept(shape.value, inside) === undefined) return [];
    const at = `${path}-${i}-key`;
    const ofKey =
      !key ? [{ path: at, label, text: wrong.missing }]
      : seen.has(key) ? [{ path: at, label, text: wrong.twice }]
      : inField(shape.key, key, at, label, own);
    seen.add(key);
    return [...ofKey, ...inField(shape.value, inside, `${path}-${i}-value`, label, own)];
  });
}

/**
 * @param {ShapeOf<"many"> | ShapeOf<"keyed">} shape
 * @param {Value} value
 * @param {string} path
 * @param {string} label
 * @param {Own} own
 */
export function inList(shape, value, path, label, own) {
  return shape.is === "many" ? inMany(shape, value, path, label, own) : inPairs(shape, value, path, label, own);
}
