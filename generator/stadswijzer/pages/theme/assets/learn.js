// What this device remembers of learning, and the rules for it. Nothing leaves the device.
//
// A day is a day of the calendar where the reader is. Of each question the first answer of a day counts; later ones
// that day are practice. It comes back 1, 3, 7, 21 and 60 days after the last right answer; after a wrong or a half
// answer the next day, and from the start. A concept is
//   new        nothing of it is kept
//   begun      something is: an answer, its first step, that it was read
//   practised  of one of its questions the last answer was right
//   mastered   on two days at least 7 days apart as many answers were right as it has questions, up to 2;
//              and of no question that it still has was the last answer wrong.
// Its questions are those with answers to choose from; a concept without is judged by its question to recall.
// A question whose words changed is a new question; the days on which it was right still count.
// A day later than tomorrow comes from a clock that was wrong: it shows nothing, and its question is asked again.
(function () {
  "use strict";
  var KEY = "stadswijzer-progress";
  var APP = "stadswijzer";
  var VERSION = 1;
  var LARGEST = 2000000; // bytes of a file
  var SPACING = [1, 3, 7, 21, 60];
  var APART = 7;
  var DAYS_KEPT = 40;
  var WRONG = 0, HALF = 1, RIGHT = 2;
  var template = document.querySelector("template[data-learn]");
  if (!template) return;
  var words = JSON.parse(template.dataset.words);
  var index = window.stadswijzerLearning || { concepts: [], paths: [], asked: [] };
  var listeners = [];
  var memory = null; // what could not be written anywhere
  var concepts = new Map();
  index.concepts.forEach(function (concept) { concepts.set(concept.id, concept); });
  document.querySelectorAll("[data-concept-info]").forEach(function (place) {
    var concept = JSON.parse(place.dataset.conceptInfo);
    concepts.set(concept.id, concept);
  });

  // Days

  function today() {
    var now = new Date();
    return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())).toISOString().slice(0, 10);
  }

  function between(from, to) {
    return Math.round((Date.parse(to) - Date.parse(from)) / 864e5);
  }

  function isDay(value) {
    if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
    var day = new Date(value + "T00:00:00Z");
    return !isNaN(day) && day.toISOString().slice(0, 10) === value;
  }

  // What a file or the storage may hold, field by field

  function upTo(most) {
    return function (value) { return Number.isInteger(value) && value >= 0 && value <= most; };
  }

  function matching(pattern) {
    return function (value) { return typeof value === "string" && value.length <= 200 && pattern.test(value); };
  }

  function isObject(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
  }

  function fields(required, optional) {
    return function (value) {
      return isObject(value) &&
        Object.keys(required).every(function (name) { return name in value; }) &&
        Object.keys(value).every(function (name) {
          var fits = Object.hasOwn(required, name) ? required[name] : Object.hasOwn(optional, name) && optional[name];
          return fits && fits(value[name]);
        });
    };
  }

  function each(fitsKey, fits, most) {
    return function (value) {
      var keys = isObject(value) ? Object.keys(value) : null;
      return keys !== null && keys.length <= most &&
        keys.every(function (key) { return fitsKey(key) && fits(value[key]); });
    };
  }

  function list(fits, most) {
    return function (value) { return Array.isArray(value) && value.length <= most && value.every(fits); };
  }

  var isId = matching(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  var isQuestion = matching(/^[0-9a-f]{10}$/);
  var isAnswer = fields({ day: isDay, last: upTo(RIGHT), stage: upTo(SPACING.length), times: upTo(1e6) }, {});
  var isEntry = fields(
    { begun: isDay },
    { step: isDay, read: isDay, questions: each(isQuestion, isAnswer, 500), days: each(isDay, list(isQuestion, 500), 400) }
  );
  var isWhole = fields(
    { app: function (value) { return value === APP; }, version: upTo(VERSION), entries: each(isId, isEntry, 5000) },
    { saved: isDay, path: isId }
  );

  function withoutPrototype(key, value) {
    return isObject(value) ? Object.assign(Object.create(null), value) : value;
  }

  // → {data} or {wrong: "damaged" | "foreign" | "newer"}
  function parse(text) {
    var data;
    try {
      data = JSON.parse(text.replace(/^\uFEFF/, ""), withoutPrototype);
    } catch (error) {
      return { wrong: "damaged" };
    }
    if (!isObject(data) || data.app !== APP) return { wrong: "foreign" };
    if (Number.isInteger(data.version) && data.version > VERSION) return { wrong: "newer" };
    if (data.version < 1 || !isWhole(data)) return { wrong: "damaged" };
    return { data: data };
  }

  function empty() {
    return Object.assign(Object.create(null), { app: APP, version: VERSION, entries: Object.create(null) });
  }

  // Storage: the device's; where that is off or full, that of this visit; else this page's memory

  function stored(name, key) {
    try {
      return window[name].getItem(key);
    } catch (error) {
      return null;
    }
  }

  function store(name, key, text) {
    try {
      if (text === null) window[name].removeItem(key);
      else window[name].setItem(key, text);
      return true;
    } catch (error) {
      return false;
    }
  }

  function load() {
    var visit = stored("sessionStorage", KEY);
    var text = memory !== null ? memory : visit !== null ? visit : stored("localStorage", KEY);
    if (text === null) return empty();
    var found = parse(text);
    if (found.data) return follow(found.data);
    tell(found.wrong === "newer" ? "storage_newer" : "storage_broken");
    if (found.wrong !== "newer") {
      store("localStorage", KEY + "-broken", text);
      store("localStorage", KEY, null);
      store("sessionStorage", KEY, null);
    }
    return empty();
  }

  function isNewer() {
    var text = stored("localStorage", KEY);
    return text !== null && parse(text).wrong === "newer";
  }

  function save(data) {
    var text = JSON.stringify(data);
    var newer = isNewer();
    if (!newer && store("localStorage", KEY, text)) {
      store("sessionStorage", KEY, null);
      memory = null;
    } else {
      memory = store("sessionStorage", KEY, text) ? null : text;
      tell(newer ? "storage_newer" : "storage_off");
    }
  }

  // Every change begins at what is stored now: another tab may have written since.
  function change(how) {
    var data = load();
    how(data);
    save(data);
    changed();
  }

  // Everything, also what was set aside.
  function forget() {
    ["localStorage", "sessionStorage"].forEach(function (name) {
      store(name, KEY, null);
      store(name, KEY + "-broken", null);
    });
    memory = null;
    changed();
  }

  function changed() {
    listeners.forEach(function (listener) { listener(); });
  }

  // Says something about the storage, once in a visit.
  function tell(what) {
    var key = KEY + "-told-" + what;
    if (tell[what] || stored("sessionStorage", key)) return;
    tell[what] = true;
    store("sessionStorage", key, "1");
    var note = element("p", { class: "note learn-note", role: "alert" }, [say(what) + " "]);
    var close = element("button", { type: "button", class: "quiet" }, [say("close")]);
    close.addEventListener("click", function () { note.remove(); });
    note.append(close);
    document.querySelector("main").prepend(note);
  }

  // Old names, and two sets of progress made one

  function follow(data) {
    concepts.forEach(function (concept) {
      (concept.aliases || []).forEach(function (alias) {
        var old = data.entries[alias];
        if (!old || concepts.has(alias)) return;
        renameQuestions(old, concept.before || {});
        data.entries[concept.id] = best(data.entries[concept.id], old);
        delete data.entries[alias];
      });
    });
    return data;
  }

  function renameQuestions(entry, names) {
    function now(id) { return Object.hasOwn(names, id) ? names[id] : id; }
    var questions = Object.create(null);
    Object.keys(entry.questions || {}).forEach(function (id) { questions[now(id)] = entry.questions[id]; });
    if (entry.questions) entry.questions = questions;
    Object.keys(entry.days || {}).forEach(function (day) { entry.days[day] = entry.days[day].map(now); });
  }

  function earliest(one, other) {
    return !one || !other ? one || other : one < other ? one : other;
  }

  // The best of both, so that joining never lowers a state.
  function best(one, other) {
    if (!one || !other) return one || other;
    var made = Object.create(null);
    ["begun", "step", "read"].forEach(function (name) {
      var day = earliest(one[name], other[name]);
      if (day) made[name] = day;
    });
    made.questions = Object.assign(Object.create(null), one.questions);
    Object.keys(other.questions || {}).forEach(function (id) {
      made.questions[id] = better(made.questions[id], other.questions[id]);
    });
    made.days = Object.create(null);
    [one.days, other.days].forEach(function (days) {
      Object.keys(days || {}).forEach(function (day) {
        made.days[day] = Array.from(new Set((made.days[day] || []).concat(days[day]))).sort();
      });
    });
    return made;
  }

  function better(one, other) {
    if (!one) return other;
    var order = one.last - other.last || one.stage - other.stage || between(other.day, one.day);
    var chosen = Object.assign(Object.create(null), order >= 0 ? one : other);
    chosen.times = Math.max(one.times, other.times);
    return chosen;
  }

  function join(data, other) {
    follow(other);
    Object.keys(other.entries).forEach(function (id) {
      data.entries[id] = best(data.entries[id], other.entries[id]);
    });
    if (!data.path && other.path) data.path = other.path;
  }

  // Rules

  function judged(concept) {
    return (concept.quiz || []).length ? concept.quiz : concept.recall ? [concept.recall] : [];
  }

  function isOver(day, now) {
    return between(now, day) <= 1; // the zone may have changed
  }

  function state(concept, data) {
    var entry = data.entries[concept.id], now = today();
    if (!entry) return "new";
    var asked = judged(concept), answers = entry.questions || {};
    var last = asked.filter(function (id) { return answers[id]; }).map(function (id) { return answers[id].last; });
    var enough = Math.max(1, Math.min(2, asked.length));
    var days = Object.keys(entry.days || {}).filter(function (day) {
      return entry.days[day].length >= enough && isOver(day, now);
    }).sort();
    if (!last.includes(WRONG) && days.length && between(days[0], days[days.length - 1]) >= APART) return "mastered";
    return last.includes(RIGHT) ? "practised" : "begun";
  }

  // Days until a question comes back; 0 or less: now.
  function wait(answer, now) {
    if (!isOver(answer.day, now)) return 0;
    return SPACING[Math.max(answer.stage, 1) - 1] - Math.max(0, between(answer.day, now));
  }

  function due(data) {
    var now = today(), found = [];
    concepts.forEach(function (concept) {
      var answers = (data.entries[concept.id] || {}).questions || {};
      var own = (concept.quiz || []).concat(concept.recall || []).filter(function (id) {
        return answers[id] && wait(answers[id], now) <= 0;
      }).map(function (id) { return { concept: concept, id: id, wait: wait(answers[id], now) }; });
      found = found.concat(own.sort(byWait).slice(0, 1));
    });
    return found.sort(byWait);
  }

  function byWait(one, other) {
    return one.wait - other.wait || (one.id < other.id ? -1 : 1);
  }

  function entryOf(data, id) {
    if (!data.entries[id]) data.entries[id] = Object.assign(Object.create(null), { begun: today() });
    return data.entries[id];
  }

  // Keeps an answer; returns whether it was the first of the day, and in how many days the question comes back.
  function answer(concept, id, outcome) {
    var told = {}, now = today();
    change(function (data) {
      var entry = entryOf(data, concept.id);
      entry.questions = entry.questions || Object.create(null);
      var old = entry.questions[id];
      var seen = old && isOver(old.day, now) && old.day >= now;
      told.first = !seen;
      if (seen) {
        old.times += 1;
      } else {
        var stage = !old || !isOver(old.day, now) ? 0 : wait(old, now) <= 0 ? old.stage : old.stage - 1;
        entry.questions[id] = Object.assign(Object.create(null), {
          day: now,
          last: outcome,
          stage: outcome === RIGHT ? Math.min(Math.max(stage, 0) + 1, SPACING.length) : 0,
          times: (old ? old.times : 0) + 1
        });
        if (outcome === RIGHT && judged(concept).includes(id)) noteDay(entry, now, id);
      }
      told.wait = wait(entry.questions[id], now);
    });
    return told;
  }

  // The first and the last days tell enough.
  function noteDay(entry, day, id) {
    entry.days = entry.days || Object.create(null);
    entry.days[day] = Array.from(new Set((entry.days[day] || []).concat(id))).sort();
    var days = Object.keys(entry.days).sort();
    days.slice(DAYS_KEPT / 2, -DAYS_KEPT / 2).forEach(function (each) {
      if (days.length > DAYS_KEPT) delete entry.days[each];
    });
  }

  function tick(id, what, on) {
    change(function (data) {
      var entry = entryOf(data, id);
      if (on) entry[what] = today();
      else delete entry[what];
      if (!on && !entry.questions && !entry.step && !entry.read) delete data.entries[id];
    });
  }

  // Words and elements

  function say(key, values) {
    var found = words[key];
    if (isObject(found)) found = found[values.n === 1 ? "one" : "many"];
    return found.replace(/\{(\w+)\}/g, function (whole, name) { return values[name]; });
  }

  function element(name, attributes, children) {
    var made = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    made.append.apply(made, children || []);
    return made;
  }

  function mark(which) {
    return element("span", { class: "learned learned-" + which }, [words.states[which]]);
  }

  function href(address) {
    var parts = address.split("#");
    var index = /(^|\/)$/.test(parts[0]) ? template.dataset.index : ""; // on a disk no server finds it
    return document.documentElement.dataset.root + parts[0] + index + (parts[1] ? "#" + parts[1] : "");
  }

  // What pages show of it: marks in lists and on paths, ticks, the path that was chosen

  function showMarks() {
    var data = load();
    var places = new Map();
    concepts.forEach(function (concept) {
      if (concept.address) places.set(new URL(href(concept.address), location.href).pathname, concept);
    });
    document.querySelectorAll(".items .item-title a, .path h3 a").forEach(function (link) {
      var concept = places.get(link.pathname), tags = link.closest("li").querySelector(".tags");
      if (!concept || !tags) return;
      var which = state(concept, data), old = tags.querySelector(".learned");
      if (old) old.remove();
      if (which !== "new") tags.append(mark(which));
    });
    document.querySelectorAll("[data-state]").forEach(function (place) {
      var concept = concepts.get(place.dataset.state);
      place.querySelector("[data-mark]").replaceChildren(mark(state(concept, data)));
      place.hidden = false;
    });
    document.querySelectorAll("[data-tick]").forEach(function (place) {
      var box = place.querySelector("input"), entry = data.entries[place.dataset.concept];
      box.checked = Boolean(entry && entry[place.dataset.tick]);
      place.hidden = false;
    });
    document.querySelectorAll("button[data-path]").forEach(function (button) {
      button.setAttribute("aria-pressed", String(data.path === button.dataset.path));
      button.hidden = false;
    });
  }

  document.querySelectorAll("[data-tick]").forEach(function (place) {
    place.querySelector("input").addEventListener("change", function (event) {
      tick(place.dataset.concept, place.dataset.tick, event.target.checked);
    });
  });

  document.querySelectorAll("button[data-path]").forEach(function (button) {
    button.addEventListener("click", function () {
      change(function (data) {
        if (data.path === button.dataset.path) delete data.path;
        else data.path = button.dataset.path;
      });
    });
  });

  listeners.push(showMarks);
  window.addEventListener("storage", function (event) {
    if (event.key === KEY || event.key === null) changed();
  });
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) changed(); // back to a page that slept
  });
  showMarks();

  window.stadswijzerLearn = {
    WRONG: WRONG, HALF: HALF, RIGHT: RIGHT, LARGEST: LARGEST,
    index: index, concepts: concepts, template: template, listeners: listeners,
    load: load, change: change, forget: forget, parse: parse, join: join, today: today,
    state: state, due: due, answer: answer, tick: tick,
    say: say, element: element, mark: mark, href: href
  };
})();
