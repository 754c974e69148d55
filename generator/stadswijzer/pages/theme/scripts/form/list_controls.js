// The controls of the form with those that only a whole entry needs: lists, which grow and shrink, and countries.
import { element, filled } from "../shared/elements.js";
import { Controls, button } from "./controls.js";
import { data, words } from "./data.js";
import { asPairs, asPart } from "./values.js";

/** @typedef {import("./controls.js").Slot} Slot */

/**
 * The slot of an item in its list.
 *
 * @param {{[index: number]: Value}} list
 * @param {number} at
 * @returns {Slot}
 */
function slotAt(list, at) {
  return { get: () => list[at], set: (value) => { list[at] = value; } };
}

/**
 * @param {ShapeOf<"many"> | ShapeOf<"keyed">} shape
 * @returns {Value}
 */
function fresh(shape) {
  if (shape.is === "keyed") return ["", shape.value.is === "keyed" ? [] : ""];
  return shape.item.is === "part" ? {} : "";
}

/** @type {Option[]} */
let countries = [];

/** In the order of their names; the browser knows those. */
function sortedCountries() {
  if (countries.length) return countries;
  const names = "DisplayNames" in Intl ? new Intl.DisplayNames([data.language], { type: "region" }) : null;
  countries = data.countries.map((code) => [code, (names && names.of(code)) || code]);
  return countries.sort((one, other) => one[1].localeCompare(other[1], data.language));
}

export class ListControls extends Controls {
  /**
   * @param {Shape} shape
   * @returns {Option[] | null}
   */
  optionsOf(shape) {
    return shape.is === "country" ? sortedCountries() : super.optionsOf(shape);
  }

  /**
   * A list that grows and shrinks.
   *
   * @param {ShapeOf<"many"> | ShapeOf<"keyed">} shape
   * @param {Value[]} list
   * @param {string} path
   * @param {HTMLElement} body
   * @param {string} label
   */
  list(shape, list, path, body, label) {
    const name = shape.one || label;
    const isFull = () => shape.is === "many" && shape.most !== null && list.length >= shape.most;
    const again = (/** @type {number} */ at) => {
      const more = draw();
      const first = at < 0 ? more : body.children[at].querySelector("input, select, textarea");
      if (first instanceof HTMLElement) first.focus();
      this.changed();
    };
    const draw = () => {
      body.textContent = "";
      for (const place of this.places.keys()) if (place.startsWith(`${path}-`)) this.places.delete(place);
      list.forEach((_, i) => {
        const title = filled(words.item, { name, n: i + 1 });
        const away = button(words.remove, () => {
          list.splice(i, 1);
          again(list.length ? Math.max(0, i - 1) : -1);
        }, true);
        away.setAttribute("aria-label", `${words.remove}: ${title}`);
        body.append(element("div", { class: "item-row" }, [this.item(shape, list, i, `${path}-${i}`, title), away]));
      });
      const more = button(filled(list.length ? words.add : words.add_first, { name }), () => {
        list.push(fresh(shape));
        again(list.length - 1);
      }, true);
      if (!isFull()) body.append(element("p", { class: "buttons" }, [more]));
      return more;
    };
    if (!list.length && shape.required) list.push(fresh(shape));
    draw();
  }

  /**
   * @param {ShapeOf<"many"> | ShapeOf<"keyed">} shape
   * @param {Value[]} list
   * @param {number} i
   * @param {string} at
   * @param {string} title
   */
  item(shape, list, i, at, title) {
    if (shape.is === "keyed") {
      const pair = asPairs(list)[i];
      return element("fieldset", { class: "group pair" }, [
        element("legend", {}, [title]),
        this.row(shape.key, slotAt(pair, 0), `${at}-key`, shape.key.label),
        this.row(shape.value, slotAt(pair, 1), `${at}-value`, shape.value.label),
      ]);
    }
    if (shape.item.is !== "part") return this.row(shape.item, slotAt(list, i), at, title);
    const body = element("fieldset", { class: `group${shape.item.row ? " pair" : ""}` }, [element("legend", {}, [title])]);
    this.fields(shape.item, asPart(list[i]), at, body);
    return body;
  }
}
