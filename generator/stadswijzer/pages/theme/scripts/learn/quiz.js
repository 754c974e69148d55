// Questions that can be answered in the page: those that stand on it, and old ones that come back, a few at a time.
import { all, element, part } from "../shared/elements.js";
import { choosing } from "./choose.js";
import { href, linkTo, say } from "./page.js";
import { questionAt } from "./question.js";
import { recalling } from "./recall.js";
import { startTest } from "./start_test.js";
import { dueOf, readAgain } from "./states.js";
import { load } from "./storage.js";

/** @typedef {import("./question.js").Question} Question */

/** Old questions at a time: at least (unless a page says how many it speaks of), at most, and one in so many of those that wait. */
const LEAST_DUE = 2;
const MOST_DUE = 12;
const PART_DUE = 3;

/** @param {Question} question */
function enliven(question) {
  const form =
    question.options ? choosing(question, question.options)
    : question.answer ? recalling(question, question.answer)
    : null;
  if (!form) return;
  question.place.insertBefore(form, question.place.querySelector("ol, details"));
  question.place.setAttribute("data-live", "");
}

/**
 * @param {Concept} concept
 * @param {(questions: Record<string, FetchedQuestion>) => void} then
 */
function fetchQuestions(concept, then) {
  const script = element("script", { src: href(`assets/questions/${concept.id}.js`) });
  script.onload = () => then(window.stadswijzerQuestions?.[concept.id] || {});
  script.onerror = () => then({});
  document.head.append(script);
}

/** @param {HTMLElement} place */
function showDue(place) {
  const waiting = dueOf(load());
  const atOnce = Math.min(MOST_DUE, Math.max(Number(place.dataset.least) || LEAST_DUE, Math.ceil(waiting.length / PART_DUE)));
  const list = part(place, "[data-list]", HTMLElement);
  const button = element("button", { type: "button", class: "quiet" });
  const more = element("p", { class: "buttons" }, [button]);
  more.hidden = true;
  list.after(more);

  /** @param {(first: HTMLElement) => void} then what to do with the first question that is shown */
  function showSome(then) {
    let shown = 0;
    function next() {
      const due = shown < atOnce ? waiting.shift() : undefined;
      more.hidden = !waiting.length;
      button.textContent = say("more_due", { n: waiting.length });
      if (!due) return;
      fetchQuestions(due.concept, (questions) => {
        const fetched = questions[due.id];
        if (fetched) {
          const made = dueQuestion(due, fetched);
          list.append(made);
          place.hidden = false;
          if (!shown) then(made);
          shown += 1;
        }
        next();
      });
    }
    next();
  }

  button.addEventListener("click", () => showSome((first) => /** @type {HTMLElement | null} */ (first.querySelector("input, textarea"))?.focus()));
  showSome(() => undefined);
}

/**
 * @param {import("./states.js").Due} due
 * @param {FetchedQuestion} fetched
 */
function dueQuestion({ concept, id }, fetched) {
  const place = element("div", { class: "question" }, [element("p", { class: "small" }, [`${say("from")} `, linkTo(concept)])]);
  const answer = fetched.answer && element("div", { class: "answer" }, fetched.answer.map((text) => element("p", {}, [text])));
  enliven({
    id, concept, place, answer,
    title: element("h3", {}, [fetched.question]),
    see: href(concept.address + (fetched.see ? `#${fetched.see}` : "")),
    heading: fetched.heading || concept.title,
    several: fetched.several,
    faded: readAgain(concept, load()) === "faded",
    options: fetched.options,
  });
  return place;
}

export function startQuiz() {
  for (const place of all(document, ".question[data-question]:not([data-test])")) {
    const question = questionAt(place);
    if (question) enliven(question);
  }
  for (const place of all(document, "[data-due]")) showDue(place);
  for (const place of all(document, "[data-start-test]")) {
    const asked = all(document, ".question[data-test]").map(questionAt).filter((question) => question !== null);
    asked.forEach(enliven);
    startTest(place, asked);
  }
}
