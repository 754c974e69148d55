// What a question asks, and of which concept or theme. The same as `_asks` of `editing/survey/columns.py`: a name between
// brackets or quotes is what it asks of, and the words around it say what it asks.
import { bare, matches } from "./spellings.js";

/** @typedef {import("./spellings.js").Names} Names */

const QUOTED = /\[([^\]]+)\]|\(([^)]+)\)|["“„”«]([^"“„”»«]+)["“”»]|[‘'’]([^‘'’]{2,})['’](?![\p{L}\p{N}_])/gu;
const SCALE = /(?<![-\p{L}\p{N}_])[01]\s*(?:[=:\u2013-]|t\/m|tot|to)\s*[\p{L}\p{N}_].*/gsu;

/**
 * The role of a question and what it asks of; more than one thing is not an answer. `known`: what the project has.
 *
 * @param {string} text
 * @param {string} code
 * @param {{concepts: Names, themes: Names}} known
 * @returns {[string, Set<string>]}
 */
export function roleOf(text, code, known) {
  const [concepts, around] = named(known.concepts, text, code);
  const [themes, aroundTheme] = named(known.themes, text, code);
  const isQuoted = around !== text;
  const words = isQuoted ? around : aroundTheme;
  const asked = isQuoted ? around : text;
  const besideName = (/** @type {string} */ question) => known.concepts.namedIn(question)[1];
  const beside = besideName(asked);
  if (matches("focus_patterns", beside)) return themes.size || !concepts.size ? ["focus", themes] : ["", concepts];
  if (matches("named_patterns", bare(words.split(/[(:;=]|(?<![\p{L}\p{N}_])0(?![\p{L}\p{N}_])/u)[0])) && !isQuoted) {
    return themes.size || !concepts.size ? ["named", themes] : ["", concepts];
  }
  if (concepts.size) return [ofConcept(beside, besideName(asked.replace(SCALE, ""))), concepts];
  if (matches("wish_patterns", bare(words))) return ["wish", new Set()];
  if (matches("department_patterns", bare(words))) return ["department", new Set()];
  return ["", themes];
}

/**
 * What a question names, and the text around that name when it stands between brackets or quotes.
 *
 * @param {Names} names
 * @param {string} text
 * @param {string} code
 * @returns {[Set<string>, string]}
 */
function named(names, text, code) {
  for (const found of text.matchAll(QUOTED)) {
    const ids = names.called(found.slice(1).find(Boolean) || "");
    if (ids.size) return [ids, `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`];
  }
  for (const part of code.matchAll(/\[([^\]]+)\]/g)) {
    const ids = names.called(part[1]);
    if (ids.size) return [ids, `${text} `];
  }
  const ids = names.called(text);
  return ids.size ? [ids, " "] : [names.namedIn(text)[0], text];
}

/**
 * What is asked of a concept, by the words beside its name; "" when they may ask something else.
 *
 * @param {string} beside
 * @param {string} beforeScale
 */
function ofConcept(beside, beforeScale) {
  if (matches("other_patterns", beside) || matches("denials", beforeScale)) return "";
  if (matches("used_patterns", beforeScale)) return "used";
  return !beforeScale || matches("knowing_patterns", beforeScale) ? "concept" : "";
}
