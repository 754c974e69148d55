// A button that asks again before it does something that cannot be undone.
import { element } from "../shared/elements.js";
import { say } from "../learn/page.js";

/**
 * @param {HTMLElement} button
 * @param {string} question
 * @param {() => HTMLElement} then returns where the focus goes
 */
export function askFirst(button, question, then) {
  button.addEventListener("click", () => {
    const yes = element("button", { type: "button" }, [say("yes_delete")]);
    const no = element("button", { type: "button", class: "quiet" }, [say("no_keep")]);
    const box = element("span", { class: "sure", role: "group", "aria-label": question }, [`${question} `, yes, " ", no]);
    const close = (/** @type {HTMLElement} */ focus) => {
      box.replaceWith(button);
      focus.focus();
    };
    no.addEventListener("click", () => close(button));
    box.addEventListener("keydown", (event) => { if (event.key === "Escape") close(button); });
    yes.addEventListener("click", () => close(then()));
    button.replaceWith(box);
    no.focus();
  });
}
