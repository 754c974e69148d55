// Filters of a list: the links become switches that can be combined (`data-one`: that take turns); the choice stands in
// the address. Of an item with parts, `data-part`, those that fit are shown, and what the oldest of them says.
(function () {
  "use strict";
  var filters = document.querySelector("[data-filters]");
  var found = document.querySelector("[data-found]");
  var all = document.querySelector("[data-all]");
  // A filter page has made its choice: there the links stay links.
  if (!filters || filters.querySelector("[aria-current]")) return;
  var items = Array.from(document.querySelectorAll("[data-keys]"));
  var switches = new Map();
  filters.querySelectorAll("a[data-key]").forEach(function (link) {
    switches.set(link.dataset.key, link);
  });
  var chosen = new Set();
  var everything = found.textContent;

  switches.forEach(function (link, key) {
    link.setAttribute("role", "button");
    link.addEventListener("click", function (event) {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return; // in a tab of its own
      event.preventDefault();
      if (!chosen.delete(key)) {
        if ("one" in filters.dataset) chosen.clear();
        chosen.add(key);
      }
      keep();
    });
    link.addEventListener("keydown", function (event) {
      if (event.key !== " ") return;
      event.preventDefault(); // or the page scrolls
      link.click();
    });
  });

  all.addEventListener("click", function (event) {
    event.preventDefault();
    var last = switches.get(Array.from(chosen).pop());
    chosen.clear();
    keep();
    if (last) last.focus(); // the link that had the focus is gone
  });

  function keep() {
    var bare = location.pathname + location.search;
    history.replaceState(null, "", chosen.size ? bare + "#" + Array.from(chosen).join(",") : bare);
    show();
  }

  // Within one filter any of the chosen values will do; every filter in use must be met.
  function fits(keys) {
    var own = keys.split(" ");
    var met = new Map();
    chosen.forEach(function (key) {
      var filter = key.split("-", 1)[0];
      met.set(filter, met.get(filter) || own.includes(key));
    });
    return Array.from(met.values()).every(Boolean);
  }

  function show() {
    items.forEach(function (item) {
      item.hidden = !fits(item.dataset.keys);
      item.querySelectorAll("[data-part]").forEach(function (part) {
        part.hidden = !fits(part.dataset.part);
        if (!part.hidden) item.querySelector("[data-from]").textContent = part.dataset.span;
      });
    });
    document.querySelectorAll("[data-group]").forEach(function (group) {
      group.hidden = !group.querySelector("[data-keys]:not([hidden])");
    });
    switches.forEach(function (link, key) {
      link.setAttribute("aria-pressed", String(chosen.has(key)));
    });
    var count = items.filter(function (item) { return !item.hidden; }).length;
    var some = "one" in filters.dataset
      ? chosen.size && switches.get(Array.from(chosen)[0]).dataset.told
      : filters.dataset.count.replace("{n}", count).replace("{total}", items.length);
    found.textContent = chosen.size ? some : everything;
    all.hidden = !chosen.size;
  }

  function fromAddress() {
    var wanted = location.hash.slice(1).split(",");
    var known = wanted.filter(function (key) { return switches.has(key); });
    chosen = new Set("one" in filters.dataset ? known.slice(0, 1) : known);
    chosen.forEach(function (key) {
      var folded = switches.get(key).closest("details");
      if (folded) folded.open = true;
    });
    show();
    // A link to what was not shown: now it is.
    var target = !chosen.size && document.getElementById(wanted[0]);
    if (target) target.scrollIntoView();
  }

  window.addEventListener("hashchange", fromAddress);
  fromAddress();
})();
