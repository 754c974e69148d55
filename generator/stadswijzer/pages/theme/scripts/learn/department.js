// The department of who reads: chosen once, kept on the device with the rest, and the same on every page that asks for it.
import { all, part } from "../shared/elements.js";
import { href, index } from "./page.js";
import { change, load, onChange } from "./storage.js";

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

/** Every control of this page that asks for it. */
export function startDepartment() {
  for (const place of all(document, "select[data-my-department]")) {
    place.addEventListener("change", () => { if (place instanceof HTMLSelectElement) choose(place.value); });
  }
  for (const place of all(document, "button[data-department-is]")) {
    const id = place.dataset.departmentIs || "";
    place.addEventListener("click", () => choose(load().department === id ? "" : id));
  }
  for (const each of [show, showWhich]) {
    onChange(each);
    each();
  }
}
