// Values of the form: seen as a list, a part or pairs, whatever an old draft holds; and what is left of them.

/**
 * @param {Value} value
 * @returns {Value[]}
 */
export function asList(value) {
  return Array.isArray(value) ? value : [];
}

/**
 * @param {Value} value
 * @returns {PartValue}
 */
export function asPart(value) {
  return typeof value === "object" && !Array.isArray(value) ? value : {};
}

/**
 * @param {Value} value
 * @returns {KeyedValue[]}
 */
export function asPairs(value) {
  return /** @type {KeyedValue[]} */ (asList(value));
}

/**
 * @param {Value} value
 * @returns {string}
 */
export function asText(value) {
  return typeof value === "string" ? value : "";
}

/** @param {Value | null} value */
function isEmpty(value) {
  if (value === undefined || value === null || value === false) return true;
  return typeof value === "string" ? !value.trim() : typeof value === "object" && !Object.keys(value).length;
}

/**
 * What is left when all that was not filled in is taken out; undefined when nothing is.
 *
 * @param {Shape} shape
 * @param {Value} value
 * @returns {Value}
 */
export function kept(shape, value) {
  const left = isEmpty(value) ? undefined : filledIn(shape, value);
  return isEmpty(left) ? undefined : left;
}

/**
 * @param {Shape} shape
 * @param {Value} value
 * @returns {Value}
 */
function filledIn(shape, value) {
  if (shape.is === "many") return asList(value).map((item) => kept(shape.item, item)).filter((item) => !isEmpty(item));
  if (shape.is === "keyed") {
    return asPairs(value)
      .map(([key, inside]) => /** @type {KeyedValue} */ ([key, kept(shape.value, inside)]))
      .filter(([key, inside]) => key && !isEmpty(inside));
  }
  if (shape.is === "part") {
    const fields = shape.fields.map((field) => [field.name, kept(field, asPart(value)[field.name])]);
    return Object.fromEntries(fields.filter(([, inside]) => inside !== undefined));
  }
  if (typeof value !== "string") return value;
  if (shape.is !== "prose") return value.trim();
  const text = value.replace(/\r\n?/g, "\n").replace(/^(?:[^\S\n]*\n)+/, "").replace(/\s+$/, "");
  return text.includes("\n") ? `${text}\n` : text;
}
