// What this device keeps, where its storage can be used.

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
