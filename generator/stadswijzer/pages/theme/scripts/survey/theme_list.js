// The themes that one field of an export lists. The same as `editing/survey/theme_list.py`.
import { strip } from "./text.js";

/** @typedef {import("./spellings.js").Names} Names */

/**
 * The answers in one field: a theme may have a comma in its name.
 *
 * @param {string} text
 * @param {Names} themes
 */
export function listedThemes(text, themes) {
  if (themes.called(text).size) return [text];
  return text.split(/[;|\n\r]/).filter((part) => strip(part)).flatMap((part) => atCommas(part.split(","), themes)).filter((part) => strip(part));
}

/**
 * `Data, Mobiliteit, ook te voet` is two themes when one is called so: the longest name at each place.
 *
 * @param {string[]} pieces
 * @param {Names} themes
 */
function atCommas(pieces, themes) {
  const found = [];
  for (let at = 0; at < pieces.length;) {
    let end = pieces.length;
    while (end > at + 1 && !themes.called(pieces.slice(at, end).join(",")).size) end -= 1;
    found.push(pieces.slice(at, end).join(","));
    at = end;
  }
  return found;
}
