// The draft of what is filled in, one for each kind; kept on this device until it is emptied.
import { ownKey, store, stored, takeOver } from "../shared/site_storage.js";
import { asList, asPart } from "./values.js";

const NAME = "stadswijzer-form";

/** @typedef {{kind: string, values: Record<string, PartValue>, names: Record<string, string>}} Kept */

/**
 * Of a draft of an earlier version of the fields, or one that was damaged: what still fits its field.
 *
 * @param {Shape} shape
 * @param {Value} value
 * @returns {Value}
 */
function fitting(shape, value) {
  if (shape.is === "many" && Array.isArray(value)) {
    return value.map((item) => fitting(shape.item, item)).filter((item) => item !== undefined);
  }
  if (shape.is === "keyed" && Array.isArray(value)) {
    return value.flatMap((pair) => {
      const [key, inside] = asList(pair);
      if (typeof key !== "string") return [];
      const fits = fitting(shape.value, inside);
      return [[key, fits === undefined ? (shape.value.is === "keyed" ? [] : "") : fits]];
    });
  }
  if (shape.is === "part" && value && typeof value === "object" && !Array.isArray(value)) {
    const fields = shape.fields.map((field) => [field.name, fitting(field, value[field.name])]);
    return Object.fromEntries(fields.filter(([, inside]) => inside !== undefined));
  }
  if (shape.is === "many" || shape.is === "keyed" || shape.is === "part") return undefined;
  return typeof value === (shape.is === "flag" ? "boolean" : "string") ? value : undefined;
}

/** @returns {Kept} */
function read() {
  try {
    const kept = JSON.parse(stored("localStorage", ownKey(NAME)) || "null");
    if (typeof kept.values === "object" && kept.values && typeof kept.names === "object" && kept.names) return kept;
  } catch {
    // nothing that can be read
  }
  return { kind: "", values: {}, names: {} };
}

export class Draft {
  constructor() {
    takeOver(NAME);
    this.all = read();
    /** The name of the file that was opened: it may have that name again. */
    this.openedAs = "";
    /** Where that file is. */
    this.openedAt = "";
    /** Whether this device keeps it. */
    this.isKept = true;
    /** Whether another tab is busy with the same kind. */
    this.isElsewhere = false;
    /** @type {EditingKind | null} */
    this.kind = null;
  }

  /**
   * Goes on with a kind.
   *
   * @param {EditingKind} kind
   */
  choose(kind) {
    this.kind = kind;
    this.all.kind = kind.kind;
    this.all.values[kind.kind] = asPart(fitting({ is: "part", fields: kind.fields, row: false }, this.all.values[kind.kind]));
    if (typeof this.all.names[kind.kind] !== "string") delete this.all.names[kind.kind];
  }

  get values() {
    return this.all.values[this.all.kind];
  }

  /** The name of the file as somebody typed it; "" when it follows the title. */
  get name() {
    return this.all.names[this.all.kind] || "";
  }

  set name(name) {
    this.all.names[this.all.kind] = name;
  }

  /** @param {string} kind */
  isBegun(kind) {
    return Object.keys(this.all.values[kind] || {}).length > 0;
  }

  keep() {
    this.isKept = store("localStorage", ownKey(NAME), JSON.stringify(this.all));
  }

  empty() {
    this.all.values[this.all.kind] = {};
    delete this.all.names[this.all.kind];
  }

  /**
   * Another tab keeps its drafts in the same place: those of other kinds are taken over, and of this one it is said.
   *
   * @param {() => void} then
   */
  onOther(then) {
    window.addEventListener("storage", (event) => {
      if (event.key !== ownKey(NAME)) return;
      const other = read();
      for (const kind of Object.keys(other.values)) {
        if (this.kind && kind === this.kind.kind) continue;
        this.all.values[kind] = other.values[kind];
        this.all.names[kind] = other.names[kind];
      }
      this.isElsewhere = this.kind !== null && other.kind === this.kind.kind;
      then();
    });
  }
}
