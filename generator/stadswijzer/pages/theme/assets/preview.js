// In a preview only: the problems of the last save, on every page.
(function () {
  "use strict";
  var data = window.stadswijzerPreview;
  if (!data) return;
  var errors = data.problems.filter(function (problem) { return problem.severity === "error"; });
  if (!errors.length) return;

  function element(name, text, parent) {
    var made = document.createElement(name);
    if (text) made.textContent = text;
    if (parent) parent.append(made);
    return made;
  }

  var root = new URL(document.documentElement.dataset.root, location.href).pathname;
  var here = decodeURI(location.pathname.slice(root.length)).replace(/index\.html$/, "");

  // Beside the section that shows the field; the first selector that this page has tells where.
  function mark(problem, id) {
    var spot = (problem.where || []).map(function (selector) { return document.querySelector(selector); }).filter(Boolean)[0];
    if (problem.page !== here || !spot) return false;
    var note = element("p");
    note.className = "preview-mark";
    note.id = id;
    note.tabIndex = -1;
    note.setAttribute("role", "note");
    element("strong", problem.message, note);
    if (problem.hint) element("span", " → " + problem.hint, note);
    while (spot.nextElementSibling && spot.nextElementSibling.className === "preview-mark") spot = spot.nextElementSibling;
    spot.after(note);
    return true;
  }

  var box = element("section");
  box.className = "preview-problems";
  box.setAttribute("role", "alert");
  if (data.words.title) element("h2", data.words.title, box);
  var list = element("ol", "", box);
  errors.forEach(function (problem, number) {
    var id = "preview-mark-" + (number + 1);
    var item = element("li", "", list);
    var place = problem.line ? problem.file + ":" + problem.line + ":" + problem.column : problem.file;
    element("code", place, item);
    element("div", problem.message, item);
    if (problem.source) element("pre", problem.source, item);
    if (problem.hint) element("div", "→ " + problem.hint, item);
    var marked = mark(problem, id);
    if (marked || (problem.page !== undefined && problem.page !== here)) {
      var link = element("a", data.words.go, element("div", "", item));
      link.href = (problem.page === here ? "" : root + problem.page) + "#" + id;
    }
  });
  if (data.words.hide) {
    var hide = element("button", data.words.hide, box);
    hide.type = "button";
    hide.addEventListener("click", function () { box.remove(); });
  }
  document.body.prepend(box);
  var wanted = /^#preview-mark-\d+$/.test(location.hash) && document.querySelector(location.hash);
  if (wanted) wanted.scrollIntoView(); // it was not there yet when the page came
})();
