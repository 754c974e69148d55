// What to learn, in an order in which it can be learned: nothing before what it rests on, and nothing that is known.
import { concepts } from "./page.js";
import { knows } from "./states.js";

/** @param {Concept} concept */
export function restsOn(concept) {
  return (concept.requires || []).map((id) => concepts.get(id)).filter((needed) => needed !== undefined);
}

/**
 * The concept after what it rests on and is not known yet.
 *
 * @param {Concept} concept
 * @param {(concept: Concept) => boolean} isKnown
 * @param {Set<Concept>} found
 */
function inOrder(concept, isKnown, found) {
  for (const needed of restsOn(concept)) if (!found.has(needed) && !isKnown(needed)) inOrder(needed, isKnown, found);
  found.add(concept);
}

/**
 * Adds what is asked and not known yet, each after what it rests on.
 *
 * @param {string[]} asked
 * @param {Kept} data
 * @param {Set<Concept>} found
 */
export function addToLearn(asked, data, found) {
  const isKnown = (/** @type {Concept} */ concept) => knows(concept, data);
  for (const id of asked) {
    const concept = concepts.get(id);
    if (concept && !isKnown(concept)) inOrder(concept, isKnown, found);
  }
  return found;
}
