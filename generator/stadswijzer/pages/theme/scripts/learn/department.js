// The department of who reads: chosen once, kept on the device with the rest, and the same on every page that asks for it.
import { all, element, part } from "../shared/elements.js";
import { href, index, linkTo } from "./page.js";
import { change, load, onChange } from "./storage.js";
import { addToLearn } from "./to_learn.js";

/** The department that was chosen, when this site still has it. */
export function chosenDepartment() {
  return index.departments.find((each) => each.id === load().department);
}

/** @param {string} id */
export function choose(id) {
  change((data) => {
    if (id) data.department = id;
    else delete data.department;
  });
}

function show() {
  const id = chosenDepartment()?.id || "";
  for (const place of all(document, "select[data-my-department]")) if (place instanceof HTMLSelectElement) place.value = id;
  for (const place of all(document, "button[data-department-is]")) {
    place.hidden = false;
    place.setAttribute("aria-pressed", String(place.dataset.departmentIs === id));
  }
}

function showWhich() {
  const chosen = chosenDepartment();
  for (const place of all(document, "[data-my-department-is]")) {
    const link = part(place, "a", HTMLAnchorElement);
    link.href = href(chosen?.address || "");
    link.textContent = chosen?.title || "";
    place.hidden = !chosen;
  }
}

/** On the start page: what is next for the department that was chosen, without what I know; without one a line to choose. */
function showOwn() {
  const chosen = chosenDepartment();
  for (const place of all(document, "[data-no-department]")) place.hidden = Boolean(chosen);
  for (const place of all(document, "[data-own-department]")) {
    place.hidden = !chosen;
    if (!chosen) continue;
    const page = part(place, "[data-own-page]", HTMLAnchorElement);
    page.href = href(chosen.address);
    page.textContent = chosen.title;
    const decision = part(place, "[data-own-decision]", HTMLElement);
    const next = chosen.decision;
    decision.replaceChildren(...(next ? [`${next.told} `, element("a", { href: href(next.address) }, [next.title])] : [place.dataset.noDecision || ""]));
    const [first] = addToLearn(chosen.asked, load(), new Set());
    const none = chosen.asked.length ? place.dataset.allKnown : place.dataset.asksNothing;
    part(place, "[data-own-first]", HTMLElement).replaceChildren(first ? linkTo(first) : none || "");
  }
}

/** Every control of this page that asks for it. */
export function startDepartment() {
  for (const place of all(document, "select[data-my-department]")) {
    place.addEventListener("change", () => { if (place instanceof HTMLSelectElement) choose(place.value); });
  }
  for (const place of all(document, "button[data-department-is]")) {
    const id = place.dataset.departmentIs || "";
    place.addEventListener("click", () => choose(load().department === id ? "" : id));
  }
  for (const each of [show, showWhich, showOwn]) {
    onChange(each);
    each();
  }
}
