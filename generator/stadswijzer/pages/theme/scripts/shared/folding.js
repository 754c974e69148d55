// A long page on a phone: its sections are folded under their headings, but for the first and what is to be filled in.
import { all, element } from "./elements.js";

const MANY = 5;
const OPEN = 1;
const STAYS = "form, template, .timeline, .question, [data-learn], [data-due], [data-invite], .situation-links";
const narrow = window.matchMedia("(max-width: 39.99rem)");

/** @param {HTMLElement} section @param {boolean} open */
function set(section, open) {
  if (open) section.removeAttribute("hidden");
  else section.setAttribute("hidden", "until-found"); // found by a search of the page all the same
  const button = document.querySelector(`[aria-controls="${section.id}"]`);
  if (button) button.setAttribute("aria-expanded", String(open));
}

/** @param {Element} head @returns {Element[]} */
function under(head) {
  const found = [];
  for (let next = head.nextElementSibling; next && !next.matches("h2, footer, .edit, .answer-back"); next = next.nextElementSibling) found.push(next);
  return found;
}

/** @param {Element} head @param {number} at @returns {HTMLElement | null} */
function fold(head, at) {
  const own = under(head);
  if (!own.length || own.some((each) => each.matches(STAYS) || each.querySelector(STAYS))) return null;
  const section = element("div", { id: `folded-${at}` }, []);
  own[0].before(section);
  section.append(...own);
  const button = element("button", { type: "button", class: "fold", "aria-controls": section.id, onclick: () => set(section, section.hasAttribute("hidden")) });
  button.append(...Array.from(head.childNodes));
  head.append(button);
  section.addEventListener("beforematch", () => set(section, true));
  set(section, false);
  return section;
}

/** What the address points at in this page; nothing where what follows # is no name of a place (a question with a %). */
function pointedAt() {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return null;
  }
}

/**
 * What is folded in the page itself: a link to what is in it opens it, also in browsers that do not do so. On a phone the parts of
 * a page all begin folded.
 *
 * @param {HTMLElement} main
 */
function followParts(main) {
  if (narrow.matches) for (const part of all(main, "details.part, details.filter-fold:not(:has([aria-current]))")) part.removeAttribute("open");
  const openTarget = () => {
    const target = pointedAt();
    if (!target) return;
    let opened = false;
    for (let at = target.closest("details"); at && main.contains(at); at = at.parentElement && at.parentElement.closest("details")) {
      opened = opened || !at.open;
      at.open = true;
    }
    if (opened) target.scrollIntoView();
  };
  window.addEventListener("hashchange", openTarget);
  openTarget();
}

/** @param {HTMLElement} main */
export function foldSections(main) {
  followParts(main);
  const heads = Array.from(main.querySelectorAll(":scope > h2"));
  if (!narrow.matches || heads.length < MANY) return;
  const sections = heads.slice(OPEN).map(fold).filter((each) => each !== null);
  const openAll = () => { for (const section of sections) set(section, true); };
  const openTarget = () => {
    const target = pointedAt();
    if (!target) return;
    const section = sections.find((each) => each.contains(target) || each.previousElementSibling === target);
    if (!section) return;
    set(section, true);
    target.scrollIntoView();
  };
  window.addEventListener("hashchange", openTarget);
  window.addEventListener("beforeprint", openAll);
  narrow.addEventListener("change", () => { if (!narrow.matches) openAll(); });
  openTarget();
}
