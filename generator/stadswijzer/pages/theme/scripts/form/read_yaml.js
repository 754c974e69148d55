// The text of a file → values of the form. It reads the hand of `stadswijzer format` and no more: what it made of a file is
// written anew and must be the same text, so that nothing is ever lost by opening it here.
import { asPart } from "./values.js";
import { write } from "./yaml.js";

const KEY = /^("[^"]*"|'(?:[^']|'')*'|[^\s"'#[\]{}&*!|>%@`-][^:#]*|\d[^:#]*):(?: (.*))?$/;
const BLOCK = /(?:^|[:-] )[|>][-+\d]*\s*(?:#.*)?$/;
const QUOTED = /((?:^|[:,[{-])\s*)(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/g;

/** What cannot be read here. */
class Unread extends Error {}

/**
 * Whether a text holds comments, which the form would lose. A `#` in a text is none: a heading, or one between quotes.
 *
 * @param {string} text
 */
export function hasComments(text) {
  let inside = Infinity; // where a text of more lines stands
  return text.split(/\r?\n/).some((line) => {
    const indent = line.search(/\S/);
    if (indent < 0 || indent >= inside) return false;
    const begins = line.slice(indent).replace(/^(?:- +)+/, "");
    inside = BLOCK.test(begins) ? line.length - begins.length + (/^[|>]/.test(begins) ? -1 : 1) : Infinity;
    return /(?:^|\s)#/.test(line.replace(QUOTED, "$1"));
  });
}

/**
 * The kind and the values of a file; null when this form cannot hold all that is in it.
 *
 * @param {EditingKind[]} kinds
 * @param {string} given
 */
export function opened(kinds, given) {
  const text = `${given.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n").trimEnd()}\n`;
  for (const kind of kinds) {
    try {
      const values = asPart(new Lines(text).mapping({ is: "part", fields: kind.fields, row: false }, 0));
      const isWhole = kind.fields.every((field) => !field.required || values[field.name] !== undefined);
      if (isWhole && write(kind.fields, values) === text) return { kind, values };
    } catch (error) {
      if (!(error instanceof Unread)) throw error;
    }
  }
  return null;
}

/**
 * The shape of what stands under a key.
 *
 * @param {Shape} shape
 * @param {string} key
 * @returns {Shape}
 */
function under(shape, key) {
  const found = shape.is === "part" ? shape.fields.find((field) => field.name === key) : shape.is === "keyed" ? shape.value : undefined;
  if (!found) throw new Unread(key);
  return found;
}

/**
 * Pairs as the form holds them: an object of named fields, a list of pairs of keys that are data.
 *
 * @param {Shape} shape
 * @param {[string, Value][]} pairs
 * @returns {Value}
 */
function together(shape, pairs) {
  return shape.is === "keyed" ? pairs : Object.fromEntries(pairs);
}

class Lines {
  /** @param {string} text */
  constructor(text) {
    this.lines = text.split("\n").slice(0, -1);
    this.at = 0;
  }

  /** @param {number} indent */
  here(indent) {
    const line = this.lines[this.at];
    return line !== undefined && line.startsWith(" ".repeat(indent)) && line[indent] !== " " && line.length > indent ? line.slice(indent) : null;
  }

  /**
   * @param {Shape} shape
   * @param {number} indent
   * @returns {Value}
   */
  mapping(shape, indent) {
    /** @type {[string, Value][]} */
    const pairs = [];
    for (let line = this.here(indent); line !== null && !line.startsWith("- "); line = this.here(indent)) {
      const found = KEY.exec(line);
      if (!found) throw new Unread(line);
      const key = String(new Flow(found[1]).scalar());
      pairs.push([key, this.value(under(shape, key), found[2], indent)]);
    }
    if (!pairs.length) throw new Unread();
    return together(shape, pairs);
  }

  /**
   * What stands behind a key or a dash, or under it.
   *
   * @param {Shape} shape
   * @param {string | undefined} rest
   * @param {number} indent
   * @returns {Value}
   */
  value(shape, rest, indent) {
    this.at += 1;
    if (rest && /^\|2?[-+]?$/.test(rest)) return this.block(rest, indent + 2);
    if (rest) return new Flow(rest).whole(shape);
    return shape.is === "many" ? this.list(shape.item, indent + 2) : this.mapping(shape, indent + 2);
  }

  /**
   * @param {string} header
   * @param {number} indent
   */
  block(header, indent) {
    const lines = [];
    for (let line = this.lines[this.at]; line !== undefined && (!line || line.startsWith(" ".repeat(indent))); line = this.lines[this.at]) {
      lines.push(line.slice(indent));
      this.at += 1;
    }
    const text = `${lines.join("\n")}\n`;
    return header.endsWith("+") ? text : text.replace(/\n+$/, header.endsWith("-") ? "" : "\n");
  }

  /**
   * @param {Shape} shape
   * @param {number} indent
   */
  list(shape, indent) {
    const items = [];
    for (let line = this.here(indent); line !== null && line.startsWith("- "); line = this.here(indent)) {
      const rest = line.slice(2);
      const isOpen = (shape.is === "part" || shape.is === "keyed") && KEY.test(rest) && !rest.startsWith("{");
      if (isOpen) this.lines[this.at] = `${" ".repeat(indent + 2)}${rest}`;
      items.push(isOpen ? this.mapping(shape, indent + 2) : this.value(shape, rest, indent));
    }
    if (!items.length) throw new Unread();
    return items;
  }
}

/** What stands on one line. */
class Flow {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  /** @param {Shape} shape */
  whole(shape) {
    const first = this.text[0];
    const isPlain = !"[{\"'".includes(first);
    const value = isPlain ? this.text : this.value(shape);
    if (!isPlain && this.at !== this.text.length) throw new Unread(this.text);
    return shape.is === "flag" || (shape.is === "date" && shape.done) ? value === "true" && shape.is === "flag" ? true : value : value;
  }

  /**
   * @param {Shape} shape
   * @returns {Value}
   */
  value(shape) {
    if (this.text[this.at] === "[") {
      if (shape.is !== "many") throw new Unread(this.text);
      return this.until("]", () => this.value(shape.item));
    }
    if (this.text[this.at] === "{") {
      return together(shape, this.until("}", () => {
        const key = this.scalar(":");
        this.skip(": ");
        return /** @type {[string, Value]} */ ([key, this.value(under(shape, key))]);
      }));
    }
    const said = this.scalar();
    return shape.is === "flag" ? said === "true" || said : said;
  }

  /**
   * @template Item
   * @param {string} end
   * @param {() => Item} item
   */
  until(end, item) {
    this.at += 1;
    const items = [item()];
    while (this.text[this.at] !== end) {
      this.skip(", ");
      items.push(item());
    }
    this.at += 1;
    return items;
  }

  /** @param {string} sign */
  skip(sign) {
    if (!this.text.startsWith(sign, this.at)) throw new Unread(this.text);
    this.at += sign.length;
  }

  /** @param {string} end */
  scalar(end = "") {
    const rest = this.text.slice(this.at);
    const found = /^"((?:[^"\\]|\\.)*)"|^'((?:[^']|'')*)'/.exec(rest) || (end ? /^([^:,[\]{}]+)/ : /^([^,[\]{}]+)/).exec(rest);
    if (!found) throw new Unread(rest);
    this.at += found[0].length;
    if (found[0][0] === '"') return found[1].includes("\\") ? String(JSON.parse(found[0])) : found[1];
    return found[0][0] === "'" ? found[2].replace(/''/g, "'") : found[1];
  }
}
