// Copies a text as plain lines, so that it takes the type of the paper it is pasted into. Where a browser does not
// allow that, the text is selected instead.
(function () {
  "use strict";

  function lines(text) {
    return Array.from(text.querySelectorAll("h3, p, li"))
      .map(function (part) {
        var words = part.textContent.trim();
        return part.tagName === "H3" ? "\n" + words : part.tagName === "LI" ? "- " + words : words;
      })
      .join("\n")
      .trim();
  }

  document.querySelectorAll("button[data-copy]").forEach(function (button) {
    var text = document.getElementById(button.dataset.copy);
    var said = button.parentNode.querySelector("[role=status]");
    function select() {
      window.getSelection().selectAllChildren(text);
      said.textContent = button.dataset.selected;
    }
    button.hidden = false;
    button.addEventListener("click", function () {
      if (!navigator.clipboard) return select();
      navigator.clipboard.writeText(lines(text)).then(function () {
        said.textContent = button.dataset.copied;
      }, select);
    });
  });
})();
