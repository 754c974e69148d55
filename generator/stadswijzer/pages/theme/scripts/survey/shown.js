// The parts of the page that show what was read: findings, columns, and what is kept.
import { element } from "../shared/elements.js";
import { columnChoice, controlsFor } from "./asking.js";
import { words as all } from "./data.js";
import { inOrder, roleInWords, sentence, survivors } from "./report.js";

/**
 * @typedef {import("./asking.js").Said} Said
 * @typedef {import("./findings.js").Finding} Finding
 * @typedef {import("./reading.js").Counted} Counted
 * @typedef {import("./hiding.js").Hidden} Hidden
 */

const words = all.importing;

/** @param {string} code */
function hintOf(code) {
  const own = words.hints[code];
  const hint = own || all.survey_import.hints[code] || "";
  return hint.includes("--") || /[{}]/.test(hint) ? "" : hint;
}

/**
 * A finding, with what to do about it.
 *
 * @param {Finding} finding
 * @param {Said} said
 */
function item(finding, said) {
  const place = finding.lines.length ? `${finding.file}:${finding.lines[0]}: ` : finding.file ? `${finding.file}: ` : "";
  const hint = hintOf(finding.code);
  return element("li", { "data-code": finding.code }, [
    element("p", {}, [element("span", { class: "small" }, [place]), sentence(finding)]),
    hint ? element("p", { class: "help" }, [hint]) : null,
    ...controlsFor(finding, said),
  ]);
}

/**
 * What stops the import, and what else is odd.
 *
 * @param {Finding[]} findings
 * @param {Said} said
 * @returns {HTMLElement[]}
 */
export function findingsShown(findings, said) {
  const errors = inOrder(findings.filter((each) => each.severity === "error"));
  const others = inOrder(findings.filter((each) => each.severity !== "error"));
  const list = element("ul", { class: "asked-of-file" }, errors.map((each) => item(each, said)));
  if (!others.length) return [list];
  return [
    list,
    element("details", { class: "more", open: !errors.length, id: "remarks" }, [
      element("summary", {}, [words.remarks]), element("ul", {}, others.map((each) => item(each, said))),
    ]),
  ];
}

/**
 * How every column was understood, each to be said otherwise.
 *
 * @param {Counted} counted
 * @param {Said} said
 */
export function columnsShown(counted, said) {
  const isAsked = counted.findings.some((each) => ["no-questions", "no-department-column", "column-doubt"].includes(each.code));
  return [...counted.headers].map(([file, names], nth) => {
    const columns = counted.columns.get(file);
    const rows = names.map((name, index) => element("li", {}, [
      columnChoice(said, index + 1, name, `column-${nth}-${index}`),
      element("p", { class: "help" }, [columns ? roleInWords(columns[index]) : ""]),
    ]));
    return element("details", { class: "more", open: isAsked, id: `columns-${nth}` }, [
      element("summary", {}, [`${words.columns} (${file})`]), element("ul", { class: "columns-read" }, rows),
    ]);
  });
}

/**
 * What is written and what is not, in sentences and row by row.
 *
 * @param {Hidden} hidden
 * @returns {HTMLElement[]}
 */
export function keptShown(hidden) {
  const cell = (/** @type {string} */ text) => element("td", {}, [text]);
  const head = [words.group, words.concept, words.answers, words.words].map((text) => element("th", { scope: "col" }, [text]));
  const rows = hidden.results.map((row) => element("tr", {}, [
    cell(row.group), cell(row.concept), cell(row.answers || words.too_few), cell(row.at_least.map((word) => all.answers[row.answers][word]).join(" · ")),
  ]));
  const table = element("table", {}, [element("thead", {}, [element("tr", {}, head)]), element("tbody", {}, rows)]);
  return [
    element("p", {}, [words.kept_text]),
    ...survivors(hidden).map((text) => element("p", {}, [text])),
    element("details", { class: "more", id: "all-rows" }, [
      element("summary", {}, [words.show]),
      element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": words.show }, [table]),
    ]),
  ];
}
