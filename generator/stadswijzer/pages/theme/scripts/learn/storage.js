// What this device remembers of learning. Nothing leaves the device. It is kept in the storage of the device; where that is
// off or full, in that of this visit; else in the memory of this page.
import { element } from "../shared/elements.js";
import { ownKey, store, stored, takeOver } from "../shared/site_storage.js";
import { follow } from "./joining.js";
import { empty, parse } from "./kept_shape.js";
import { say } from "./page.js";

const NAME = "stadswijzer-progress";
const SET_ASIDE = "stadswijzer-progress-broken";
const KEY = ownKey(NAME);
const STORAGES = /** @type {const} */ (["localStorage", "sessionStorage"]);
/** @type {(() => void)[]} */
const listeners = [];
/** @type {Set<string>} */
const told = new Set();
/** @type {string | null} */
let memory = null; // what could not be written anywhere

takeOver(NAME);
takeOver(SET_ASIDE);

export function load() {
  const text = memory ?? stored("sessionStorage", KEY) ?? stored("localStorage", KEY);
  if (text === null) return empty();
  const found = parse(text);
  if (found.data) return follow(found.data);
  tell(found.wrong === "newer" ? "storage_newer" : "storage_broken");
  if (found.wrong !== "newer") {
    store("localStorage", ownKey(SET_ASIDE), text);
    for (const storage of STORAGES) store(storage, KEY, null);
  }
  return empty();
}

function isNewer() {
  const text = stored("localStorage", KEY);
  return text !== null && parse(text).wrong === "newer";
}

/** @param {Kept} data */
function save(data) {
  const text = JSON.stringify(data);
  const newer = isNewer();
  if (!newer && store("localStorage", KEY, text)) {
    store("sessionStorage", KEY, null);
    memory = null;
  } else {
    memory = store("sessionStorage", KEY, text) ? null : text;
    tell(newer ? "storage_newer" : "storage_off");
  }
}

/**
 * Every change begins at what is stored now: another tab may have written since.
 *
 * @param {(data: Kept) => void} how
 */
export function change(how) {
  const data = load();
  how(data);
  save(data);
  changed();
}

/** Everything of this site, also what was set aside. */
export function forget() {
  for (const storage of STORAGES) for (const key of [KEY, ownKey(SET_ASIDE)]) store(storage, key, null);
  memory = null;
  changed();
}

/**
 * @param {() => void} listener
 */
export function onChange(listener) {
  listeners.push(listener);
}

function changed() {
  for (const listener of listeners) listener();
}

/**
 * Says something about the storage, once in a visit.
 *
 * @param {"storage_newer" | "storage_broken" | "storage_off"} what
 */
function tell(what) {
  const key = ownKey(`${NAME}-told-${what}`);
  if (told.has(what) || stored("sessionStorage", key)) return;
  told.add(what);
  store("sessionStorage", key, "1");
  const note = element("p", { class: "note learn-note", role: "alert" }, [`${say(what)} `]);
  note.append(element("button", { type: "button", class: "quiet", onclick: () => note.remove() }, [say("close")]));
  document.querySelector("main")?.prepend(note);
}

window.addEventListener("storage", (event) => {
  if (event.key === KEY || event.key === null) changed();
});
window.addEventListener("pageshow", (event) => {
  if (event.persisted) changed(); // back to a page that slept
});
