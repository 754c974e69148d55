// Light or dark, as chosen on this device; before the page is drawn, so that it does not flash.
(function () {
  "use strict";
  var root = document.documentElement;
  var key = "stadswijzer-mode";
  var dark = window.matchMedia("(prefers-color-scheme: dark)");

  function read() {
    try {
      return localStorage.getItem(key);
    } catch (error) {
      return null; // storage can be switched off
    }
  }

  function isDark() {
    return root.dataset.mode ? root.dataset.mode === "dark" : dark.matches;
  }

  var chosen = read();
  if (chosen === "dark" || chosen === "light") root.dataset.mode = chosen;

  document.addEventListener("DOMContentLoaded", function () {
    var button = document.querySelector("[data-mode].mode");
    var menu = document.querySelector("[data-menu]");
    var contents = document.querySelector("[data-contents]");
    if (contents && !window.matchMedia("(min-width: 68rem)").matches) contents.open = false;
    if (menu) {
      var wide = window.matchMedia("(min-width: 60rem)");
      var follow = function () {
        menu.open = wide.matches;
      };
      wide.addEventListener("change", follow);
      follow();
    }
    if (!button) return;
    button.hidden = false;
    button.setAttribute("aria-pressed", String(isDark()));
    button.addEventListener("click", function () {
      root.dataset.mode = isDark() ? "light" : "dark";
      button.setAttribute("aria-pressed", String(isDark()));
      try {
        localStorage.setItem(key, root.dataset.mode);
      } catch (error) {
        // not kept: the choice holds for this page
      }
    });
  });
})();
