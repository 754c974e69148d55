// What is wrong in one field, as far as it can tell; `check` decides. The rules are the model's, in the data.
import { filled } from "../shared/elements.js";
import { data, HIDDEN, ID, whole, wrong } from "./data.js";
import { dayOf } from "./moments.js";
import { asPart, kept } from "./values.js";

/**
 * Something to mend. `atOnce`: told while one is still in the field, since nobody can see it there.
 *
 * `code`: of what `check` tells in the same words.
 *
 * @typedef {{path: string, label: string, text: string, atOnce?: boolean, code?: string}} Mistake
 */
/**
 * The entry that is being written; and what tells what is wrong with its links and lists, where it may have any.
 *
 * @typedef {{kind: string, id: string, wrongLink?: (text: string, own: {kind: string, id: string}) => string,
 *   inList?: (shape: ShapeOf<"many"> | ShapeOf<"keyed">, value: Value, path: string, label: string, own: Own) => Mistake[]}} Own
 */

const URL_BEGINS = new RegExp(`^${data.patterns.url}`, "i");
const URL_REFUSES = new RegExp(data.patterns.url_refuses);

/**
 * @param {{most: number}} shape
 * @param {string} text
 */
function tooLong(shape, text) {
  const length = Array.from(text).length;
  return length > shape.most ? filled(wrong.long, { n: length, most: shape.most }) : "";
}

/**
 * @param {Numbers} shape
 * @param {string} text
 * @param {string} otherwise
 */
function wrongNumber(shape, text, otherwise) {
  if (!whole(shape.pattern).test(text)) return otherwise;
  const low = shape.least !== null && +text < shape.least;
  const high = shape.most !== null && +text > shape.most;
  if (!low && !high) return "";
  return filled(shape.most === null ? wrong.least : wrong.between, { least: shape.least, most: shape.most });
}

/**
 * What is wrong with a text that was typed or chosen; "" when nothing is.
 *
 * @param {Shape} shape
 * @param {string} text
 * @param {Own} own
 */
function wrongText(shape, text, own) {
  switch (shape.is) {
    case "line":
      return tooLong(shape, text) || (/[\r\n]/.test(text) ? wrong.line : "");
    case "prose":
      return tooLong(shape, text) || (own.wrongLink ? own.wrongLink(text, own) : "");
    case "url":
      return URL_BEGINS.test(text) && !URL_REFUSES.test(text) ? "" : wrong.url;
    case "id":
      return ID.test(text) ? "" : wrong.id;
    case "date":
      if (shape.done && text === "true") return "";
      return dayOf(text, shape.start) || (shape.year && dayOf(`${text}-01`)) ? "" : wrong.date;
    case "whole":
      return wrongNumber(shape, text, wrong.whole);
    case "number":
      return wrongNumber(shape, text, wrong.number);
    default:
      return "";
  }
}

/**
 * Everything that is wrong in a field and inside it. `own`: the entry that is being written.
 *
 * @param {Shape} shape
 * @param {Value} value
 * @param {string} path
 * @param {string} label
 * @param {Own} own
 * @returns {Mistake[]}
 */
export function inField(shape, value, path, label, own) {
  const left = kept(shape, value);
  if (left === undefined) return shape.required ? [{ path, label, text: wrong.missing }] : [];
  if (typeof left === "string") {
    if (HIDDEN.test(left)) return [{ path, label, text: wrong.hidden, atOnce: true }];
    const text = wrongText(shape, left.trim(), own);
    return text ? [{ path, label, text }] : [];
  }
  if (shape.is === "many" || shape.is === "keyed") return own.inList ? own.inList(shape, value, path, label, own) : [];
  if (shape.is !== "part") return [];
  return shape.fields.filter((field) => !field.unasked).flatMap((field) =>
    inField(field, asPart(value)[field.name], `${path}-${field.name}`, path ? `${label}: ${field.label}` : field.label, own));
}
