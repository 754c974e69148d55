// What an answer means, beside its level (`level_words.js`). The same as `editing/survey/answers.py`: an answer that is not
// known is never guessed.
import { data } from "./data.js";
import { LevelWords, ODD, digitOf } from "./level_words.js";
import { Refusal } from "./refusal.js";
import { atLastSign, bare, entry, isOpen, listed, withoutHtml } from "./spellings.js";
import { split, strip } from "./text.js";
import { listedThemes } from "./theme_list.js";

/** @typedef {import("./spellings.js").Names} Names */

export const NOTHING = "";
export const NONE = "none";

/** What may be said of a box that was left open: that it is a no, or that it is no answer. */
const OF_OPEN = ["no", "nee", "-"];
const KINDS_OF_NOTHING = ["concept", "used", "focus", "department", "long-concept", "submitted"];

/** What an answer means, with what was said by hand. */
export class Answers {
  /**
   * @param {Names} concepts
   * @param {Names} themes
   * @param {string[]} said
   */
  constructor(concepts, themes, said) {
    this.concepts = concepts;
    this.themes = themes;
    this.levelWords = new LevelWords();
    /** @type {Map<string, string>} */
    this.departments = new Map(data.departments.flatMap(({ id, name }) => [[joined(id), id], [joined(name), id]]));
    /** @type {Map<string, number | null>} */
    this.levels = new Map();
    /**
     * Kind of question and answer as compared → what was said of it.
     *
     * @type {Map<string, string>}
     */
    this.given = new Map();
    /** @type {Set<string>} */
    this.met = new Set();
    said.forEach((each) => this.take(each));
  }

  /**
   * `Wel eens van gehoord=1`, `Anders=`, `Verkeersdienst=verkeer`, `Ja hoor=yes`.
   *
   * @param {string} said
   */
  take(said) {
    const [text, meaning] = atLastSign(said) || ["", ""];
    const kinds = this.kinds(meaning);
    if (!said.includes("=") || (!text && ![NONE, ...OF_OPEN].includes(meaning))) throw new Refusal("answer-form", { said });
    if (!kinds.length) throw new Refusal("answer-target", { said, target: meaning });
    for (const [kind, target] of kinds) {
      if (text || kind === "focus" || kind === "used") this.given.set(`${kind}:${keyOf(text)}`, target); // what is open may be a box
    }
  }

  /**
   * Kinds of question, with what an answer means there.
   *
   * @param {string} meaning
   * @returns {[string, string][]}
   */
  kinds(meaning) {
    if (meaning === "" || meaning === "-") return KINDS_OF_NOTHING.map((kind) => [kind, NOTHING]);
    if (/^[0-3]$/.test(meaning)) return [["concept", meaning]];
    const plain = bare(meaning);
    if (["ja", "yes", "nee", "no"].includes(plain)) {
      const yes = plain === "ja" || plain === "yes" ? "yes" : "no";
      return [["used", yes], ["submitted", yes]];
    }
    if (meaning === NONE) return [["focus", NONE]];
    /** @type {[string, string][]} */
    const found = [];
    const department = this.departments.get(joined(meaning));
    if (department) found.push(["department", department]);
    for (const [kind, names] of /** @type {[string, Names][]} */ ([["focus", this.themes], ["long-concept", this.concepts]])) {
      const ids = [...names.called(meaning)];
      if (ids.length === 1) found.push([kind, ids[0]]);
    }
    return found;
  }

  /**
   * @param {string} kind
   * @param {string} text
   */
  byHand(kind, text) {
    if (!this.given.size) return undefined;
    const found = this.given.get(`${kind}:${keyOf(text)}`);
    if (found !== undefined) this.met.add(keyOf(text));
    return found;
  }

  /** What was said of answers that nobody gave; a scale is given whole, and need not be used whole. */
  get unmet() {
    const texts = new Set([...this.given.keys()].map((key) => key.slice(key.indexOf(":") + 1)));
    return [...texts].filter((text) => !this.met.has(text) && !/^\p{Nd}+$/u.test(text)).sort();
  }

  /** @param {string} text */
  meansNone(text) {
    return this.byHand("focus", text) === NONE;
  }

  /** @param {string} text */
  isWish(text) {
    const plain = bare(text);
    return plain !== "" && !["blank", "dont_know", "nothing"].some((name) => listed(name).has(plain));
  }

  /**
   * The id of a department; "" for a blank or somewhere else, undefined when there is no such department.
   *
   * @param {string} text
   */
  department(text) {
    const byHand = this.byHand("department", text);
    if (byHand !== undefined) return byHand;
    const isNowhere = listed("blank").has(bare(text)) || listed("no_department").has(bare(text));
    return this.departments.get(joined(text)) ?? (isNowhere ? "" : undefined);
  }

  /**
   * The concept that a row of a long table is about; "" for none, undefined when there is no such one.
   *
   * @param {string} text
   */
  concept(text) {
    const byHand = this.byHand("long-concept", text);
    if (byHand !== undefined) return byHand;
    const found = [...this.concepts.called(text)];
    return found.length === 1 ? found[0] : undefined;
  }

  /**
   * 0 to 3; null for a blank or *I do not know*, `ODD` for anything else.
   *
   * @param {string} text
   * @returns {number | null}
   */
  level(text) {
    return entry(this.levels, text, () => {
      const byHand = this.levelByHand(text);
      return byHand === undefined ? this.levelWords.level(withoutHtml(text)) : byHand ? +byHand : null;
    });
  }

  /**
   * Whether an answer says a level (or *I do not know*) in words; a digit may count anything.
   *
   * @param {string} text
   */
  isLevelInWords(text) {
    return listed("dont_know").has(bare(withoutHtml(text))) || (!digitOf(text) && (this.level(text) ?? ODD) >= 0);
  }

  /**
   * What was said of this answer, or of the digit that it is.
   *
   * @param {string} text
   */
  levelByHand(text) {
    const digit = digitOf(text);
    return this.byHand("concept", text) ?? (digit ? this.byHand("concept", digit) : undefined);
  }

  /**
   * Whether it was said by hand what this answer means.
   *
   * @param {string} kind
   * @param {string} text
   */
  isSaid(kind, text) {
    return this.given.has(`${kind}:${keyOf(text)}`) || (kind === "concept" && this.given.has(`${kind}:${digitOf(text) || "-"}`));
  }

  /**
   * Whether a column of the form says that a row was sent in; undefined when it says something unknown.
   *
   * @param {string} text
   */
  wasSent(text) {
    const byHand = this.byHand("submitted", text);
    if (byHand !== undefined) return byHand === "yes";
    const plain = bare(text);
    if (listed("not_sent").has(plain)) return false;
    if (listed("sent").has(plain)) return true;
    const found = /^(\d{1,2}) ?%?$/.exec(text); // how far someone came, in per cents
    if (found) return [1, 100].includes(+found[1]);
    return /\d[-/.]\d|\d:\d|\d{3,}/.test(text) ? true : undefined;
  }

  /**
   * True, false, or null for a blank; undefined for anything else.
   *
   * @param {string} text
   */
  saidYes(text) {
    const byHand = this.byHand("used", text);
    if (byHand !== undefined) return byHand ? byHand === "yes" : null;
    const plain = bare(withoutHtml(text));
    if (listed("yes").has(plain)) return true;
    if (listed("no").has(plain)) return false;
    return ["blank", "dont_know", "nothing"].some((name) => listed(name).has(plain)) ? null : undefined;
  }

  /**
   * Whether an answer is a plain yes, or no, and not a level.
   *
   * @param {string} text
   */
  isYes(text) {
    const plain = bare(withoutHtml(text));
    return !/^\p{Nd}+$/u.test(plain) && (listed("yes").has(plain) || listed("no").has(plain));
  }

  /**
   * Whether an answer could stand under a question to be answered with yes or no.
   *
   * @param {string} text
   */
  isYesOrNo(text) {
    return this.isYes(text) || isOpen(text) || listed("dont_know").has(bare(text));
  }

  /**
   * The themes that an answer lists, what in it is no theme, and whether it says that there is none.
   *
   * @param {string} text
   */
  named(text) {
    /** @type {Set<string>} */
    const themes = new Set();
    /** @type {string[]} */
    const odd = [];
    if (this.meansNone(text)) return { themes, odd, isNone: true };
    let isNone = false;
    for (const part of listedThemes(withoutHtml(text), this.themes)) {
      const byHand = this.byHand("focus", part);
      const called = [...this.themes.called(part)];
      const plain = bare(part);
      if (byHand !== undefined && byHand !== NONE && byHand !== NOTHING) themes.add(byHand);
      else if (byHand === undefined && called.length === 1) themes.add(called[0]);
      else if (byHand === NONE || ["nothing", "dont_know", "no"].some((name) => listed(name).has(plain))) isNone = true;
      else if (byHand === undefined && !listed("other_theme").has(plain) && !isOpen(part)) odd.push(part);
    }
    return { themes, odd, isNone: isNone && !themes.size };
  }
}

/**
 * An answer as it is compared; signs count only when it has nothing else.
 *
 * @param {string} text
 */
function keyOf(text) {
  return bare(text) || strip(text);
}

/**
 * The name of a department as it is compared: `Sociaal & Wijken` is `sociaal en wijken`.
 *
 * @param {string} name
 */
function joined(name) {
  return split(bare(name)).filter((word) => word !== "en" && word !== "and").join("");
}
