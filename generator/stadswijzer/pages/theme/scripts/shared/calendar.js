// A calendar file (RFC 5545), made on the device: one or more things to do on a day, or at a time.

const LONGEST = 73; // letters of a line, of at most 75 bytes; the rest stands on lines that begin with a space

/** @typedef {{id: string, title: string, text: string, day: Day, time?: string, minutes?: number}} Happening */

/** @param {string} text */
function escaped(text) {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");
}

/** @param {string} line */
function folded(line) {
  const parts = [""];
  let bytes = 0;
  for (const letter of line) {
    const size = new TextEncoder().encode(letter).length;
    if (bytes + size > LONGEST) {
      parts.push("");
      bytes = 0;
    }
    parts[parts.length - 1] += letter;
    bytes += size;
  }
  return parts.join("\r\n ");
}

/** @param {Date} moment */
function stamp(moment) {
  return `${moment.toISOString().replace(/[-:]/g, "").slice(0, 15)}Z`;
}

/**
 * The text of the file. Times are those of the clock of whoever opens it.
 *
 * @param {Happening[]} happenings
 * @param {Date} now
 */
export function calendar(happenings, now) {
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Stadswijzer//NL", "METHOD:PUBLISH"];
  for (const { id, title, text, day, time, minutes } of happenings) {
    const date = day.replace(/-/g, "");
    const when = time ? [`DTSTART:${date}T${time.replace(":", "")}00`, `DURATION:PT${minutes || 30}M`] : [`DTSTART;VALUE=DATE:${date}`];
    lines.push("BEGIN:VEVENT", `UID:${id}@${location.host || "stadswijzer"}`, `DTSTAMP:${stamp(now)}`, ...when);
    lines.push(`SUMMARY:${escaped(title)}`, `DESCRIPTION:${escaped(text)}`, "TRANSP:TRANSPARENT", "END:VEVENT");
  }
  return `${[...lines, "END:VCALENDAR"].map(folded).join("\r\n")}\r\n`;
}
