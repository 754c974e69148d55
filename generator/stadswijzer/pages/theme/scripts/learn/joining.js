// Old names, and two sets of progress made one.
import { between } from "./days.js";
import { bare } from "./kept_shape.js";
import { concepts } from "./page.js";

/**
 * What is kept under an old name of a concept is kept under its name.
 *
 * @param {Kept} data
 */
export function follow(data) {
  for (const concept of concepts.values()) {
    for (const alias of concept.aliases || []) {
      const old = data.entries[alias];
      if (!old || concepts.has(alias)) continue;
      renameQuestions(old, concept.before || {});
      data.entries[concept.id] = best(data.entries[concept.id], old);
      delete data.entries[alias];
    }
  }
  return data;
}

/**
 * @param {KeptConcept} entry
 * @param {Record<string, string>} names
 */
function renameQuestions(entry, names) {
  const now = (/** @type {string} */ id) => (Object.hasOwn(names, id) ? names[id] : id);
  if (entry.questions) {
    entry.questions = bare(Object.fromEntries(Object.entries(entry.questions).map(([id, answer]) => [now(id), answer])));
  }
  for (const [day, ids] of Object.entries(entry.days || {})) if (entry.days) entry.days[day] = ids.map(now);
}

/**
 * @param {Day | undefined} one
 * @param {Day | undefined} other
 */
function earliest(one, other) {
  return !one || !other ? one || other : one < other ? one : other;
}

/**
 * The best of both, so that joining never lowers a state.
 *
 * @param {KeptConcept | undefined} one
 * @param {KeptConcept} other
 * @returns {KeptConcept}
 */
function best(one, other) {
  if (!one) return other;
  const made = bare({ ...one, questions: bare({ ...one.questions }), days: bare({ ...one.days }) });
  for (const name of /** @type {const} */ (["begun", "step", "read"])) {
    const day = earliest(one[name], other[name]);
    if (day) made[name] = day;
  }
  const misses = Math.min(one.misses || 0, other.misses || 0);
  if (misses) made.misses = misses;
  else delete made.misses;
  for (const [id, answer] of Object.entries(other.questions || {})) made.questions[id] = better(made.questions[id], answer);
  for (const [day, ids] of Object.entries(other.days || {})) {
    made.days[day] = Array.from(new Set([...(made.days[day] || []), ...ids])).sort();
  }
  return made;
}

/**
 * @param {KeptAnswer | undefined} one
 * @param {KeptAnswer} other
 * @returns {KeptAnswer}
 */
function better(one, other) {
  if (!one) return other;
  const order = one.last - other.last || one.gap - other.gap || between(other.day, one.day);
  return bare({ ...(order >= 0 ? one : other), times: Math.max(one.times, other.times) });
}

/**
 * Takes into `data` what the other holds.
 *
 * @param {Kept} data
 * @param {Kept} other
 */
export function join(data, other) {
  follow(other);
  for (const [id, entry] of Object.entries(other.entries)) data.entries[id] = best(data.entries[id], entry);
  if (!data.path && other.path) data.path = other.path;
  if (!data.department && other.department) data.department = other.department;
  if (other.test && (!data.test || data.test.day < other.test.day)) data.test = other.test;
}
