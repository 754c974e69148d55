// What comes of the form: what is left to do, the file, where it goes, and the ways to take it along.
import { element, filled, saveFile } from "../shared/elements.js";
import { button, idOf } from "./controls.js";
import { data, ID, words } from "./data.js";
import { write } from "./yaml.js";

/** @typedef {import("./field_rules.js").Mistake} Mistake */

/**
 * A text in a query. What may stand there as it is, stays: it is long enough.
 *
 * @param {string} text
 */
function inQuery(text) {
  return encodeURIComponent(text).replace(/%(?:3A|2C|2F)/g, decodeURIComponent);
}

/**
 * @param {NonNullable<EditingData["forge"]>} forge
 * @param {string} file
 */
function inForge(forge, file) {
  return (forge.prefix + file).split("/").map(encodeURIComponent).join("/");
}

/**
 * Where the forge changes a file that is there.
 *
 * @param {NonNullable<EditingData["forge"]>} forge
 * @param {string} file
 */
export function editAddress(forge, file) {
  return `${forge.base.replace(/new(?=\/[^/]+$)/, "edit")}/${inForge(forge, file)}`;
}

export class Outcome {
  /**
   * `isHeld`: the file is given only when nothing is wrong any more.
   *
   * @param {{reach: (path: string) => void, showAll: () => void, clear?: Node, isHeld?: boolean}} page
   */
  constructor(page) {
    this.page = page;
    this.file = "";
    /** The file, where it is there already: its text takes the place of what it holds. */
    this.there = "";
    this.count = element("p", { class: "count-left", role: "status" });
    this.list = element("ul");
    this.todo = element("div", { class: "todo" }, [this.count, this.list]);
    this.text = element("textarea", { readonly: true, id: "the-file", spellcheck: "false", wrap: "off" });
    this.put = element("code");
    this.unfinished = element("p", { class: "note note-sample" }, [words.unfinished]);
    this.kept = element("p", { class: "small" });
    this.status = element("p", { class: "feedback", role: "status" });
    this.forge = element("a", { class: "go" });
    this.forgeText = element("span", { class: "small" });
    this.given = element("div", {}, [
      element("p", {}, [element("label", { for: "the-file" }, [words.result_text])]), this.text,
      element("p", { class: "small" }, [`${words.put} `, this.put]),
      element("p", { class: "buttons" }, [button(words.copy, () => this.copy()), button(words.save, () => this.save())]),
      this.status,
      data.forge && element("p", {}, [this.forge, " ", this.forgeText]),
      element("p", { class: "small" }, [words.send_nobody]), this.kept, page.clear || null,
    ]);
    this.place = element("section", { class: "outcome" }, [element("h2", {}, [words.result]), this.todo, this.unfinished, this.given]);
  }

  /**
   * @param {EditingKind} kind
   * @param {string} id
   * @param {PartValue} values
   * @param {Mistake[]} mistakes
   * @param {string} [isKept] what is kept on this device
   */
  show(kind, id, values, mistakes, isKept = "") {
    this.showTodo(mistakes);
    const isHeld = this.page.isHeld === true && mistakes.length > 0;
    const text = isHeld ? "" : write(kind.fields, values);
    this.given.hidden = isHeld;
    this.file = `${ID.test(id) ? id : words.name.toLowerCase().replace(/\s+/g, "-")}.yml`;
    this.text.value = text;
    this.text.rows = Math.min(24, text.split("\n").length + 1);
    this.put.textContent = this.there || `${kind.folder}/${this.file}`;
    this.unfinished.hidden = isHeld || !mistakes.length;
    this.kept.textContent = isKept;
    if (data.forge) this.showForge(data.forge, kind.folder, text);
  }

  /** @param {Mistake[]} mistakes */
  showTodo(mistakes) {
    this.count.textContent = mistakes.length ? filled(words.problems, { n: mistakes.length }) : words.fine;
    this.list.replaceChildren(...mistakes.map((each) => {
      const link = element("a", { href: `#${idOf(each.path)}` }, [each.label]);
      link.addEventListener("click", (event) => {
        event.preventDefault();
        this.page.showAll();
        this.page.reach(each.path);
      });
      return element("li", {}, [link, `: ${each.text}`]);
    }));
    this.todo.className = mistakes.length ? "todo" : "todo todo-done";
  }

  /**
   * The text goes along in the address, as far as that may be long; else the file goes to the page that takes one.
   *
   * @param {NonNullable<EditingData["forge"]>} forge
   * @param {string} folder
   * @param {string} text
   */
  showForge(forge, folder, text) {
    const file = `${folder}/${this.file}`;
    const address = `${forge.base}?${forge.file}=${inQuery(forge.prefix + file)}&${forge.text}=${inQuery(text)}`;
    const fits = forge.text && encodeURIComponent(address).length < forge.longest;
    const [href, said, how] =
      this.there ? [editAddress(forge, this.there), words.forge, words.forge_edit]
      : fits ? [address, words.forge, words.forge_text]
      : [`${forge.upload}/${inForge(forge, folder)}`, words.forge_upload, forge.told];
    this.forge.href = href;
    this.forge.textContent = filled(said, { forge: forge.name });
    this.forgeText.textContent = how;
  }

  copy() {
    this.page.showAll();
    const select = () => {
      this.text.focus();
      this.text.select();
      this.status.textContent = words.select;
    };
    if (!navigator.clipboard) return select();
    navigator.clipboard.writeText(this.text.value).then(() => { this.status.textContent = words.copied; }, select);
  }

  save() {
    this.page.showAll();
    saveFile(this.file, this.text.value, "application/yaml");
    this.status.textContent = filled(words.saved, { name: this.file });
  }
}
