// A file to save and to load, and what takes all of it away.
import { part, saveFile } from "../shared/elements.js";
import { today } from "../learn/days.js";
import { join } from "../learn/joining.js";
import { LARGEST, parse } from "../learn/kept_shape.js";
import { say } from "../learn/page.js";
import { change, forget, load } from "../learn/storage.js";
import { askFirst } from "./asking.js";
import { page, partOf, status } from "./place.js";

function save() {
  const day = today();
  saveFile(`${say("file_name")}-${day}.json`, JSON.stringify({ ...load(), saved: day }, null, 1), "application/json");
  status(say("saved"));
}

/** @param {string} text */
function take(text) {
  const found = parse(text);
  if (!found.data) return status(say(`refused_${found.wrong}`));
  const { data } = found;
  change((kept) => join(kept, data));
  status(say("loaded", { n: Object.keys(data.entries).length }));
}

/** @param {File} file */
function read(file) {
  status("");
  if (file.size > LARGEST) return status(say("refused_large"));
  const reader = new FileReader();
  reader.onload = () => take(String(reader.result));
  reader.onerror = () => status(say("refused_damaged"));
  reader.readAsText(file);
}

export function startFiles() {
  const chosen = part(page, "input[data-load]", HTMLInputElement);
  partOf("save").addEventListener("click", save);
  chosen.addEventListener("change", () => {
    const file = chosen.files?.[0];
    if (file) read(file);
    chosen.value = ""; // the same file may be chosen again
  });
  askFirst(partOf("reset"), say("reset_all_sure"), () => {
    forget();
    status(say("reset_all_done"));
    return partOf("heading");
  });
}
