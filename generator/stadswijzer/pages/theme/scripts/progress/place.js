// The page "my progress" and its parts.
import { part } from "../shared/elements.js";

export const page = part(document, "[data-progress]", HTMLElement);

/** @param {string} name */
export function partOf(name) {
  return part(page, `[data-${name}]`, HTMLElement);
}

/** @param {string} text */
export function status(text) {
  partOf("status").textContent = text;
}
