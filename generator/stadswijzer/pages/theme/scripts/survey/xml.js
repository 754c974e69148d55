// A walk through XML, as far as a workbook has it: no document type, and so no entity. What is not well formed is refused.
import { notXlsx } from "./zip.js";

/**
 * `start` gets a name and its attributes, the name without what stands before the colon.
 *
 * @typedef {{start: (tag: string, given: Record<string, string>) => void, end?: (tag: string) => void, text?: (said: string) => void}} Walker
 */

const DOCUMENT_TYPE = /^(?:\s|<\?[\s\S]*?\?>|<!--[\s\S]*?-->)*<!DOCTYPE/;

/**
 * @param {string} text
 * @param {Walker} walker
 */
export function walk(text, walker) {
  if (DOCUMENT_TYPE.test(text)) throw notXlsx();
  const read = new DOMParser().parseFromString(text, "application/xml");
  if (read.querySelector("parsererror")) throw notXlsx();
  visit(read, walker);
}

/**
 * @param {Node} node
 * @param {Walker} walker
 */
function visit(node, walker) {
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child instanceof Element) {
      walker.start(child.localName, Object.fromEntries(Array.from(child.attributes, ({ name, value }) => [name, value])));
      visit(child, walker);
      walker.end?.(child.localName);
    } else if (child instanceof Text) { // what stands between CDATA signs too
      walker.text?.(child.data);
    }
  }
}
