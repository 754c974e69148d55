// What one may hand in: an estimate of oneself, shown whole before it is saved as a file. Nothing is sent.
import { element, part, saveFile } from "../shared/elements.js";
import { concepts, index, say } from "../learn/page.js";
import { page } from "./place.js";

/** @typedef {{concept: Concept, level: string, words: string}} Estimate */

export function startHandIn() {
  const found = page.querySelector("[data-hand-in]");
  if (found instanceof HTMLElement) handIn(found);
}

/** @param {HTMLElement} place */
function handIn(place) {
  const department = part(place, "[data-department]", HTMLSelectElement);
  const which = part(place, "[data-which]", HTMLSelectElement);
  const level = part(place, "[data-level]", HTMLSelectElement);
  const status = part(place, "[data-hand-in-status]", HTMLElement);
  const most = Number(place.dataset.most);
  /** @type {Estimate[]} */
  let rows = [];

  function text() {
    const lines = rows.map((row) => [department.value, row.concept.id, row.level].join(","));
    return `${["department,concept,level", ...lines].join("\r\n")}\r\n`;
  }

  function update() {
    const isReady = rows.length > 0 && department.value !== "";
    const staff = department.selectedOptions[0]?.dataset.staff;
    const small = part(place, "[data-small]", HTMLElement);
    part(place, "[data-rows]", HTMLElement).replaceChildren(...rows.map(item));
    part(place, "[data-exact]", HTMLElement).textContent = isReady ? text() : "";
    part(place, "[data-preview]", HTMLElement).hidden = !isReady;
    small.hidden = !staff;
    small.textContent = staff ? say("small_department", { n: Number(staff) }) : "";
  }

  /** @param {Estimate} row */
  function item(row) {
    const of = element("span", { class: "hidden-text" }, [` ${row.concept.title}`]);
    const remove = element("button", { type: "button", class: "quiet" }, [say("remove"), of]);
    remove.addEventListener("click", () => {
      rows = rows.filter((each) => each !== row);
      update();
      which.focus();
    });
    return element("li", {}, [element("span", { class: "row-title" }, [row.concept.title]), element("span", {}, [row.words]), remove]);
  }

  function add() {
    const concept = concepts.get(which.value);
    if (!concept || level.value === "") return say("choose_both");
    const others = rows.filter((row) => row.concept !== concept);
    if (others.length >= most) return say("enough", { n: most });
    rows = [...others, { concept, level: level.value, words: level.selectedOptions[0].textContent || "" }];
    which.value = level.value = "";
    update();
    which.focus();
    return say("added", { title: concept.title });
  }

  const inOrder = index.concepts.slice().sort((one, other) => one.title.localeCompare(other.title, document.documentElement.lang));
  which.append(...inOrder.map((concept) => element("option", { value: concept.id }, [concept.title])));
  part(place, "[data-add]", HTMLElement).addEventListener("click", () => { status.textContent = add(); });
  department.addEventListener("change", update);
  part(place, "[data-save-csv]", HTMLElement).addEventListener("click", () => saveFile(`${say("hand_in_file")}.csv`, text(), "text/csv"));
  department.value = ""; // a browser may keep what was chosen before
  update();
}
