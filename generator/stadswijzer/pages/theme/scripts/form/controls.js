// The controls of the form, made from the fields of a kind. Each reads and writes one value of the draft (a slot), and
// stands at a path: `-sources-0-title`.
import { element } from "../shared/elements.js";
import { data, words } from "./data.js";
import { asList, asPart, asText, kept } from "./values.js";

/** @typedef {{get: () => Value, set: (value: Value) => void}} Slot */

/**
 * The slot of a field in its part.
 *
 * @param {PartValue} owner
 * @param {string} name
 * @returns {Slot}
 */
export function slot(owner, name) {
  return { get: () => owner[name], set: (value) => { owner[name] = value; } };
}

/**
 * @param {string} text
 * @param {() => void} act
 * @param {boolean} [isQuiet]
 */
export function button(text, act, isQuiet = false) {
  return element("button", { type: "button", class: isQuiet ? "quiet" : undefined, onclick: act }, [text]);
}

/** @param {string} path */
export function idOf(path) {
  return `field${path}`;
}

/** @param {string} path */
export function described(path) {
  return `${idOf(path)}-help ${idOf(path)}-wrong`;
}

/** @param {string} path */
export function placeOfWrong(path) {
  return element("p", { class: "wrong", id: `${idOf(path)}-wrong` });
}

/**
 * The fields that have controls. What is not asked stays as it was.
 *
 * @param {Field[]} fields
 */
export function asked(fields) {
  return fields.filter((field) => !field.unasked);
}

/** @param {Field} field */
export function named(field) {
  return field.label + (field.required ? " *" : "");
}

/**
 * @param {Shape} shape
 * @param {string} path
 */
function help(shape, path) {
  const months = shape.is === "date" && !shape.example ? words.months : "";
  const example = shape.example ? `${words.example} ${shape.example}` : "";
  return element("p", { class: "help", id: `${idOf(path)}-help` }, [[shape.help, months, example].filter(Boolean).join(" ")]);
}

export class Controls {
  /**
   * @param {() => void} changed when a value is another
   * @param {(path: string) => void} left when a field is left
   */
  constructor(changed, left) {
    this.changed = changed;
    this.left = left;
    /**
     * Path → what has the focus there.
     *
     * @type {Map<string, HTMLElement>}
     */
    this.places = new Map();
  }

  /**
   * A field with its label, help and place for what is wrong.
   *
   * @param {Shape} shape
   * @param {Slot} at
   * @param {string} path
   * @param {string} label
   */
  row(shape, at, path, label) {
    if (shape.is === "part" || shape.is === "many" || shape.is === "keyed") return this.group(shape, at, path, label);
    if (shape.is === "flag") return this.tick(shape, at, path, label);
    return element("div", { class: "field" }, [
      element("label", { for: idOf(path) }, [label]),
      shape.help ? help(shape, path) : element("span", { id: `${idOf(path)}-help`, hidden: true }),
      this.control(shape, at, path),
      placeOfWrong(path),
    ]);
  }

  /**
   * @param {Shape} shape
   * @param {Slot} at
   * @param {string} path
   * @param {string} label
   */
  tick(shape, at, path, label) {
    const box = element("input", { type: "checkbox", id: idOf(path), "aria-describedby": `${idOf(path)}-help` });
    box.checked = at.get() === true;
    box.addEventListener("change", () => {
      at.set(box.checked);
      this.changed();
    });
    this.places.set(path, box);
    return element("div", { class: "field tick" }, [element("label", { for: idOf(path) }, [box, ` ${label}`]), help(shape, path)]);
  }

  /**
   * @param {Shape} shape
   * @param {Slot} at
   * @param {string} path
   */
  control(shape, at, path) {
    const common = {
      id: idOf(path), "aria-describedby": described(path), autocomplete: "off", "aria-required": shape.required ? "true" : undefined,
    };
    const options = this.optionsOf(shape);
    const made =
      options ? this.choice(options, common)
      : shape.is === "prose" ? element("textarea", { rows: shape.name === "body" ? 12 : 4, ...common })
      : element("input", {
        type: shape.is === "url" ? "url" : "text",
        inputmode: shape.is === "whole" ? "numeric" : undefined,
        class: ["date", "whole", "number"].includes(shape.is) ? "short" : undefined,
        spellcheck: "text" in shape ? undefined : "false",
        ...common,
      });
    made.value = asText(at.get());
    made.addEventListener(options ? "change" : "input", () => {
      at.set(made.value);
      this.changed();
    });
    made.addEventListener("blur", () => {
      if (shape.is === "date") { // 1-4-2027 is how people write it
        const padded = made.value.trim().replace(/\b\d\b/g, "0$&");
        at.set(made.value = padded.replace(/^(\d\d)[-.](\d\d)[-.](\d{4})$/, "$3-$2-$1"));
        this.changed();
      }
      this.left(path);
    });
    this.places.set(path, made);
    return made;
  }

  /**
   * What may be chosen; null where one types.
   *
   * @param {Shape} shape
   */
  optionsOf(shape) {
    if (shape.is === "choice") return shape.options;
    return shape.is === "ref" ? [...(data.known[shape.kind] || []), ...shape.options] : null;
  }

  /**
   * @param {Option[]} options
   * @param {Record<string, string | undefined>} common
   */
  choice(options, common) {
    const first = element("option", { value: "" }, [options.length ? words.choose : words.none]);
    return element("select", common, [first, ...options.map(([value, label]) => element("option", { value }, [label || value]))]);
  }

  /**
   * A part or a list: a box with its name. One that may be left out is closed until it is asked for.
   *
   * @param {ShapeOf<"part"> | ShapeOf<"many"> | ShapeOf<"keyed">} shape
   * @param {Slot} at
   * @param {string} path
   * @param {string} label
   */
  group(shape, at, path, label) {
    const body = element("div", { class: "inside" });
    const inner = [shape.help ? help(shape, path) : null, placeOfWrong(path), body];
    if (at.get() === undefined) at.set(shape.is === "part" ? {} : []);
    if (shape.is === "part") this.fields(shape, asPart(at.get()), path, body);
    else this.list(shape, asList(at.get()), path, body, label);
    const box = this.box(shape, at, path, label, inner);
    box.tabIndex = -1;
    box.id = idOf(path);
    this.places.set(path, box);
    return box;
  }

  /**
   * @param {Shape} shape
   * @param {Slot} at
   * @param {string} path
   * @param {string} label
   * @param {(Node | null)[]} inner
   */
  box(shape, at, path, label, inner) {
    if (shape.required || path.split("-").length > 2) {
      return element("fieldset", { class: "group" }, [element("legend", {}, [label]), ...inner]);
    }
    const isBegun = kept(shape, at.get()) !== undefined;
    return element("details", { class: "group", open: isBegun }, [element("summary", {}, [label]), ...inner]);
  }

  /**
   * @param {ShapeOf<"part">} shape
   * @param {PartValue} owner
   * @param {string} path
   * @param {HTMLElement} body
   */
  fields(shape, owner, path, body) {
    for (const field of asked(shape.fields)) body.append(this.row(field, slot(owner, field.name), `${path}-${field.name}`, named(field)));
  }

  /**
   * A list that grows and shrinks: of the form alone (`ListControls`).
   *
   * @param {ShapeOf<"many"> | ShapeOf<"keyed">} _shape
   * @param {Value[]} _list
   * @param {string} _path
   * @param {HTMLElement} _body
   * @param {string} _label
   */
  list(_shape, _list, _path, _body, _label) {
    throw new Error("no lists here");
  }
}
