// What matches in a text: the words that were meant, the sentence that says most of them, and the text with them marked.
(function () {
  "use strict";
  const LONGEST = 230; // letters of what is shown of a text
  const WORD = /[\p{L}\p{N}]+/gu;
  const SENTENCE = /(?<=[.!?…]["'”’)]*)\s+|\n+/u;

  /** @param {string} name @param {Record<string, string>} [attributes] @param {(Node | string)[]} [children] */
  function element(name, attributes = {}, children = []) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  /** Whether a word of a text is one of those that were meant. */
  function matcher(/** @type {Searcher} */ searcher, /** @type {SearchOutcome} */ outcome) {
    const terms = new Set(outcome.terms);
    const long = outcome.whole.filter((term) => term.length > 3);
    /** @type {Map<string, string>} */
    const known = new Map();
    return (/** @type {string} */ word) => {
      if (!known.has(word)) {
        const [folded] = searcher.wordsOf(word);
        const stem = folded ? searcher.stem(folded) : "";
        const term = terms.has(stem) ? stem : long.find((each) => folded && (folded.startsWith(each) || stem.endsWith(each)));
        known.set(word, term || "");
      }
      return known.get(word) || "";
    };
  }

  /** The sentence that says most of what was asked, and where it stands. */
  function best(/** @type {SearchPassage[]} */ passages, /** @type {(word: string) => string} */ match) {
    let found = { value: 0, anchor: "", heading: "", text: passages.length ? passages[0][2] : "" };
    for (const [anchor, heading, text] of passages) {
      for (const sentence of text.split(SENTENCE)) {
        const terms = new Set((sentence.match(WORD) || []).map(match));
        terms.delete("");
        if (terms.size > found.value) found = { value: terms.size, anchor, heading, text: sentence };
      }
    }
    return found;
  }

  /** A text with its words marked, cut to what fits around the first of them. */
  function marked(/** @type {string} */ text, /** @type {(word: string) => string} */ match) {
    const places = [...text.matchAll(WORD)].filter(([word]) => match(word));
    let start = 0, end = text.length;
    if (text.length > LONGEST) {
      const first = places.length ? places[0].index : 0;
      start = first > LONGEST / 2 ? text.indexOf(" ", first - LONGEST / 2) + 1 : 0;
      end = text.lastIndexOf(" ", start + LONGEST);
      if (end <= first) end = start + LONGEST;
    }
    /** @type {(Node | string)[]} */
    const found = [start ? "…" : ""];
    let last = start;
    for (const { index, 0: word } of places) {
      if (index < last || index + word.length > end) continue;
      found.push(text.slice(last, index), element("mark", {}, [word]));
      last = index + word.length;
    }
    found.push(text.slice(last, end), end < text.length ? "…" : "");
    return found.filter((each) => each !== "");
  }

  window.stadswijzerMatches = { element, matcher, best, marked };
})();
