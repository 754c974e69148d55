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

  var box = element("section");
  box.className = "preview-problems";
  box.setAttribute("role", "alert");
  if (data.words.title) element("h2", data.words.title, box);
  var list = element("ol", "", box);
  errors.forEach(function (problem) {
    var item = element("li", "", list);
    var place = problem.line ? problem.file + ":" + problem.line + ":" + problem.column : problem.file;
    element("code", place, item);
    element("div", problem.message, item);
    if (problem.source) element("pre", problem.source, item);
    if (problem.hint) element("div", "→ " + problem.hint, item);
  });
  if (data.words.hide) {
    var hide = element("button", data.words.hide, box);
    hide.type = "button";
    hide.addEventListener("click", function () { box.remove(); });
  }
  document.body.prepend(box);
})();
