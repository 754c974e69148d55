// A calendar file with the next days on which questions come back, for who wants a reminder.
import { part, saveFile } from "../shared/elements.js";
import { calendar } from "../shared/calendar.js";
import { today } from "../learn/days.js";
import { say } from "../learn/page.js";
import { daysDue } from "../learn/states.js";
import { load, onChange } from "../learn/storage.js";
import { page, partOf, status } from "./place.js";

const DAYS = 5; // in one file: what comes later depends on what is answered

/** The next days with questions, and how many of each; what waits already is for today. */
function nextDays() {
  const now = today();
  /** @type {Map<Day, number>} */
  const found = new Map();
  for (const day of daysDue(load())) {
    const on = day < now ? now : day;
    found.set(on, (found.get(on) || 0) + 1);
  }
  return Array.from(found).slice(0, DAYS);
}

function save() {
  const text = `${say("reminder_text")} ${location.href.split("#")[0]}`;
  const happenings = nextDays().map(([day, n]) => ({ id: `learn-${day}`, title: say("reminder_title", { n }), text, day }));
  saveFile(`${say("reminder_file")}.ics`, calendar(happenings, new Date()), "text/calendar");
  status(say("saved"));
}

export function startReminder() {
  const box = part(page, "[data-reminder-box]", HTMLElement);
  const show = () => { box.hidden = !nextDays().length; };
  partOf("reminder").addEventListener("click", save);
  onChange(show);
  show();
}
