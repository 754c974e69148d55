// What pages show of what is remembered: marks in lists and on paths, ticks, the path that was chosen.
import { all, element, part } from "../shared/elements.js";
import { concepts, href, mark, say } from "./page.js";
import { readAgain, stateOf, tick } from "./states.js";
import { change, load, onChange } from "./storage.js";

/** @param {Kept} data */
function markLinks(data) {
  const places = new Map();
  for (const concept of concepts.values()) {
    if (concept.address) places.set(new URL(href(concept.address), location.href).pathname, concept);
  }
  for (const link of document.querySelectorAll(".items .item-title a, .path h3 a")) {
    const concept = link instanceof HTMLAnchorElement && places.get(link.pathname);
    const tags = link.closest("li")?.querySelector(".tags");
    if (!concept || !tags) continue;
    const state = stateOf(concept, data);
    tags.querySelector(".learned")?.remove();
    if (state !== "new") tags.append(mark(state));
  }
}

function show() {
  const data = load();
  markLinks(data);
  for (const place of all(document, "[data-state]")) {
    const concept = concepts.get(place.dataset.state || "");
    if (!concept) continue;
    const why = readAgain(concept, data);
    const told = why ? [" ", element("span", { class: "small" }, [`${say(`again_${why}`)}.`])] : [];
    part(place, "[data-mark]", HTMLElement).replaceChildren(mark(stateOf(concept, data)), ...told);
    place.hidden = false;
  }
  for (const place of all(document, "[data-tick]")) {
    const entry = data.entries[place.dataset.concept || ""];
    part(place, "input", HTMLInputElement).checked = Boolean(entry && entry[whatOf(place)]);
    place.hidden = false;
  }
  for (const button of all(document, "button[data-path]")) {
    button.setAttribute("aria-pressed", String(data.path === button.dataset.path));
    button.hidden = false;
  }
}

/** @param {HTMLElement} place */
function whatOf(place) {
  return place.dataset.tick === "step" ? "step" : "read";
}

export function startMarks() {
  for (const place of all(document, "[data-tick]")) {
    const box = part(place, "input", HTMLInputElement);
    box.addEventListener("change", () => tick(place.dataset.concept || "", whatOf(place), box.checked));
  }
  for (const button of all(document, "button[data-path]")) {
    button.addEventListener("click", () => change((data) => {
      if (data.path === button.dataset.path) delete data.path;
      else data.path = button.dataset.path;
    }));
  }
  onChange(show);
  show();
}
