// Bytes of a text with columns (CSV, TSV) → records with their line. The same as `editing/survey/delimited.py`, with the
// csv module of Python in its strict way.
import { data } from "./data.js";
import { LIMITS, Refusal, tooLarge } from "./refusal.js";
import { matches } from "./spellings.js";
import { isBlank } from "./text.js";

/** @typedef {import("./header.js").Record_} Record_ */

const DELIMITERS = [";", ",", "\t"];
const SAMPLE = 40;
const LONGEST_FIELD = 131_072;
const NAMED = /^"?sep=(.?)"?[;,\t]*\r?\n?/i;
const LINE_END = /\r\n|\r|\n/;
const NOT_WINDOWS = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

/**
 * Every record of the text, blank ones too.
 *
 * @param {Uint8Array} content
 * @returns {Record_[]}
 */
export function recordsOf(content) {
  let text = decoded(content);
  const named = NAMED.exec(text);
  if (named) text = text.slice(named[0].length);
  const above = named ? 1 : 0;
  if (!/[^ \t\r\n;,]/.test(text)) throw new Refusal("empty");
  if (matches("no_table", text.slice(0, 99).toLowerCase())) throw new Refusal("not-csv");
  const sign = named?.[1] && data.habits.signs.includes(named[1]) && text.includes(named[1]) ? named[1] : delimiter(text, above);
  const rows = [];
  let cells = 0;
  for (const row of records(text, sign, above)) {
    cells += row[1].length;
    if (cells > LIMITS.cells) throw tooLarge();
    rows.push(row);
  }
  return rows;
}

/** @param {Uint8Array} content */
function decoded(content) {
  const wide = { "255,254": "utf-16le", "254,255": "utf-16be" }[`${content.slice(0, 2)}`];
  if (!wide && content.includes(0)) throw new Refusal("not-csv");
  for (const name of [wide || "utf-8", "windows-1252"]) {
    try {
      if (name === "windows-1252" && NOT_WINDOWS.some((byte) => content.includes(byte))) break;
      const text = new TextDecoder(name, { fatal: true }).decode(content);
      if (text.includes("\0")) break;
      return text;
    } catch {
      if (wide) break;
    }
  }
  throw new Refusal("not-text");
}

/**
 * @param {string} text
 * @param {string} sign
 * @param {number} above
 * @returns {Iterable<Record_>}
 */
function records(text, sign, above) {
  if (sign !== "\t") return quoted(text, sign, above);
  const lines = text.split(LINE_END).map((line) => line.split("\t"));
  const sizes = new Set(lines.filter((line) => !line.every(isBlank)).map((line) => line.length));
  const plain = () => lines.map((fields, i) => /** @type {Record_} */ ([i + 1 + above, fields.map(withoutQuotes)]));
  if (sizes.size === 1) return plain(); // a quoted line end or tab would give lines of other sizes
  try {
    return [...quoted(text, sign, above)];
  } catch {
    return plain();
  }
}

/** @param {string} field */
function withoutQuotes(field) {
  const inner = field.slice(1, -1);
  const isQuoted = field.length > 1 && field.startsWith('"') && field.endsWith('"') && !inner.replace(/""/g, "").includes('"');
  return isQuoted ? inner.replace(/""/g, '"') : field;
}

/**
 * @param {string} text
 * @param {string} sign
 * @param {number} above
 * @returns {Generator<Record_>}
 */
function* quoted(text, sign, above) {
  const shown = { sign: sign === "\t" ? "tab" : sign };
  const plain = new RegExp(`[^${sign}\r\n]*`, "y");
  let at = 0;
  let line = 1 + above;
  while (at < text.length) {
    const first = line;
    const row = [];
    for (let isOpen = !/[\r\n]/.test(text[at]); isOpen; at += isOpen ? 1 : 0) {
      let field = "";
      if (text[at] === '"') {
        for (let again = true; again;) {
          const end = text.indexOf('"', at + 1);
          if (end < 0) throw new Refusal("open-quote", shown, first);
          const part = text.slice(at + 1, end);
          line += (part.match(/\r\n|\r|\n/g) || []).length;
          again = text[end + 1] === '"';
          field += again ? `${part}"` : part;
          at = end + 1;
        }
        if (at < text.length && !`${sign}\r\n`.includes(text[at])) throw new Refusal("quote", shown, first);
      } else {
        plain.lastIndex = at;
        field = (plain.exec(text) || [""])[0];
        at += field.length;
      }
      if (field.length > LONGEST_FIELD) throw new Refusal("broken", shown, first);
      row.push(field);
      isOpen = text[at] === sign;
    }
    if (text.startsWith("\r\n", at)) at += 1;
    at += 1;
    line += 1;
    yield [first, row];
  }
}

/**
 * The sign by which most of the first rows have equally many fields.
 *
 * @param {string} text
 * @param {number} above
 */
function delimiter(text, above) {
  let best = { sign: "", alike: 0, size: 0 };
  let failed = null;
  for (const sign of DELIMITERS) {
    /** @type {Map<number, number>} */
    const sizes = new Map();
    try {
      let looked = 0;
      for (const [, fields] of records(text, sign, above)) {
        if (!fields.every(isBlank)) sizes.set(fields.length, (sizes.get(fields.length) || 0) + 1);
        looked += 1;
        if (looked === SAMPLE) break;
      }
    } catch (error) {
      failed = failed || error;
    }
    sizes.delete(1);
    for (const [size, alike] of sizes) {
      if (alike > best.alike || (alike === best.alike && size > best.size)) best = { sign, alike, size };
    }
  }
  if (!best.sign) throw failed || new Refusal("one-column", {}, 1 + above);
  return best.sign;
}
