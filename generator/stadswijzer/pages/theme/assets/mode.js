// Light or dark, as chosen on this device; before the page is drawn, so that it does not flash. And the menu and the
// contents of a page: open where there is room for them.
(function () {
  "use strict";
  var root = document.documentElement;
  var key = "stadswijzer-mode";
  var dark = window.matchMedia("(prefers-color-scheme: dark)");

  function kept() {
    try {
      return localStorage.getItem(key);
    } catch (error) {
      return null; // storage can be switched off
    }
  }

  function keep(mode) {
    try {
      localStorage.setItem(key, mode);
    } catch (error) {
      // not kept: the choice holds for this page
    }
  }

  function isDark() {
    return root.dataset.mode ? root.dataset.mode === "dark" : dark.matches;
  }

  function openWhere(query, details) {
    if (!details) return;
    var wide = window.matchMedia(query);
    function follow() {
      details.open = wide.matches;
    }
    wide.addEventListener("change", follow);
    follow();
  }

  if (kept() === "dark" || kept() === "light") root.dataset.mode = kept();

  document.addEventListener("DOMContentLoaded", function () {
    openWhere("(min-width: 60rem)", document.querySelector("[data-menu]"));
    openWhere("(min-width: 68rem)", document.querySelector("[data-contents]"));

    // Paper shows what is folded too; the style does so only in newer browsers.
    window.addEventListener("beforeprint", function () {
      document.querySelectorAll("main details:not([open])").forEach(function (details) {
        details.open = true;
        details.setAttribute("data-folded", "");
      });
    });
    window.addEventListener("afterprint", function () {
      document.querySelectorAll("details[data-folded]").forEach(function (details) {
        details.open = false;
        details.removeAttribute("data-folded");
      });
    });

    var button = document.querySelector("button[data-mode]");
    if (!button) return;
    function show() {
      button.setAttribute("aria-pressed", String(isDark()));
    }
    button.hidden = false;
    button.addEventListener("click", function () {
      root.dataset.mode = isDark() ? "light" : "dark";
      keep(root.dataset.mode);
      show();
    });
    dark.addEventListener("change", show);
    show();
  });
})();
