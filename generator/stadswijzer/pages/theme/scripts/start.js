// What is new since the last visit. What was seen stays on this device; the site is told nothing.
import { all, element } from "./shared/elements.js";
import { ownKey, store, stored } from "./shared/site_storage.js";

/** @param {HTMLElement} news */
function since(news) {
  const key = ownKey("stadswijzer-seen");
  const ids = (news.dataset.news || "").split(" ");
  const kept = stored("localStorage", key);
  store("localStorage", key, ids.join(" "));
  if (kept === null) return; // a first visit: all of it is new, or none
  const seen = new Set(kept.split(" "));
  const unseen = ids.filter((id) => !seen.has(id));
  for (const item of all(news, "[data-id]")) {
    if (unseen.includes(item.dataset.id || "")) {
      item.prepend(element("span", { class: "mark mark-new" }, [news.dataset.unseen || ""]), " ");
    }
  }
  const told = unseen.length === 0 ? news.dataset.sinceNone : unseen.length === 1 ? news.dataset.sinceOne : news.dataset.sinceMany;
  for (const place of all(news, "[data-since]")) {
    place.textContent = (told || "").replace("{n}", String(unseen.length));
    place.hidden = false;
  }
}

for (const news of all(document, "[data-news]")) since(news);
