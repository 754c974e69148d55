// Which level an answer says, in words or by a digit. The same as `_level` of `editing/survey/answers.py`: an answer
// that says it only nearly, or says more, is odd.
import { data } from "./data.js";
import { bare, isOpen, listed, matches, pattern } from "./spellings.js";
import { LEVELS } from "./tally.js";
import { split, strip } from "./text.js";

/** What is no level. */
export const ODD = -1;

const [NUMBERED, DIGIT, CODE] = data.habits.level_forms.map((each) => new RegExp(each, "is"));

/**
 * Whether an answer is a code of the form (`A2`), of which only the form knows the meaning.
 *
 * @param {string} text
 */
export function isCode(text) {
  return CODE.test(strip(text));
}

/**
 * The digit that an answer is, when nothing but that digit says what it means: `2`, `2,0`, `niveau 2`.
 *
 * @param {string} text
 */
export function digitOf(text) {
  const found = DIGIT.exec(strip(text));
  return found ? found[1] : "";
}

/** The words for each level in both languages, as `habits.yml` has them. */
export class LevelWords {
  constructor() {
    const { habits } = data;
    /** @type {Map<string, number>} */
    this.whole = new Map();
    habits.level_answers.forEach((row, level) => row.forEach((each) => this.whole.set(bare(each), level)));
    this.patterns = habits.level_patterns.map((row) => row.map(pattern));
    this.besides = new Set(habits.level_words.flatMap((each) => split(bare(String(each)))));
  }

  /**
   * 0 to 3; null for a blank or *I do not know*, `ODD` for anything else.
   *
   * @param {string} text
   * @returns {number | null}
   */
  level(text) {
    const plain = bare(text);
    if (isOpen(text) || listed("dont_know").has(plain)) return null;
    if (!plain) return ODD;
    const digit = /^\s*([0-3])(?:[.,]0+)?\s*$/.exec(text);
    if (digit) return +digit[1];
    const numbered = NUMBERED.exec(strip(text));
    if (numbered) {
      const said = numbered[2] || numbered[3] || "";
      if (bare(said)) return this.level(said); // a form may number its answers from 1, so that the words tell
      return +numbered[1] < LEVELS ? +numbered[1] : ODD;
    }
    const whole = this.whole.get(plain);
    if (whole !== undefined) return whole;
    const hits = this.patterns.flatMap((row, n) => (row.some((each) => each.test(plain)) ? [n] : []));
    if (hits.length !== 1) return ODD;
    return (!hits[0] && !/\d/.test(plain)) || this.saysOnly(plain, hits[0]) ? hits[0] : ODD;
  }

  /**
   * Whether an answer says this level and nothing else: not "bijna", "met hulp" or "wil het leren".
   *
   * @param {string} plain
   * @param {number} level
   */
  saysOnly(plain, level) {
    let left = plain;
    for (const each of this.patterns[level]) {
      left = left.replace(new RegExp(each, "g"), (found) => (found.includes(" ") ? found : " "));
    }
    return !matches("denials", left) && split(left).every((word) => this.besides.has(word));
  }
}
