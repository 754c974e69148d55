// A question to recall: write first, then compare.
import { all, part } from "../shared/elements.js";
import { say } from "./page.js";
import { formFor, ownName, sayWhen } from "./question.js";
import { answer, RIGHT } from "./states.js";

/**
 * The form that asks it.
 *
 * @param {import("./question.js").Question} question
 * @param {HTMLElement} own
 */
export function recalling(question, own) {
  const form = formFor("recall-form", question);
  const area = part(form, "textarea", HTMLTextAreaElement);
  const after = part(form, "[data-after]", HTMLElement);
  const feedback = part(form, ".feedback", HTMLElement);
  const button = part(form, "[data-check]", HTMLElement);
  const outcomes = all(form, "[data-outcome]");
  let isAsked = false;
  area.id = ownName();
  part(form, "label", HTMLLabelElement).htmlFor = area.id;
  const model = /** @type {HTMLElement} */ (own.cloneNode(true)); // the answer itself stays where paper looks for it
  for (const each of model.querySelectorAll("[id]")) each.removeAttribute("id");
  part(form, "[data-model]", HTMLElement).append(model);

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!after.hidden) return;
    if (!area.value.trim() && !isAsked) {
      isAsked = true;
      feedback.textContent = say("write_first");
      area.focus();
      return;
    }
    feedback.replaceChildren();
    after.hidden = false;
    button.hidden = true;
    after.focus();
  });
  for (const chosen of outcomes) {
    chosen.addEventListener("click", () => {
      const outcome = Number(chosen.dataset.outcome);
      for (const each of outcomes) each.setAttribute("aria-pressed", String(each === chosen));
      feedback.replaceChildren(say("noted"));
      sayWhen(feedback, answer(question.concept, question.id, outcome), question, outcome === RIGHT);
      question.done?.(outcome === RIGHT);
    });
  }
  return form;
}
