// What a question finds: its words cut down by the rules of the index, the parts that hold them fetched, documents ranked.
// Touches no page. `fetchPart` puts a part in `window.stadswijzerFound`; the tests and the bench give one of their own.
/**
 * @typedef {{ terms: string[], weight: number }} Meaning - terms that must all be there, and what that counts for
 * @typedef {{ number: number, score: number, kind: number }} Hit
 * @typedef {{ hits: Hit[], terms: string[], whole: string[], words: string[], instead: string[] }} Outcome
 *   `terms`: all that was looked for; `whole`: without halves of words; `instead`: words to ask when nothing was found
 */
(function (/** @type {any} */ root) {
  "use strict";
  const AFTER = /['’](?:s|n|er|tjes?)(?![\p{L}\p{N}])|(?<=\d)[.,](?=\d{3}(?!\d))/gu;
  const WORD = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu;
  const SAME = 1, JOINED = 0.95, MEANT = 0.9, SPLIT = 0.8, SLIP = 0.7, VARIANT = 0.6, BEGIN = 0.55, HEAD = 0.35, TAIL = 0.25;
  const KNOWN = 0.4; // what halves of a word keep that is itself a word of the site
  const ENOUGH = 10; // what a word must say of a document to count for half of what it can
  const MOST_BEGINS = 12; // words that half a word may be the beginning of
  const MOST_PARTS = 3; // parts that are fetched for those
  const COVER = 0.5; // what a document keeps that has almost nothing of what was asked

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

  /** Cuts words down, as stems.py does. @param {any} rules */
  function stemmer(rules) {
    const steps = rules.steps.map((/** @type {any} */ step) => ({
      ...step,
      endings: new Map(Object.entries(step.endings)),
      longest: Math.max(...Object.keys(step.endings).map((end) => end.length)),
    }));
    const isVowel = (/** @type {string} */ letter) => rules.vowels.includes(letter);
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
        if (step.single && word.length > 2 && end === word.slice(-2, -1) && !isVowel(end)) word = word.slice(0, -1);
      }
      return rules.long && /[^aeiouy]$/.test(word) && /(aa|ee|oo|uu).$/.test(word) && word.length > 3
        ? word.slice(0, -2) + word.slice(-1) : word;
    }

    /** @param {string} word */
    function stem(word) {
      if (!known.has(word)) known.set(word, cut(word));
      return known.get(word);
    }

    /** Stems without what may stand before or after a word. @param {string} word */
    function variants(word) {
      const found = [];
      for (const before of Object.keys(rules.before)) {
        const ends = rules.before[before].some((/** @type {string} */ end) => word.endsWith(end));
        if (!word.startsWith(before) || !ends || word.length <= before.length + 3) continue;
        const rest = word.slice(before.length);
        found.push(stem(/[dt]$/.test(rest) ? rest.slice(0, -1) : rest));
      }
      for (const after of rules.after) {
        if (word.endsWith(after) && word.length >= after.length + 3) found.push(stem(word.slice(0, -after.length)));
      }
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

  /**
   * @param {any} data - the start of the index
   * @param {(name: string) => Promise<void>} fetchPart - fetches the part of this name
   */
  function searcher(data, fetchPart) {
    const { stem, variants } = stemmer(data.rules);
    const stop = new Set(data.rules.stop.split(" "));
    /** @type {Map<string, Promise<any>>} */
    const parts = new Map();
    /** @type {{ first: number, kind: number, weight: number }[]} */
    const starts = [];
    let first = 0;
    for (const [kind, weight, count] of data.groups) {
      starts.push({ first, kind, weight });
      first += count;
    }

    /** A part, fetched once. */
    function part(/** @type {string} */ kind, /** @type {string} */ key, /** @type {string} */ name) {
      const id = kind + key;
      if (!parts.has(id)) {
        const fetched = fetchPart(name).then(() => root.stadswijzerFound[id]);
        parts.set(id, kind === "w" ? fetched.then(lines) : fetched);
        fetched.catch(() => parts.delete(id));
      }
      return parts.get(id);
    }

    function lines(/** @type {string} */ text) {
      const found = new Map();
      for (const line of text.split("\n")) {
        const [term, postings, means] = line.split(" ");
        found.set(term, { postings, means: means ? means.split(",").map((each) => each.split("+")) : [] });
      }
      return found;
    }

    function keyOf(/** @type {string} */ term) {
      for (let size = term.length; size > 0; size -= 1) {
        if (Object.hasOwn(data.words, term.slice(0, size))) return term.slice(0, size);
      }
      return "";
    }

    /** The line of a term, or nothing. */
    async function lookUp(/** @type {string} */ term) {
      const key = keyOf(term);
      return key ? (await part("w", key, data.words[key])).get(term) : undefined;
    }

    /** Terms that begin with these letters. */
    async function begins(/** @type {string} */ letters) {
      const keys = Object.keys(data.words).filter((key) => key.startsWith(letters));
      const own = keyOf(letters);
      if (own && !keys.includes(own)) keys.push(own);
      const found = await Promise.all(keys.slice(0, MOST_PARTS).map((key) => part("w", key, data.words[key])));
      const terms = found.flatMap((each) => [...each.keys()].filter((term) => term.startsWith(letters) && term !== letters));
      return terms.sort((one, other) => one.length - other.length || (one < other ? -1 : 1)).slice(0, MOST_BEGINS);
    }

    /** The longest term that these letters begin with, when that is most of them. */
    async function beginning(/** @type {string} */ letters) {
      for (let size = letters.length - 1; size >= Math.max(4, letters.length * 0.6); size -= 1) {
        if (await lookUp(letters.slice(0, size))) return letters.slice(0, size);
      }
      return "";
    }

    /** Words of the site that one slip makes this word of, those first that stand at more places. */
    async function meant(/** @type {string} */ word, near = isSlip) {
      if (word.length < 4) return [];
      const sizes = [-1, 0, 1].map((more) => String(word.length + more)).filter((size) => Object.hasOwn(data.slips, size));
      const texts = await Promise.all(sizes.map((size) => part("s", size, data.slips[size])));
      const found = texts.flatMap((text) => text.split(" ")).filter((each) => near(each.replace("+", ""), word));
      const same = (/** @type {string} */ each) => (each[0] === word[0] ? 0 : 1);
      return found.sort((one, other) => same(one) - same(other) || other.endsWith("+") - one.endsWith("+"))
        .map((each) => each.replace("+", ""));
    }

    /** Two terms that make this word together. */
    async function split(/** @type {string} */ word) {
      for (let at = Math.ceil(word.length / 2), step = 0; step < word.length; step += 1) {
        at += step % 2 ? step : -step; // from the middle outwards
        if (at < 3 || at > word.length - 3) continue;
        const last = stem(word.slice(at));
        for (const joint of data.rules.joints) {
          const head = word.slice(0, at - joint.length);
          if (head.length < 3 || stop.has(head) || !word.slice(0, at).endsWith(joint)) continue;
          if (await lookUp(stem(head)) && await lookUp(last)) return [stem(head), last];
        }
      }
      return [];
    }

    /**
     * What one word of a question may mean. `isLast`: it may be half a word still.
     * @returns {Promise<Meaning[]>}
     */
    async function meanings(/** @type {string} */ word, /** @type {boolean} */ isLast) {
      /** @type {Meaning[]} */
      const found = [];
      const add = (/** @type {string[]} */ terms, /** @type {number} */ weight) => found.push({ terms, weight });
      const term = stem(word);
      for (const [each, weight] of new Map([[word, SAME], [term, SAME]])) {
        const line = await lookUp(each);
        if (line && line.postings) add([each], weight);
        if (line) line.means.forEach((/** @type {string[]} */ terms) => add(terms, MEANT));
      }
      const isWhole = found.length > 0;
      for (const other of variants(word)) {
        const line_ = await lookUp(other);
        if (line_ && line_.postings) add([other], VARIANT);
      }
      if ((isLast || !found.length) && word.length > 2) {
        for (const each of await begins(word)) add([each], BEGIN + (0.4 * word.length) / each.length - 0.2);
      }
      const isMeant = found.some((each) => each.weight === MEANT); // somebody wrote down what it means
      const two = word.length > 6 && !isMeant && (isWhole || !found.length) ? await split(word) : [];
      if (two.length) {
        const share = found.length ? KNOWN : 1;
        if (!found.length) add(two, SPLIT);
        add([two[0]], HEAD * share);
        add([two[1]], TAIL * share);
      }
      if (!found.length) {
        for (const each of (await meant(word)).slice(0, 2)) {
          const line = await lookUp(stem(each));
          if (line && line.postings) add([stem(each)], SLIP);
          if (line) line.means.forEach((/** @type {string[]} */ terms) => add(terms, SLIP));
        }
      }
      if (!found.length) {
        const begin = await beginning(word);
        if (begin) add([begin], BEGIN);
        for (let size = word.length - 1; !found.length && size >= 5; size -= 1) {
          for (const each of await begins(word.slice(0, size))) add([each], HEAD);
        }
      }
      return found;
    }

    /** Document → what a term says there. */
    function decode(/** @type {string} */ postings) {
      const found = new Map();
      let number = 0;
      for (const [, step, level] of postings.matchAll(/([0-9a-z]+)([A-Z])/g)) {
        number += parseInt(step, 36);
        found.set(number, data.levels[0] * data.levels[1] ** (level.charCodeAt(0) - 65));
      }
      return found;
    }

    /** Document → what the best meaning of a word says there, and how rare the word is. */
    async function scoresOf(/** @type {Meaning[]} */ meanings_) {
      const scores = new Map();
      for (const { terms, weight } of meanings_) {
        const own = await Promise.all(terms.map(async (term) => decode(((await lookUp(term)) || { postings: "" }).postings || "")));
        const rarity = Math.max(...own.map((each) => Math.log(1 + data.total / (each.size + 0.5))));
        for (const [number, value] of own[0]) {
          if (!own.every((each) => each.has(number))) continue;
          const least = Math.min(value, ...own.map((each) => each.get(number)));
          const score = weight * (rarity * least) / (least + ENOUGH);
          if (score > (scores.get(number) || 0)) scores.set(number, score);
        }
      }
      const best = Math.max(0, ...meanings_.filter((each) => each.weight >= SLIP).map((each) => each.weight));
      return { scores, best };
    }

    /** The meanings of the words of a question; two words may be one (open data, opendata). */
    async function read(/** @type {string[]} */ asked, /** @type {boolean} */ isHalf) {
      const found = await Promise.all(asked.map((word, n) => meanings(word, isHalf && n === asked.length - 1)));
      for (let n = 0; n + 1 < asked.length; n += 1) {
        const both = stem(asked[n] + asked[n + 1]);
        const line = await lookUp(both);
        if (!line) continue;
        const joined = [...(line.postings ? [{ terms: [both], weight: JOINED }] : []),
          ...line.means.map((/** @type {string[]} */ terms) => ({ terms, weight: MEANT }))];
        found[n].push(...joined);
        found[n + 1].push(...joined);
      }
      return found;
    }

    /**
     * @param {string} question
     * @param {{ isHalf?: boolean }} [options] - whether the last word may be half a word
     * @returns {Promise<Outcome>}
     */
    async function ask(question, { isHalf = true } = {}) {
      const all = [...new Set(wordsOf(question))];
      const telling = all.filter((word) => !stop.has(word));
      const asked = (telling.length ? telling : all).slice(0, 12);
      const read_ = await read(asked, isHalf && /[\p{L}\p{N}]$/u.test(question));
      const scored = await Promise.all(read_.map(scoresOf));
      const rarities = scored.map(({ scores }) => (scores.size ? Math.log(1 + data.total / (scores.size + 0.5)) : 1));
      const total = rarities.reduce((sum, each) => sum + each, 0);
      const sums = new Map(), covers = new Map();
      scored.forEach(({ scores }, n) => scores.forEach((score, number) => {
        sums.set(number, (sums.get(number) || 0) + score);
        covers.set(number, (covers.get(number) || 0) + rarities[n]);
      }));
      /** @type {Hit[]} */
      const hits = [...sums].map(([number, sum]) => {
        const group = /** @type {{ kind: number, weight: number }} */ (starts.filter((each) => each.first <= number).pop());
        const cover = COVER + (1 - COVER) * (covers.get(number) / total);
        return { number, score: sum * cover * group.weight, kind: group.kind };
      });
      hits.sort((one, other) => other.score - one.score || one.number - other.number);
      const termsOf = (/** @type {Meaning[]} */ some) => [...new Set(some.flatMap((each) => each.terms))];
      const terms = termsOf(read_.flat()), whole = termsOf(read_.flat().filter((each) => each.weight > HEAD));
      return { hits, terms, whole, words: asked, instead: hits.length ? [] : await nearest(asked) };
    }

    /** Words of the site that look like those that were asked, when they find nothing. */
    async function nearest(/** @type {string[]} */ asked) {
      const near = (/** @type {string} */ one, /** @type {string} */ other) =>
        one !== other && (isSlip(one, other) || one.slice(0, 4) === other.slice(0, 4) || one.slice(-5) === other.slice(-5));
      const found = await Promise.all(asked.map((word) => meant(word, near)));
      return [...new Set(found.flatMap((each) => each.slice(0, 3)))].slice(0, 6);
    }

    /** What is shown of a document. */
    async function text(/** @type {number} */ number) {
      const [key, name] = data.texts.findLast((/** @type {any} */ each) => each[0] <= number);
      const [address, title, theme, passages, names, isSample] = (await part("t", String(key), name))[number - key];
      return { address, title, theme, passages, names, isSample: Boolean(isSample) };
    }
    return { ask, text, stem, wordsOf };
  }

  root.stadswijzerRanking = { searcher, stemmer, wordsOf, isSlip };
})(typeof window === "undefined" ? globalThis : window);
