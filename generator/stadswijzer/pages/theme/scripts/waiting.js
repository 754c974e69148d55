// In the menu of every page: how many old questions wait today. A number of questions, of nobody else's and no score.
import { filled } from "./shared/elements.js";
import { ownKey, stored } from "./shared/site_storage.js";

const NAME = "stadswijzer-due";
const place = document.querySelector("[data-waiting]");

/** @returns {string[]} */
function days() {
  try {
    const kept = JSON.parse(stored("localStorage", ownKey(NAME)) || "[]");
    return Array.isArray(kept) ? kept.filter((day) => typeof day === "string") : [];
  } catch {
    return [];
  }
}

function show() {
  const link = place?.querySelector("a");
  if (!(place instanceof HTMLElement) || !link) return;
  const now = new Date();
  const today = new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())).toISOString().slice(0, 10);
  const n = days().filter((day) => day <= today).length;
  place.hidden = n === 0;
  link.textContent = n ? filled({ one: place.dataset.one || "", many: place.dataset.many || "" }, { n }) : "";
}

document.addEventListener(NAME, show);
window.addEventListener("storage", show);
show();
