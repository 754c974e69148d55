// What is shown of what was found: the best six under the box while someone types, and all of it on the page that answers.
// What is asked stands behind the # of the address, which no server sees.
(function () {
  "use strict";
  const WHILE_TYPING = 6, AT_ONCE = 10, MORE = 20;
  const PAUSE = 40; // milliseconds without a key before we look
  const WORD = /[\p{L}\p{N}]+/gu;
  const { element, matcher, best, marked } = window.stadswijzerMatches;

  /**
   * @param {(name: string) => Promise<void>} script - fetches a script of the index
   * @param {string} root - the way to the start of the site
   */
  window.stadswijzerResults = function (script, root) {
    const data = () => window.stadswijzerSearch;
    const make = () => window.stadswijzerRanking.searcher(data(), (/** @type {string} */ name) => script(name + ".js"));
    const say = data().say;
    let searcher = make();

    /** @param {string | { one: string, many: string }} text @param {Record<string, string | number>} [values] */
    function told(text, values = {}) {
      const chosen = typeof text === "string" ? text : values.n === 1 ? text.one : text.many;
      return chosen.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
    }

    /** Runs it; once more with a new start when the site changed since this page was opened. @template T @param {() => Promise<T>} run */
    async function attempt(run) {
      try {
        return await run();
      } catch (error) {
        await script("start.js?" + Date.now());
        searcher = make();
        return run();
      }
    }

    function href(/** @type {string} */ address, anchor = "") {
      const isPage = !address || address.endsWith("/");
      return root + address + (isPage ? data().index : "") + (anchor ? "#" + anchor : "");
    }

    function madeUp() {
      return element("span", { class: "mark mark-sample" }, [say.sample]);
    }

    function shown(/** @type {SearchText} */ document_, /** @type {number} */ kind, /** @type {SearchOutcome} */ outcome) {
      const match = matcher(searcher, outcome);
      const { anchor, heading, text } = best(document_.passages, match);
      const about = [data().kinds[kind][0], document_.theme].filter(Boolean).join(" · ");
      const parts = [
        element("a", { class: "hit-title", href: href(document_.address) }, marked(document_.title, match)),
        element("p", { class: "hit-kind" }, [about]),
      ];
      if (document_.isSample) parts[1].append(" ", madeUp());
      const names = document_.names.filter((name) => (name.match(WORD) || []).some(match));
      if (names.length) parts.push(element("p", { class: "hit-kind" }, [say.also, " ", ...marked(names.join(" · "), match)]));
      if (text) parts.push(element("p", { class: "hit-text" }, marked(text, match)));
      if (anchor) {
        const section = element("a", { href: href(document_.address, anchor) }, [heading]);
        parts.push(element("p", { class: "hit-section" }, [say.section, " ", section]));
      }
      return element("li", { class: "hit" }, parts);
    }

    /** What helps when nothing was found. `again`: asks for another word. */
    function nothing(/** @type {SearchOutcome} */ outcome, /** @type {(word: string) => Node} */ again) {
      const parts = [];
      if (outcome.instead.length) {
        const words = outcome.instead.map((word) => element("li", {}, [again(word)]));
        parts.push(element("p", {}, [say.instead]), element("ul", { class: "tool-links" }, words));
      }
      const lists = data().lists.map(([title, address]) => element("li", {}, [element("a", { href: href(address) }, [title])]));
      parts.push(element("p", {}, [say.lists]), element("ul", { class: "tool-links" }, lists), element("p", {}, [say.whom]));
      return element("div", { "data-no-results": "", class: "no-results" }, parts);
    }

    function hashOf(/** @type {string} */ question, kind = "") {
      return "#q=" + encodeURIComponent(question) + (kind ? "&kind=" + encodeURIComponent(kind) : "");
    }

    /** Calls `look` when the typing pauses; the last question alone is answered. */
    function typing(/** @type {HTMLInputElement} */ input, /** @type {() => void} */ look) {
      /** @type {number | undefined} */
      let waiting;
      input.addEventListener("input", () => {
        clearTimeout(waiting);
        waiting = window.setTimeout(look, PAUSE);
      });
    }

    // The box

    /** @param {HTMLElement} find */
    function attend(find) {
      if ("attended" in find.dataset) return;
      find.dataset.attended = "";
      const input = /** @type {HTMLInputElement} */ (find.querySelector("input"));
      const panel = /** @type {HTMLElement} */ (find.querySelector("[data-find-panel]"));
      const status = /** @type {HTMLElement} */ (find.querySelector("[role=status]"));
      const page = href(data().page);
      let turn = 0;

      const links = () => /** @type {HTMLElement[]} */ ([...panel.querySelectorAll("a")]);
      const again = (/** @type {string} */ word) => element("a", { href: page + hashOf(word) }, [word]);

      async function look() {
        const own = (turn += 1);
        const question = input.value.trim();
        if (question.length < 2) {
          panel.replaceChildren();
          status.textContent = "";
          return;
        }
        try {
          const { outcome, texts } = await attempt(async () => {
            const found = await searcher.ask(question);
            const hits = found.hits.slice(0, WHILE_TYPING);
            const shown = await Promise.all(hits.map((hit) => searcher.text(hit.number)));
            return { outcome: found, texts: shown };
          });
          if (own !== turn) return;
          const n = outcome.hits.length;
          if (!n) {
            panel.replaceChildren(nothing(outcome, again));
            status.textContent = told(say.none, { words: question });
            return;
          }
          const match = matcher(searcher, outcome);
          const items = texts.map((text, at) => element("li", {}, [
            element("a", { href: href(text.address) }, [
              element("span", { class: "find-title" }, marked(text.title, match)),
              element("span", { class: "find-kind" }, [
                ...(text.isSample ? [madeUp(), " "] : []), data().kinds[outcome.hits[at].kind][0],
              ]),
            ]),
          ]));
          const all = element("a", { class: "find-all", href: page + hashOf(question) }, [told(say.all, { n })]);
          const at = links().indexOf(/** @type {HTMLElement} */ (document.activeElement));
          const near = outcome.isGuess ? [element("p", { class: "find-near" }, [told(say.near, { words: question })])] : [];
          panel.replaceChildren(...near, element("ol", { class: "find-list" }, items), all);
          if (at >= 0) (links()[at] || input).focus(); // chosen from while it was looked up again
          const told_ = told(say.best, { n: items.length, total: n });
          status.textContent = [...near.map((each) => each.textContent), told_].join(" ");
        } catch (error) {
          if (own === turn) status.textContent = say.failed;
        }
      }

      typing(input, look);
      find.addEventListener("keydown", (event) => {
        const at = links().indexOf(/** @type {HTMLElement} */ (document.activeElement));
        if (event.key === "Enter" && event.target === input && input.value.trim()) {
          event.preventDefault();
          location.href = page + hashOf(input.value.trim());
        } else if (event.key === "ArrowDown" && links()[at + 1]) {
          event.preventDefault();
          links()[at + 1].focus();
        } else if (event.key === "ArrowUp" && at >= 0) {
          event.preventDefault();
          (links()[at - 1] || input).focus();
        }
      });
      panel.addEventListener("click", (event) => {
        // On the page that answers, another question is the same page.
        if (/** @type {HTMLElement} */ (event.target).closest("a")) delete /** @type {HTMLElement} */ (find.querySelector("[data-find-box]")).dataset.open;
      });
      look();
    }

    // The page

    /** @param {HTMLElement} place */
    function page(place) {
      if ("attended" in place.dataset) return;
      place.dataset.attended = "";
      const input = /** @type {HTMLInputElement} */ (place.querySelector("input"));
      const status = /** @type {HTMLElement} */ (document.querySelector("[data-search-status]"));
      const kinds = /** @type {HTMLElement} */ (document.querySelector("[data-search-kinds]"));
      const list = /** @type {HTMLElement} */ (document.querySelector("[data-search-results]"));
      const after = /** @type {HTMLElement} */ (document.querySelector("[data-search-after]"));
      let turn = 0, kind = "";

      function keep() {
        history.replaceState(null, "", (location.pathname + location.search) + (input.value.trim() ? hashOf(input.value.trim(), kind) : ""));
      }

      function fromAddress() {
        const given = new URLSearchParams(location.hash.slice(1));
        input.value = given.get("q") || "";
        kind = given.get("kind") || "";
        look(false);
      }

      const again = (/** @type {string} */ word) => element("a", { href: hashOf(word) }, [word]);

      /** @param {boolean} isHalf - whether the last word may be half a word still */
      async function look(isHalf = true) {
        const own = (turn += 1);
        const question = input.value.trim();
        if (!question) return clear();
        try {
          const outcome = await attempt(() => searcher.ask(question, { isHalf }));
          if (own === turn) await show(outcome, question, own);
        } catch (error) {
          if (own === turn) status.textContent = say.failed;
        }
      }

      function clear() {
        [kinds, list, after].forEach((each) => each.replaceChildren());
        list.hidden = true;
        status.textContent = "";
      }

      async function show(/** @type {SearchOutcome} */ outcome, /** @type {string} */ question, /** @type {number} */ own) {
        const names = data().kinds.map((each) => each[1]);
        const chosen = names.indexOf(kind);
        const hits = outcome.hits.filter((hit) => chosen < 0 || hit.kind === chosen);
        const items = await texts(hits, 0, AT_ONCE, outcome);
        if (own !== turn) return;
        filters(outcome, names, chosen);
        list.hidden = !items.length;
        list.replaceChildren(...items);
        after.replaceChildren(...(outcome.hits.length ? more(hits, outcome) : [nothing(outcome, again)]));
        const found = outcome.isGuess ? [told(say.near, { words: question })] : [];
        status.textContent = outcome.hits.length
          ? [...found, told(say.found, { n: hits.length })].join(" ") : told(say.none, { words: question });
      }

      function texts(/** @type {SearchHit[]} */ hits, /** @type {number} */ from, /** @type {number} */ count, /** @type {SearchOutcome} */ outcome) {
        return Promise.all(hits.slice(from, from + count).map(async (hit) =>
          shown(await searcher.text(hit.number), hit.kind, outcome)));
      }

      function more(/** @type {SearchHit[]} */ hits, /** @type {SearchOutcome} */ outcome) {
        if (hits.length <= AT_ONCE) return [];
        const button = element("button", { type: "button", class: "quiet" }, [say.more]);
        button.addEventListener("click", async () => {
          const from = list.children.length;
          list.append(...await texts(hits, from, MORE, outcome));
          /** @type {HTMLElement} */ (list.children[from].querySelector("a")).focus();
          if (list.children.length >= hits.length) button.remove();
        });
        return [button];
      }

      function filters(/** @type {SearchOutcome} */ outcome, /** @type {string[]} */ names, /** @type {number} */ chosen) {
        const counts = names.map((_, n) => outcome.hits.filter((hit) => hit.kind === n).length);
        /** @type {[string, string, number][]} */
        const choices = [[say.every, "", outcome.hits.length], ...names.map((name, n) => /** @type {[string, string, number]} */ ([name, name, counts[n]]))];
        const focused = document.activeElement && document.activeElement.getAttribute("data-kind");
        const made = choices.filter(([, value, count]) => count || value === kind).map(([name, value, count]) => {
          const isOn = value === (chosen < 0 ? "" : kind);
          const button = element("button", { type: "button", "data-kind": value || "-", "aria-pressed": String(isOn) },
            [name, " ", element("span", { class: "count" }, [String(count)])]);
          button.addEventListener("click", () => {
            kind = value;
            keep();
            look();
          });
          return element("li", {}, [button]);
        });
        kinds.replaceChildren(...(made.length > 2 || kind ? made : []));
        kinds.hidden = !kinds.children.length;
        const same = focused && kinds.querySelector(`[data-kind="${CSS.escape(focused)}"]`);
        if (same) /** @type {HTMLElement} */ (same).focus();
      }

      typing(input, () => {
        kind = "";
        keep();
        look();
      });
      window.addEventListener("hashchange", fromAddress);
      if (input.value.trim()) keep(), look(); // typed before we were here
      else if (location.hash) fromAddress();
    }

    return { attend, page };
  };
})();
