// The form for a new entry: made from the fields of its kind, checked while one types, kept on this device.
// What is filled in stays here until someone copies, saves or sends it.
(function () {
  "use strict";
  var place = document.querySelector("[data-form]");
  var data = window.stadswijzerEditing;
  var yaml = window.stadswijzerYaml;
  if (!place || !data || !yaml) return;
  var KEY = "stadswijzer-form";
  var ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
  var HIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff\ufeff\u2028-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])|(?:[^\ud800-\udbff]|^)[\udc00-\udfff]/;
  var words = data.words;
  var kept = true; // whether this device keeps the draft
  var elsewhere = false; // whether another tab is busy with the same kind
  var state = load();
  var kind = null, errors = [], places = {}, parts = {};

  function say(text, values) {
    var found = text;
    if (typeof found === "object") found = values.n === 1 ? found.one : found.many;
    return found.replace(/\{(\w+)\}/g, function (_, name) { return values[name]; });
  }

  function element(name, attributes, children) {
    var made = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) {
      var value = attributes[key];
      if (key.indexOf("on") === 0) made.addEventListener(key.slice(2), value);
      else if (value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
    });
    (children || []).forEach(function (child) { if (child) made.append(child); });
    return made;
  }

  function button(text, act, quiet) {
    return element("button", { type: "button", class: quiet ? "quiet" : undefined, onclick: act }, [text]);
  }

  // The draft

  function load() {
    try {
      var found = JSON.parse(localStorage.getItem(KEY));
      if (found && typeof found.values === "object" && found.values && typeof found.names === "object" && found.names) return found;
    } catch (_) { /* nothing that can be read */ }
    return { kind: "", values: {}, names: {} };
  }

  // A draft of an earlier version of the fields, or one that was damaged: what no longer fits its field is left out.
  function fitting(field, value) {
    var isList = Array.isArray(value);
    if (field.is === "many" && isList) {
      return value.map(function (item) { return fitting(field.item, item); }).filter(function (item) { return item !== undefined; });
    }
    if (field.is === "keyed" && isList) {
      return value.filter(function (pair) { return Array.isArray(pair) && typeof pair[0] === "string"; }).map(function (pair) {
        var inside = fitting(field.value, pair[1]);
        return [pair[0], inside === undefined ? (field.value.is === "keyed" ? [] : "") : inside];
      });
    }
    if (field.is === "part" && value && typeof value === "object" && !isList) {
      var found = {};
      field.fields.forEach(function (each) {
        var inside = fitting(each, value[each.name]);
        if (inside !== undefined) found[each.name] = inside;
      });
      return found;
    }
    var simple = field.is === "flag" ? "boolean" : ["many", "keyed", "part"].indexOf(field.is) < 0 ? "string" : "";
    return typeof value === simple ? value : undefined;
  }

  function keep() {
    try {
      localStorage.setItem(KEY, JSON.stringify(state));
      kept = true;
    } catch (_) { kept = false; }
  }

  // What is wrong, as far as one field can tell

  function day(text, start) {
    var match = /^(\d{4})-(?:(\d\d)-(\d\d)|(\d\d)|Q([1-4]))$/.exec(text || "");
    if (!match || match[1] < "1900" || match[1] > "2199") return "";
    var last = +(match[2] || match[4] || match[5] * 3);
    if (last < 1 || last > 12) return "";
    var days = new Date(Date.UTC(+match[1], last, 0)).getUTCDate();
    if (match[3] && (+match[3] < 1 || +match[3] > days)) return "";
    var month = match[5] && start ? last - 2 : last;
    var of = match[3] ? +match[3] : start ? 1 : days;
    return match[1] + "-" + String(month).padStart(2, "0") + "-" + String(of).padStart(2, "0");
  }

  // A link in code is text. Markdown decides what code is; what may be code is left to `check`.
  function withoutCode(text) {
    return text.replace(/^ {0,3}(```+|~~~+)[^\n]*\n[\s\S]*?(?:^ {0,3}\1|$(?![\s\S]))/gm, "").replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, "").replace(/^(?: {4}|\t).*$/gm, "");
  }

  function linkWrong(link) {
    var cut = link.lastIndexOf("/"), id = link.slice(cut + 1).trim(), folder = cut < 0 ? "" : link.slice(0, cut).trim();
    var kinds = Object.keys(data.linked).filter(function (each) {
      return (!folder || data.folders[folder] === each) && (data.linked[each].indexOf(id) >= 0 || (each === kind.kind && id === name()));
    });
    return kinds.length === 1 ? "" : say(kinds.length ? words.wrong.ambiguous : words.wrong.link, { link: link });
  }

  var wrong = {
    line: function (field, text) {
      var length = Array.from(text).length;
      if (length > field.most) return say(words.wrong.long, { n: length, most: field.most });
      return /[\r\n]/.test(text) ? words.wrong.line : "";
    },
    prose: function (field, text) {
      var length = Array.from(text).length;
      if (length > field.most) return say(words.wrong.long, { n: length, most: field.most });
      var told = "";
      (withoutCode(text).match(/\[\[[^[\]|\n]+(?=\]\]|\|)/g) || []).some(function (link) { return (told = linkWrong(link.slice(2))); });
      return told;
    },
    url: function (_, text) { return /^https?:\/\/[^\s/?#]+[^\s<>"\\]*$/i.test(text) && !/[<>"\\]/.test(text) ? "" : words.wrong.url; },
    id: function (_, text) { return ID.test(text) ? "" : words.wrong.id; },
    date: function (field, text) { return (field.done && text === "true") || day(text, field.start) ? "" : words.wrong.date; },
    whole: function (field, text) { return /^-?(0|[1-9][0-9]{0,14})$/.test(text) ? range(field, +text) : words.wrong.whole; },
    number: function (field, text) {
      return new RegExp("^-?(0|[1-9][0-9]{0,14})(\\.[0-9]{1," + field.places + "})?$").test(text) ? range(field, +text) : words.wrong.number;
    }
  };

  function range(field, number) {
    var low = field.least !== null && number < field.least, high = field.most !== null && number > field.most;
    if (!low && !high) return "";
    return say(field.most === null ? words.wrong.least : words.wrong.between, field);
  }

  function look(field, value, path, label) {
    var left = yaml.kept(field, value);
    function tell(text, at) { errors.push({ path: at || path, label: label, text: text }); }
    if (left === undefined) {
      if (field.required) tell(words.wrong.missing);
      return;
    }
    if (typeof left === "string") {
      var told = HIDDEN.test(left) ? words.wrong.hidden : wrong[field.is] ? wrong[field.is](field, left.trim()) : "";
      if (told) tell(told);
    } else if (field.is === "many") {
      var count = left.length;
      if (count < field.least) tell(say(words.wrong.few, field));
      if (field.most !== null && count > field.most) tell(say(words.wrong.many, field));
      value.forEach(function (item, i) {
        if (yaml.kept(field.item, item) !== undefined) look(field.item, item, path + "-" + i, say(words.item, { name: field.one, n: i + 1 }));
      });
    } else if (field.is === "keyed") {
      var seen = {};
      value.forEach(function (pair, i) {
        if (yaml.kept(field.value, pair[1]) === undefined) return;
        if (!pair[0]) tell(words.wrong.missing, path + "-" + i + "-key");
        else if (seen[pair[0]]) tell(words.wrong.twice, path + "-" + i + "-key");
        else look(field.key, pair[0], path + "-" + i + "-key", label);
        seen[pair[0]] = true;
        look(field.value, pair[1], path + "-" + i + "-value", label);
      });
    } else if (field.is === "part") {
      field.fields.forEach(function (each) {
        look(each, value[each.name], path + "-" + each.name, path ? label + ": " + each.label : each.label);
      });
    }
  }

  // What is wrong between fields

  function rules(values) {
    function tell(path, text) { errors.push({ path: path, label: labelOf(path), text: text }); }
    function twice(name, of) {
      var seen = {};
      (values[name] || []).forEach(function (item, i) {
        if (item[of] && seen[item[of]]) tell("-" + name + "-" + i + "-" + of, words.wrong.twice);
        seen[item[of]] = true;
      });
    }
    (values.quiz || []).forEach(function (question, i) {
      if (yaml.kept({ is: "many", item: { is: "part", fields: [{ name: "text", is: "line" }] } }, question.options) === undefined) return;
      var right = (question.options || []).filter(function (option) { return option.correct; }).length;
      if (question.multiple ? !right : right !== 1) {
        tell("-quiz-" + i + "-options", question.multiple ? words.wrong.some_right : words.wrong.one_right);
      }
    });
    if (values.started && values.ended && +values.ended < +values.started) tell("-ended", words.wrong.order);
    var from = day(values.start, true), to = day(values.end, false);
    if (from && to && to < from) tell("-end", words.wrong.order);
    (values.milestones || []).forEach(function (stone, i) {
      var on = day(stone.date, false);
      if (from && to && from <= to && on && (on < from || on > to)) tell("-milestones-" + i + "-date", words.wrong.outside);
    });
    twice("needs", "concept");
    twice("milestones", "id");
    (values.hours || []).forEach(function (pair, i) {
      if (pair[0] && pair[0] !== values.lead && (values.departments || []).indexOf(pair[0]) < 0) tell("-hours-" + i + "-key", words.wrong.not_part);
    });
  }

  function labelOf(path) {
    var found = kind.fields.find(function (field) { return field.name === path.split("-")[1]; });
    return found ? found.label : words.name;
  }

  function name() { return state.names[kind.kind] || asId(values().title || ""); }

  function asId(text) {
    return text.replace(/['’]/g, "").normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60).replace(/-+$/, "");
  }

  function values() { return state.values[kind.kind] || (state.values[kind.kind] = {}); }

  // The controls. A slot reads and writes one value of the draft.

  function slot(owner, key) {
    return { get: function () { return owner[key]; }, set: function (value) { owner[key] = value; } };
  }

  function idOf(path) { return "field" + path; }

  function simple(field, at, path) {
    var options = { id: idOf(path), "aria-describedby": idOf(path) + "-help " + idOf(path) + "-wrong", autocomplete: "off", "aria-required": field.required ? "true" : undefined };
    var made;
    if (field.is === "prose") {
      made = element("textarea", Object.assign({ rows: field.name === "body" ? 12 : 4 }, options), []);
    } else if (field.is === "choice" || field.is === "ref" || field.is === "country") {
      var known = field.is === "country" ? countries() : (data.known[field.kind] || []).concat(field.options || []);
      made = element("select", options, [element("option", { value: "" }, [known.length ? words.choose : words.none])].concat(
        known.map(function (pair) { return element("option", { value: pair[0] }, [pair[1] || pair[0]]); })));
    } else {
      made = element("input", Object.assign({
        type: field.is === "url" ? "url" : "text",
        inputmode: field.is === "whole" ? "numeric" : undefined,
        class: ["date", "whole", "number"].indexOf(field.is) >= 0 ? "short" : undefined,
        spellcheck: field.text ? undefined : "false"
      }, options), []);
    }
    made.value = at.get() || "";
    made.addEventListener(made.tagName === "SELECT" ? "change" : "input", function () {
      at.set(made.value);
      changed();
    });
    made.addEventListener("blur", function () { touch(path); });
    places[path] = { control: made };
    return made;
  }

  var sorted = null;
  function countries() {
    if (sorted) return sorted;
    var names = window.Intl && Intl.DisplayNames ? new Intl.DisplayNames([data.language], { type: "region" }) : null;
    sorted = data.countries.map(function (code) { return [code, names ? names.of(code) : code]; });
    sorted.sort(function (a, b) { return a[1].localeCompare(b[1], data.language); });
    return sorted;
  }

  function helps(field, path) {
    var text = [field.help];
    if (field.is === "date" && !field.example) text.push(words.months);
    if (field.example) text.push(words.example + " " + field.example);
    return element("p", { class: "help", id: idOf(path) + "-help" }, [text.filter(Boolean).join(" ")]);
  }

  function wrongs(path) { return element("p", { class: "wrong", id: idOf(path) + "-wrong" }, []); }

  function named(field) { return field.label + (field.required ? " *" : ""); }

  function row(field, at, path, label) {
    if (field.is === "part" || field.is === "many" || field.is === "keyed") return group(field, at, path, label);
    if (field.is === "flag") {
      var box = element("input", { type: "checkbox", id: idOf(path), "aria-describedby": idOf(path) + "-help" }, []);
      box.checked = at.get() === true;
      box.addEventListener("change", function () { at.set(box.checked); changed(); });
      places[path] = { control: box };
      return element("div", { class: "field tick" }, [element("label", { for: idOf(path) }, [box, " " + label]), helps(field, path)]);
    }
    return element("div", { class: "field" }, [
      element("label", { for: idOf(path) }, [label]), field.help ? helps(field, path) : element("span", { id: idOf(path) + "-help", hidden: true }, []),
      simple(field, at, path), wrongs(path)
    ]);
  }

  // A part or a list: a box with its name. One that may be left out is closed until it is asked for.
  function group(field, at, path, label) {
    var body = element("div", { class: "inside" }, []);
    var inner = [field.help ? helps(field, path) : null, wrongs(path), body];
    if (at.get() === undefined) at.set(field.is === "part" ? {} : []);
    if (field.is === "part") parted(field, at.get(), path, body);
    else listed(field, at.get(), path, body, label);
    var box;
    if (field.required || path.split("-").length > 2) {
      box = element("fieldset", { class: "group" }, [element("legend", {}, [label])].concat(inner));
    } else {
      box = element("details", { class: "group" }, [element("summary", {}, [label])].concat(inner));
      box.open = yaml.kept(field, at.get()) !== undefined;
    }
    box.tabIndex = -1;
    box.id = idOf(path);
    places[path] = { control: box };
    return box;
  }

  function parted(field, owner, path, body) {
    field.fields.forEach(function (each) { body.append(row(each, slot(owner, each.name), path + "-" + each.name, named(each))); });
  }

  function listed(field, list, path, body, label) {
    var bare = field.one || label;
    if (!list.length && field.required) list.push(fresh(field));
    function draw(focus) {
      body.textContent = "";
      Object.keys(places).forEach(function (key) { if (key.indexOf(path + "-") === 0) delete places[key]; });
      list.forEach(function (_, i) {
        var at = path + "-" + i;
        var title = say(words.item, { name: bare, n: i + 1 });
        var away = button(words.remove, function () {
          list.splice(i, 1);
          draw(list.length ? Math.max(0, i - 1) : -1);
          changed();
        }, true);
        away.setAttribute("aria-label", words.remove + ": " + title);
        body.append(element("div", { class: "item-row" }, [entry(field, list, i, at, title), away]));
      });
      var more = button(list.length ? say(words.add, { name: bare }) : say(words.add_first, { name: bare }), function () {
        list.push(fresh(field));
        draw(list.length - 1);
        changed();
      }, true);
      if (field.most === null || field.most === undefined || list.length < field.most) body.append(element("p", { class: "buttons" }, [more]));
      if (focus >= 0) {
        var first = body.children[focus].querySelector("input, select, textarea");
        if (first) first.focus();
      } else if (focus === -1) more.focus();
    }
    draw(-2);
  }

  function fresh(field) {
    if (field.is === "keyed") return ["", field.value.is === "keyed" ? [] : ""];
    return field.item.is === "part" ? {} : "";
  }

  function entry(field, list, i, at, title) {
    if (field.is === "keyed") {
      return element("fieldset", { class: "group pair" }, [
        element("legend", {}, [title]), row(field.key, slot(list[i], 0), at + "-key", field.key.label), row(field.value, slot(list[i], 1), at + "-value", field.value.label)
      ]);
    }
    if (field.item.is === "part") {
      var body = element("fieldset", { class: "group" + (field.item.row ? " pair" : "") }, [element("legend", {}, [title])]);
      parted(field.item, list[i], at, body);
      return body;
    }
    return row(field.item, slot(list, i), at, title);
  }

  // What is shown of it all

  var touched = {}, tried = false, timer = 0, held = false, waits = false;

  function touch(path) {
    touched[path] = true;
    settle();
  }

  function changed() {
    clearTimeout(timer);
    timer = setTimeout(follow, 150);
    parts.outcome.setAttribute("aria-busy", "true");
  }

  function follow() {
    timer = 0;
    keep();
    settle();
  }

  // Leaving a field by a click shows what is wrong with it, which moves what is below: not between press and release,
  // or what was pressed is elsewhere by then, and nothing is clicked.
  function settle() {
    if (held) waits = true;
    else show();
  }

  document.addEventListener("pointerdown", function () { held = true; }, true);
  ["pointerup", "pointercancel", "dragend", "contextmenu", "keydown"].forEach(function (released) {
    document.addEventListener(released, function () {
      held = false;
      if (waits) setTimeout(settle, 0); // after the click
      waits = false;
    }, true);
  });
  // Another tab keeps its drafts in the same place: those of other kinds are taken over, and of this one it is said.
  window.addEventListener("storage", function (event) {
    if (event.key !== KEY) return;
    var other = load();
    Object.keys(other.values).forEach(function (each) {
      if (kind && each === kind.kind) return;
      state.values[each] = other.values[each];
      state.names[each] = other.names[each];
    });
    elsewhere = kind && other.kind === kind.kind;
    if (kind) settle();
  });
  // What was typed last is kept, also by who leaves at once.
  window.addEventListener("pagehide", function () { if (timer) keep(); });

  function show() {
    if (!timer) parts.outcome.removeAttribute("aria-busy");
    errors = [];
    kind.fields.forEach(function (field) { look(field, values()[field.name], "-" + field.name, field.label); });
    rules(values());
    var id = name();
    if (!state.names[kind.kind]) parts.name.value = id;
    var bad = !id ? words.wrong.missing : id === "index" ? words.wrong.index : !ID.test(id) ? words.wrong.id : kind.taken.indexOf(id) >= 0 ? words.wrong.taken : "";
    if (bad) errors.push({ path: "-", label: words.name, text: bad });
    var told = {};
    errors.forEach(function (each) { if (!told[each.path]) told[each.path] = each.text; });
    Object.keys(places).forEach(function (path) {
      var text = tried || touched[path] ? told[path] || "" : "";
      var at = document.getElementById(idOf(path) + "-wrong");
      if (at && at.textContent !== text) at.textContent = text;
      if (places[path].control.matches("input, select, textarea")) places[path].control.setAttribute("aria-invalid", text ? "true" : "false");
    });
    summary();
    result(id);
  }

  function summary() {
    var count = errors.length;
    parts.count.textContent = count ? say(words.problems, { n: count }) : words.fine;
    parts.list.textContent = "";
    errors.forEach(function (each) {
      var link = element("a", { href: "#" + idOf(each.path) }, [each.label]);
      link.addEventListener("click", function (event) {
        event.preventDefault();
        tried = true;
        show();
        reach(each.path);
      });
      parts.list.append(element("li", {}, [link, ": " + each.text]));
    });
    parts.todo.className = count ? "todo" : "todo todo-done";
  }

  // Opens what is closed around a field, and goes there.
  function reach(path) {
    var steps = path;
    while (steps && !places[steps]) steps = steps.slice(0, steps.lastIndexOf("-"));
    var control = places[steps || "-"].control;
    for (var up = control; up && up !== place; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    control.focus();
    control.scrollIntoView({ block: "center" });
  }

  function result(id) {
    var text = yaml.write(kind.fields, values());
    var file = (ID.test(id) ? id : words.name.toLowerCase().replace(/\s+/g, "-")) + ".yml";
    parts.text.value = text;
    parts.text.rows = Math.min(24, text.split("\n").length + 1);
    parts.put.textContent = kind.folder + "/" + file;
    parts.unfinished.hidden = !errors.length;
    parts.kept.textContent = elsewhere ? words.elsewhere : kept ? words.kept : words.not_kept;
    parts.file = file;
    if (!data.forge) return;
    var query = {};
    query[data.forge.file] = data.forge.prefix + kind.folder + "/" + file;
    query[data.forge.text] = text;
    var address = data.forge.base + "?" + Object.keys(query).map(function (key) { return key + "=" + encodeURIComponent(query[key]); }).join("&");
    var fits = address.length < data.forge.longest;
    parts.forge.href = fits ? address : data.forge.base + "?" + data.forge.file + "=" + encodeURIComponent(query[data.forge.file]);
    parts.forgeText.textContent = fits ? words.forge_text : say(words.too_long, { forge: data.forge.name });
  }

  // The page

  function chooser() {
    return element("fieldset", { class: "what" }, [element("legend", {}, [words.what])].concat(data.kinds.map(function (each) {
      var radio = element("input", { type: "radio", name: "kind", value: each.kind, onchange: function () { open(each); } }, []);
      radio.checked = each.kind === state.kind;
      return element("label", {}, [radio, element("span", {}, [element("strong", {}, [each.one]), " ", element("span", { class: "small" }, [each.about])])]);
    })));
  }

  function section(title, fields, closed) {
    var rows = fields.map(function (field) { return row(field, slot(values(), field.name), "-" + field.name, named(field)); });
    if (!fields.length) return null;
    if (!closed) return element("section", {}, [element("h2", {}, [title])].concat(rows));
    var box = element("details", { class: "more" }, [element("summary", {}, [element("h2", {}, [title])])].concat(rows));
    box.open = fields.some(function (field) { return yaml.kept(field, values()[field.name]) !== undefined; });
    return box;
  }

  function open(chosen) {
    kind = chosen;
    state.kind = kind.kind;
    state.values[kind.kind] = fitting({ is: "part", fields: kind.fields }, values()) || {};
    if (typeof name() !== "string") delete state.names[kind.kind];
    places = {};
    touched = {};
    tried = false;
    parts.body.textContent = "";
    parts.name = element("input", { type: "text", id: idOf("-"), "aria-describedby": idOf("-") + "-help " + idOf("-") + "-wrong", autocomplete: "off", spellcheck: "false" }, []);
    parts.name.value = name();
    parts.name.addEventListener("input", function () { state.names[kind.kind] = parts.name.value.trim(); changed(); });
    parts.name.addEventListener("blur", function () { touch("-"); });
    var of = function (care) { return kind.fields.filter(function (field) { return !field.required && !!field.care === care; }); };
    var needed = section(words.required, kind.fields.filter(function (field) { return field.required; }));
    needed.append(element("div", { class: "field" }, [
      element("label", { for: idOf("-") }, [words.name + " *"]), element("p", { class: "help", id: idOf("-") + "-help" }, [words.name_help]), parts.name, wrongs("-")
    ]));
    parts.body.append(needed, section(words.more, of(false), true) || "", section(words.care, of(true), true) || "", outcome());
    places["-"] = { control: parts.name };
    keep();
    show();
  }

  function outcome() {
    parts.count = element("p", { class: "count-left", role: "status" }, []);
    parts.list = element("ul", {}, []);
    parts.todo = element("div", { class: "todo" }, [parts.count, parts.list]);
    parts.text = element("textarea", { readonly: true, id: "the-file", spellcheck: "false", wrap: "off" }, []);
    parts.put = element("code", {}, []);
    parts.unfinished = element("p", { class: "note note-sample" }, [words.unfinished]);
    parts.kept = element("p", { class: "small" }, []);
    parts.status = element("p", { class: "feedback", role: "status" }, []);
    var buttons = [button(words.copy, copy), button(words.save, save)];
    var forge = null;
    if (data.forge) {
      parts.forge = element("a", { class: "go" }, [say(words.forge, { forge: data.forge.name })]);
      parts.forgeText = element("span", { class: "small" }, []);
      forge = element("p", {}, [parts.forge, " ", parts.forgeText]);
    }
    var clear = element("p", { class: "buttons" }, []);
    function ask() {
      var no = button(words.clear_no, function () { clear.replaceChildren(start); start.focus(); }, true);
      clear.replaceChildren(element("span", { role: "group", "aria-label": words.sure }, [words.sure + " ", button(words.clear_yes, empty), " ", no]));
      no.focus();
    }
    var start = button(words.clear, ask, true);
    clear.append(start);
    parts.outcome = element("section", { class: "outcome" }, [
      element("h2", {}, [words.result]), parts.todo, parts.unfinished, element("p", {}, [element("label", { for: "the-file" }, [words.result_text])]), parts.text,
      element("p", { class: "small" }, [words.put + " ", parts.put]), element("p", { class: "buttons" }, buttons), parts.status, forge,
      element("p", { class: "small" }, [words.send_nobody]), parts.kept, clear
    ]);
    return parts.outcome;
  }

  function copy() {
    tried = true;
    show();
    function failed() {
      parts.text.focus();
      parts.text.select();
      parts.status.textContent = words.select;
    }
    if (!navigator.clipboard) return failed();
    navigator.clipboard.writeText(parts.text.value).then(function () { parts.status.textContent = words.copied; }, failed);
  }

  function save() {
    tried = true;
    show();
    var address = URL.createObjectURL(new Blob([parts.text.value], { type: "application/yaml" }));
    var anchor = element("a", { href: address, download: parts.file }, []);
    document.body.append(anchor);
    anchor.click();
    anchor.remove();
    setTimeout(function () { URL.revokeObjectURL(address); }, 1000);
    parts.status.textContent = say(words.saved, { name: parts.file });
  }

  function empty() {
    state.values[kind.kind] = {};
    delete state.names[kind.kind];
    open(kind);
    parts.status.textContent = words.cleared;
    places["-title"].control.focus();
  }

  parts.body = element("div", {}, []);
  var begun = data.kinds.find(function (each) { return each.kind === state.kind; });
  var again = begun && Object.keys(state.values[begun.kind] || {}).length;
  place.append(chooser(), element("p", { class: "small" }, [again ? words.again : words.start]), parts.body);
  place.hidden = false;
  if (begun) open(begun);
})();
