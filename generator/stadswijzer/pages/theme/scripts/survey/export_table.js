// Bytes of an export → a header, and rows that know their line and hold only what is asked for.
// The same as `editing/survey/export_table.py`.
import { recordsOf } from "./delimited.js";
import { LIMITS, Refusal, tooLarge } from "./refusal.js";
import { isBlank, strip } from "./text.js";
import { readWorkbook } from "./workbook.js";

/**
 * `fields`: how many the row has in all, without empty ones at its end; `first`: the first that is filled and its column.
 *
 * @typedef {{line: number, values: string[], fields: number, first: [number, string], isHeader: boolean, isShort: boolean, isUnseen: boolean}} Row
 */

/** An export. `records` are those of the answers. */
export class Table {
  /**
   * @param {import("./header.js").Header} header
   * @param {import("./header.js").Record_[]} records
   * @param {string} repeated the first row of the header as it was written: it stands again where two exports were joined
   * @param {number} width fewer fields than this make a row short; 0 in a workbook, which leaves out what is empty
   * @param {{hidden: string[], unseen: Set<number>}} sheet sheets that are not shown and were not read; lines that are read
   */
  constructor(header, records, repeated, width, sheet) {
    this.header = header;
    this.records = records;
    this.repeated = repeated;
    this.width = width;
    this.sheet = sheet;
  }

  /**
   * Every row of answers, with only the fields of the columns `wanted`; "" where it has none.
   *
   * @param {number[]} wanted
   * @returns {Row[]}
   */
  rows(wanted) {
    return this.records.map(([line, found]) => {
      let fields = found.length;
      while (fields && isBlank(found[fields - 1])) fields -= 1;
      const at = found.findIndex((field) => !isBlank(field));
      return {
        line,
        values: wanted.map((index) => (index < fields ? strip(found[index]) : "")),
        fields,
        first: at < 0 ? [0, ""] : [at, strip(found[at])],
        isHeader: asCompared(found) === this.repeated,
        isShort: found.length < this.width,
        isUnseen: this.sheet.unseen.has(line),
      };
    });
  }
}

/**
 * The table that the bytes of a file hold.
 *
 * @param {Uint8Array} content
 * @param {import("./header.js").Finder} finder
 */
export async function readTable(content, finder) {
  if (content.length > LIMITS.bytes) throw tooLarge();
  const begins = (/** @type {string} */ signs) => [...signs].every((sign, i) => content[i] === sign.charCodeAt(0));
  if (begins("\xd0\xcf\x11\xe0")) throw new Refusal("old-office");
  if (begins("%PDF")) throw new Refusal("not-csv");
  const isBook = begins("PK");
  const sheet = isBook ? await readWorkbook(content) : { rows: recordsOf(content), merged: [], hidden: [], unseen: new Set() };
  const records = sheet.rows;
  const header = finder.find(records);
  const last = header.more.length ? header.more[header.more.length - 1] : header.line;
  const below = sheet.merged.filter(([, end]) => end > last);
  if (below.length) throw new Refusal("merged-cells", {}, Math.max(Math.min(...below.map(([first]) => first)), last + 1));
  const first = records.find(([line]) => line === header.line) || [0, []];
  const width = isBook ? 0 : header.names.length;
  return new Table(header, records.slice(header.start), asCompared(first[1]), width, sheet);
}

/**
 * A row without spaces around its fields, and without empty fields at its end.
 *
 * @param {string[]} row
 */
function asCompared(row) {
  const found = row.map((field) => field.replace(/^[\ufeff \t\r\n\xa0]+|[\ufeff \t\r\n\xa0]+$/g, ""));
  while (found.length && !found[found.length - 1]) found.pop();
  return JSON.stringify(found);
}
