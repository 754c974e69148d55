// How words are compared, what is recognised in both languages (`habits.yml`), and what entries are called.
// The same as `editing/survey/spellings.py`.
import { data } from "./data.js";
import { split, squeezed, strip } from "./text.js";

const { habits } = data;
const ACCENT = /\p{M}/gu;
const SIGN = /[^\p{L}\p{N}]/gu;
const ENTITIES = document.createElement("textarea");

/**
 * Text without capitals, accents and signs: what is compared.
 *
 * @param {string} text
 */
export function bare(text) {
  const folded = text.toLowerCase().replace(/ß/g, "ss").replace(/ς/g, "σ");
  return squeezed(folded.normalize("NFKD").replace(ACCENT, "").replace(SIGN, " "));
}

/**
 * A question as it was read on the screen: some exports keep its tags.
 *
 * @param {string} text
 */
export function withoutHtml(text) {
  const plain = text.includes("<") ? text.replace(/<\/?[A-Za-z][^<>]*>/g, " ") : text;
  if (!plain.includes("&")) return squeezed(plain);
  ENTITIES.innerHTML = plain.replace(/</g, "&lt;"); // the text of such an element is never run or shown
  return squeezed(ENTITIES.value);
}

/** @type {Map<string, RegExp[]>} */
const patterns = new Map();

/**
 * A pattern that is searched in a bare text, which holds letters, digits and spaces alone.
 *
 * @param {string} text
 */
export function pattern(text) {
  return new RegExp(text.replace(/\\b/g, "(?:(?<!\\S)(?=\\S)|(?<=\\S)(?!\\S))").replace(/\\w/g, "\\S"));
}

/**
 * Whether one of the patterns called `name` is found in a bare text.
 *
 * @param {string} name
 * @param {string} text
 */
export function matches(name, text) {
  return entry(patterns, name, () => [habits[name]].flat().map((each) => pattern(String(each)))).some((each) => each.test(text));
}

/** @type {Map<string, Set<string>>} */
const lists = new Map();

/** @param {string} name */
export function listed(name) {
  return entry(lists, name, () => new Set([habits[name]].flat(2).map((each) => bare(String(each)))));
}

/**
 * Whether nothing was answered.
 *
 * @param {string} text
 */
export function isOpen(text) {
  const plain = bare(text);
  return plain ? listed("blank").has(plain) : !/[^ \t\-.–—_/?]/.test(text);
}

/**
 * @template Key, Item
 * @param {Map<Key, Item>} map
 * @param {Key} key
 * @param {() => Item} fresh
 */
export function entry(map, key, fresh) {
  let found = map.get(key);
  if (found === undefined) {
    found = fresh();
    map.set(key, found);
  }
  return found;
}

/** @param {string} text */
function joined(text) {
  return text.replace(/ /g, "");
}

/** What entries are called: id, title, other words for them, old ids. */
export class Names {
  /** @param {SurveyNamed[]} entries */
  constructor(entries) {
    this.ids = entries.map((each) => each.id);
    /** @type {Map<string, Set<string>>} */
    this.terms = new Map();
    /** @type {Map<string, Set<string>>} */
    this.whole = new Map();
    /** @type {Map<string, Set<string>>} */
    this.byId = new Map();
    for (const { id, called } of entries) {
      this.byId.set(joined(bare(id)), new Set([id]));
      for (const term of called.map(bare).filter(Boolean)) {
        entry(this.terms, term, () => new Set()).add(id);
        entry(this.whole, joined(term), () => new Set()).add(id);
      }
    }
  }

  /**
   * The entries of which this whole text is a name, an id first; signs and spaces do not count.
   *
   * @param {string} text
   * @returns {Set<string>}
   */
  called(text) {
    const name = joined(bare(text));
    return this.byId.get(name) || this.whole.get(name) || new Set();
  }

  /**
   * The entries that a text names, the longest name at each place; and the words beside those names.
   *
   * @param {string} text
   * @returns {[Set<string>, string]}
   */
  namedIn(text) {
    const spaced = ` ${bare(text)} `;
    /** @type {[number, number, Set<string>][]} */
    const spans = [];
    for (const [term, ids] of this.terms) {
      for (let at = spaced.indexOf(` ${term} `); at >= 0; at = spaced.indexOf(` ${term} `, at + 1)) {
        spans.push([at, at + term.length + 1, ids]);
      }
    }
    /** @type {Set<string>} */
    const found = new Set();
    const beside = spaced.split("");
    for (const [start, end, ids] of spans) {
      if (spans.some(([s, e]) => s <= start && end <= e && (s !== start || e !== end))) continue;
      ids.forEach((id) => found.add(id));
      beside.fill(" ", start, end);
    }
    return [found, split(beside.join("")).join(" ")];
  }
}

/**
 * The part before the last sign, and the one behind it; null without the sign.
 *
 * @param {string} text
 * @returns {[string, string] | null}
 */
export function atLastSign(text) {
  const at = text.lastIndexOf("=");
  return at < 0 ? null : [strip(text.slice(0, at)), strip(text.slice(at + 1))];
}
