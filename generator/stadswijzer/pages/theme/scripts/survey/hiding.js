// What may be written of a tally: words, of groups that are large enough. The same as `editing/survey/hiding.py` and
// `language/answer_words.py`; the limits of the words come from there.
import { data } from "./data.js";
import { LEVELS } from "./tally.js";

/**
 * A row of results: `at_least` is empty for too few answers.
 *
 * @typedef {{group: string, isCluster: boolean, concept: string, answers: string, at_least: string[]}} Row
 * @typedef {{steps: [string, number][], none: number}} Themes
 * @typedef {{responded: number, results: Row[], cells: number, shown: number, clusters: number, used: [string, string, string][],
 *   themes: Record<string, Themes>, leftOut: string[]}} Hidden
 * @typedef {import("./tally.js").Tally} Tally
 */

const { few: FEW, many: MANY, many_from: MANY_FROM, fits: FITS, step: STEP, from: FROM, fewest_themes: FEWEST } = data.answer_words;

/** @param {number} answers */
function sizeOf(answers) {
  return answers < MANY_FROM ? FEW : MANY;
}

/**
 * The word for `many` of `answers` people.
 *
 * @param {number} many
 * @param {number} answers
 */
function wordOf(many, answers) {
  const isHalf = 2 * many >= answers;
  if (sizeOf(answers) === FEW) return isHalf ? "half" : "under_half";
  if (5 * many >= 4 * answers) return "four_fifths";
  return isHalf ? "half" : many < FITS ? "under_three" : "under_half";
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((all, each) => all + each, 0);
}

/**
 * All that may be written.
 *
 * @param {Tally} tally
 * @param {number} responded
 * @returns {Hidden}
 */
export function kept(tally, responded) {
  const results = rows(tally);
  const apart = results.filter((row) => !row.isCluster);
  /** @type {[string, string, string][]} */
  const used = [...tally.used].filter(([, [asked]]) => asked >= data.least)
    .map(([concept, [asked, yes]]) => [concept, sizeOf(asked), wordOf(yes, asked)]);
  /** @type {Record<string, Themes>} */
  const themes = {};
  const unused = [...tally.used.keys()].filter((concept) => used.every(([other]) => other !== concept));
  const leftOut = [...unused];
  for (const name of ["named", "focus"]) {
    if (!tally.asked.has(name)) continue;
    const found = themesOf(tally, name, responded);
    if (found) themes[name] = found;
    else leftOut.push(name);
  }
  return {
    responded, results, cells: apart.length, shown: apart.filter((row) => row.answers).length, clusters: results.length - apart.length,
    used, themes, leftOut,
  };
}

/**
 * The rows to write, concept by concept: departments in their order, then clusters.
 *
 * @param {Tally} tally
 */
function rows(tally) {
  /** @type {Row[]} */
  const found = [];
  for (const concept of new Set([...tally.concepts, ...[...tally.cells.keys()].sort()])) {
    /** @type {Map<string, number[][]>} */
    const together = new Map();
    for (const { id, cluster } of data.departments) {
      const levels = tally.cells.get(concept)?.get(id);
      if (!levels && !(tally.concepts.has(concept) && tally.departments.has(id))) continue;
      const row = rowOf(id, concept, levels || [], false);
      found.push(row);
      if (!row.answers && cluster && levels) together.set(cluster, [...(together.get(cluster) || []), levels]);
    }
    for (const [cluster, members] of together) {
      const row = rowOf(cluster, concept, members[0].map((_, level) => sum(members.map((each) => each[level]))), true);
      if (members.length > 1 && row.answers) found.push(row);
    }
  }
  return found;
}

/**
 * @param {string} group
 * @param {string} concept
 * @param {number[]} levels
 * @param {boolean} isCluster
 * @returns {Row}
 */
function rowOf(group, concept, levels, isCluster) {
  const answers = sum(levels);
  if (answers < data.least) return { group, isCluster, concept, answers: "", at_least: [] };
  const words = Array.from({ length: LEVELS - 1 }, (_, level) => wordOf(sum(levels.slice(level + 1)), answers));
  return { group, isCluster, concept, answers: sizeOf(answers), at_least: words };
}

// Themes, counted in steps

/** @param {number} responded */
function highest(responded) {
  return Math.floor((responded - STEP + 1) / STEP) * STEP;
}

/**
 * A list in steps; null when too few took part, or when its sum would give a number away.
 *
 * @param {Tally} tally
 * @param {string} name
 * @param {number} responded
 * @returns {Themes | null}
 */
function themesOf(tally, name, responded) {
  if (responded < Math.max(FROM, data.least) || data.themes.length < FEWEST) return null;
  const stepOf = (/** @type {number} */ many) => Math.min(Math.floor(many / STEP) * STEP, highest(responded));
  /** @type {[string, number][]} */
  const steps = data.themes.map(({ id }) => [id, stepOf(tally.themes[name].get(id) || 0)]);
  const none = stepOf(tally.none[name]);
  return tellsTooMuch([...steps.map(([, step]) => step), none], responded) ? null : { steps, none };
}

/**
 * Whether the steps together leave fewer than three numbers for some row: everybody names one theme or none, so that all
 * numbers add up to `total`; or may name several. The last row is of those who named none.
 *
 * @param {number[]} low
 * @param {number} total
 */
function tellsTooMuch(low, total) {
  const high = low.map((step) => (step === highest(total) ? total : step + STEP - 1));
  const [most, least] = [sum(high), sum(low)];
  const none = low.length - 1;
  const themes = low.slice(0, none);
  const addingUp = low.map((at, n) => [Math.max(at, total - (most - high[n])), Math.min(high[n], total - (least - at))]);
  const noneLow = Math.max(low[none], total - (most - high[none]));
  const noneHigh = Math.min(high[none], total - Math.max(0, ...themes));
  const several = themes.map((at, n) => [
    Math.max(at, total - noneHigh - (most - high[none] - high[n])),
    Math.min(high[n], total - noneLow),
  ]);
  return [addingUp, [...several, [noneLow, noneHigh]]].some((bounds) =>
    bounds.every(([at, to]) => at <= to) && // else nobody can believe this way of asking
    bounds.some(([at, to]) => to - at < FITS - 1 || to === 0 || at === total));
}
