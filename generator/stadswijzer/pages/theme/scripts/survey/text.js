// Text as the command sees it: which signs are spaces, which can be shown, and where one text comes before another.
import { data } from "./data.js";

const AROUND = new RegExp(`^[${data.spaces}]+|[${data.spaces}]+$`, "g");
const BETWEEN = new RegExp(`[${data.spaces}]+`);
const HIDDEN = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;
const LONGEST_SHOWN = 40;

/** @param {string} text */
export function strip(text) {
  return text.replace(AROUND, "");
}

/** @param {string} text */
export function isBlank(text) {
  return !strip(text);
}

/** @param {string} text */
export function split(text) {
  return strip(text) ? strip(text).split(BETWEEN) : [];
}

/** @param {string} text */
export function squeezed(text) {
  return split(text).join(" ");
}

/**
 * Free text on one line, without signs that nobody sees.
 *
 * @param {string} text
 */
export function printable(text) {
  return squeezed(text.replace(HIDDEN, " "));
}

/**
 * An answer as a message may repeat it.
 *
 * @param {string} text
 */
export function shown(text) {
  const signs = Array.from(printable(text));
  return signs.length <= LONGEST_SHOWN ? signs.join("") : `${signs.slice(0, LONGEST_SHOWN - 1).join("")}…`;
}

/**
 * @param {string} one
 * @param {string} other
 */
export function compare(one, other) {
  return one < other ? -1 : one > other ? 1 : 0;
}

/**
 * @template Item
 * @param {Iterable<Item>} items
 * @param {(item: Item) => unknown} fits
 */
export function count(items, fits) {
  let found = 0;
  for (const item of items) if (fits(item)) found += 1;
  return found;
}
