// Days: of the calendar where the reader is.

/** @returns {Day} */
export function today() {
  const now = new Date();
  return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())).toISOString().slice(0, 10);
}

/**
 * Days from one to another.
 *
 * @param {Day} from
 * @param {Day} to
 */
export function between(from, to) {
  return Math.round((Date.parse(to) - Date.parse(from)) / 864e5);
}

/**
 * The day so many days later.
 *
 * @param {Day} day
 * @param {number} days
 */
export function after(day, days) {
  return new Date(Date.parse(day) + days * 864e5).toISOString().slice(0, 10);
}

/** @param {unknown} value */
export function isDay(value) {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !isNaN(day.getTime()) && day.toISOString().slice(0, 10) === value;
}

/**
 * Whether a day may be over: the zone may have changed. A day later than tomorrow comes from a clock that was wrong.
 *
 * @param {Day} day
 * @param {Day} now
 */
export function isOver(day, now) {
  return between(now, day) <= 1;
}
