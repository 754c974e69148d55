// Questions that can be answered in the page: those that stand on it, and up to two old ones that come back.
import { all, element, part } from "../shared/elements.js";
import { choosing } from "./choose.js";
import { href, linkTo, say } from "./page.js";
import { questionAt } from "./question.js";
import { recalling } from "./recall.js";
import { startTest } from "./start_test.js";
import { dueOf } from "./states.js";
import { load } from "./storage.js";

/** @typedef {import("./question.js").Question} Question */

const MOST_DUE = 2;

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
  const list = part(place, "[data-list]", HTMLElement);
  let shown = 0;

  function next() {
    const due = waiting.shift();
    if (!due || shown === MOST_DUE) return;
    fetchQuestions(due.concept, (questions) => {
      const fetched = questions[due.id];
      if (fetched) {
        shown += 1;
        place.hidden = false;
        list.append(dueQuestion(due, fetched));
      }
      next();
    });
  }
  next();
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
    startTest(place, asked);
    asked.forEach(enliven);
  }
}
