// How often each answer was given, summed over everyone who took part. The same as `editing/survey/tally.py`.
import { entry } from "./spellings.js";

export const LEVELS = 4;

/** Sums over everyone. `cells`: department and concept → answers on level 0, 1, 2 and 3. */
export class Tally {
  constructor() {
    /** @type {Map<string, Map<string, number[]>>} */
    this.cells = new Map();
    /** @type {Set<string>} */
    this.departments = new Set();
    /** @type {Set<string>} */
    this.concepts = new Set();
    this.responded = 0;
    /** @type {Record<string, Map<string, number>>} */
    this.themes = { named: new Map(), focus: new Map() };
    /** @type {Record<string, number>} */
    this.none = { named: 0, focus: 0 };
    /** @type {Set<string>} */
    this.asked = new Set();
    /** @type {Map<string, [number, number]>} */
    this.used = new Map();
    /** @type {Set<string>} */
    this.wishes = new Set();
  }

  /**
   * @param {string} department
   * @param {string} concept
   * @param {number} level
   */
  add(department, concept, level) {
    const cells = entry(this.cells, concept, () => new Map());
    entry(cells, department, () => Array(LEVELS).fill(0))[level] += 1;
  }
}
