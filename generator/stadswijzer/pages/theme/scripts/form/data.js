// What the form knows: what Python wrote, and the rules in it made ready for use.

export const data = window.stadswijzerEditing;
export const words = data.words;
export const wrong = words.wrong;

/**
 * @param {string} pattern
 * @param {string} [flags]
 */
export function whole(pattern, flags) {
  return new RegExp(`^(?:${pattern})$`, flags);
}

export const ID = whole(data.patterns.id);
/** Characters that `check` refuses; as it counts them, a surrogate is one only when it stands alone. */
export const HIDDEN = new RegExp(data.patterns.hidden, "u");
