// A question to choose the answer of.
import { all, element, part } from "../shared/elements.js";
import { say } from "./page.js";
import { formFor, ownName, sayWhen } from "./question.js";
import { answer, RIGHT, WRONG } from "./states.js";
import { load } from "./storage.js";

/** @typedef {import("./question.js").Question} Question */

/**
 * Another order at every attempt, so that nobody learns the place of an answer; the same attempt, the same order.
 *
 * @template Item
 * @param {Item[]} items
 * @param {string} seed
 */
function shuffled(items, seed) {
  const left = items.slice();
  const made = [];
  let value = 0;
  for (let i = 0; i < seed.length; i++) value = (Math.imul(value, 31) + seed.charCodeAt(i)) >>> 0;
  while (left.length) {
    value = (Math.imul(value ^ (value >>> 15), 2246822519) + 3266489917) >>> 0;
    value = (value ^ (value >>> 13)) >>> 0; // without this, seeds that lie side by side give the same order
    made.push(...left.splice((value >>> 8) % left.length, 1));
  }
  return made;
}

/** @param {Question} question */
function timesAnswered(question) {
  return load().entries[question.concept.id]?.questions?.[question.id]?.times || 0;
}

/** @param {AskedOption[]} options */
function rightOnes(options) {
  return `${options.filter((option) => option.right).map((option) => `“${option.text.replace(/\.$/, "")}”`).join(", ")}.`;
}

/**
 * The form that asks it.
 *
 * @param {Question} question
 * @param {AskedOption[]} options
 */
export function choosing(question, options) {
  const form = formFor("choose", question);
  const list = part(form, ".to-choose", HTMLElement);
  const sample = part(list, "li", HTMLElement);
  const button = part(form, "[data-check]", HTMLElement);
  const unsure = part(form, "[data-unsure]", HTMLElement);
  const feedback = part(form, ".feedback", HTMLElement);
  const name = ownName();
  let isAnswered = false;
  let attempt = 0;
  sample.remove();
  feedback.tabIndex = -1;
  if (!question.several) part(form, "[data-several]", HTMLElement).remove();
  if (!question.test) unsure.remove();

  /**
   * @param {AskedOption} option
   * @param {number} at
   */
  function item(option, at) {
    const made = /** @type {HTMLElement} */ (sample.cloneNode(true));
    const input = part(made, "input", HTMLInputElement);
    input.type = question.several ? "checkbox" : "radio";
    input.name = name;
    input.value = String(options.indexOf(option));
    input.setAttribute("aria-describedby", `${name}-${at}`);
    part(made, "label span", HTMLElement).textContent = option.text;
    part(made, ".verdict", HTMLElement).id = `${name}-${at}`;
    return made;
  }

  function show() {
    isAnswered = false;
    feedback.replaceChildren();
    button.textContent = say("check");
    button.className = "";
    unsure.hidden = false;
    const seed = `${question.id}:${timesAnswered(question) + attempt++}`;
    list.replaceChildren(...shuffled(options, seed).map(item));
  }

  function inputs() {
    return Array.from(list.querySelectorAll("input"));
  }

  /** Shows of every option what it is; whether those that were chosen are the right ones. */
  function judge() {
    let isRight = true;
    for (const place of all(list, "li")) {
      const input = part(place, "input", HTMLInputElement);
      const verdict = part(place, ".verdict", HTMLElement);
      const option = options[+input.value];
      if (input.checked !== option.right) isRight = false;
      input.disabled = true;
      place.classList.add(option.right ? "right" : "wrong");
      verdict.append(element("strong", {}, [say(option.right ? "right_option" : "wrong_option")]), ` ${option.why}`);
      verdict.hidden = false;
    }
    return isRight;
  }

  /** @param {boolean} isUnsure */
  function check(isUnsure) {
    feedback.replaceChildren();
    const isRight = judge() && !isUnsure;
    isAnswered = true;
    button.textContent = say("again");
    button.className = "quiet";
    unsure.hidden = true;
    feedback.append(element("strong", { class: isRight ? "good" : "bad" }, [say(isRight ? "right" : "wrong")]));
    if (!isRight) feedback.append(` ${say("right_is")} ${rightOnes(options)}`);
    const keeps = isRight || !question.test; // a test says what one knows; it is no lesson that was missed
    const answered = keeps ? answer(question.concept, question.id, isRight ? RIGHT : WRONG) : null;
    sayWhen(feedback, answered, question, isRight);
    question.done?.(isRight);
    feedback.focus(); // and not the button: one Enter too many would take away what is to be read
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (isAnswered) {
      show();
      inputs()[0].focus();
    } else if (inputs().some((input) => input.checked)) {
      check(false);
    } else {
      feedback.textContent = say("choose_first");
    }
  });
  unsure.addEventListener("click", () => check(true));
  show();
  return form;
}
