// Elements of a page: made, found, and the words in them.

/**
 * An element with attributes and children. What begins with `on` listens; what is false or missing is left out.
 *
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string | number | boolean | undefined | ((event: Event) => void)>} [attributes]
 * @param {(string | Node | null)[]} [children]
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, attributes = {}, children = []) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key.slice(2), value);
    else if (value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : String(value));
  }
  for (const child of children) if (child) made.append(child);
  return made;
}

/**
 * What a template promises: an element of this type. Without it the page and its script do not belong together.
 *
 * @template {Element} Type
 * @param {ParentNode} place
 * @param {string} selector
 * @param {new () => Type} type
 * @returns {Type}
 */
export function part(place, selector, type) {
  const found = place.querySelector(selector);
  if (found instanceof type) return found;
  throw new Error(`${selector} is not on this page`);
}

/**
 * Every element that fits.
 *
 * @param {ParentNode} place
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
export function all(place, selector) {
  return Array.from(place.querySelectorAll(selector)).filter((each) => each instanceof HTMLElement);
}

/**
 * The text with its values; of two texts the one for this number.
 *
 * @param {Said} text
 * @param {SaidValues} [values]
 */
export function filled(text, values = {}) {
  const chosen = typeof text === "string" ? text : values.n === 1 ? text.one : text.many;
  return chosen.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/**
 * Hands a file to the browser to save.
 *
 * @param {string} name
 * @param {string} text
 * @param {string} type
 */
export function saveFile(name, text, type) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const anchor = element("a", { href: address, download: name });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
