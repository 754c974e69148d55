// The start test: what one may skip, and where to begin.
import { element, part } from "../shared/elements.js";
import { linkTo, say } from "./page.js";

/** @typedef {import("./question.js").Question} Question */

/**
 * @param {HTMLElement} place
 * @param {Question[]} asked
 */
export function startTest(place, asked) {
  const outcome = part(place, "[data-outcome-of-test]", HTMLElement);
  const button = part(place, "[data-show]", HTMLElement);
  /**
   * Question → whether the first answer was right.
   *
   * @type {Map<Question, boolean>}
   */
  const known = new Map();

  for (const question of asked) {
    question.done = (isRight) => {
      if (!known.has(question)) known.set(question, isRight);
      count();
    };
  }

  function count() {
    part(place, "[data-done]", HTMLElement).textContent = say("test_done", { n: known.size, total: asked.length });
    if (!outcome.hidden) show();
  }

  /**
   * @param {string} name
   * @param {Question[]} questions
   */
  function fill(name, questions) {
    const items = questions.map((question) => element("li", {}, [linkTo(question.concept)]));
    part(place, `[data-${name}]`, HTMLElement).replaceChildren(...items);
    part(place, `[data-no-${name}]`, HTMLElement).hidden = questions.length > 0;
  }

  function show() {
    const open = asked.filter((question) => !known.get(question));
    fill("skip", asked.filter((question) => known.get(question)));
    fill("begin", open.slice(0, 1));
    fill("then", open.slice(1));
    part(place, "[data-no-then]", HTMLElement).hidden = true;
    outcome.hidden = false;
  }

  button.addEventListener("click", () => {
    show();
    outcome.focus();
  });
  place.hidden = false;
  count();
}
