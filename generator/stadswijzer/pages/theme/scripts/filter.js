// Filters of a list: the links become switches that can be combined (`data-one`: that take turns); the choice stands in
// the address. Of an item with parts, `data-part`, those that fit are shown, and what the oldest of them says.
import { all, element, part } from "./shared/elements.js";

/** @param {Element} link */
const address = (link) => new URL(link.getAttribute("href") || link.getAttribute("data-of") || "", document.baseURI).href;

/** @param {HTMLElement} filters */
function filter(filters) {
  const count = part(document, "[data-found]", HTMLElement);
  const reset = part(document, "[data-all]", HTMLElement);
  const items = all(document, "[data-keys]");
  const isOne = "one" in filters.dataset;
  const switches = new Map(all(filters, "a[data-key]").map((link) => [link.dataset.key || "", link]));
  const everything = count.textContent;
  const nothing = document.querySelector("[data-nothing]");
  const signs = new Map(Array.from(document.querySelectorAll(".drawing-map [data-of]"), (sign) => [address(sign), sign]));
  /** @type {Set<string>} */
  let chosen = new Set();

  for (const [key, link] of switches) {
    link.setAttribute("role", "button");
    link.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return; // in a tab of its own
      event.preventDefault();
      if (!chosen.delete(key)) {
        if (isOne) chosen.clear();
        chosen.add(key);
      }
      keep();
    });
    link.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault(); // or the page scrolls
      link.click();
    });
  }

  reset.addEventListener("click", (event) => {
    event.preventDefault();
    const last = switches.get(Array.from(chosen).pop() || "");
    chosen.clear();
    keep();
    if (last) last.focus(); // the link that had the focus is gone
  });

  function keep() {
    const bare = location.pathname + location.search;
    history.replaceState(history.state, "", chosen.size ? `${bare}#${Array.from(chosen).join(",")}` : bare);
    show();
  }

  /**
   * How many items there would be with this value chosen too: what the others leave of it.
   *
   * @param {string} key
   */
  function left(key) {
    const name = key.split("-", 1)[0];
    const tried = new Set(Array.from(chosen).filter((each) => each.split("-", 1)[0] !== name));
    tried.add(key);
    return items.filter((item) => fits(item.dataset.keys, tried)).length;
  }

  /** What to take away when nothing is left. */
  function offer() {
    if (!(nothing instanceof HTMLElement)) return;
    const isNothing = !isOne && chosen.size > 0 && items.every((item) => item.hidden);
    nothing.hidden = !isNothing;
    for (const place of all(nothing, "[data-drop]")) {
      place.replaceChildren(...Array.from(chosen).map((key) => {
        const label = (switches.get(key)?.firstChild?.textContent || "").trim();
        return element("button", { type: "button", class: "quiet", onclick: () => { chosen.delete(key); keep(); } }, [`× ${label}`]);
      }));
    }
  }

  /**
   * Within one filter any of the chosen values will do; every filter in use must be met.
   *
   * @param {string | undefined} keys
   * @param {Set<string>} wanted
   */
  function fits(keys, wanted = chosen) {
    const own = (keys || "").split(" ");
    const met = new Map();
    for (const key of wanted) {
      const name = key.split("-", 1)[0];
      met.set(name, met.get(name) || own.includes(key));
    }
    return Array.from(met.values()).every(Boolean);
  }

  function show() {
    for (const item of items) {
      item.hidden = !fits(item.dataset.keys);
      const link = item.querySelector("a");
      if (link) signs.get(address(link))?.classList.toggle("is-out", item.hidden);
      for (const each of all(item, "[data-part]")) {
        each.hidden = !fits(each.dataset.part);
        if (!each.hidden) part(item, "[data-from]", HTMLElement).textContent = each.dataset.span || "";
      }
    }
    for (const group of all(document, "[data-group]")) group.hidden = !group.querySelector("[data-keys]:not([hidden])");
    for (const [key, link] of switches) {
      link.setAttribute("aria-pressed", String(chosen.has(key)));
      if (isOne) continue;
      const number = left(key);
      for (const place of all(link, ".count")) place.textContent = String(number);
      link.classList.toggle("leads-nowhere", number === 0 && !chosen.has(key));
    }
    offer();
    count.textContent = told();
    reset.hidden = !chosen.size;
    document.dispatchEvent(new Event("narrowed")); // for `more.js`
  }

  function told() {
    const [first] = chosen;
    if (first === undefined) return everything;
    if (isOne) return switches.get(first)?.dataset.told || "";
    const shown = items.filter((item) => !item.hidden).length;
    return (filters.dataset.count || "").replace("{n}", String(shown)).replace("{total}", String(items.length));
  }

  function fromAddress() {
    const wanted = location.hash.slice(1).split(",");
    const known = wanted.filter((key) => switches.has(key));
    chosen = new Set(isOne ? known.slice(0, 1) : known);
    for (const key of chosen) {
      const folded = switches.get(key)?.closest("details");
      if (folded) folded.open = true;
    }
    show();
    // A link to what was not shown: now it is.
    if (!chosen.size) document.getElementById(wanted[0])?.scrollIntoView();
  }

  window.addEventListener("hashchange", fromAddress);
  fromAddress();
}

// A filter page has made its choice: there the links stay links.
for (const filters of all(document, "[data-filters]").slice(0, 1)) {
  if (!filters.querySelector("[aria-current]")) filter(filters);
}
