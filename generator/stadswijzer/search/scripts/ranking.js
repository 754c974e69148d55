// What a question finds: its words cut down by the rules of the index, the parts that hold them fetched, documents ranked.
// Touches no page. `fetchPart` puts a part in `window.stadswijzerFound`; the tests and the bench give one of their own.
/**
 * @typedef {{ terms: string[], weight: number, least: number }} Meaning - terms that must all be there, what that counts for,
 * and what they must say of a document: nothing unless it is a guess
 */
(function (/** @type {Window} */ root) {
  "use strict";
  const { stemmer, wordsOf, together, isSlip, isNear } = root.stadswijzerWords;
  const { lines, decode, once } = root.stadswijzerLines;
  const SAME = 1, JOINED = 0.95, MEANT = 0.9, SPLIT = 0.8, SLIP = 0.7, VARIANT = 0.6, BEGIN = 0.55, HEAD = 0.35, TAIL = 0.25;
  const LESS = 0.5; // what a longer word keeps that begins with a whole one
  const NEXT = 0.9; // what a meaning keeps of the one that was written before it
  const KNOWN = 0.4; // what halves of a word keep that is itself a word of the site
  const SHORT = 4; // letters of a word in which a slip says little
  const ANY = 0.01; // a slip in a longer word may stand anywhere; another guess only where it names the document:
  const NAMED = 1.8, TITLED = 2.9; // as half of another name of it, as a word of its title (index.py)
  const ENOUGH = 10; // what a word must say of a document to count for half of what it can
  const MOST_BEGINS = 12; // words that half a word may be the beginning of
  const MOST_PARTS = 3; // parts that are fetched for those
  const ENDINGS = [9, 8, 7, 6, 5, 4]; // letters at the end of a word that may be one by themselves
  const LONG = 7; // letters of a word that may be two, as the index has it (compounds.py)
  const FIRST_HALF = 3, LAST_HALF = 4; // and of the halves
  const PHRASE = 4; // words that may mean something together
  const OWN = 1.2; // how much more our own plan counts for who asks what we do
  const ELSEWHERE = 1.3; // and an example for who asks which city did
  const COVER = 0.5; // what a document keeps that has almost nothing of what was asked

  /**
   * @param {SearchStart} data - the start of the index
   * @param {(name: string) => Promise<void>} fetchPart - fetches the part of this name
   * @returns {Searcher}
   */
  function searcher(data, fetchPart) {
    const { stem, variants } = stemmer(data.rules);
    const [stop, ours, notFirst, whole] = [data.rules.stop, data.rules.own, data.rules.not_first, data.rules.whole].map((text) => new Set(text.split(" ")));
    /** @type {Map<string, Promise<Map<string, SearchLine>>>} */
    const terms_ = new Map();
    /** @type {Map<string, Promise<Map<number, number>>>} */
    const documents_ = new Map();
    /** @type {Map<string, Promise<SearchPart>>} */
    const parts = new Map();
    /** @type {{ first: number, kind: number, weight: number }[]} */
    const starts = [];
    let first = 0;
    for (const [kind, weight, count] of data.groups) {
      starts.push({ first, kind, weight });
      first += count;
    }

    /** A part, fetched once. */
    function part(/** @type {string} */ id, /** @type {string} */ name) {
      return once(parts, id, () => fetchPart(name).then(() => root.stadswijzerFound[id]));
    }

    /** The terms of a part of the words. */
    function termsUnder(/** @type {string} */ key) {
      return once(terms_, key, () => part("w" + key, data.words[key]).then((text) => lines(String(text))));
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
      return key ? (await termsUnder(key)).get(term) : undefined;
    }

    /** Document → what a term says there. */
    function documents(/** @type {string} */ term) {
      return once(documents_, term, () => lookUp(term).then((line) => decode((line && line.postings) || "", data.levels)));
    }

    /** Documents in which all of these terms stand. */
    async function withAll(/** @type {string[]} */ terms) {
      const [one, ...others] = await Promise.all(terms.map(documents));
      return [...one.keys()].filter((number) => others.every((each) => each.has(number)));
    }

    /** What a term leads to: itself, and what somebody wrote down that it means; never what no document has. */
    async function leads(/** @type {string} */ term) {
      const line = await lookUp(term);
      if (!line) return { own: [], means: [] };
      const found = await Promise.all(line.means.map(withAll));
      return { own: line.postings ? [[term]] : [], means: line.means.filter((_, n) => found[n].length) };
    }

    /** The same in one list. */
    async function known(/** @type {string} */ term) {
      const { own, means } = await leads(term);
      return [...own, ...means];
    }

    /** Terms that begin with these letters. */
    async function begins(/** @type {string} */ letters) {
      const keys = Object.keys(data.words).filter((key) => key.startsWith(letters));
      const own = keyOf(letters);
      if (own && !keys.includes(own)) keys.push(own);
      const found = await Promise.all(keys.slice(0, MOST_PARTS).map(termsUnder));
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

    /** What the longest ending of a word means that is known: the thing itself, when nobody knows what kind of it (snor-fiets). */
    async function ending(/** @type {string} */ word) {
      const sizes = ENDINGS.filter((size) => size <= word.length - 2);
      const found = await Promise.all(sizes.map((size) => known(stem(word.slice(-size)))));
      return found.find((each) => each.length) || [];
    }

    /** Words of the site that one slip makes this word of, those first that stand at more places. */
    async function meant(/** @type {string} */ word, near = isSlip, most = 1) {
      if (word.length < 4) return [];
      const sizes = Array.from({ length: 2 * most + 1 }, (_, n) => n - most).map((more) => String(word.length + more)).filter((size) => Object.hasOwn(data.slips, size));
      const texts = await Promise.all(sizes.map((size) => part("s" + size, data.slips[size])));
      const found = texts.flatMap((text) => String(text).split(" ")).filter((each) => near(each.replace("+", ""), word));
      const same = (/** @type {string} */ each) => (each[0] === word[0] ? 0 : 1);
      return found.sort((one, other) => same(one) - same(other) || Number(other.endsWith("+")) - Number(one.endsWith("+")))
        .map((each) => each.replace("+", ""));
    }

    /** The two words that make this one together, each as what it leads to. */
    async function split(/** @type {string} */ word) {
      if (word.length < LONG || whole.has(word)) return [];
      for (let at = Math.ceil(word.length / 2), step = 0; step < word.length; step += 1) {
        at += step % 2 ? step : -step; // from the middle outwards
        if (at < FIRST_HALF || at > word.length - LAST_HALF) continue;
        for (const joint of data.rules.joints) {
          const head = word.slice(0, at - joint.length);
          if (head.length < FIRST_HALF || stop.has(head) || notFirst.has(head) || !word.slice(0, at).endsWith(joint)) continue;
          const heads = await known(stem(head)), tails = heads.length ? await known(stem(word.slice(at))) : [];
          if (tails.length) return [heads, tails];
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
      let least = 0;
      const add = (/** @type {string[]} */ terms, /** @type {number} */ weight) => found.push({ terms, weight, least });
      const addAll = async (/** @type {string} */ each, /** @type {number} */ weight, weightOfMeant = weight) => {
        const { own, means } = await leads(each);
        own.forEach((terms) => add(terms, weight));
        means.forEach((terms, n) => add(terms, weightOfMeant * NEXT ** n));
      };
      for (const each of new Set([word, stem(word)])) await addAll(each, SAME, MEANT);
      const isWhole = found.length > 0;
      for (const other of variants(word)) {
        await addAll(other, VARIANT);
      }
      if ((isLast || !found.length) && word.length > 2) {
        for (const each of await begins(word)) {
          const weight = BEGIN + (0.4 * word.length) / each.length - 0.2;
          if (isWhole) add([each], weight * LESS); // a whole word is not half of an everyday one, and seldom of another
          else await addAll(each, weight);
        }
      }
      const [heads, tails] = isWhole || !found.length ? await split(word) : [];
      if (tails) {
        const share = found.length ? KNOWN : 1;
        if (!found.length) heads.forEach((head) => tails.forEach((tail) => add([...new Set([...head, ...tail])], SPLIT)));
        heads.forEach((terms) => add(terms, HEAD * share));
        tails.forEach((terms) => add(terms, TAIL * share));
      }
      if (!found.length) {
        for (const each of (await meant(word)).slice(0, 2)) {
          least = each[0] === word[0] && word.length > SHORT ? ANY : TITLED;
          await addAll(stem(each), SLIP);
        }
      }
      if (!found.length) {
        least = NAMED;
        const begin = await beginning(word);
        if (begin) await addAll(begin, BEGIN);
        for (let size = word.length - 1; !found.length && size >= 5; size -= 1) {
          for (const each of await begins(word.slice(0, size))) await addAll(each, HEAD);
        }
        if (!begin) (await ending(word)).forEach((terms) => add(terms, HEAD));
      }
      return found;
    }

    /** Document → what the best meaning of a word says there. */
    async function scoresOf(/** @type {Meaning[]} */ meanings_) {
      /** @type {Map<number, number>} */
      const scores = new Map();
      for (const { terms, weight, least: needed } of meanings_) {
        const own = await Promise.all(terms.map(documents));
        const rarity = Math.max(...own.map((each) => Math.log(1 + data.total / (each.size + 0.5))));
        for (const number of await withAll(terms)) {
          const least = Math.min(...own.map((each) => each.get(number) || 0));
          if (least < needed) continue;
          const score = weight * (rarity * least) / (least + ENOUGH);
          if (score > (scores.get(number) || 0)) scores.set(number, score);
        }
      }
      return scores;
    }

    /** The meanings of the words of a question; some together may be one (open data), or mean something (internet of things). */
    async function read(/** @type {string[]} */ asked, /** @type {boolean} */ isHalf) {
      const found = await Promise.all(asked.map((word, n) => meanings(word, isHalf && n === asked.length - 1)));
      const phrases = asked.flatMap((_, n) => asked.slice(n + 1, n + PHRASE).map((_each, more) => ({ n, size: more + 2 })));
      await Promise.all(phrases.map(async ({ n, size }) => {
        const some = asked.slice(n, n + size);
        for (const term of new Set([stem(some.join("")), some.map(stem).join("")])) {
          const { own, means } = await leads(term);
          /** @type {Meaning[]} */
          const joined = [...own.map((terms) => ({ terms, weight: JOINED, least: 0 })),
            ...means.map((terms, nth) => ({ terms, weight: MEANT * NEXT ** nth / Math.sqrt(size), least: 0 }))];
          found.slice(n, n + size).forEach((each) => each.push(...joined));
        }
      }));
      return found;
    }

    /**
     * @param {string} question
     * @param {{ isHalf?: boolean }} [options] - whether the last word may be half a word
     * @returns {Promise<SearchOutcome>}
     */
    async function ask(question, { isHalf = true } = {}) {
      const all = [...new Set(wordsOf(question))];
      const telling = [...all.filter((word) => !stop.has(word)), ...together(question, data.small)];
      const asked = (telling.length ? telling : all).slice(0, 12);
      const read_ = await read(asked, isHalf && /[\p{L}\p{N}]$/u.test(question));
      const scored = await Promise.all(read_.map(scoresOf));
      const rarities = scored.map((scores) => (scores.size ? Math.log(1 + data.total / (scores.size + 0.5)) : 1));
      const total = rarities.reduce((sum, each) => sum + each, 0);
      /** @type {Map<number, number>} */
      const sums = new Map();
      /** @type {Map<number, number>} */
      const covers = new Map();
      scored.forEach((scores, n) => {
        const best = Math.max(...scores.values());
        scores.forEach((score, number) => {
          sums.set(number, (sums.get(number) || 0) + score);
          covers.set(number, (covers.get(number) || 0) + (rarities[n] * score) / best);
        });
      });
      const said = ` ${wordsOf(question).join(" ")} `;
      const favoured = new Map(all.some((word) => ours.has(word)) ? data.own.map((kind) => [kind, OWN]) : []);
      if (data.rules.elsewhere.some((each) => said.includes(` ${each} `))) data.elsewhere.forEach((kind) => favoured.set(kind, ELSEWHERE));
      /** @type {SearchHit[]} */
      const hits = [...sums].map(([number, sum]) => {
        const group = /** @type {{ kind: number, weight: number }} */ (starts.filter((each) => each.first <= number).pop());
        const cover = COVER + (1 - COVER) * ((covers.get(number) || 0) / total);
        return { number, score: sum * cover * group.weight * (favoured.get(group.kind) || 1), kind: group.kind };
      });
      hits.sort((one, other) => other.score - one.score || one.number - other.number);
      const termsOf = (/** @type {Meaning[]} */ some) => [...new Set(some.flatMap((each) => each.terms))];
      const terms = termsOf(read_.flat()), whole = termsOf(read_.flat().filter((each) => each.weight > HEAD));
      const isGuess = read_.flat().every((each) => each.least > 0);
      return { hits, terms, whole, words: asked, isGuess, instead: hits.length ? [] : await nearest(asked) };
    }

    /** Words of the site that two slips make those that were asked of, when they find nothing. */
    async function nearest(/** @type {string[]} */ asked) {
      const found = await Promise.all(asked.map((word) => meant(word, isNear, 2)));
      return [...new Set(found.flatMap((each) => each.slice(0, 3)))].slice(0, 6);
    }

    /** What is shown of a document. */
    async function text(/** @type {number} */ number) {
      const [key, name] = /** @type {[number, string]} */ (data.texts.filter((each) => each[0] <= number).pop());
      const shown = /** @type {SearchRow[]} */ (await part("t" + key, name));
      const [address, title, theme, passages, names, isSample] = shown[number - key];
      return { address, title, theme, passages, names, isSample: Boolean(isSample) };
    }
    return { ask, text, stem, wordsOf };
  }

  root.stadswijzerRanking = { searcher };
})(typeof window === "undefined" ? /** @type {Window} */ (/** @type {unknown} */ (globalThis)) : window);
