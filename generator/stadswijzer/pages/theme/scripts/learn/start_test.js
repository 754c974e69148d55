// The start test: one question a screen; what one may skip, and where to begin. Its outcome is kept on the device.
//
// Of a concept two questions are asked, where it has two: one right answer may be a guess. After a wrong one, or "I do not
// know", the next concept comes.
import { element, part } from "../shared/elements.js";
import { today } from "./days.js";
import { chosenDepartment } from "./department.js";
import { concepts, linkTo, say } from "./page.js";
import { change, load } from "./storage.js";

/** @typedef {import("./question.js").Question} Question */

/**
 * What the work of my department asks, in its order, before the rest.
 *
 * @param {Concept[]} order
 */
function mineFirst(order) {
  const mine = chosenDepartment()?.asked || [];
  const own = mine.flatMap((id) => order.filter((concept) => concept.id === id));
  return [...own, ...order.filter((concept) => !own.includes(concept))];
}

/**
 * @param {HTMLElement} place
 * @param {Question[]} asked
 */
export function startTest(place, asked) {
  const outcome = part(place, "[data-outcome-of-test]", HTMLElement);
  const next = part(place, "[data-next]", HTMLElement);
  const show = part(place, "[data-show]", HTMLElement);
  const again = part(place, "[data-test-again]", HTMLElement);
  const order = mineFirst(Array.from(new Set(asked.map((question) => question.concept))));
  /**
   * Question → whether the first answer was right.
   *
   * @type {Map<Question, boolean>}
   */
  const known = new Map();
  /** @type {Question | undefined} */
  let now;

  for (const question of asked) {
    question.done = (isRight) => {
      if (!known.has(question)) known.set(question, isRight);
      if (isDone(question.concept)) keep(order.filter(isDone));
      update();
    };
  }

  /** @param {Concept} concept */
  function of(concept) {
    return asked.filter((question) => question.concept === concept);
  }

  /** @param {Concept} concept */
  function isDone(concept) {
    return of(concept).some((question) => known.get(question) === false) || of(concept).every((question) => known.has(question));
  }

  /** @param {Concept} concept */
  function isKnown(concept) {
    return of(concept).every((question) => known.get(question));
  }

  /** The first question of a concept that is not done. */
  function following() {
    const open = order.find((concept) => !isDone(concept));
    return open && of(open).find((question) => !known.has(question));
  }

  /** @param {Question | undefined} question */
  function turnTo(question) {
    now = question;
    for (const each of asked) each.place.hidden = each !== question;
  }

  /**
   * Keeps the outcome so far, also of who leaves halfway; of other concepts that of an earlier time stays.
   *
   * @param {Concept[]} told
   */
  function keep(told) {
    const ids = told.map((concept) => concept.id);
    change((data) => {
      const { known: wereKnown, open: wereOpen } = data.test || { known: [], open: [] };
      const others = (/** @type {string[]} */ before) => before.filter((id) => !ids.includes(id));
      const right = told.filter(isKnown).map((concept) => concept.id);
      data.test = { day: today(), known: [...others(wereKnown), ...right], open: [...others(wereOpen), ...ids.filter((id) => !right.includes(id))] };
    });
  }

  function update() {
    const done = order.filter(isDone).length;
    part(place, "[data-done]", HTMLElement).textContent = say("test_done", { n: done, total: order.length });
    next.hidden = !now || !known.has(now) || !following();
    show.hidden = known.size === 0;
  }

  /**
   * @param {string} name
   * @param {Concept[]} found
   */
  function fill(name, found) {
    const items = found.map((concept) => element("li", {}, [linkTo(concept)]));
    part(place, `[data-${name}]`, HTMLElement).replaceChildren(...items);
    part(place, `[data-no-${name}]`, HTMLElement).hidden = found.length > 0;
  }

  /**
   * @param {Concept[]} skip
   * @param {Concept[]} open
   */
  function tell(skip, open) {
    fill("skip", skip);
    fill("begin", open.slice(0, 1));
    fill("then", open.slice(1));
    part(place, "[data-no-then]", HTMLElement).hidden = true;
    outcome.hidden = false;
  }

  /**
   * In the order of learning.
   *
   * @param {string[]} ids
   */
  function all(ids) {
    const found = ids.map((id) => concepts.get(id)).filter((concept) => concept !== undefined);
    return found.sort((one, other) => order.indexOf(one) - order.indexOf(other));
  }

  next.addEventListener("click", () => {
    turnTo(following());
    update();
    /** @type {HTMLElement | null | undefined} */ (now?.place.querySelector("input"))?.focus();
  });
  show.addEventListener("click", () => {
    const skip = order.filter(isKnown);
    const open = order.filter((concept) => !isKnown(concept));
    tell(skip, open);
    keep(order);
    turnTo(undefined);
    update();
    again.hidden = false;
    outcome.focus();
  });
  again.addEventListener("click", () => location.reload());

  const kept = load().test;
  place.hidden = false;
  turnTo(following());
  update();
  if (kept) tell(all(kept.known), all(kept.open));
}
