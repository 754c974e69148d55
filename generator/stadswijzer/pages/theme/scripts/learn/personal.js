// "I have 10 minutes", for who reads: old questions that are due, what one has to read again, then what the work of my department
// asks and I do not know yet.
//
// A question counts for one minute. In ten minutes or less a concept counts for its first screen, two minutes: what it is, an
// example, what it means for us, the first step. With more time it counts whole. Nothing new is read before what it rests on.
import { all, element, filled, part } from "../shared/elements.js";
import { chosenDepartment } from "./department.js";
import { href, index, linkTo, say } from "./page.js";
import { dueOf, readAgain } from "./states.js";
import { load, onChange } from "./storage.js";
import { addToLearn, restsOn } from "./to_learn.js";

const SHORT = 10;
const FIRST_SCREEN = 2;

/**
 * `again`: why it is read once more.
 *
 * @typedef {{concept: Concept, minutes: number, isFirstScreen: boolean, again: "" | "wrong" | "faded"}} ToRead
 */
/** @typedef {{questions: number, read: ToRead[], minutes: number}} Plan */

/**
 * What fits in so many minutes.
 *
 * @param {number} minutes
 * @param {Kept} data
 * @returns {Plan}
 */
export function plan(minutes, data) {
  const questions = Math.min(dueOf(data).length, Math.floor(minutes / 2));
  const asked = chosenDepartment()?.asked || [];
  /** @type {Set<Concept>} */
  const wanted = new Set(["wrong", "faded"].flatMap((why) => index.concepts.filter((concept) => readAgain(concept, data) === why)));
  addToLearn([...asked, ...index.asked], data, wanted);
  const read = [];
  /** @type {Set<Concept>} */
  const chosen = new Set();
  let left = minutes - questions;
  for (const concept of wanted) {
    const isFirstScreen = minutes <= SHORT;
    const cost = isFirstScreen ? FIRST_SCREEN : concept.minutes || 1;
    const again = readAgain(concept, data);
    if (cost > left || (!again && restsOn(concept).some((needed) => wanted.has(needed) && !chosen.has(needed)))) continue;
    left -= cost;
    chosen.add(concept);
    read.push({ concept, minutes: cost, isFirstScreen, again });
  }
  return { questions, read, minutes: minutes - left };
}

/** @param {HTMLElement} place */
function start(place) {
  const time = part(place, "select[data-minutes]", HTMLSelectElement);
  const list = part(place, "[data-plan]", HTMLElement);
  const summary = part(place, "[data-plan-sum]", HTMLElement);
  const why = part(place, "[data-plan-why]", HTMLElement);

  function show() {
    const found = plan(Number(time.value), load());
    const department = chosenDepartment();
    const items = found.read.map(({ concept, minutes, isFirstScreen, again }) => {
      const why = again ? [say(`again_${again}`)] : department?.asked.includes(concept.id) ? [say("plan_asked")] : [];
      const told = [say(isFirstScreen ? "plan_first_screen" : "minutes", { n: minutes }), ...why].join(". ");
      return element("li", {}, [linkTo(concept), element("span", { class: "links-text" }, [told])]);
    });
    if (found.questions) {
      const link = element("a", { href: place.dataset.due ? href(place.dataset.due) : "#due-title" }, [say("plan_questions", { n: found.questions })]);
      items.unshift(element("li", {}, [link]));
    }
    list.replaceChildren(...items);
    summary.textContent = items.length ? say("plan_total", { n: found.minutes }) : say("all_finished");
    const asks = department?.asked.length ? "plan_department" : "plan_asks_nothing";
    why.textContent = department ? say(asks, { name: department.title }) : say("plan_nobody");
    place.hidden = false;
  }

  time.addEventListener("change", show);
  onChange(show);
  show();
}

/**
 * On the start page: with what my ten minutes begin.
 *
 * @param {HTMLElement} place
 */
function showFirst(place) {
  const { questions, read: [first, second] } = plan(SHORT, load());
  const { myBegin: begin = "", myThen: then = "" } = place.dataset;
  place.textContent =
    questions ? say("plan_questions", { n: questions })
    : second ? filled(then, { title: first.concept.title, then: second.concept.title })
    : first ? filled(begin, { title: first.concept.title })
    : say("all_finished");
}

export function startPersonal() {
  for (const place of all(document, "[data-personal]")) start(place);
  for (const place of all(document, "[data-my-begin]")) {
    onChange(() => showFirst(place));
    showFirst(place);
  }
}
