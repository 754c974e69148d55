// All that the page says of exports, as one text: `import_outcome.py` says the same of the command.
// A module beside those of the page, made into a script as they are. In: exports with their bytes in base64, and what is said
// by options.
import { kind, afterWithdrawn, besideOthers, mistakesIn, valuesOf } from "./survey/round.js";
import { count, hasErrors, hide, wrongNumbers } from "./survey/reading.js";
import { inOrder, roleInWords, sentence, survivors } from "./survey/report.js";
import { write } from "./form/yaml.js";

window.outcome = async ([exports, said]) => {
  const numberOf = (text) => (/^\d+$/.test(text || "") ? +text : null);
  const given = exports.map(({ name, content }) => ({ name, content: Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0)) }));
  const counted = await count(given, said);
  const numbers = { invited: numberOf(said.about.invited), responded: said.responded, sample: said.about.sample === true };
  const wrong = hasErrors(counted) ? null : wrongNumbers(counted, numbers);
  if (wrong) counted.findings.push(wrong);
  const lines = [...counted.columns].map(([file, found]) => `${file}: ${found.map(roleInWords).join(" | ")}`);
  for (const each of inOrder(counted.findings)) {
    const line = each.lines.length ? `:${each.lines[0]}` : "";
    lines.push(`${each.file}${line}: ${each.severity}[${each.code}]: ${sentence(each)}`);
  }
  if (hasErrors(counted)) return lines.join("\n") + "\n";
  const hidden = hide(counted, numbers);
  lines.push(...survivors(hidden));
  const values = valuesOf(said.id, said.about, counted.tally, hidden);
  const before = afterWithdrawn(values, hidden, exports[0].name);
  for (const each of inOrder(before)) lines.push(`${each.file}: ${each.severity}[${each.code}]: ${sentence(each)}`);
  if (before.some((each) => each.severity === "error")) return lines.join("\n") + "\n";
  const mistakes = [...mistakesIn(said.about), ...besideOthers(values, hidden, said.isAgain)];
  const codes = [...new Set(mistakes.map((each) => each.code || each.text))].sort();
  return lines.join("\n") + (codes.length ? `\nrefused: ${codes.join(", ")}\n` : `\n\n${write(kind.fields, values)}`);
};
