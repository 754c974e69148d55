// On which days what is kept comes back: one list of days, which the menu of every page reads, also where nothing else of
// learning is loaded.
import { ownKey, store } from "../shared/site_storage.js";
import { daysDue } from "./states.js";
import { load, onChange } from "./storage.js";

export const WAITING = "stadswijzer-due";

function write() {
  const days = daysDue(load());
  store("localStorage", ownKey(WAITING), days.length ? JSON.stringify(days) : null);
  document.dispatchEvent(new Event(WAITING));
}

export function startWaiting() {
  onChange(write);
  write();
}
