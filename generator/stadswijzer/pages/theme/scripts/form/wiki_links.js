// Links between double brackets, as far as this page can tell whether they lead somewhere.
import { filled } from "../shared/elements.js";
import { data, wrong } from "./data.js";

/**
 * A link in code is text. Markdown decides what code is; what may be code is left to `check`.
 *
 * @param {string} text
 */
function withoutCode(text) {
  return text
    .replace(/^ {0,3}(```+|~~~+)[^\n]*\n[\s\S]*?(?:^ {0,3}\1|$(?![\s\S]))/gm, "")
    .replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, "")
    .replace(/^(?: {4}|\t).*$/gm, "");
}

/**
 * What is wrong with a link; "" when nothing is. `own`: the entry that is being written, which may link to itself.
 *
 * @param {string} link
 * @param {{kind: string, id: string}} own
 */
function wrongOf(link, own) {
  const cut = link.lastIndexOf("/");
  const id = link.slice(cut + 1).trim();
  const folder = cut < 0 ? "" : link.slice(0, cut).trim();
  const kinds = Object.keys(data.linked).filter((kind) => {
    const isThere = data.linked[kind].includes(id) || (kind === own.kind && id === own.id);
    return isThere && (!folder || data.folders[folder] === kind);
  });
  return kinds.length === 1 ? "" : filled(kinds.length ? wrong.ambiguous : wrong.link, { link });
}

/**
 * What is wrong with the first link that is.
 *
 * @param {string} text
 * @param {{kind: string, id: string}} own
 */
export function wrongLink(text, own) {
  const links = withoutCode(text).match(/\[\[[^[\]|\n]+(?=\]\]|\|)/g) || [];
  return links.map((link) => wrongOf(link.slice(2), own)).find(Boolean) || "";
}
