// The files inside a zip file, one at a time and never beyond a limit. What is not whole is refused.
import { LIMITS, Refusal, tooLarge } from "./refusal.js";

/** @typedef {{method: number, flags: number, crc: number, packed: number, at: number}} Part */

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const ENCRYPTED = 1;

const CRC = Array.from({ length: 256 }, (_, n) => {
  let found = n;
  for (let bit = 0; bit < 8; bit += 1) found = found & 1 ? (found >>> 1) ^ 0xedb88320 : found >>> 1;
  return found >>> 0;
});

/** @param {Uint8Array} content */
function crcOf(content) {
  let found = 0xffffffff;
  for (const byte of content) found = CRC[(found ^ byte) & 255] ^ (found >>> 8);
  return (found ^ 0xffffffff) >>> 0;
}

export function notXlsx() {
  return new Refusal("not-xlsx");
}

/** The files of a workbook, by name without regard to capitals; together never over the limit. */
export class Parts {
  /** @param {Uint8Array} content */
  constructor(content) {
    this.content = content;
    this.view = new DataView(content.buffer, content.byteOffset, content.byteLength);
    this.left = 2 * LIMITS.bytes;
    /** @type {Map<string, Part>} */
    this.parts = new Map();
    this.list();
  }

  list() {
    const { view } = this;
    let end = view.byteLength - 22;
    while (end >= 0 && end >= view.byteLength - 65_557 && view.getUint32(end, true) !== END) end -= 1;
    if (end < 0 || view.getUint32(end, true) !== END) throw notXlsx();
    const size = view.getUint32(end + 12, true);
    const start = end - size;
    const shift = start - view.getUint32(end + 16, true); // what stands before the zip file itself
    for (let at = start; at < end;) {
      if (view.getUint32(at, true) !== CENTRAL) throw notXlsx();
      const length = view.getUint16(at + 28, true);
      const name = new TextDecoder().decode(this.content.subarray(at + 46, at + 46 + length));
      this.parts.set(name.replace(/\\/g, "/").toLowerCase(), {
        flags: view.getUint16(at + 8, true), method: view.getUint16(at + 10, true), crc: view.getUint32(at + 16, true),
        packed: view.getUint32(at + 20, true), at: view.getUint32(at + 42, true) + shift,
      });
      at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
  }

  /** @param {string} path */
  has(path) {
    return this.parts.has(path.toLowerCase());
  }

  /** @param {string} path */
  async text(path) {
    const part = this.parts.get(path.toLowerCase());
    if (!part || part.flags & ENCRYPTED || this.view.getUint32(part.at, true) !== LOCAL) throw notXlsx();
    const start = part.at + 30 + this.view.getUint16(part.at + 26, true) + this.view.getUint16(part.at + 28, true);
    const packed = this.content.slice(start, start + part.packed);
    if (packed.length !== part.packed) throw notXlsx();
    const content = await this.unpacked(packed, part.method);
    if (crcOf(content) !== part.crc) throw notXlsx();
    const isWide = [0xfe, 0xff].includes(content[0]) && [0xfe, 0xff].includes(content[1]);
    return new TextDecoder(isWide ? (content[0] === 0xff ? "utf-16le" : "utf-16be") : "utf-8", { fatal: true }).decode(content);
  }

  /**
   * @param {Uint8Array<ArrayBuffer>} packed
   * @param {number} method
   */
  async unpacked(packed, method) {
    if (method !== 0 && method !== 8) throw notXlsx();
    const stream = new Blob([packed]).stream();
    const reader = (method ? stream.pipeThrough(new DecompressionStream("deflate-raw")) : stream).getReader();
    const chunks = [];
    let size = 0;
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      chunks.push(next.value);
      size += next.value.length;
      if (size > LIMITS.bytes || size > this.left) {
        await reader.cancel();
        throw tooLarge();
      }
    }
    this.left -= size;
    return new Uint8Array(await new Blob(chunks).arrayBuffer());
  }
}
