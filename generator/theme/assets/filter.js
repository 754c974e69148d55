// Filters of a list: the links become switches that can be combined; the choice stands in the address.
(function () {
  "use strict";
  var filters = document.querySelector("[data-filters]");
  var found = document.querySelector("[data-found]");
  if (!filters || !found || filters.querySelector("[aria-current]")) return;
  var items = Array.prototype.slice.call(document.querySelectorAll("[data-keys]"));
  var links = Array.prototype.slice.call(filters.querySelectorAll("a[data-key]"));
  var known = {};
  var chosen = [];

  links.forEach(function (link) {
    var key = link.dataset.key;
    known[key] = link;
    link.setAttribute("role", "button");
    link.setAttribute("aria-pressed", "false");
    link.addEventListener("click", function (event) {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      chosen = chosen.indexOf(key) < 0 ? chosen.concat(key) : chosen.filter(function (other) { return other !== key; });
      history.replaceState(null, "", chosen.length ? "#" + chosen.join(",") : location.pathname + location.search);
      show();
    });
    link.addEventListener("keydown", function (event) {
      if (event.key === " ") {
        event.preventDefault();
        link.click();
      }
    });
  });

  // Within one filter any of the chosen values will do; every filter in use must be met.
  function fits(item) {
    var keys = item.dataset.keys.split(" ");
    var groups = {};
    chosen.forEach(function (key) {
      var group = key.slice(0, key.indexOf("-"));
      groups[group] = groups[group] || keys.indexOf(key) >= 0;
    });
    return Object.keys(groups).every(function (group) { return groups[group]; });
  }

  function show() {
    var count = 0;
    items.forEach(function (item) {
      item.hidden = !fits(item);
      if (!item.hidden) count += 1;
    });
    links.forEach(function (link) {
      link.setAttribute("aria-pressed", String(chosen.indexOf(link.dataset.key) >= 0));
    });
    found.textContent = filters.dataset.count.replace("{n}", count).replace("{total}", items.length);
    if (!chosen.length) return;
    var all = document.createElement("a");
    all.href = location.pathname;
    all.textContent = filters.dataset.all;
    all.addEventListener("click", function (event) {
      event.preventDefault();
      chosen = [];
      history.replaceState(null, "", location.pathname + location.search);
      show();
    });
    found.append(" ", all);
  }

  function fromAddress() {
    chosen = decodeURIComponent(location.hash.slice(1)).split(",").filter(function (key) {
      return Object.prototype.hasOwnProperty.call(known, key);
    });
    show();
  }

  window.addEventListener("hashchange", fromAddress);
  if (location.hash) fromAddress();
})();
