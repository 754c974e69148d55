// What this device keeps for one site. Several sites may stand on one host, in folders of it, and a browser keeps one
// storage for them all: so each name is followed by the path of the site.

/**
 * The name under which this site keeps something: `stadswijzer-form:/stad/`.
 *
 * @param {string} name
 */
export function ownKey(name) {
  return `${name}:${new URL(document.documentElement.dataset.root || "", location.href).pathname}`;
}

/**
 * What is kept, or null; also where the storage is off.
 *
 * @param {"localStorage" | "sessionStorage"} storage
 * @param {string} key
 */
export function stored(storage, key) {
  try {
    return window[storage].getItem(key);
  } catch {
    return null;
  }
}

/**
 * Keeps a text, or removes it (null). Returns whether that could be done.
 *
 * @param {"localStorage" | "sessionStorage"} storage
 * @param {string} key
 * @param {string | null} text
 */
export function store(storage, key, text) {
  try {
    if (text === null) window[storage].removeItem(key);
    else window[storage].setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Once names were not followed by a path. What is kept under such a name goes to the first site that is opened here, if it
 * keeps nothing yet, and is gone for others: it may not be theirs.
 *
 * @param {string} name
 */
export function takeOver(name) {
  const old = stored("localStorage", name);
  if (old === null || stored("localStorage", ownKey(name)) !== null) return;
  if (store("localStorage", ownKey(name), old)) store("localStorage", name, null);
}
