// The box in the head of every page, and the key that opens it. Fetches what can search when someone is about to ask, and
// nothing before; without this script the box is a link to the page that leads further.
(function () {
  "use strict";
  const find = /** @type {HTMLElement} */ (document.querySelector("[data-find]"));
  if (!find) return;
  const KEY = "stadswijzer-search-key";
  const root = document.documentElement.dataset.root || "";
  const stamp = (/** @type {HTMLScriptElement} */ (document.currentScript).src.match(/\?.*$/) || [""])[0];
  const link = /** @type {HTMLAnchorElement} */ (find.querySelector("a"));
  const box = /** @type {HTMLElement} */ (find.querySelector("[data-find-box]"));
  const input = /** @type {HTMLInputElement} */ (find.querySelector("input"));
  /** @type {Promise<SearchShown> | undefined} */
  let asked;

  /** @param {string} name @returns {Promise<void>} */
  function script(name) {
    return new Promise((resolve, reject) => {
      const made = document.createElement("script");
      made.src = root + "assets/search/" + name;
      made.onload = () => resolve();
      made.onerror = () => reject(new Error(name));
      document.head.append(made);
    });
  }

  /** What can search, fetched once. */
  function load() {
    asked = asked || Promise.all([script("start.js"), script("ranking.js" + stamp)])
      .then(() => script("results.js" + stamp))
      .then(() => window.stadswijzerResults(script, root));
    asked.catch(() => { asked = undefined; });
    return asked;
  }

  function isOpen() {
    return "open" in box.dataset;
  }

  function open() {
    box.dataset.open = "";
    link.setAttribute("aria-expanded", "true");
    input.focus();
  }

  function close() {
    delete box.dataset.open;
    link.setAttribute("aria-expanded", "false");
  }

  function isKeyOn() {
    try {
      return localStorage.getItem(KEY) !== "off";
    } catch (error) {
      return true; // storage can be switched off
    }
  }

  function setKey(/** @type {boolean} */ isOn) {
    try {
      localStorage.setItem(KEY, isOn ? "on" : "off");
    } catch (error) {
      // not kept
    }
  }

  link.setAttribute("role", "button");
  link.setAttribute("aria-expanded", "false");
  link.setAttribute("aria-controls", box.id);
  find.dataset.ready = "";
  link.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return; // in a tab of its own
    event.preventDefault();
    if (isOpen()) close();
    else open();
  });
  link.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault(); // or the page scrolls
    link.click();
  });
  input.addEventListener("focus", () => load().then((made) => made.attend(find), () => {}));
  find.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOpen()) return;
    event.preventDefault(); // what was typed stays
    close();
    link.focus();
  });
  document.addEventListener("click", (event) => {
    if (isOpen() && !find.contains(/** @type {Node} */ (event.target))) close();
  });
  document.addEventListener("keydown", (event) => {
    const place = /** @type {HTMLElement} */ (event.target);
    const isTyping = place.isContentEditable || place.matches("input, textarea, select");
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping || !isKeyOn()) return;
    event.preventDefault();
    const own = document.querySelector("[data-search] input");
    if (own) /** @type {HTMLElement} */ (own).focus();
    else open();
  });

  // The page that answers.
  const page = document.querySelector("[data-search]");
  if (!page) return;
  /** @type {HTMLElement} */ (page).hidden = false;
  const toggle = /** @type {HTMLElement} */ (document.querySelector("[data-search-key]"));
  toggle.hidden = false;
  const show = () => toggle.setAttribute("aria-pressed", String(isKeyOn()));
  toggle.addEventListener("click", () => {
    setKey(!isKeyOn());
    show();
  });
  show();
  const begin = () => load().then((made) => made.page(/** @type {HTMLElement} */ (page)), () => {});
  /** @type {HTMLInputElement} */ (page.querySelector("input")).addEventListener("focus", begin, { once: true });
  window.addEventListener("hashchange", begin);
  if (/[#&]q=./.test(location.hash)) begin();
})();
