// The form for a new entry: made from the fields of its kind, checked while one types, kept on this device.
// What is filled in stays here until someone copies, saves or sends it.
import { element, filled, part } from "./shared/elements.js";
import { asked, button, described, idOf, named, placeOfWrong, slot } from "./form/controls.js";
import { data, words } from "./form/data.js";
import { Draft } from "./form/draft.js";
import { betweenFields, nameFrom } from "./form/entry_rules.js";
import { inField } from "./form/field_rules.js";
import { ListControls } from "./form/list_controls.js";
import { inList } from "./form/list_rules.js";
import { Outcome, editAddress } from "./form/outcome.js";
import { wrongName } from "./form/round_rules.js";
import { reach, showMistakes } from "./form/showing.js";
import { asText, kept } from "./form/values.js";
import { wrongLink } from "./form/wiki_links.js";
import { hasComments, opened } from "./form/read_yaml.js";
import { write } from "./form/yaml.js";

const QUIET_AFTER = 150; // milliseconds
const NAME = "-"; // the path of the name of the file

/**
 * A button that asks again before it empties the form.
 *
 * @param {() => void} empty
 */
function clearing(empty) {
  const start = button(words.clear, () => {
    const no = button(words.clear_no, () => {
      place.replaceChildren(start);
      start.focus();
    }, true);
    const yes = button(words.clear_yes, empty);
    place.replaceChildren(element("span", { role: "group", "aria-label": words.sure }, [`${words.sure} `, yes, " ", no]));
    no.focus();
  }, true);
  const place = element("p", { class: "buttons" }, [start]);
  return place;
}

/** One kind that is being filled in. */
class OpenForm {
  /**
   * @param {EditingKind} kind
   * @param {Draft} draft
   * @param {HTMLElement} body
   * @param {() => void} empty
   */
  constructor(kind, draft, body, empty) {
    this.kind = kind;
    this.draft = draft;
    this.body = body;
    /** @type {Set<string>} */
    this.touched = new Set();
    this.isTried = false;
    this.timer = 0;
    this.controls = new ListControls(() => this.changed(), (path) => this.leave(path));
    this.outcome = new Outcome({
      reach: (path) => this.reach(path),
      showAll: () => { this.isTried = true; this.show(); },
      clear: clearing(empty),
    });
    this.name = element("input", {
      type: "text", id: idOf(NAME), "aria-describedby": described(NAME), autocomplete: "off", spellcheck: "false",
    });
    this.build();
  }

  // What is on the page

  build() {
    const fields = asked(this.kind.fields);
    const may = (/** @type {boolean} */ care) => fields.filter((field) => !field.required && Boolean(field.care) === care);
    this.name.value = this.id;
    this.name.addEventListener("input", () => {
      this.draft.name = this.name.value.trim();
      this.changed();
    });
    this.name.addEventListener("blur", () => this.leave(NAME));
    const needed = element("section", {}, [
      element("h2", {}, [words.required]),
      ...this.rows(fields.filter((field) => field.required)),
      element("div", { class: "field" }, [
        element("label", { for: idOf(NAME) }, [`${words.name} *`]),
        element("p", { class: "help", id: `${idOf(NAME)}-help` }, [words.name_help]),
        this.name, placeOfWrong(NAME),
      ]),
    ]);
    this.body.replaceChildren(needed, this.folded(words.more, may(false)), this.folded(words.care, may(true)), this.outcome.place);
    this.controls.places.set(NAME, this.name);
    this.draft.keep();
    this.show();
  }

  /** @param {Field[]} fields */
  rows(fields) {
    return fields.map((field) => this.controls.row(field, slot(this.draft.values, field.name), `-${field.name}`, named(field)));
  }

  /**
   * Fields that may be left out: open when something is in them.
   *
   * @param {string} title
   * @param {Field[]} fields
   */
  folded(title, fields) {
    if (!fields.length) return "";
    const open = fields.some((field) => kept(field, this.draft.values[field.name]) !== undefined);
    return element("details", { class: "more", open }, [element("summary", {}, [element("h2", {}, [title])]), ...this.rows(fields)]);
  }

  // What follows when something changes

  /** The name of the file: as it was typed, else as the title gives it. */
  get id() {
    return this.draft.name || nameFrom(asText(this.draft.values.title));
  }

  /** @param {string} path */
  leave(path) {
    this.touched.add(path);
    settle();
  }

  changed() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = 0;
      this.draft.keep();
      settle();
    }, QUIET_AFTER);
    this.outcome.place.setAttribute("aria-busy", "true");
  }

  /** Everything that is to be mended. */
  mistakes() {
    const { kind, id, draft } = this;
    const own = { kind: kind.kind, id, wrongLink, inList };
    const found = asked(kind.fields).flatMap((field) => inField(field, draft.values[field.name], `-${field.name}`, field.label, own));
    const wrong = id && id === this.draft.openedAs ? "" : wrongName(kind, id);
    return [...found, ...betweenFields(kind, draft.values), ...(wrong ? [{ path: NAME, label: words.name, text: wrong }] : [])];
  }

  show() {
    if (!this.timer) this.outcome.place.removeAttribute("aria-busy");
    if (!this.draft.name) this.name.value = this.id;
    const mistakes = this.mistakes();
    showMistakes(this.controls.places, mistakes, (path) => this.isTried || this.touched.has(path));
    const { isElsewhere, isKept } = this.draft;
    this.outcome.there = this.id && this.id === this.draft.openedAs ? this.draft.openedAt : "";
    this.outcome.show(this.kind, this.id, this.draft.values, mistakes, isElsewhere ? words.elsewhere : isKept ? words.kept : words.not_kept);
  }

  /** @param {string} path */
  reach(path) {
    reach(this.controls.places, path, this.name, this.body);
  }
}

// The page

const place = part(document, "[data-form]", HTMLElement);
const body = element("div");
const draft = new Draft();
/** @type {OpenForm | null} */
let form = null;
let isHeld = false;
let waits = false;

/** @param {EditingKind} kind */
function open(kind) {
  if (form) clearTimeout(form.timer);
  draft.choose(kind);
  form = new OpenForm(kind, draft, body, () => {
    draft.empty();
    const emptied = open(kind);
    emptied.outcome.status.textContent = words.cleared;
    emptied.reach("-title");
  });
  return form;
}

// Leaving a field by a click shows what is wrong with it, which moves what is below: not between press and release,
// or what was pressed is elsewhere by then, and nothing is clicked.
function settle() {
  if (isHeld) waits = true;
  else if (form) form.show();
}

function release() {
  isHeld = false;
  if (waits) setTimeout(settle, 0); // after the click
  waits = false;
}

/** @param {EditingKind} kind */
function choice(kind) {
  const radio = element("input", { type: "radio", name: "kind", value: kind.kind, onchange: () => open(kind) });
  radio.checked = kind.kind === draft.all.kind;
  const about = element("span", { class: "small" }, [kind.about]);
  return element("label", {}, [radio, element("span", {}, [element("strong", {}, [kind.one]), " ", about])]);
}

/**
 * Where the file of a text may be: by its name, else by its title.
 *
 * @param {string} text
 * @param {string} name
 */
function placesOf(text, name) {
  const found = /^title: +(["']?)(.*?)\1 *\r?$/m.exec(text);
  const ofTitle = data.there.filter(([title]) => found && title === found[2]);
  const isNamed = (/** @type {[string, string]} */ [, path]) => path.endsWith(`/${name}.yml`);
  const both = ofTitle.filter(isNamed);
  const places = both.length ? both : name ? data.there.filter(isNamed) : ofTitle;
  return places.map(([, path]) => path);
}

/**
 * What to do with a file that does not open: where the forge changes it, as far as that can be told.
 *
 * @param {string[]} places
 * @returns {(Node | string)[]}
 */
function elsewhere(places) {
  const { forge } = data;
  if (!forge || !places.length) return [forge ? words.open_page : words.open_place];
  const links = places.map((path) => element("a", { href: editAddress(forge, path) }, [path]));
  return [filled(words.open_there, { forge: forge.name }), ...links.flatMap((link) => [" ", link])];
}

/** An entry that is there already: its file, or its text. */
function opening() {
  const file = element("input", { type: "file", id: "open-file", accept: ".yml,.yaml" });
  const pasted = element("textarea", { id: "open-text", rows: 6, spellcheck: "false" });
  const told = element("p", { class: "feedback", role: "status" });
  const show = (/** @type {string} */ text, /** @type {string} */ name) => {
    const found = opened(data.kinds, text);
    const places = placesOf(text, name);
    if (!found) {
      told.replaceChildren(hasComments(text) ? words.open_comments : words.open_not, " ", ...elsewhere(places));
      return;
    }
    told.textContent = filled(words.opened, { kind: found.kind.one });
    const folder = (/** @type {string} */ path) => path.split("/").slice(-2)[0];
    const at = places.find((path) => folder(`${found.kind.folder}/x`) === folder(path)) || "";
    const own = name || at.replace(/.*\/|\.yml$/g, "");
    draft.all.values[found.kind.kind] = found.values;
    draft.all.names[found.kind.kind] = own;
    draft.openedAs = own;
    draft.openedAt = at || `${found.kind.folder}/${own}.yml`;
    const radio = document.querySelector(`input[name="kind"][value="${found.kind.kind}"]`);
    if (radio instanceof HTMLInputElement) radio.checked = true;
    open(found.kind);
  };
  file.addEventListener("change", async () => {
    const chosen = file.files && file.files[0];
    if (chosen) show(await chosen.text(), chosen.name.replace(/\.ya?ml$/, ""));
  });
  return element("details", { class: "more" }, [
    element("summary", {}, [words.open]), element("p", {}, [words.open_help]),
    element("div", { class: "field" }, [element("label", { for: "open-file" }, [words.open_file]), file]),
    element("div", { class: "field" }, [element("label", { for: "open-text" }, [words.open_text]), pasted]),
    element("p", { class: "buttons" }, [button(words.open_now, () => show(pasted.value, ""))]), told,
  ]);
}

function begin() {
  const begun = data.kinds.find((kind) => kind.kind === draft.all.kind);
  document.addEventListener("pointerdown", () => { isHeld = true; }, true);
  for (const event of ["pointerup", "pointercancel", "dragend", "contextmenu", "keydown"]) {
    document.addEventListener(event, release, true);
  }
  draft.onOther(settle);
  // What was typed last is kept, also by who leaves at once.
  window.addEventListener("pagehide", () => { if (form && form.timer) draft.keep(); });
  place.append(
    element("fieldset", { class: "what" }, [element("legend", {}, [words.what]), ...data.kinds.map(choice)]),
    element("p", { class: "small" }, [begun && draft.isBegun(begun.kind) ? words.again : words.start]),
    opening(), body,
  );
  place.hidden = false;
  if (begun) open(begun);
}

window.stadswijzerYaml = { write, opened: (text) => opened(data.kinds, text) };
begin();
