// What cannot be known from an export is asked here, by controls; the answers are those that the command takes as options
// (`#3=concept:open-data`, `Wel eens van gehoord=1`).
import { button } from "../form/controls.js";
import { element, filled } from "../shared/elements.js";
import { data, words as all } from "./data.js";
import { shown } from "./text.js";

/**
 * @typedef {import("./findings.js").Finding} Finding
 * @typedef {import("./columns.js").Column} Column
 */

const words = all.importing;
/** Of a scale that begins at 1: what each answer means. */
const FROM_ONE = ["1=0", "2=1", "3=2", "4=3"];
const FROM_ZERO = ["1=1"];

/** What was said by hand; each under a name of its own, so that it can be said otherwise or taken back. */
export class Said {
  /** @param {() => void} changed */
  constructor(changed) {
    this.changed = changed;
    /** @type {Map<string, {options: string[], isColumn: boolean, shown: string}>} */
    this.all = new Map();
    this.wishes = false;
    this.isAgain = false;
  }

  /**
   * @param {string} name
   * @param {string[]} options
   * @param {string} text
   * @param {boolean} [isColumn]
   */
  say(name, options, text, isColumn = false) {
    this.all.set(name, { options, isColumn, shown: text });
    this.changed();
  }

  /** @param {string} name */
  takeBack(name) {
    this.all.delete(name);
    this.changed();
  }

  /** @param {boolean} isColumn */
  options(isColumn) {
    return [...this.all.values()].filter((each) => each.isColumn === isColumn).flatMap((each) => each.options);
  }

  get choices() {
    const isOthers = this.all.has("rows-alike");
    return { columns: this.options(true), answers: this.options(false), wishes: this.wishes, isOthers };
  }

  /** What was said, each with the way to take it back. */
  list() {
    return [...this.all].map(([name, each]) => {
      const away = button(words.take_back, () => this.takeBack(name), true);
      away.setAttribute("aria-label", `${words.take_back}: ${each.shown}`);
      return element("li", {}, [each.shown, " ", away]);
    });
  }
}

/**
 * A list to choose from; nothing is chosen yet.
 *
 * @param {string} id
 * @param {string} label
 * @param {[string, [string, string][]][]} groups
 * @param {(value: string, text: string) => void} then
 * @param {string} [first]
 */
export function choice(id, label, groups, then, first = words.choose) {
  const options = groups.flatMap(([name, inside]) => {
    const made = inside.map(([value, text]) => element("option", { value }, [text]));
    return name ? [element("optgroup", { label: name }, made)] : made;
  });
  const select = element("select", { id }, [element("option", { value: "?" }, [first]), ...options]);
  select.addEventListener("change", () => {
    if (select.value !== "?") then(select.value, select.selectedOptions[0].text);
  });
  return element("div", { class: "field" }, [element("label", { for: id }, [label]), select]);
}

/**
 * @param {import("./spellings.js").Names | SurveyNamed[]} named
 * @returns {[string, string][]}
 */
function titled(named) {
  return /** @type {SurveyNamed[]} */ (named).map((each) => [each.id, each.title]);
}

/**
 * What an answer may mean, by what it should be.
 *
 * @returns {Record<string, [string, string][]>}
 */
function meanings() {
  /** @type {[string, string][]} */
  const levels = data.words.levels.map((word, n) => [String(n), filled(words.level, { n, word })]);
  /** @type {[string, string][]} */
  const yes = [["yes", words.yes], ["no", words.no]];
  /** @type {[string, string]} */
  const open = ["", words.open];
  return {
    "unknown-level": [...levels, open],
    "answer-codes": [...levels, open],
    "unknown-yes": [...yes, open],
    "unknown-sent": yes,
    "unknown-department": [...data.departments.map((each) => /** @type {[string, string]} */ ([each.id, each.name])), ["", words.nowhere]],
    "unknown-concept": [...titled(data.concepts), open],
    "unknown-theme": [...titled(data.themes), ["none", words.none], ["", words.other]],
  };
}

/**
 * What a column may ask, by what it is about.
 *
 * @returns {[string, [string, string][]][]}
 */
export function roles() {
  const said = all.survey_import.roles;
  const of = (/** @type {string} */ role) => data.concepts.map((each) =>
    /** @type {[string, string]} */ ([`${role}:${each.id}`, filled(said[role], { target: each.title })]));
  /** @type {[string, string][]} */
  const plain = ["department", "named", "focus", "wish", "submitted", "ignore"].map((role) => [role, said[role]]);
  return [["", plain], [filled(said.concept, { target: "…" }), of("concept")], [filled(said.used, { target: "…" }), of("used")]];
}

/**
 * The choice of what one column asks.
 *
 * @param {Said} said
 * @param {number} number
 * @param {string} header
 * @param {string} id
 */
export function columnChoice(said, number, header, id) {
  return choice(id, `#${number} ${header}`, roles(), (value, text) => {
    said.say(`column ${number}`, [`#${number}=${value}`], `#${number} ${header} → ${text}`, true);
  }, words.as_read);
}

/**
 * @param {Said} said
 * @param {string | number} number
 */
function skip(said, number) {
  const text = filled(words.skip_column, { n: number });
  return button(text, () => said.say(`column ${number}`, [`#${number}=ignore`], text, true));
}

/**
 * Controls that say what a finding asks; none where the file itself must be mended.
 *
 * @param {Finding} finding
 * @param {Said} said
 * @returns {Node[]}
 */
export function controlsFor(finding, said) {
  const { code, values } = finding;
  const known = meanings()[code];
  if (known) {
    const asked = finding.texts.map((text, n) =>
      choice(`${code}-${values.number}-${n}`, filled(words.means, { text: shown(text) }), [["", known]], (value, label) => {
        said.say(`${code} ${text}`, [`${text}=${value}`], `"${shown(text)}" → ${label}`);
      }));
    return code === "unknown-sent" ? [...asked, skip(said, values.number)] : asked;
  }
  switch (code) {
    case "scale":
      return [button(words.from_one, () => said.say("scale", FROM_ONE, words.from_one))];
    case "no-zero":
      return [
        button(words.from_one, () => said.say("scale", FROM_ONE, words.from_one)),
        button(words.from_zero, () => said.say("scale", FROM_ZERO, words.from_zero)),
      ];
    case "scale-stated": {
      const digits = Array.from({ length: +values.high - +values.low + 1 }, (_, n) => String(+values.low + n));
      return digits.map((digit) => choice(`digit-${digit}`, filled(words.means, { text: digit }), [["", meanings()["unknown-level"]]], (value, label) => {
        said.say(`digit ${digit}`, [`${digit}=${value}`], `"${digit}" → ${label}`);
      }));
    }
    case "rows-alike":
      return [button(words.others, () => said.say("rows-alike", [], words.others))];
    case "used-open":
      return [
        button(words.open_is_no, () => said.say("used-open", ["=no"], words.open_is_no)),
        button(words.open_is_nothing, () => said.say("used-open", ["=-"], words.open_is_nothing)),
      ];
    case "column-levels":
      return [columnChoice(said, +values.number, String(values.header), "asked-column")];
    case "same-number":
    case "no-number":
    case "no-moment":
      return [skip(said, values.number)];
    case "column-twice":
      return [skip(said, String(values.one).slice(1)), skip(said, String(values.other).slice(1))];
    case "repeated":
      return [
        button(words.again_used, () => said.say("repeated", [`*${values.number}=used`], words.again_used, true)),
        button(words.again_skip, () => said.say("repeated", [`*${values.number}=ignore`], words.again_skip, true)),
      ];
    case "left-open":
      return [button(words.left_is_none, () => said.say("left-open", ["=none"], words.left_is_none), true)];
    default:
      return [];
  }
}
