// The page that reads an export of a form: nothing leaves it, and nothing is kept. What the command asks by options is asked
// here by controls; what comes out is the same file.
import { Controls, described, idOf, named, placeOfWrong, slot } from "./form/controls.js";
import { Outcome } from "./form/outcome.js";
import { wrongName } from "./form/round_rules.js";
import { reach, showMistakes } from "./form/showing.js";
import { asText } from "./form/values.js";
import { element, filled, part } from "./shared/elements.js";
import { Said } from "./survey/asking.js";
import { words as all } from "./survey/data.js";
import { count, hasErrors, hide, isLeast, wrongNumbers } from "./survey/reading.js";
import { sentence } from "./survey/report.js";
import { NEEDED, afterWithdrawn, besideOthers, fields, kind, mistakesIn, valuesOf } from "./survey/round.js";
import { columnsShown, findingsShown, keptShown } from "./survey/shown.js";

/**
 * @typedef {import("./form/field_rules.js").Mistake} Mistake
 * @typedef {import("./survey/reading.js").Counted} Counted
 * @typedef {import("./survey/reading.js").Export} Export
 */

const words = all.importing;
const NAME = "-"; // the path of the name of the file

/** @param {Value} text */
function numberOf(text) {
  return typeof text === "string" && /^\d+$/.test(text.trim()) ? +text : null;
}

/** One import: its files, what was said of them, and what is told of the round. */
class Import {
  constructor() {
    /** @type {Export[]} */
    this.exports = [];
    /** @type {Counted | null} */
    this.counted = null;
    this.turn = 0;
    this.said = new Said(() => { this.read(); });
    /** @type {PartValue} */
    this.about = { method: "questions", basis: "self" };
    /** @type {Set<string>} */
    this.touched = new Set();
    this.isTried = false;
    this.isNamed = false;
    this.controls = new Controls(() => this.show(), (path) => this.leave(path));
    this.outcome = new Outcome({
      reach: (path) => reach(this.controls.places, path, this.name, this.after),
      showAll: () => { this.isTried = true; this.show(); },
      isHeld: true,
    });
    this.input = element("input", { type: "file", id: "exports", multiple: true, accept: ".xlsx,.csv,.tsv,.txt", "aria-describedby": "exports-help" });
    this.name = element("input", {
      type: "text", id: idOf(NAME), "aria-describedby": described(NAME), autocomplete: "off", spellcheck: "false",
    });
    this.heading = element("h2", { tabindex: "-1" }, [words.read]);
    this.status = element("p", { role: "status", class: "count-left" });
    this.questions = element("div");
    this.answered = element("div");
    this.found = element("section", { hidden: true }, [this.heading, this.status, this.questions, this.answered]);
    this.kept = element("section", { hidden: true });
    this.count = element("div", { hidden: true }, [
      this.controls.row({ is: "whole", pattern: "\\d+", least: 0, most: null }, slot(this.about, "responded"), "-responded", words.responded),
    ]);
    this.after = element("div", { hidden: true }, [this.aboutRound(), this.outcome.place]);
    this.input.addEventListener("change", () => { this.choose(); });
    this.controls.places.set(NAME, this.name);
  }

  /** What no export knows. */
  aboutRound() {
    this.name.addEventListener("input", () => {
      this.isNamed = true;
      this.show();
    });
    this.name.addEventListener("blur", () => this.leave(NAME));
    return element("section", {}, [
      element("h2", {}, [words.about_round]), element("p", {}, [words.about_text]), this.count,
      ...fields.map((field) => this.controls.row(openShape(field), slot(this.about, field.name), `-${field.name}`, labelOf(field))),
      element("div", { class: "field" }, [
        element("label", { for: idOf(NAME) }, [`${words.name} *`]),
        element("p", { class: "help", id: `${idOf(NAME)}-help` }, [words.name_help]),
        this.name, placeOfWrong(NAME),
      ]),
      element("p", { class: "small" }, [words.written_once]),
    ]);
  }

  /** All parts of the page, in their order. */
  get parts() {
    const file = element("div", { class: "field" }, [
      element("label", { for: "exports" }, [words.files]),
      element("p", { class: "help", id: "exports-help" }, [words.files_help]), this.input,
    ]);
    return [file, this.found, this.kept, this.after];
  }

  // What happens

  /** @param {string} path */
  leave(path) {
    this.touched.add(path);
    this.show();
  }

  async choose() {
    const files = [...(this.input.files || [])];
    this.said.all.clear();
    this.exports = await Promise.all(files.map(async (file) => ({ name: file.name, content: new Uint8Array(await file.arrayBuffer()) })));
    await this.read();
    this.heading.focus();
  }

  /** Reads all files anew, with what was said of them. */
  async read() {
    this.turn += 1;
    const { turn } = this;
    this.found.hidden = false;
    this.status.textContent = words.reading;
    const counted = await count(this.exports, this.said.choices);
    if (turn !== this.turn) return;
    this.counted = counted;
    const near = document.activeElement;
    this.showRead(counted);
    this.show();
    if (near && near.isConnected) return;
    const again = near && near.id ? document.getElementById(near.id) : null;
    (again || this.heading).focus();
  }

  get numbers() {
    return { invited: numberOf(this.about.invited), responded: numberOf(this.about.responded), sample: this.about.sample === true };
  }

  /**
   * What was read: questions, remarks and columns.
   *
   * @param {Counted} counted
   */
  showRead(counted) {
    const few = hasErrors(counted) ? null : wrongNumbers(counted, { ...this.numbers, invited: null });
    const findings = [...counted.findings, ...(few && few.code === "too-few-people" ? [few] : [])];
    const errors = findings.filter((each) => each.severity === "error").length;
    this.status.textContent = errors ? filled(words.questions, { n: errors }) : words.fine;
    this.questions.replaceChildren(...findingsShown(findings, this.said), ...columnsShown(counted, this.said));
    const said = this.said.list();
    this.answered.replaceChildren(...(said.length ? [element("h3", {}, [words.said]), element("ul", {}, said)] : []));
    const isFit = !errors;
    this.kept.hidden = !isFit;
    this.after.hidden = !isFit;
    this.count.hidden = !isLeast(counted);
    this.kept.replaceChildren(...(isFit ? [element("h2", {}, [words.kept]), ...keptShown(hide(counted, this.numbers)), ...this.ticks(counted)] : []));
  }

  /**
   * What somebody may decide about what is kept.
   *
   * @param {Counted} counted
   */
  ticks(counted) {
    const hasWishes = [...counted.columns.values()].flat().some((column) => column.role === "wish");
    const tick = (/** @type {"wishes" | "isAgain"} */ name, /** @type {string} */ text) => {
      const box = element("input", { type: "checkbox", id: `tick-${name}` });
      box.checked = this.said[name];
      box.addEventListener("change", () => {
        this.said[name] = box.checked;
        this.read();
      });
      return element("div", { class: "field tick" }, [element("label", { for: box.id }, [box, ` ${text}`])]);
    };
    const isAlike = this.said.isAgain || this.mistakes(counted).some((each) => each.code === "rounds-alike");
    return [...(hasWishes ? [tick("wishes", words.with_wishes)] : []), ...(isAlike ? [tick("isAgain", words.measured_again)] : [])];
  }

  /** @returns {string} */
  get id() {
    return this.name.value.trim();
  }

  /** The name that a round of this day has, until somebody types one. */
  get suggested() {
    const found = /^(\d{4})-(\d{2})/.exec(asText(this.about.date));
    return found ? `${found[1]}-${words.seasons[Math.floor((+found[2] % 12) / 3)]}` : "";
  }

  /**
   * All that must be mended before there is a file.
   *
   * @param {Counted} counted
   * @returns {Mistake[]}
   */
  mistakes(counted) {
    const hidden = hide(counted, this.numbers);
    const wrong = wrongNumbers(counted, this.numbers);
    const name = wrongName(kind, this.id);
    const paths = /** @type {Record<string, string>} */ ({ "invited-few": "-invited" });
    const values = valuesOf(this.id, this.about, counted.tally, hidden);
    const late = afterWithdrawn(values, hidden, "").filter((each) => each.severity === "error");
    return [
      ...mistakesIn(this.about),
      ...late.map((each) => ({ path: "-date", label: words.other_round, text: sentence(each), code: each.code })),
      ...(wrong ? [{ path: paths[wrong.code] || "-responded", label: words.responded, text: sentence(wrong), code: wrong.code }] : []),
      ...(name ? [{ path: NAME, label: words.name, text: name }] : []),
      ...besideOthers(values, hidden, this.said.isAgain),
    ];
  }

  /** What follows from all that was told of the round. */
  show() {
    if (!this.counted) return;
    if (!this.isNamed) this.name.value = this.suggested;
    const { counted } = this;
    if (hasErrors(counted)) return;
    const hidden = hide(counted, this.numbers);
    const mistakes = this.mistakes(counted);
    showMistakes(this.controls.places, mistakes, (path) => this.isTried || this.touched.has(path));
    this.outcome.show(kind, this.id, valuesOf(this.id, this.about, counted.tally, hidden), mistakes);
    if (mistakes.some((each) => each.code === "rounds-alike") && !document.getElementById("tick-isAgain")) this.showRead(counted);
  }
}

/**
 * A part that must be told stands open.
 *
 * @param {Field} field
 * @returns {Field}
 */
function openShape(field) {
  return field.is === "part" && NEEDED.includes(field.name) ? { ...field, required: true } : field;
}

/**
 * What must be told is marked, also where the file itself could do without.
 *
 * @param {Field} field
 */
function labelOf(field) {
  if (["title", "summary"].includes(field.name)) return field.label;
  return NEEDED.includes(field.name) ? `${field.label} *` : named(field);
}

const place = part(document, "[data-importing]", HTMLElement);
place.append(...("DecompressionStream" in window ? new Import().parts : [element("p", { class: "note" }, [words.too_old])]));
place.hidden = false;
