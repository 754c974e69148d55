// Bytes of an Excel workbook (.xlsx) → the records of its one sheet with something in it.
// The same as `editing/survey/workbook.py`: nothing is unpacked beyond a limit, and no formula is worked out.
import { LIMITS, Refusal, tooLarge } from "./refusal.js";
import { strip } from "./text.js";
import { walk } from "./xml.js";
import { Parts, notXlsx } from "./zip.js";

/**
 * Rows by their number; the areas that were made one cell (first and last row of each); rows that are not shown.
 *
 * @typedef {{rows: import("./header.js").Record_[], merged: [number, number][], unseen: Set<number>}} Sheet
 */

/**
 * The sheet that holds the answers, and the names of sheets that are not shown.
 *
 * @param {Uint8Array} content
 */
export async function readWorkbook(content) {
  /** @type {string[]} */
  const hidden = [];
  /** @type {Map<string, Sheet>} */
  let found;
  try {
    found = await sheets(new Parts(content), hidden);
  } catch (error) {
    throw error instanceof Refusal ? error : notXlsx();
  }
  const filled = [...found].filter(([, sheet]) => sheet.rows.some(([, row]) => row.some(Boolean)));
  if (!filled.length) throw new Refusal("empty");
  if (filled.length > 1) throw new Refusal("many-sheets", { sheets: filled.map(([name]) => `"${name}"`).join(", ") });
  return { ...filled[0][1], hidden };
}

/**
 * Id → kind and path of what a part refers to.
 *
 * @param {Parts} parts
 * @param {string} path
 */
async function related(parts, path) {
  const cut = path.lastIndexOf("/") + 1;
  const [folder, name] = [path.slice(0, cut), path.slice(cut)];
  /** @type {Map<string, {kind: string, path: string}>} */
  const found = new Map();
  const where = `${folder}_rels/${name}.rels`;
  if (!parts.has(where)) return found;
  walk(await parts.text(where), {
    start: (tag, given) => {
      if (tag !== "Relationship" || given.TargetMode === "External") return;
      found.set(given.Id || "", { kind: (given.Type || "").split("/").pop() || "", path: beside(folder, given.Target || "") });
    },
  });
  return found;
}

/**
 * @param {string} folder
 * @param {string} target
 */
function beside(folder, target) {
  /** @type {string[]} */
  const path = [];
  for (const step of (target.startsWith("/") ? target : folder + target).split("/")) {
    if (step === "..") path.pop();
    else if (step && step !== ".") path.push(step);
  }
  return path.join("/");
}

/**
 * Name and content of every sheet that is shown; the names of the others are added to `hidden`.
 *
 * @param {Parts} parts
 * @param {string[]} hidden
 */
async function sheets(parts, hidden) {
  const book = [...(await related(parts, "")).values()].find((each) => each.kind === "officeDocument");
  if (!book || !parts.has(book.path)) throw notXlsx();
  const near = await related(parts, book.path);
  /** @type {[string, string][]} */
  const seen = [];
  walk(await parts.text(book.path), {
    start: (tag, given) => {
      if (tag !== "sheet") return;
      const id = Object.keys(given).find((name) => name.endsWith(":id"));
      if ((given.state ?? "visible") === "visible") seen.push([given.name || "", (id && given[id]) || ""]);
      else hidden.push(given.name || "");
    },
  });
  const strings = [...near.values()].find((each) => each.kind === "sharedStrings");
  const texts = strings && parts.has(strings.path) ? shared(await parts.text(strings.path)) : [];
  const styles = [...near.values()].find((each) => each.kind === "styles");
  const shares = styles && parts.has(styles.path) ? percents(await parts.text(styles.path)) : new Set();
  let cells = 0;
  /** @type {Map<string, Sheet>} */
  const found = new Map();
  for (const [name, id] of seen) {
    const part = near.get(id);
    if (!part || part.kind !== "worksheet" || !parts.has(part.path)) continue;
    const reading = new Reading(texts, shares, cells);
    walk(await parts.text(part.path), reading);
    cells = reading.cells;
    found.set(name, reading.sheet);
  }
  return found;
}

/**
 * The texts that cells refer to by number. How a word sounds (`rPh`) is no part of it.
 *
 * @param {string} content
 */
function shared(content) {
  /** @type {string[]} */
  const found = [];
  /** @type {string[]} */
  const inside = [];
  walk(content, {
    start: (tag) => {
      inside.push(tag);
      if (tag === "si") found.push("");
    },
    end: () => { inside.pop(); },
    text: (said) => {
      if (inside[inside.length - 1] !== "t" || inside.includes("rPh") || !found.length) return;
      found[found.length - 1] = longer(found[found.length - 1], said);
    },
  });
  return found.map(unescaped);
}

/**
 * The styles, by number, that show a percentage: what looks like 100% is stored as 1.
 *
 * @param {string} content
 */
function percents(content) {
  const formats = new Set(["9", "10"]);
  /** @type {Set<string>} */
  const found = new Set();
  /** @type {string[]} */
  const inside = [];
  let number = 0;
  walk(content, {
    start: (tag, given) => {
      inside.push(tag);
      if (tag === "numFmt" && (given.formatCode || "").includes("%")) formats.add(given.numFmtId);
      if (tag !== "xf" || !inside.includes("cellXfs")) return;
      if (formats.has(given.numFmtId)) found.add(String(number));
      number += 1;
    },
    end: () => { inside.pop(); },
  });
  return found;
}

/**
 * @param {string} text
 * @param {string} more
 */
function longer(text, more) {
  if (text.length + more.length > LIMITS.cell) throw notXlsx();
  return text + more;
}

/**
 * A sign that XML cannot hold is written as `_x000D_`.
 *
 * @param {string} text
 */
function unescaped(text) {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => {
    const code = parseInt(hex, 16);
    return code && (code < 0xd800 || code > 0xdfff) ? String.fromCharCode(code) : "";
  });
}

/**
 * A whole number as Python reads it.
 *
 * @param {string} text
 */
function whole(text) {
  if (!/^\s*[-+]?\d+\s*$/.test(text)) throw notXlsx();
  return parseInt(text, 10);
}

/** The cells of one sheet, as its XML goes by. */
class Reading {
  /**
   * @param {string[]} texts
   * @param {Set<string>} shares
   * @param {number} cells
   */
  constructor(texts, shares, cells) {
    /** @type {Sheet} */
    this.sheet = { rows: [], merged: [], unseen: new Set() };
    this.texts = texts;
    this.shares = shares;
    this.isShare = false;
    this.cells = cells;
    /** @type {string[]} */
    this.inside = [];
    this.line = 0;
    /** @type {string[]} */
    this.row = [];
    this.column = 0;
    this.kind = "";
    this.value = "";
    this.hasFormula = false;
  }

  /**
   * @param {string} tag
   * @param {Record<string, string>} given
   */
  start(tag, given) {
    this.inside.push(tag);
    if (tag === "row") {
      this.line = given.r === undefined ? this.line + 1 : whole(given.r);
      this.row = [];
      this.column = 0;
      if (this.line <= 0 || this.line > LIMITS.rows) throw notXlsx();
      if ((given.hidden || "") > "0") this.sheet.unseen.add(this.line);
    } else if (tag === "c") {
      this.startCell(given);
    } else if (tag === "f") {
      this.hasFormula = true;
    } else if (tag === "mergeCell") {
      const rows = [...(given.ref || "").matchAll(/[A-Z]{1,3}([1-9][0-9]{0,6})/g)].map((found) => +found[1]);
      if (rows.length) this.sheet.merged.push([Math.min(...rows), Math.max(...rows)]);
    }
  }

  /** @param {Record<string, string>} given */
  startCell(given) {
    this.column += 1;
    const at = /^([A-Z]{1,3})[1-9][0-9]{0,6}$/.exec(given.r || "");
    if (at) this.column = [...at[1]].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
    if (this.column > LIMITS.columns) throw notXlsx();
    this.kind = given.t ?? "n";
    this.isShare = this.kind === "n" && this.shares.has(given.s);
    this.value = "";
    this.hasFormula = false;
  }

  /** @param {string} said */
  text(said) {
    const here = this.inside[this.inside.length - 1];
    if (this.inside.includes("rPh")) return;
    if (here === "v" || (here === "t" && this.inside.includes("is"))) this.value = longer(this.value, said);
  }

  /** @param {string} tag */
  end(tag) {
    this.inside.pop();
    if (tag === "c") {
      const value = this.said();
      if (!value) return;
      while (this.row.length < this.column) this.row.push("");
      this.row[this.column - 1] = value;
    } else if (tag === "row") {
      this.cells += this.row.length;
      if (this.cells > LIMITS.cells) throw tooLarge();
      this.sheet.rows.push([this.line, this.row]);
    }
  }

  said() {
    const isText = this.kind === "str" || this.kind === "inlineStr";
    if (this.hasFormula && !this.value && !isText) throw new Refusal("no-outcome", {}, this.line);
    if (this.kind === "s") {
      if (!this.value) return "";
      const number = whole(this.value);
      if (number < 0 || number >= this.texts.length) throw new Refusal("not-xlsx", {}, this.line);
      return this.texts[number];
    }
    if (this.kind === "b") return { 1: "TRUE", 0: "FALSE" }[strip(this.value)] || this.value;
    if (this.isShare && /^-?[0-9]{1,9}(?:\.[0-9]{1,20})?$/.test(this.value)) return `${Math.floor(+this.value * 100 + 0.5)}%`;
    return isText ? unescaped(this.value) : strip(this.value);
  }
}
