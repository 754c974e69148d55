// Light or dark, as chosen on this device; before the page is drawn, so that it does not flash. And the menu and the
// contents of a page: open where there is room for them.
const KEY = "stadswijzer-mode"; // of all sites on a host: it says something of who reads, not of what is read
const root = document.documentElement;
const dark = window.matchMedia("(prefers-color-scheme: dark)");

function kept() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // storage can be switched off
  }
}

/** @param {string} mode */
function keep(mode) {
  try {
    localStorage.setItem(KEY, mode);
  } catch {
    // not kept: the choice holds for this page
  }
}

function isDark() {
  return root.dataset.mode ? root.dataset.mode === "dark" : dark.matches;
}

/**
 * @param {string} query
 * @param {Element | null} details
 */
function openWhere(query, details) {
  if (!(details instanceof HTMLDetailsElement)) return;
  const wide = window.matchMedia(query);
  const follow = () => { details.open = wide.matches; };
  wide.addEventListener("change", follow);
  follow();
}

/** Paper shows what is folded too; the style does so only in newer browsers. */
function unfoldOnPaper() {
  window.addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("main details:not([open])")) {
      details.setAttribute("open", "");
      details.setAttribute("data-folded", "");
    }
  });
  window.addEventListener("afterprint", () => {
    for (const details of document.querySelectorAll("details[data-folded]")) {
      details.removeAttribute("open");
      details.removeAttribute("data-folded");
    }
  });
}

/** @param {HTMLButtonElement} button */
function switchWith(button) {
  const show = () => button.setAttribute("aria-pressed", String(isDark()));
  button.hidden = false;
  button.addEventListener("click", () => {
    root.dataset.mode = isDark() ? "light" : "dark";
    keep(root.dataset.mode);
    show();
  });
  dark.addEventListener("change", show);
  show();
}

const mode = kept();
if (mode === "dark" || mode === "light") root.dataset.mode = mode;

document.addEventListener("DOMContentLoaded", () => {
  openWhere("(min-width: 64rem)", document.querySelector("[data-menu]"));
  openWhere("(min-width: 68rem)", document.querySelector("[data-contents]"));
  unfoldOnPaper();
  const button = document.querySelector("button[data-mode]");
  if (button instanceof HTMLButtonElement) switchWith(button);
});
