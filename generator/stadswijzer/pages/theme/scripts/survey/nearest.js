// The known word that a word was probably meant to be: as `difflib` of Python finds close matches.

const CUTOFF = 0.6;

/**
 * The longest stretch that two texts share, the first of them: where it stands in each, and its length.
 *
 * @param {string[]} one
 * @param {string[]} other
 */
function longest(one, other) {
  let best = [0, 0, 0];
  /** @type {number[]} */
  let before = [];
  one.forEach((sign, i) => {
    /** @type {number[]} */
    const here = [];
    other.forEach((each, j) => {
      if (each !== sign) return;
      const size = (before[j - 1] || 0) + 1;
      here[j] = size;
      if (size > best[2]) best = [i - size + 1, j - size + 1, size];
    });
    before = here;
  });
  return best;
}

/**
 * How many signs two texts share, in their order.
 *
 * @param {string[]} one
 * @param {string[]} other
 * @returns {number}
 */
function shared(one, other) {
  const [i, j, size] = longest(one, other);
  if (!size) return 0;
  return size + shared(one.slice(0, i), other.slice(0, j)) + shared(one.slice(i + size), other.slice(j + size));
}

/**
 * @param {string} word
 * @param {string[]} known
 */
export function nearest(word, known) {
  const signs = Array.from(word.toLowerCase()).slice(0, 100);
  let best = "";
  let score = 0;
  for (const each of known) {
    const others = Array.from(each);
    const ratio = signs.length + others.length ? (2 * shared(others, signs)) / (signs.length + others.length) : 1;
    if (ratio >= CUTOFF && (ratio > score || (ratio === score && each > best))) [best, score] = [each, ratio];
  }
  return best;
}
