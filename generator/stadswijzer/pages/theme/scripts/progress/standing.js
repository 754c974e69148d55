// Where one stands with every concept, and what is next.
import { element, part } from "../shared/elements.js";
import { concepts, index, linkTo, mark, say } from "../learn/page.js";
import { readAgain, stateOf } from "../learn/states.js";
import { change, load, onChange } from "../learn/storage.js";
import { askFirst } from "./asking.js";
import { page, partOf, status } from "./place.js";

/**
 * @param {Concept} concept
 * @param {Kept} data
 */
function row(concept, data) {
  const entry = data.entries[concept.id];
  const title = element("span", { class: "row-title" }, [linkTo(concept)]);
  if (!entry) return element("li", {}, [title]);
  const step = entry.step ? element("span", { class: "small" }, [say("step_done")]) : null;
  const of = element("span", { class: "hidden-text" }, [` ${concept.title}`]);
  const button = element("button", { type: "button", class: "quiet" }, [say("reset"), of]);
  askFirst(button, say("reset_sure", { title: concept.title }), () => {
    change((stored) => { delete stored.entries[concept.id]; });
    status(say("reset_done", { title: concept.title }));
    return partOf("heading");
  });
  return element("li", {}, [title, mark(stateOf(concept, data)), step, button]);
}

function show() {
  const data = load();
  const counts = { new: 0, begun: 0, practised: 0, mastered: 0 };
  for (const concept of index.concepts) counts[stateOf(concept, data)] += 1;
  for (const [state, count] of Object.entries(counts)) partOf(`count-${state}`).textContent = String(count);
  const busy = index.concepts.filter((concept) => data.entries[concept.id]);
  const fresh = index.concepts.filter((concept) => !data.entries[concept.id]);
  partOf("busy").replaceChildren(...busy.map((concept) => row(concept, data)));
  partOf("fresh").replaceChildren(...fresh.map((concept) => row(concept, data)));
  partOf("nothing").hidden = busy.length > 0;
  partOf("fresh-box").hidden = !fresh.length;
  const gone = Object.keys(data.entries).filter((id) => !concepts.has(id)).length;
  partOf("gone").hidden = !gone;
  partOf("gone").textContent = gone ? say("gone", { n: gone }) : "";
  showNext(data);
}

// What is next

/**
 * @param {Concept} concept
 * @param {Kept} data
 */
function isOpen(concept, data) {
  const state = stateOf(concept, data);
  if (data.test?.known.includes(concept.id)) return false;
  return state === "new" || (state === "begun" && Boolean(concept.quiz?.length || concept.recall));
}

/**
 * The first of what it rests on that is open, else itself.
 *
 * @param {Concept} concept
 * @param {Kept} data
 * @returns {Concept}
 */
function firstOpen(concept, data) {
  for (const id of concept.requires || []) {
    const needed = concepts.get(id);
    if (needed && isOpen(needed, data)) return firstOpen(needed, data);
  }
  return concept;
}

/** @param {Kept} data */
function wanted(data) {
  const path = index.paths.find((each) => each.id === data.path);
  const department = index.departments.find((each) => each.id === data.department);
  const ids = path ? path.concepts : [...(department?.asked || []), ...index.asked];
  return ids.map((id) => concepts.get(id)).find((concept) => concept && isOpen(concept, data));
}

function pathChoice() {
  return part(page, "select[data-path]", HTMLSelectElement);
}

/** @param {Kept} data */
function showNext(data) {
  const place = partOf("next");
  const again = index.concepts.find((each) => readAgain(each, data));
  const concept = again || wanted(data);
  const path = index.paths.find((each) => each.id === data.path);
  pathChoice().value = path ? path.id : "";
  if (!concept) {
    place.textContent = say(path ? "path_finished" : "all_finished");
    return;
  }
  const first = again || firstOpen(concept, data);
  place.replaceChildren(linkTo(first), " ", element("span", { class: "small" }, [say("minutes", { n: first.minutes || 1 })]));
  const why = readAgain(first, data);
  if (why) place.append(" ", element("span", { class: "small" }, [say(`again_${why}`)]));
  if (first !== concept) place.append(" ", element("span", { class: "small" }, [say("needed_for", { title: concept.title })]));
}

export function startStanding() {
  pathChoice().addEventListener("change", () => change((data) => {
    if (pathChoice().value) data.path = pathChoice().value;
    else delete data.path;
  }));
  onChange(show);
  show();
  page.hidden = false;
}
