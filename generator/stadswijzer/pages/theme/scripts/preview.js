// In a preview only: the problems of the last save, on every page.
import { element } from "./shared/elements.js";

const root = new URL(document.documentElement.dataset.root || "", location.href).pathname;
const here = decodeURI(location.pathname.slice(root.length)).replace(/index\.html$/, "");

/**
 * Beside the section that shows the field; the first selector that this page has tells where.
 *
 * @param {PreviewProblem} problem
 * @param {string} id
 */
function mark(problem, id) {
  let spot = (problem.where || []).map((selector) => document.querySelector(selector)).find(Boolean);
  if (problem.page !== here || !spot) return false;
  const note = element("p", { class: "preview-mark", id, tabindex: -1, role: "note" }, [element("strong", {}, [problem.message])]);
  if (problem.hint) note.append(element("span", {}, [` → ${problem.hint}`]));
  while (spot.nextElementSibling?.className === "preview-mark") spot = spot.nextElementSibling;
  spot.after(note);
  return true;
}

/**
 * @param {PreviewProblem} problem
 * @param {number} number
 * @param {string | undefined} go
 */
function told(problem, number, go) {
  const id = `preview-mark-${number}`;
  const place = problem.line ? `${problem.file}:${problem.line}:${problem.column}` : problem.file;
  const isMarked = mark(problem, id);
  const isElsewhere = problem.page !== undefined && problem.page !== here;
  const address = `${problem.page === here ? "" : root + problem.page}#${id}`;
  return element("li", {}, [
    element("code", {}, [place]),
    element("div", {}, [problem.message]),
    problem.source ? element("pre", {}, [problem.source]) : null,
    problem.hint ? element("div", {}, [`→ ${problem.hint}`]) : null,
    isMarked || isElsewhere ? element("div", {}, [element("a", { href: address }, [go || ""])]) : null,
  ]);
}

/** @param {NonNullable<Window["stadswijzerPreview"]>} data */
function show({ problems, words }) {
  const errors = problems.filter((problem) => problem.severity === "error");
  if (!errors.length) return;
  const box = element("section", { class: "preview-problems", role: "alert" }, [
    words.title ? element("h2", {}, [words.title]) : null,
    element("ol", {}, errors.map((problem, i) => told(problem, i + 1, words.go))),
    words.hide ? element("button", { type: "button", onclick: () => box.remove() }, [words.hide]) : null,
  ]);
  document.body.prepend(box);
  const wanted = /^#preview-mark-\d+$/.test(location.hash) && document.querySelector(location.hash);
  if (wanted) wanted.scrollIntoView(); // it was not there yet when the page came
}

if (window.stadswijzerPreview) show(window.stadswijzerPreview);
