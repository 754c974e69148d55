// Whether rows stand there twice, where nothing in a row says which answer it is. The same as `editing/survey/rows_alike.py`:
// a stretch that chance does not give is asked about, never decided.
import { entry } from "./spellings.js";

/**
 * A row, or of a table of answers all that stands under one header. `group`: its department.
 *
 * @typedef {{file: string, lines: number[], answered: string, group: string, section: number}} Item
 * @typedef {{file: string, lines: number[], isSure: boolean}} Alike
 */

const BY_CHANCE = 0.01;
const SHORTEST = 3;
const MANY_KINDS = 10;
const RARE = 10;

/** All rows without a moment, as they come by. */
export class Order {
  constructor() {
    /** @type {Item[]} */
    this.people = [];
    /** @type {Item[]} */
    this.answers = [];
    this.isNumbered = false;
  }

  /** What there is to ask or to tell. */
  alike() {
    const handIns = together(this.answers);
    const sure = [pasted(this.people), handIns.length > 1 ? pasted(handIns) : whole(this.answers)].filter((each) => each !== null);
    const contained = sure.length ? null : containedIn(this.people);
    if (contained) sure.push(contained);
    const some = sure.length || this.isNumbered ? null : someOf(this.people);
    return some ? [some] : sure;
  }
}

/**
 * What stands under one header of a file, in turn.
 *
 * @param {Item[]} items
 */
function sections(items) {
  /** @type {Item[][]} */
  const found = [];
  for (const item of items) {
    const last = found[found.length - 1];
    if (last && last[0].file === item.file && last[0].section === item.section) last.push(item);
    else found.push([item]);
  }
  return found;
}

/** @param {Item[]} answers */
function together(answers) {
  return sections(answers).map((rows) => ({
    ...rows[0], lines: rows.flatMap((each) => each.lines), answered: JSON.stringify(rows.map((each) => each.answered)),
  }));
}

/** @param {Item[]} items */
function counted(items) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { answered } of items) counts.set(answered, (counts.get(answered) || 0) + 1);
  return counts;
}

/**
 * The stretch that stands there again, when chance does not give it; or all, an even number of times.
 *
 * @param {Item[]} items
 */
function pasted(items) {
  /** @type {Map<string, number>} */
  const kinds = new Map();
  const row = items.map((item) => entry(kinds, item.answered, () => kinds.size));
  const again = sameSections(items);
  if (again) return again;
  const [size, start] = longestAgain(row);
  if (size >= SHORTEST && new Set(row.slice(start, start + size)).size > 1) {
    const others = [...items.slice(0, start), ...items.slice(start + size)];
    if ((items.length ** 2 / 2) * chance(others) ** size < BY_CHANCE) return told(items.slice(start, start + size));
  }
  return kinds.size >= MANY_KINDS ? whole(items) : null;
}

/**
 * Every row an even number of times: the whole was pasted, in whatever order.
 *
 * @param {Item[]} items
 */
function whole(items) {
  const counts = counted(items);
  if (counts.size < MANY_KINDS || [...counts.values()].some((n) => n % 2)) return null;
  /** @type {Map<string, number>} */
  const seen = new Map();
  return told(items.filter(({ answered }) => {
    const n = (seen.get(answered) || 0) + 1;
    seen.set(answered, n);
    return n * 2 > (counts.get(answered) || 0);
  }));
}

/**
 * Two exports under each other, each with its header, that hold the same in the same order.
 *
 * @param {Item[]} items
 */
function sameSections(items) {
  const seen = new Set();
  for (const each of sections(items)) {
    const content = JSON.stringify(each.map((item) => item.answered));
    if (each.length >= SHORTEST && seen.has(content)) return told(each);
    seen.add(content);
  }
  return null;
}

/**
 * A file of which every row stands in a larger one too, where rows are seldom alike.
 *
 * @param {Item[]} people
 */
function containedIn(people) {
  /** @type {Map<string, Item[]>} */
  const files = new Map();
  for (const item of people) entry(files, item.file, () => /** @type {Item[]} */ ([])).push(item);
  for (const small of files.values()) {
    for (const large of files.values()) {
      const [few, many] = [counted(small), counted(large)];
      if (small === large || few.size < MANY_KINDS || small.length >= large.length) continue;
      if ([...few].some(([kind, n]) => n > (many.get(kind) || 0))) continue;
      const again = [...few].reduce((sum, [kind, n]) => sum + (many.get(kind) || 0) - n, 0);
      if (again * RARE <= Math.max(large.length - small.length, RARE)) return told(small);
    }
  }
  return null;
}

/**
 * Rows that are alike, of which nobody can tell; their lines where they are the exception.
 *
 * @param {Item[]} people
 */
function someOf(people) {
  const seen = new Set();
  const again = people.filter(({ answered }) => seen.size === seen.add(answered).size);
  if (!again.length) return null;
  const found = told(again, false);
  return again.length * RARE <= people.length ? found : { ...found, lines: [] };
}

/**
 * The lines of the file in which it begins.
 *
 * @param {Item[]} again
 * @returns {Alike}
 */
function told(again, isSure = true) {
  const [{ file }] = again;
  return { file, lines: again.filter((item) => item.file === file).flatMap((item) => item.lines), isSure };
}

/**
 * How often two rows of one department are the same: a table is often sorted by department.
 *
 * @param {Item[]} items
 */
function chance(items) {
  /** @type {Map<string, Item[]>} */
  const byGroup = new Map();
  for (const item of items) entry(byGroup, item.group, () => /** @type {Item[]} */ ([])).push(item);
  let pairs = 0;
  for (const each of byGroup.values()) for (const n of counted(each).values()) pairs += (n * n) / each.length;
  return pairs / Math.max(items.length, 1);
}

/**
 * The longest stretch that stands there twice, not over itself: its length, and where it stands again.
 *
 * @param {number[]} row
 */
function longestAgain(row) {
  let [low, high, found] = [0, Math.floor(row.length / 2), 0];
  while (low < high) {
    const size = Math.floor((low + high + 1) / 2);
    const at = again(row, size);
    if (at < 0) high = size - 1;
    else [low, found] = [size, at];
  }
  return [low, found];
}

const MODULI = [67_108_859, 66_999_991];
const BASE = 1_000_003;

/**
 * Where a stretch of this length stands for the second time, or -1; stretches are compared by two numbers made of them.
 *
 * @param {number[]} row
 * @param {number} size
 */
function again(row, size) {
  const powers = MODULI.map((modulus) => {
    let power = 1;
    for (let n = 0; n < size; n += 1) power = (power * BASE) % modulus;
    return power;
  });
  const values = [0, 0];
  /** @type {Map<string, number>} */
  const first = new Map();
  for (let end = 1; end <= row.length; end += 1) {
    MODULI.forEach((modulus, n) => {
      const gone = end > size ? ((row[end - size - 1] + 1) * powers[n]) % modulus : 0;
      values[n] = (((values[n] * BASE) % modulus) + row[end - 1] + 1 - gone + modulus) % modulus;
    });
    const start = end - size;
    if (start >= 0 && start - entry(first, values.join(), () => start) >= size) return start;
  }
  return -1;
}
