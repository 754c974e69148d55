// What is wrong, shown at its field; and the way there.
import { idOf } from "./controls.js";

/**
 * @typedef {import("./field_rules.js").Mistake} Mistake
 * @typedef {Map<string, HTMLElement>} Places
 */

/**
 * @param {Places} places
 * @param {Mistake[]} mistakes
 * @param {(path: string) => boolean} isDue whether somebody is to see it already
 */
export function showMistakes(places, mistakes, isDue) {
  for (const [path, control] of places) {
    const mistake = mistakes.find((each) => each.path === path);
    const text = mistake && (mistake.atOnce || isDue(path)) ? mistake.text : "";
    const place = document.getElementById(`${idOf(path)}-wrong`);
    if (place && place.textContent !== text) place.textContent = text;
    if (control.matches("input, select, textarea")) control.setAttribute("aria-invalid", text ? "true" : "false");
  }
}

/**
 * Opens what is closed around a field, and goes there.
 *
 * @param {Places} places
 * @param {string} path
 * @param {HTMLElement} otherwise
 * @param {HTMLElement} body
 */
export function reach(places, path, otherwise, body) {
  let near = path;
  while (near && !places.has(near)) near = near.slice(0, near.lastIndexOf("-"));
  const control = places.get(near) || otherwise;
  for (let up = control.parentElement; up && up !== body; up = up.parentElement) {
    if (up instanceof HTMLDetailsElement) up.open = true;
  }
  if (control instanceof HTMLDetailsElement) control.open = true;
  control.focus();
  control.scrollIntoView({ block: "center" });
}
