// Copies a text as plain lines, so that it takes the type of the paper it is pasted into. Where a browser does not
// allow that, the text is selected instead.
import { all, part } from "./shared/elements.js";

/** @param {HTMLElement} text */
function lines(text) {
  return all(text, "h3, p, li")
    .map((each) => {
      const words = (each.textContent || "").trim();
      return each.tagName === "H3" ? `\n${words}` : each.tagName === "LI" ? `- ${words}` : words;
    })
    .join("\n")
    .trim();
}

for (const button of all(document, "button[data-copy]")) {
  const { copy = "", copied = "", selected = "" } = button.dataset;
  const text = part(document, `#${CSS.escape(copy)}`, HTMLElement);
  const status = part(button.parentElement || document, "[role=status]", HTMLElement);
  const select = () => {
    window.getSelection()?.selectAllChildren(text);
    status.textContent = selected;
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    if (!navigator.clipboard) return select();
    navigator.clipboard.writeText(lines(text)).then(() => { status.textContent = copied; }, select);
  });
}
