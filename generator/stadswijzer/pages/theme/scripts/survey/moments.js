// When an answer was sent, as it is compared between exports: only to see that two rows are one answer.
// The same as `editing/survey/moments.py`.
import { data } from "./data.js";
import { strip } from "./text.js";

const [SERIAL, DAY, TIME] = data.habits.moments.map((each) => new RegExp(each, "i"));
const NOT_KEPT = "1-1-80"; // what LimeSurvey writes for everybody when moments are not kept
const FIRST_DAY = Date.UTC(1899, 11, 30);

/**
 * `1-4-21 9:05:30`: the numbers of the day by size, so that 4/1/2021 and 1-4-2021 are one day; "" without a time of day.
 *
 * @param {string} cell
 */
export function moment(cell) {
  let text = strip(cell);
  if (SERIAL.test(text)) {
    const seconds = roundedToEven(+text.replace(",", ".") * 86_400);
    text = new Date(FIRST_DAY + seconds * 1000).toISOString().slice(0, 19).replace("T", " ");
  }
  const day = DAY.exec(text);
  const time = TIME.exec(text);
  if (!day || !time) return "";
  const found = day.slice(1).map((number) => +number.slice(-2)).sort((one, other) => one - other).join("-");
  const hour = time[4] ? (+time[1] % 12) + (time[4].toLowerCase() === "p" ? 12 : 0) : +time[1];
  const clock = [hour, time[2], time[3]].filter((each) => each !== undefined).join(":");
  return found === NOT_KEPT || /^0:00(:00)?$/.test(clock) ? "" : `${found} ${clock}`;
}

/** @param {number} number */
function roundedToEven(number) {
  const rounded = Math.round(number);
  return rounded - number === 0.5 && rounded % 2 ? rounded - 1 : rounded;
}

/**
 * A moment without its seconds, since a spreadsheet may leave them out when it saves.
 *
 * @param {string} found
 */
export function toTheMinute(found) {
  return found.replace(/(:\d+):.*/, "$1");
}
