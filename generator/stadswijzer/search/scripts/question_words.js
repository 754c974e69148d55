// The words of a question, cut down as those of the index are (`stems.py`, by the same rules), and slips of the hand.
// Touches no page.
(function (/** @type {Window} */ root) {
  "use strict";
  const NEAR = 5, FAR = 7; // letters of a word that may have a slip, and two or one in its first letter
  const AFTER = /['’](?:s|n|er|tjes?)(?![\p{L}\p{N}])|(?<=\d)[.,](?=\d{3}(?!\d))/gu;
  const WORD = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu;

  /** @param {string} text */
  function fold(text) {
    return text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(AFTER, "");
  }

  /** The words of a text in turn; one with a hyphen as a whole too. @param {string} text */
  function wordsOf(text) {
    const found = [];
    for (const word of fold(text).match(WORD) || []) {
      const parts = word.split("-");
      found.push(...parts);
      if (parts.length === 2) found.push(parts.join(""));
    }
    return found.filter((word) => word.length > 1 || /^\p{N}$/u.test(word));
  }

  /** Those of `listed` that stand in a question, each as one word: small words that mean something together (te laat). */
  function together(/** @type {string} */ question, /** @type {string[]} */ listed) {
    const text = ` ${wordsOf(question).join(" ")} `;
    return listed.filter((each) => text.includes(` ${each} `)).map((each) => each.replaceAll(" ", ""));
  }

  /** Cuts words down, as stems.py does. @param {SearchRules} rules */
  function stemmer(rules) {
    const steps = rules.steps.map((step) => ({
      ...step,
      endings: new Map(Object.entries(step.endings)),
      longest: Math.max(...Object.keys(step.endings).map((end) => end.length)),
    }));
    const isVowel = (/** @type {string} */ letter) => rules.vowels.includes(letter);
    /** @type {Map<string, string>} */
    const known = new Map();

    function cut(/** @type {string} */ word) {
      if (word.length <= 2 || !/^\p{L}+$/u.test(word)) return word;
      for (const step of steps) {
        for (let size = Math.min(step.longest, word.length); size > 0; size -= 1) {
          const rule = step.endings.get(word.slice(-size));
          if (!rule) continue;
          const rest = word.slice(0, -size);
          if (rest.length >= rule.keep && (rule.keep < 2 || [...rest].some(isVowel))) {
            word = rest + rule.to;
            break;
          }
        }
        const end = word.slice(-1);
        if (step.single && word.length > 3 && end === word.slice(-2, -1) && !isVowel(end)) word = word.slice(0, -1);
      }
      return rules.long && /[^aeiouy]$/.test(word) && /(aa|ee|oo|uu).$/.test(word) && word.length > 3
        ? word.slice(0, -2) + word.slice(-1) : word;
    }

    /** @param {string} word */
    function stem(word) {
      const found = known.get(word) || cut(word);
      known.set(word, found);
      return found;
    }

    /** Stems without what may stand before or after a word, and with its figure in letters (4daagse). @param {string} word */
    function variants(word) {
      const found = [];
      for (const before of Object.keys(rules.before)) {
        const ends = rules.before[before].some((end) => word.endsWith(end));
        if (!word.startsWith(before) || !ends || word.length <= before.length + 3) continue;
        const rest = word.slice(before.length);
        found.push(stem(/[dt]$/.test(rest) ? rest.slice(0, -1) : rest));
        if (/[^fhkp]t$/.test(rest)) found.push(stem(rest)); // its own t: getest is of test, but gestopt of stop
      }
      for (const after of rules.after) {
        if (word.endsWith(after) && word.length >= after.length + 3) found.push(stem(word.slice(0, -after.length)));
      }
      found.push(stem(word.replace(/^\d{1,2}(?!\d)/, (figure) => rules.numbers[Number(figure)] || figure)));
      return [...new Set(found)].filter((each) => each !== stem(word));
    }

    return { stem, variants };
  }

  /** Whether one slip makes `one` of `other`: a letter too many, too few, another, or two in the wrong order. */
  function isSlip(/** @type {string} */ one, /** @type {string} */ other) {
    if (one === other || Math.abs(one.length - other.length) > 1) return false;
    let start = 0;
    while (start < one.length && one[start] === other[start]) start += 1;
    let end = 0;
    while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
    const mine = one.slice(start, one.length - end), theirs = other.slice(start, other.length - end);
    if (mine.length <= 1 && theirs.length <= 1) return true;
    return mine.length === 2 && theirs.length === 2 && mine[0] === theirs[1] && mine[1] === theirs[0];
  }

  /** How many letters too many, too few or other ones make `one` of `other`. */
  function slipsBetween(/** @type {string} */ one, /** @type {string} */ other) {
    let row = Array.from({ length: other.length + 1 }, (_, n) => n);
    for (let at = 1; at <= one.length; at += 1) {
      const next = [at];
      for (let n = 1; n <= other.length; n += 1) {
        next.push(Math.min(row[n] + 1, next[n - 1] + 1, row[n - 1] + Number(one[at - 1] !== other[n - 1])));
      }
      row = next;
    }
    return row[other.length];
  }

  /** Whether it is so like it that it may be offered: two slips in a long word, one in a shorter one, none in a short one. */
  function isNear(/** @type {string} */ one, /** @type {string} */ other) {
    const begins = one[0] === other[0] && other.length >= NEAR;
    return other.length >= FAR ? isSlip(one, other) || (begins && slipsBetween(one, other) === 2) : begins && isSlip(one, other);
  }

  root.stadswijzerWords = { stemmer, wordsOf, together, isSlip, isNear };
})(typeof window === "undefined" ? /** @type {Window} */ (/** @type {unknown} */ (globalThis)) : window);
