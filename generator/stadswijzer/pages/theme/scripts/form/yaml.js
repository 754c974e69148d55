// Values of the form → the text of a file, in the hand of `stadswijzer format`: what it quotes, and how long a line may be,
// comes from there (`editing/format/file_text.py`). By hand, since no library writes in that hand.
import { data, whole } from "./data.js";
import { asList, asPairs, asPart, kept } from "./values.js";

const WORDS = whole(data.hand.words, "i");
const NUMBER_LIKE = whole(data.hand.number_like, "i");
const NOT_FIRST = new RegExp(`^${data.hand.not_first}`);
const NOT_PLAIN = new RegExp(data.hand.not_plain);
const BRACKET_SIGNS = new RegExp(data.hand.bracket_signs);

/** @param {Value} value */
function isBlock(value) {
  return typeof value === "string" && /\n/.test(value) && !/\r/.test(value) && value.trim() !== "";
}

/** @param {string} line */
function isShort(line) {
  return Array.from(line).length <= data.hand.width;
}

/** @param {number} indent */
function pad(indent) {
  return " ".repeat(indent);
}

/**
 * @param {string} text
 * @param {boolean} isText
 * @param {boolean} inBrackets
 */
function scalar(text, isText, inBrackets) {
  const plain =
    text && !NOT_FIRST.test(text) && !NOT_PLAIN.test(text) && !(inBrackets && BRACKET_SIGNS.test(text)) &&
    !(isText && (WORDS.test(text) || NUMBER_LIKE.test(text)));
  if (plain) return text;
  if (/[\r\n]/.test(text)) return JSON.stringify(text);
  if (/["\\]/.test(text)) return `'${text.replace(/'/g, "''")}'`;
  return `"${text}"`;
}

/**
 * @param {ShapeOf<"part">} shape
 * @param {Value} value
 * @returns {[string, Shape, Value][]}
 */
function namedIn(shape, value) {
  const fields = asPart(value);
  return shape.fields.filter((field) => fields[field.name] !== undefined).map((field) => [field.name, field, fields[field.name]]);
}

/**
 * @param {ShapeOf<"keyed">} shape
 * @param {Value} value
 * @returns {[string, Shape, Value][]}
 */
function keysIn(shape, value) {
  return asPairs(value).map(([key, inside]) => [scalar(key, false, true), shape.value, inside]);
}

/**
 * The value on one line, or null when it must be a block.
 *
 * @param {Shape} shape
 * @param {Value} value
 * @param {boolean} inBrackets
 * @returns {string | null}
 */
function inline(shape, value, inBrackets) {
  if (value === true) return "true";
  if (typeof value === "string") {
    if (isBlock(value)) return null;
    return shape.is === "whole" || shape.is === "number" ? value : scalar(value, "text" in shape, inBrackets);
  }
  if (shape.is === "many") {
    if (shape.item.is !== "ref" && shape.item.is !== "id" && !shape.row) return null;
    return `[${asList(value).map((item) => inline(shape.item, item, true)).join(", ")}]`;
  }
  const named =
    shape.is === "part" && shape.row ? namedIn(shape, value)
    : shape.is === "keyed" && shape.value.is !== "keyed" ? keysIn(shape, value)
    : null;
  if (!named) return null;
  const pairs = named.map(([name, inner, inside]) => [name, inline(inner, inside, true)]);
  return pairs.some(([, inside]) => inside === null) ? null : `{${pairs.map((pair) => pair.join(": ")).join(", ")}}`;
}

/**
 * @param {string} text
 * @param {string} start
 * @param {number} indent
 */
function block(text, start, indent) {
  const ends = text.length - text.replace(/\n+$/, "").length;
  const sign = (/^\s/.test(text) ? "|2" : "|") + (ends === 0 ? "-" : ends === 1 ? "" : "+");
  const lines = text.split("\n");
  if (ends) lines.pop();
  return [`${start} ${sign}`, ...lines.map((line) => line && pad(indent) + line)];
}

/**
 * @param {Shape} shape
 * @param {Value} value
 * @param {string} start
 * @param {number} indent
 * @returns {string[]}
 */
function lines(shape, value, start, indent) {
  if (typeof value === "string" && isBlock(value)) return block(value, start, indent);
  const short = inline(shape, value, false);
  if (short !== null && (typeof value !== "object" || isShort(`${start} ${short}`))) return [`${start} ${short}`];
  return [start, ...(shape.is === "many" ? items(shape, value, indent) : mapping(shape, value, indent))];
}

/**
 * @param {Shape} shape
 * @param {Value} value
 * @param {number} indent
 */
function mapping(shape, value, indent) {
  const named = shape.is === "part" ? namedIn(shape, value) : shape.is === "keyed" ? keysIn(shape, value) : [];
  return named.flatMap(([name, inner, inside]) => lines(inner, inside, `${pad(indent)}${name}:`, indent + 2));
}

/**
 * @param {ShapeOf<"many">} shape
 * @param {Value} value
 * @param {number} indent
 */
function items(shape, value, indent) {
  const dash = `${pad(indent)}-`;
  return asList(value).flatMap((item) => {
    if (typeof item !== "object") return lines(shape.item, item, dash, indent + 2);
    const short = inline(shape.item, item, false);
    if (short !== null && isShort(`${dash} ${short}`)) return [`${dash} ${short}`];
    const inside = mapping(shape.item, item, indent + 2);
    inside[0] = `${dash} ${inside[0].slice(indent + 2)}`;
    return inside;
  });
}

/**
 * The whole file. `fields` are those of its kind.
 *
 * @param {Field[]} fields
 * @param {PartValue} values
 */
export function write(fields, values) {
  /** @type {ShapeOf<"part">} */
  const file = { is: "part", fields, row: false };
  const left = kept(file, values);
  return left ? `${mapping(file, left, 0).join("\n")}\n` : "";
}
