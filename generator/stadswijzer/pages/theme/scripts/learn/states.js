// The rules for what is remembered.
//
// A day is a day of the calendar where the reader is. Of each question the first answer of a day counts; later ones
// that day are practice. It comes back 1, 3, 7, 21 and 60 days after the last right answer; after a wrong or a half
// answer the next day, and from the start. A concept is
//   new        nothing of it is kept
//   begun      something is: an answer, its first step, that it was read
//   practised  of one of its questions the last answer was right
//   mastered   on two days at least 7 days apart as many answers were right as it has questions, up to 2;
//              and of no question that it still has was the last answer wrong.
// Its questions are those with answers to choose from; a concept without is judged by its question to recall.
// A question whose words changed is a new question; the days on which it was right still count.
// A day later than tomorrow comes from a clock that was wrong: it shows nothing, and its question is asked again.
import { between, isOver, today } from "./days.js";
import { bare } from "./kept_shape.js";
import { concepts } from "./page.js";
import { APART, SPACING } from "./spacing.js";
import { change } from "./storage.js";

const DAYS_KEPT = 40;
export const WRONG = 0;
export const RIGHT = 2; // between them: half

/** @param {Concept} concept */
function judged(concept) {
  return concept.quiz?.length ? concept.quiz : concept.recall ? [concept.recall] : [];
}

/**
 * @param {Concept} concept
 * @param {Kept} data
 * @returns {LearningState}
 */
export function stateOf(concept, data) {
  const entry = data.entries[concept.id];
  const now = today();
  if (!entry) return "new";
  const asked = judged(concept);
  const answers = entry.questions || {};
  const last = asked.filter((id) => answers[id]).map((id) => answers[id].last);
  const enough = Math.max(1, Math.min(2, asked.length));
  const days = Object.entries(entry.days || {})
    .filter(([day, right]) => right.length >= enough && isOver(day, now))
    .map(([day]) => day)
    .sort();
  if (!last.includes(WRONG) && days.length && between(days[0], days[days.length - 1]) >= APART) return "mastered";
  return last.includes(RIGHT) ? "practised" : "begun";
}

/**
 * Days until a question comes back; 0 or less: now.
 *
 * @param {KeptAnswer} answer
 * @param {Day} now
 */
function wait(answer, now) {
  if (!isOver(answer.day, now)) return 0;
  return SPACING[Math.max(answer.stage, 1) - 1] - Math.max(0, between(answer.day, now));
}

/** @typedef {{concept: Concept, id: string, wait: number}} Due */

/**
 * @param {Due} one
 * @param {Due} other
 */
function byWait(one, other) {
  return one.wait - other.wait || (one.id < other.id ? -1 : 1);
}

/**
 * Of each concept the question that waited longest, if one is due.
 *
 * @param {Kept} data
 */
export function dueOf(data) {
  const now = today();
  const found = Array.from(concepts.values()).flatMap((concept) => {
    const answers = data.entries[concept.id]?.questions || {};
    return [...(concept.quiz || []), concept.recall || ""]
      .filter((id) => answers[id] && wait(answers[id], now) <= 0)
      .map((id) => ({ concept, id, wait: wait(answers[id], now) }))
      .sort(byWait)
      .slice(0, 1);
  });
  return found.sort(byWait);
}

/**
 * @param {Kept} data
 * @param {string} id
 */
function entryOf(data, id) {
  if (!data.entries[id]) data.entries[id] = bare({ begun: today() });
  return data.entries[id];
}

/** @typedef {{isFirst: boolean, wait: number}} Answered */

/**
 * Keeps an answer; returns whether it was the first of the day, and in how many days the question comes back.
 *
 * @param {Concept} concept
 * @param {string} id
 * @param {number} outcome
 * @returns {Answered}
 */
export function answer(concept, id, outcome) {
  const now = today();
  const answered = { isFirst: true, wait: 0 };
  change((data) => {
    const entry = entryOf(data, concept.id);
    /** @type {Record<string, KeptAnswer>} */
    const questions = entry.questions || bare();
    entry.questions = questions;
    const old = questions[id];
    answered.isFirst = !(old && isOver(old.day, now) && old.day >= now);
    if (answered.isFirst) {
      questions[id] = next(old, outcome, now);
      if (outcome === RIGHT && judged(concept).includes(id)) noteDay(entry, now, id);
    } else {
      old.times += 1;
    }
    answered.wait = wait(questions[id], now);
  });
  return answered;
}

/**
 * @param {KeptAnswer | undefined} old
 * @param {number} outcome
 * @param {Day} now
 * @returns {KeptAnswer}
 */
function next(old, outcome, now) {
  const stage = !old || !isOver(old.day, now) ? 0 : wait(old, now) <= 0 ? old.stage : old.stage - 1;
  return bare({
    day: now,
    last: outcome,
    stage: outcome === RIGHT ? Math.min(Math.max(stage, 0) + 1, SPACING.length) : 0,
    times: (old ? old.times : 0) + 1,
  });
}

/**
 * The first and the last days tell enough.
 *
 * @param {KeptConcept} entry
 * @param {Day} day
 * @param {string} id
 */
function noteDay(entry, day, id) {
  /** @type {Record<Day, string[]>} */
  const kept = entry.days || bare();
  entry.days = kept;
  kept[day] = Array.from(new Set([...(kept[day] || []), id])).sort();
  const days = Object.keys(kept).sort();
  if (days.length > DAYS_KEPT) for (const each of days.slice(DAYS_KEPT / 2, -DAYS_KEPT / 2)) delete kept[each];
}

/**
 * @param {string} id
 * @param {"step" | "read"} what
 * @param {boolean} on
 */
export function tick(id, what, on) {
  change((data) => {
    const entry = entryOf(data, id);
    if (on) entry[what] = today();
    else delete entry[what];
    if (!on && !entry.questions && !entry.step && !entry.read) delete data.entries[id];
  });
}
