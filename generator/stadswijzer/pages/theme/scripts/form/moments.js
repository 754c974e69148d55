// A day, month or quarter as it is written.
import { data, whole } from "./data.js";

const MOMENT = whole(data.patterns.moment);

/**
 * Its first day where something starts, else its last; "" when it is none.
 *
 * @param {Value} text
 * @param {boolean} [start]
 */
export function dayOf(text, start = false) {
  const match = typeof text === "string" ? MOMENT.exec(text) : null;
  if (!match || +match[1] < data.years[0] || +match[1] > data.years[1]) return "";
  const [, year, month, day, onlyMonth, quarter] = match;
  const last = quarter ? +quarter * 3 : +(month || onlyMonth);
  if (last < 1 || last > 12) return "";
  const days = new Date(Date.UTC(+year, last, 0)).getUTCDate();
  if (day && (+day < 1 || +day > days)) return "";
  const of = day ? +day : start ? 1 : days;
  return `${year}-${String(quarter && start ? last - 2 : last).padStart(2, "0")}-${String(of).padStart(2, "0")}`;
}
