// The rules for what is remembered.
//
// A day is a day of the calendar where the reader is. Of each question the first answer of a day counts; later ones
// that day are practice. A right answer comes back after 1 day, then after 2.5 times the days over which it was remembered,
// a year at most. After a wrong or a half answer it comes back the next day, and its wait is a quarter of what it was.
// A concept is
//   new        nothing of it is kept
//   begun      something is: an answer, its first step, that it was read
//   practised  of one of its questions the last answer was right
//   mastered   since the last wrong answer enough answers were right (two for each question, 4 to 6; for each day with a wrong
//              one before, two more, for two such days at most), the first and the last at least 7 days apart; of no question
//              that it still has was the last answer wrong; and it has not faded: two of its questions (or its one) wait for no
//              more than twice their own wait.
// Who guesses among three answers is right six times in a row once in 729. Its questions are those with answers to choose
// from; a concept without is judged by its question to recall. A question whose words changed is a new question; the days on
// which it was right still count. A day later than tomorrow comes from a clock that was wrong: it shows nothing, and its
// question is asked again.
import { after, between, isOver, today } from "./days.js";
import { bare } from "./kept_shape.js";
import { concepts, isIndexed } from "./page.js";
import { APART, EACH, FADES, FIRST, GROWTH, LEAST, LONGEST, MISSES, MORE, MOST, SHRINK } from "./spacing.js";
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
  const answers = entry.questions || {};
  const last = judged(concept).filter((id) => answers[id]).map((id) => answers[id].last);
  if (!last.includes(WRONG) && isProved(concept, entry, now) && !isFaded(concept, entry, now)) return "mastered";
  return last.includes(RIGHT) ? "practised" : "begun";
}

/**
 * Whether enough answers were right in a row, far enough apart.
 *
 * @param {Concept} concept
 * @param {KeptConcept} entry
 * @param {Day} now
 */
function isProved(concept, entry, now) {
  const days = Object.keys(entry.days || {}).filter((day) => isOver(day, now)).sort();
  const right = days.reduce((sum, day) => sum + (entry.days?.[day].length || 0), 0);
  const enough = Math.max(LEAST, Math.min(MOST, EACH * judged(concept).length)) + MORE * (entry.misses || 0);
  return right >= enough && between(days[0], days[days.length - 1]) >= APART;
}

/**
 * Whether nobody asked for so long that it may be forgotten.
 *
 * @param {Concept} concept
 * @param {KeptConcept} entry
 * @param {Day} now
 */
function isFaded(concept, entry, now) {
  const answers = judged(concept).map((id) => entry.questions?.[id]).filter((answer) => answer !== undefined);
  const days = Object.keys(entry.days || {}).filter((day) => isOver(day, now)).sort();
  const [first, last] = [days[0] || now, days[days.length - 1] || now];
  if (!answers.length) return between(last, now) > FADES * between(first, last); // its questions are new ones
  const fresh = answers.filter((answer) => !isOver(answer.day, now) || between(answer.day, now) <= FADES * answer.gap);
  return fresh.length < Math.min(2, answers.length);
}

/**
 * Whether there is nothing to read again now: two of its questions (or its one) were right the last time, none was wrong, and
 * it has not faded; or the start test said so and no answer since was wrong.
 *
 * @param {Concept} concept
 * @param {Kept} data
 */
export function knows(concept, data) {
  const entry = data.entries[concept.id];
  const asked = judged(concept);
  const last = asked.map((id) => entry?.questions?.[id]?.last).filter((outcome) => outcome !== undefined);
  if (last.includes(WRONG)) return false;
  if (data.test?.known.includes(concept.id)) return true;
  if (!entry || !asked.length) return Boolean(entry?.read);
  const right = last.filter((outcome) => outcome === RIGHT).length;
  return right >= Math.min(2, asked.length) && !isFaded(concept, entry, today());
}

/**
 * Why a concept is worth reading again: one of its questions was wrong the last time, or it was mastered and has faded; else "".
 *
 * @param {Concept} concept
 * @param {Kept} data
 * @returns {"" | "wrong" | "faded"}
 */
export function readAgain(concept, data) {
  const entry = data.entries[concept.id];
  if (!entry) return "";
  if (judged(concept).some((id) => entry.questions?.[id]?.last === WRONG)) return "wrong";
  return isProved(concept, entry, today()) && isFaded(concept, entry, today()) ? "faded" : "";
}

/**
 * Days until a question comes back; 0 or less: now.
 *
 * @param {KeptAnswer} answer
 * @param {Day} now
 */
function wait(answer, now) {
  if (!isOver(answer.day, now)) return 0;
  return (answer.last === RIGHT ? answer.gap : FIRST) - Math.max(0, between(answer.day, now));
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
 * Every question that is due, the one that waited longest first; no two of one concept in a row where it can be helped.
 *
 * @param {Kept} data
 * @returns {Due[]}
 */
export function dueOf(data) {
  const now = today();
  const turns = Array.from(concepts.values()).flatMap((concept) => {
    const answers = data.entries[concept.id]?.questions || {};
    return [...(concept.quiz || []), concept.recall || ""]
      .filter((id) => answers[id] && wait(answers[id], now) <= 0)
      .map((id) => ({ concept, id, wait: wait(answers[id], now) }))
      .sort(byWait)
      .map((due, turn) => ({ due, turn }));
  });
  return turns.sort((one, other) => one.turn - other.turn || byWait(one.due, other.due)).map(({ due }) => due);
}

/**
 * The days on which what is kept comes back, in their order; of what is not on the site any more none, where that is known.
 *
 * @param {Kept} data
 */
export function daysDue(data) {
  const now = today();
  return Object.entries(data.entries).flatMap(([name, entry]) => {
    const concept = concepts.get(name);
    if (!concept && isIndexed) return [];
    const own = concept && [...(concept.quiz || []), concept.recall];
    return Object.entries(entry.questions || {})
      .filter(([id]) => !own || own.includes(id))
      .map(([, answer]) => after(now, wait(answer, now)));
  }).sort();
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
      if (judged(concept).includes(id)) note(entry, now, id, outcome);
      if (isProved(concept, entry, now)) delete entry.misses;
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
  const known = old && isOver(old.day, now) ? old : undefined;
  return bare({ day: now, last: outcome, gap: gapAfter(known, outcome, now), times: (old ? old.times : 0) + 1 });
}

/**
 * Days to wait after an answer. A right one that came before its time makes the wait no shorter, and longer only by what was
 * remembered.
 *
 * @param {KeptAnswer | undefined} old
 * @param {number} outcome
 * @param {Day} now
 */
function gapAfter(old, outcome, now) {
  if (!old) return FIRST;
  if (outcome !== RIGHT) return Math.max(FIRST, Math.floor(old.gap / SHRINK));
  if (old.last !== RIGHT) return old.gap;
  return Math.min(LONGEST, Math.max(old.gap, Math.round(GROWTH * Math.max(0, between(old.day, now)))));
}

/**
 * A right answer joins the others of its day. A wrong one begins anew, and asks for more; a half one does neither.
 *
 * @param {KeptConcept} entry
 * @param {Day} day
 * @param {string} id
 * @param {number} outcome
 */
function note(entry, day, id, outcome) {
  if (outcome === RIGHT) return noteDay(entry, day, id);
  if (outcome !== WRONG) return;
  if (entry.missed !== day) entry.misses = Math.min(MISSES, (entry.misses || 0) + 1);
  entry.missed = day;
  delete entry.days;
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
