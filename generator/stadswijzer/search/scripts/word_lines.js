// A part of the words, as the index has it (`files.py`, `index.py`), read once: a term → its documents and what else it means.
// Touches no page.
(function (/** @type {Window} */ root) {
  "use strict";
  /** Term → its line. @param {string} text */
  function lines(text) {
    /** @type {Map<string, SearchLine>} */
    const found = new Map();
    for (const line of text.split("\n")) {
      const [term, postings, means] = line.split(" ");
      found.set(term, { postings, means: means ? means.split(",").map((each) => each.split("+")) : [] });
    }
    return found;
  }

  /** Document → what a term says there. @param {string} postings @param {[number, number]} levels */
  function decode(postings, [least, step]) {
    /** @type {Map<number, number>} */
    const found = new Map();
    let number = 0;
    for (const [, further, level] of postings.matchAll(/([0-9a-z]+)([A-Z])/g)) {
      number += parseInt(further, 36);
      found.set(number, least * step ** (level.charCodeAt(0) - 65));
    }
    return found;
  }

  /**
   * What `make` gives, made once; again where it failed.
   * @template T
   * @param {Map<string, Promise<T>>} kept @param {string} key @param {() => Promise<T>} make
   */
  function once(kept, key, make) {
    const before = kept.get(key);
    if (before) return before;
    const made = make();
    kept.set(key, made);
    made.catch(() => kept.delete(key));
    return made;
  }

  root.stadswijzerLines = { lines, decode, once };
})(typeof window === "undefined" ? /** @type {Window} */ (/** @type {unknown} */ (globalThis)) : window);
