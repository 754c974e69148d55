// A long list, or picture of time: of what filters leave, the first stand there, and a button shows as many again. What waits is found by a search
// of the page all the same, and printed.
import { all, element, filled } from "./shared/elements.js";

const FEW = 8; // for so many there is no button

/** @param {HTMLElement} list @param {number} at */
function shorten(list, at) {
  const items = all(list, ":scope > *");
  const { first = "", more = "", shown = "" } = list.dataset;
  const key = `more-${at}`; // who comes back finds what was asked for
  let most = Number(history.state?.[key] || first);
  let cut = items.length; // from here on they wait

  const tail = /** @type {HTMLElement} */ (list.cloneNode(false));
  const waiting = element("div", { class: "waiting", hidden: "until-found" }, [tail]);
  const button = element("button", { type: "button", class: "quiet", onclick: showMore });
  const told = element("span", { class: "small", role: "status" });
  const line = element("p", { class: "more" }, [button, " ", told]);
  tail.removeAttribute("data-first");
  list.after(line, waiting);

  const fitting = () => items.filter((item) => !item.hidden);
  /** @param {number} now @param {number} total */
  const next = (now, total) => (total - now <= now + FEW ? total - now : now);

  function show() {
    if (!waiting.hidden) return; // a search of the page opened it
    const found = fitting(), total = found.length;
    const now = total - most > FEW ? most : total;
    const end = now < total ? items.indexOf(found[now]) : items.length;
    if (end > cut) list.append(...items.slice(cut, end));
    else tail.prepend(...items.slice(end, cut));
    cut = end;
    line.hidden = now === total;
    button.textContent = filled(more, { n: next(now, total) });
    told.textContent = filled(shown, { n: now, total });
  }

  function showMore() {
    const found = fitting(), now = most;
    most += next(now, found.length);
    history.replaceState({ ...history.state, [key]: most }, "");
    show();
    found[now].querySelector("a")?.focus();
  }

  waiting.addEventListener("beforematch", () => {
    waiting.hidden = false;
    line.hidden = true;
  });
  document.addEventListener("narrowed", show);
  show();
}

/**
 * A picture of time with many rows: the first of them, and a button that shows all, as does whoever comes to one of the others.
 *
 * @param {HTMLElement} place
 */
function cut(place) {
  const button = element("button", { type: "button", class: "quiet", onclick: () => { show(); place.focus({ preventScroll: true }); } }, [place.dataset.whole || ""]);
  const line = element("p", { class: "more" }, [button]);
  const seen = () => { if (place.scrollTop > 0) show(); };
  const high = place.offsetHeight - place.clientHeight + Number(place.dataset.cut);
  function show() {
    place.classList.remove("is-cut");
    place.style.maxHeight = "";
    place.removeEventListener("scroll", seen);
    line.remove();
  }
  place.classList.add("is-cut");
  place.style.maxHeight = `${high}px`;
  place.addEventListener("scroll", seen);
  place.after(line);
}

all(document, "[data-cut]").forEach(cut);
all(document, "[data-first]").forEach(shorten);
