// A calendar file (RFC 5545), made on the device: one or more things to do on a day, or at a time.

const LONGEST = 73; // letters of a line, of at most 75 bytes; the rest stands on lines that begin with a space

/**
 * With a time it takes so many minutes, in which one is busy; without one it is something to do on that day.
 *
 * @typedef {{id: string, title: string, text: string, day: Day, time?: string, minutes?: number}} Happening
 */

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
 * When it begins and ends, by the clock of whoever opens it; how long before (or on the day itself: at nine) a calendar calls;
 * whether one is busy. The end is told too: not every calendar knows how long a day or an hour is by itself.
 *
 * @param {Happening} happening
 */
function when({ day, time, minutes = 30 }) {
  const from = Date.parse(`${day}T${time || "00:00"}Z`);
  const at = (/** @type {number} */ moment) => stamp(new Date(moment)).slice(0, time ? 15 : 8);
  const kind = time ? "" : ";VALUE=DATE";
  const ends = from + (time ? minutes * 6e4 : 864e5);
  return {
    lines: [`DTSTART${kind}:${at(from)}`, `DTEND${kind}:${at(ends)}`, `TRANSP:${time ? "OPAQUE" : "TRANSPARENT"}`],
    calls: time ? "-PT15M" : "PT9H",
  };
}

/** The part of a name that tells this site from others on its host. */
function ofSite() {
  const path = location.host ? new URL(document.documentElement.dataset.root || "", location.href).pathname : "";
  return `${path.replace(/[^a-z0-9]+/gi, "-").replace(/-$/, "")}@${location.host || "stadswijzer"}`;
}

/**
 * The text of the file. What has the same id is the same to a calendar: the file that was made last counts.
 *
 * @param {Happening[]} happenings
 * @param {Date} now
 */
export function calendar(happenings, now) {
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Stadswijzer//NL", "METHOD:PUBLISH"];
  for (const happening of happenings) {
    const { lines: dates, calls } = when(happening);
    const title = escaped(happening.title);
    lines.push("BEGIN:VEVENT", `UID:${happening.id}${ofSite()}`, `DTSTAMP:${stamp(now)}`, `SEQUENCE:${Math.floor(now.getTime() / 6e4)}`);
    lines.push(...dates, `SUMMARY:${title}`, `DESCRIPTION:${escaped(happening.text)}`);
    lines.push("BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${title}`, `TRIGGER:${calls}`, "END:VALARM", "END:VEVENT");
  }
  return `${[...lines, "END:VCALENDAR"].map(folded).join("\r\n")}\r\n`;
}
