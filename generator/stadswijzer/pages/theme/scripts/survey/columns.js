// Which question each column of an export asks. The same as `editing/survey/columns.py`: what is not recognised is
// listed, never dropped unseen, and columns that tell who someone is are `private`.
import { roleOf } from "./question.js";
import { Refusal } from "./refusal.js";
import { atLastSign, bare, listed, matches, withoutHtml } from "./spellings.js";
import { data } from "./data.js";

/**
 * `target`: the concept or theme it asks of. `meant`: of an unknown column, what it could ask of.
 *
 * @typedef {{index: number, header: string, role: string, target: string, meant: string[]}} Column
 * @typedef {import("./spellings.js").Names} Names
 */

export const QUESTIONS = ["concept", "long-level", "used", "named", "focus", "wish"];
const OPEN = ["department", "submitted", "wish", "named", "focus", "ignore"];
const OF_CONCEPT = ["concept", "used"];
const OF_FORM = ["id", "time", "last-page"];
const OF_LONG_TABLE = ["department", "private", "ignore"];

const CODED = /^([\p{L}\p{N}_]+(?:\[[^\]]*\])?)\.\s+(.+)$/su;
const LAST = /[[(]([^\])]*)[\])]\s*$/;
const NUMBERED = /^(.*[^\d\s._(])[\s._]?\(?([2-9])\)?$/;
const CODE = /^(?:[GQ]\d{1,3}[\p{L}\p{N}_]*(?:\[[\p{L}\p{N}_]+\])?|[\p{L}\p{N}_]+\[SQ\d+\]|QID\d\S*)$/u;

/**
 * @param {number} index
 * @param {string} header
 * @param {string} role
 * @param {string} [target]
 * @param {string[]} [meant]
 * @returns {Column}
 */
function column(index, header, role, target = "", meant = []) {
  return { index, header, role, target, meant };
}

/** @param {number} index */
function numbered(index) {
  return `#${index + 1}`;
}

/**
 * The only item of a set, or "".
 *
 * @param {Set<string>} ids
 */
function first(ids) {
  return [...ids][0] || "";
}

/** What is known of the project when columns are read. */
export class Reader {
  /**
   * @param {Names} concepts
   * @param {Names} themes
   */
  constructor(concepts, themes) {
    this.concepts = concepts;
    this.themes = themes;
  }

  /**
   * The role of every column. `chosen`: what was said by hand, as `question=role:id`.
   *
   * @param {string[]} header
   * @param {string[]} chosen
   */
  columns(header, chosen) {
    const byHand = this.byHand(header, chosen);
    let found = header.map((name, i) => byHand.get(i) || this.column(i, name));
    if (found.some((each) => each.role === "department")) found = longForm(found);
    found = found.map((each) => (byHand.has(each.index) ? each : this.repeated(each, found)));
    const ids = found.filter((each) => each.role === "id");
    for (const each of ids.slice(1)) found[each.index] = { ...each, role: "private" }; // one number tells a row from the others
    refuseTwice(found);
    return found;
  }

  /**
   * As `columns`, of a row that may be no header at all: empty where that would be refused.
   *
   * @param {string[]} header
   * @param {string[]} chosen
   */
  roles(header, chosen) {
    try {
      return this.columns(header, chosen);
    } catch (error) {
      if (error instanceof Refusal) return [];
      throw error;
    }
  }

  /**
   * @param {Column} each
   * @param {Column[]} columns
   */
  repeated(each, columns) {
    const before = repeats(each.header, columns);
    if (each.role !== "unknown" || !before || !OF_CONCEPT.includes(before.role)) return each;
    return { ...each, role: "repeated", target: before.target };
  }

  /**
   * @param {string[]} header
   * @param {string[]} chosen
   * @returns {Map<number, Column>}
   */
  byHand(header, chosen) {
    const found = new Map();
    for (const said of chosen) {
      const [text, meant] = atLastSign(said) || ["", ""];
      const [role, ...rest] = meant.split(":");
      if (!text || ![...OPEN, ...OF_CONCEPT].includes(role)) throw new Refusal("choice-form", { said });
      const number = /^\*([2-9])$/.exec(text);
      if (number) this.allRepeated(header, number[1], role, said).forEach((each) => found.set(each.index, each));
      else {
        const index = indexOf(header, text);
        found.set(index, column(index, header[index], role, this.targetOf(rest.join(":"), role, said)));
      }
    }
    return found;
  }

  /**
   * @param {string} target
   * @param {string} role
   * @param {string} said
   */
  targetOf(target, role, said) {
    const isOfConcept = OF_CONCEPT.includes(role);
    if (!target && !isOfConcept) return "";
    if (!target || !["named", "focus", ...OF_CONCEPT].includes(role)) throw new Refusal("choice-form", { said });
    const names = isOfConcept ? this.concepts : this.themes;
    const ids = names.called(target);
    if (ids.size !== 1) throw new Refusal("choice-target", { said, target, known: names.ids.join(", ") });
    return first(ids);
  }

  /**
   * Every column with this number behind the name of another: `*2=used`.
   *
   * @param {string[]} header
   * @param {string} number
   * @param {string} role
   * @param {string} said
   */
  allRepeated(header, number, role, said) {
    const columns = header.map((name, i) => this.column(i, name));
    const found = columns.flatMap((each) => {
      const before = each.header.endsWith(number) ? repeats(each.header, columns) : undefined;
      return before ? [column(each.index, each.header, role, OF_CONCEPT.includes(role) ? before.target : "")] : [];
    });
    if (![...OF_CONCEPT, "ignore"].includes(role)) throw new Refusal("choice-form", { said });
    if (!found.length) throw new Refusal("choice-column", { text: `*${number}` });
    return found;
  }

  /**
   * @param {number} index
   * @param {string} header
   */
  column(index, header) {
    const name = withoutHtml(header);
    const coded = CODED.exec(name);
    const [code, text] = coded ? [coded[1], coded[2]] : ["", name];
    const spellings = [bare(code), bare(text), bare(name)];
    const isOne = (/** @type {string} */ list) => spellings.some((each) => listed(list).has(each));
    if (isOne("department_names")) return column(index, name, "department");
    if (isOne("submitted_names") || matches("submitted_patterns", bare(text))) return column(index, name, "submitted");
    for (const role of OF_FORM) if (isOne(`${role.replace("-", "_")}_names`)) return column(index, name, role);
    if (isOne("private_names") || matches("private_patterns", bare(name))) return column(index, name, "private");
    const last = LAST.exec(name);
    if (!bare(name) || (last && listed("comment_names").has(bare(last[1])))) return column(index, name, "unknown");
    const [role, ids] = roleOf(text, code, this);
    if (role && ids.size <= 1 && (ids.size || !OF_CONCEPT.includes(role))) return column(index, name, role, first(ids));
    return column(index, name, "unknown", "", [...ids].sort());
  }
}

/**
 * The column that is meant: by its number (`#3`), its whole text, or a part that no other has.
 *
 * @param {string[]} header
 * @param {string} text
 */
function indexOf(header, text) {
  if (/^#\d{1,5}$/.test(text)) {
    const index = +text.slice(1) - 1;
    if (index >= 0 && index < header.length) return index;
    throw new Refusal("choice-column", { text });
  }
  const wanted = bare(text);
  const found = (/** @type {(name: string) => boolean} */ fits) => header.flatMap((name, i) => (fits(bare(name)) ? [i] : []));
  const whole = found((name) => name === wanted);
  const part = found((name) => Boolean(wanted) && name.includes(wanted));
  for (const each of [whole, part]) {
    if (each.length === 1) return each[0];
    if (each.length) throw new Refusal("choice-many", { text, numbers: each.map(numbered).join(", ") });
  }
  throw new Refusal("choice-column", { text });
}

/**
 * A table of department, concept and level has one answer on a row, and nobody's row at all.
 *
 * @param {Column[]} columns
 */
function longForm(columns) {
  const names = /** @type {Record<string, string[]>} */ (data.habits.long_form);
  const found = (/** @type {string} */ part) => columns.filter((each) => names[part].includes(bare(each.header)));
  const [concepts, levels] = [found("concept"), found("level")];
  if (concepts.length !== 1 || levels.length !== 1) return columns;
  return columns.map((each) =>
    each.index === concepts[0].index ? column(each.index, each.header, "long-concept")
    : each.index === levels[0].index ? column(each.index, each.header, "long-level")
    : OF_LONG_TABLE.includes(each.role) ? each
    : column(each.index, each.header, "unknown"));
}

/**
 * The column whose name this is, but for a number behind it.
 *
 * @param {string} header
 * @param {Column[]} columns
 */
function repeats(header, columns) {
  const found = NUMBERED.exec(header);
  const name = found ? bare(found[1]) : "";
  return columns.find((each) => name && bare(each.header) === name && each.header !== header);
}

/**
 * Whether questions stand there by their code (`G01Q02[SQ001]`), so that nobody can see what they ask.
 *
 * @param {string[]} header
 */
export function looksCoded(header) {
  return header.some((name) => CODE.test(name));
}

/**
 * A round is written once: a question that may be about a concept is not left out unsaid.
 *
 * @param {Column[]} columns
 */
export function refuseDoubt(columns) {
  const doubt = columns.filter((each) => each.meant.length);
  if (!doubt.length) return;
  const [{ header, meant }] = doubt;
  throw new Refusal("column-doubt", { columns: doubt.map((each) => numbered(each.index)).join(", "), header, meant: meant.join(", ") });
}

/**
 * Two columns for one question: whoever made the form must say which counts.
 *
 * @param {Column[]} columns
 */
export function refuseTwice(columns) {
  /** @type {Map<string, Column>} */
  const seen = new Map();
  for (const each of columns) {
    if (!["department", "concept", "used", "named", "focus"].includes(each.role)) continue;
    const key = `${each.role}:${each.target}`;
    const other = seen.get(key);
    if (other) {
      throw new Refusal("column-twice", {
        one: numbered(other.index), other: numbered(each.index), header: each.header, role: each.target ? key : each.role,
      });
    }
    seen.set(key, each);
  }
}
