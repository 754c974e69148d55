// A question as it stands on a page, or as it was fetched; and what follows an answer.
import { all, element, part } from "../shared/elements.js";
import { concepts, say, template } from "./page.js";

/**
 * `see`: where it is taught; `test`: of the start test; `faded`: of a concept to read again, whatever is answered; `done` is told
 * whether an answer was right.
 *
 * @typedef {{
 *   id: string, concept: Concept, place: HTMLElement, title: HTMLElement, see: string, heading: string,
 *   several?: boolean, test?: boolean, faded?: boolean, options?: AskedOption[], answer?: HTMLElement, done?: (isRight: boolean) => void,
 * }} Question
 */

let count = 0;

/** A name that no other control of the page has. */
export function ownName() {
  count += 1;
  return `q${count}`;
}

/**
 * The question that stands at a place; null when its concept is not known here.
 *
 * @param {HTMLElement} place
 * @returns {Question | null}
 */
export function questionAt(place) {
  const { concept: of = "", question = "", heading = "", see = "" } = place.dataset;
  const concept = concepts.get(of);
  if (!concept) return null;
  const common = { id: question, concept, heading, see, place, title: part(place, "h3", HTMLElement) };
  if ("recall" in place.dataset) return { ...common, answer: part(place, ".answer", HTMLElement) };
  const options = all(place, ".answers li").map((item) => ({
    text: part(item, ".option", HTMLElement).textContent || "",
    why: part(item, ".why", HTMLElement).textContent || "",
    right: item.classList.contains("right"),
  }));
  return { ...common, options, several: "several" in place.dataset, test: "test" in place.dataset };
}

/**
 * A form of the template, with the question as its title.
 *
 * @param {"choose" | "recall-form"} which
 * @param {Question} question
 */
export function formFor(which, question) {
  const form = part(template.content, `[data-${which}]`, HTMLFormElement).cloneNode(true);
  part(/** @type {HTMLFormElement} */ (form), "legend", HTMLElement).append(question.title);
  return /** @type {HTMLFormElement} */ (form);
}

/**
 * What follows an answer: when it comes back; after a wrong one, or when it has faded, where to read it again.
 *
 * @param {HTMLElement} feedback
 * @param {import("./states.js").Answered | null} answered
 * @param {Question} question
 * @param {boolean} isRight
 */
export function sayWhen(feedback, answered, question, isRight) {
  if (question.test || !answered) return;
  if ((!isRight || question.faded) && question.see) {
    feedback.append(` ${say("read_again")} `, element("a", { href: question.see }, [question.heading]), ".");
  }
  feedback.append(` ${answered.isFirst ? say("comes_back", { n: answered.wait }) : say("practice")}`);
}
