// What a page brings for learning: its words, the concepts it knows of, and where things stand.
import { element, filled, part } from "../shared/elements.js";

export const template = part(document, "template[data-learn]", HTMLTemplateElement);
/** @type {LearningWords} */
const words = JSON.parse(template.dataset.words || "{}");
export const index = window.stadswijzerLearning || { concepts: [], paths: [], asked: [], departments: [] };
/** Whether every concept of the site is known here. */
export const isIndexed = Boolean(window.stadswijzerLearning);
/** @type {Map<string, Concept>} */
export const concepts = new Map(index.concepts.map((concept) => [concept.id, concept]));
for (const place of document.querySelectorAll("[data-concept-info]")) {
  /** @type {Concept} */
  const concept = JSON.parse(place.getAttribute("data-concept-info") || "");
  concepts.set(concept.id, concept);
}

/**
 * @param {Exclude<keyof LearningWords, "states">} key
 * @param {SaidValues} [values]
 */
export function say(key, values) {
  return filled(words[key], values);
}

/** @param {LearningState} state */
export function mark(state) {
  return element("span", { class: `learned learned-${state}` }, [words.states[state]]);
}

/** @param {string} address */
export function href(address) {
  const [path, anchor] = address.split("#");
  const file = /(^|\/)$/.test(path) ? template.dataset.index || "" : ""; // on a disk no server finds it
  return (document.documentElement.dataset.root || "") + path + file + (anchor ? `#${anchor}` : "");
}

/** @param {Concept} concept */
export function linkTo(concept) {
  return element("a", { href: href(concept.address) }, [concept.title]);
}
