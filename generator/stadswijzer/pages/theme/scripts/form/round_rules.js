// What is wrong between the fields of a round or a talk, and with the name of a file: the same as `checks/safeguards.py` and, of
// numbers of people, `checks/personal_data.py`.
import { filled } from "../shared/elements.js";
import { data, ID, words, wrong } from "./data.js";
import { dayOf } from "./moments.js";
import { asPart, asText } from "./values.js";

/** @typedef {import("./field_rules.js").Mistake} Mistake */
/** @typedef {{path: string, text: string, code?: string}} Fault */

/** What must be told of a round that is not made up. */
export const SAFEGUARDS = ["purpose", "legal_basis", "privacy_check", "works_council", "delete_source_by"];

const LONG_BEFORE = 5 * 365;
const LONG_AFTER = 2 * 366;
const [ADDRESS, NINE_DIGITS, EMAIL, EMAIL_IN_WORDS, FUNCTIONAL, PHONE, SAFE_LINK] = data.personal.map((pattern) => new RegExp(pattern, "giu"));

/**
 * @param {string} one
 * @param {string} other
 */
function daysBetween(one, other) {
  return (Date.parse(other) - Date.parse(one)) / 86_400_000;
}

/**
 * Why the date of a safeguard cannot be true beside that of its round, or "".
 *
 * @param {string} field
 * @param {Value} moment
 * @param {string} round
 */
function whyNot(field, moment, round) {
  const [first, last] = [dayOf(moment, true), dayOf(moment)];
  if (!last) return "";
  if (field === "delete_source_by") return last < round ? "before" : daysBetween(round, last) > LONG_AFTER ? "late" : "";
  if (field === "source_deleted" && last < round) return "before";
  if (field !== "source_deleted" && first > round) return "after";
  if (daysBetween(first, round) > LONG_BEFORE) return "long_before";
  return data.today && first > data.today ? "future" : "";
}

/**
 * @param {PartValue} values
 * @returns {Fault[]}
 */
function safeguards(values) {
  const round = dayOf(values.date);
  const council = asPart(values.works_council);
  /** @type {[string, Value, string][]} */
  const dates = [
    ["privacy_check", values.privacy_check, "-privacy_check"], ["works_council.date", council.date, "-works_council-date"],
    ["delete_source_by", values.delete_source_by, "-delete_source_by"], ["source_deleted", values.source_deleted, "-source_deleted"],
  ];
  const { text, hint } = data.problems["safeguard-date"];
  const wrongDates = round ? dates.flatMap(([field, moment, path]) => {
    const why = whyNot(field, moment, round);
    const said = filled(text, { field, date: asText(moment), round: asText(values.date) });
    return why && typeof hint === "object" ? [{ path, text: `${said}: ${hint[why]}`, code: "safeguard-date" }] : [];
  }) : [];
  const needsReason = council.outcome === "informed" && !asText(council.reason).trim();
  return [...wrongDates, ...(needsReason ? [{ path: "-works_council-reason", text: wrong.missing, code: "missing-field" }] : [])];
}

/** @param {string} text */
function withoutAddresses(text) {
  return text.replace(ADDRESS, (found) => " ".repeat(found.length));
}

/**
 * Whether a text holds what looks like data of a person.
 *
 * @param {string} text
 */
export function isPersonal(text) {
  const rest = withoutAddresses(text);
  const isOwn = (/** @type {string} */ address) => !address.split(/[@\s([{]/)[0].match(FUNCTIONAL);
  const addresses = [...(rest.match(EMAIL) || []), ...(rest.match(EMAIL_IN_WORDS) || [])];
  return !!(text.match(SAFE_LINK) || rest.match(PHONE) || addresses.some(isOwn) || hasCitizenNumber(text));
}

/**
 * Whether a text holds what may be a citizen service number, by its eleven test.
 *
 * @param {string} text
 */
function hasCitizenNumber(text) {
  return (withoutAddresses(text).match(NINE_DIGITS) || []).some((number) => {
    const digits = [...number].filter((sign) => /\d/.test(sign)).map(Number);
    const sum = digits.reduce((all, digit, i) => all + digit * (i < 8 ? 9 - i : -1), 0);
    return digits.some(Boolean) && sum % 11 === 0;
  });
}

/**
 * @param {Value} value
 * @param {string} path
 * @returns {Fault[]}
 */
function citizens(value, path) {
  if (typeof value === "string") {
    return hasCitizenNumber(value) ? [{ path, text: data.problems["citizen-number"].text, code: "citizen-number" }] : [];
  }
  if (Array.isArray(value)) return value.flatMap((item, i) => citizens(item, `${path}-${i}`));
  return value && typeof value === "object" ? Object.entries(value).flatMap(([name, inside]) => citizens(inside, `${path}-${name}`)) : [];
}

/**
 * What is wrong between the fields of a round.
 *
 * @param {PartValue} values
 * @returns {Fault[]}
 */
export function inRound(values) {
  return [...safeguards(values), ...citizens(values, "")];
}

/**
 * What is wrong between the fields of a talk.
 *
 * @param {PartValue} values
 * @returns {Fault[]}
 */
export function inTalk(values) {
  return citizens(values, "");
}

/**
 * With the name of the field that each is found in.
 *
 * @param {EditingKind} kind
 * @param {Fault[]} found
 * @returns {Mistake[]}
 */
export function labelled(kind, found) {
  return found.map((each) => {
    const field = kind.fields.find((other) => other.name === each.path.split("-")[1]);
    return { ...each, label: field ? field.label : words.name };
  });
}

/**
 * What is wrong with the name of the file; "" when nothing is.
 *
 * @param {EditingKind} kind
 * @param {string} id
 */
export function wrongName(kind, id) {
  if (!id) return wrong.missing;
  if (id === "index") return wrong.index;
  return !ID.test(id) ? wrong.id : kind.taken.includes(id) ? wrong.taken : "";
}
