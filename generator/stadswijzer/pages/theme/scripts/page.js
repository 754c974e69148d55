// What a page tells of where one is: the contents mark the section in sight. And a sentence that was selected goes along
// with the mail about the page.
import { all } from "./shared/elements.js";
import { foldSections } from "./shared/folding.js";

const EDGE = 14; // of the picture of time, free of names

/** @param {HTMLElement[]} links */
function follow(links) {
  const sections = links.map((link) => document.getElementById(decodeURIComponent((link.getAttribute("href") || "").slice(1))));
  const show = () => {
    const limit = Math.min(window.innerHeight / 3, 140); // of two short sections the upper one
    let here = -1;
    sections.forEach((section, at) => { if (section && section.checkVisibility() && section.getBoundingClientRect().top < limit) here = at; });
    if (window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - 2) here = sections.length - 1;
    links.forEach((link, at) => {
      if (at === here) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    });
  };
  let waiting = false;
  document.addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; show(); });
  }, { passive: true });
  show();
}

/** @param {HTMLElement} link */
function quote(link) {
  const bare = link.getAttribute("href") || "";
  const asked = link.dataset.answer || "";
  link.addEventListener("pointerdown", () => { // before the press takes the selection away
    const said = (document.getSelection() || "").toString().replace(/\s+/g, " ").trim().slice(0, 500);
    const place = encodeURIComponent(asked);
    link.setAttribute("href", said ? bare.replace(place, `${place}%0D%0A${encodeURIComponent(said)}`) : bare);
  });
}

/**
 * A picture of time that is wider than its place opens at the day of which it tells, with the words for it.
 *
 * @param {HTMLElement} place
 */
function openAtDay(place) {
  const day = place.querySelector("line.tl-as-of");
  if (place.scrollWidth <= place.clientWidth) return;
  if (!day) { // before the picture it opens as it is, after it at its end, where the words for the day are
    if (place.querySelector(".tl-as-of-label.tl-end")) place.scrollLeft = place.scrollWidth;
    return;
  }
  const begin = place.getBoundingClientRect().left;
  const words = place.querySelector(".tl-as-of-label");
  const x = day.getBoundingClientRect().left - begin;
  const end = words ? words.getBoundingClientRect().right - begin + EDGE : x;
  place.scrollLeft += Math.max(x - place.clientWidth * 0.7, end - place.clientWidth);
}

/**
 * The names in a picture of time go along with it, each as far as its bar is in sight; where its bar is not, it waits at that side.
 *
 * @param {HTMLElement} place
 */
function keepNames(place) {
  const names = Array.from(place.querySelectorAll(".tl-word"), (each) => {
    const word = /** @type {SVGGElement} */ (each);
    return { word, x: word.transform.baseVal.getItem(0).matrix.e, wide: word.getBBox().width };
  });
  /** @param {Element} word @param {number} x */
  const put = (word, x) => word.setAttribute("transform", `translate(${x.toFixed(1)})`);
  const show = () => {
    const first = place.scrollLeft + EDGE, last = place.scrollLeft + place.clientWidth - EDGE;
    for (const { word, x, wide } of names) {
      put(word, Math.max(Math.min(x, last - wide), first));
    }
  };
  place.addEventListener("scroll", show, { passive: true });
  window.addEventListener("resize", show);
  window.addEventListener("beforeprint", () => { for (const { word, x } of names) put(word, x); });
  window.addEventListener("afterprint", show);
  show();
}

for (const place of all(document, ".timeline")) {
  openAtDay(place);
  document.fonts.ready.then(() => keepNames(place));
}
for (const main of all(document, "main")) foldSections(main);
const links = all(document, ".contents a");
if (links.length) follow(links);
for (const link of all(document, "[data-answer]")) quote(link);
