// The page "my progress": where one stands, what is next, a file to save and load, and what one may hand in.
(function () {
  "use strict";
  var learn = window.stadswijzerLearn;
  var page = document.querySelector("[data-progress]");
  if (!learn || !page) return;
  var say = learn.say, element = learn.element, index = learn.index;

  function part(name) {
    return page.querySelector("[data-" + name + "]");
  }

  function link(concept) {
    return element("a", { href: learn.href(concept.address) }, [concept.title]);
  }

  function save(name, text, type) {
    var address = URL.createObjectURL(new Blob([text], { type: type }));
    var anchor = element("a", { href: address, download: name }, []);
    document.body.append(anchor);
    anchor.click();
    anchor.remove();
    setTimeout(function () { URL.revokeObjectURL(address); }, 1000);
  }

  // A button that asks again before it does something that cannot be undone. `then` returns where the focus goes.
  function asking(button, question, then) {
    button.addEventListener("click", function () {
      var yes = element("button", { type: "button" }, [say("yes_delete")]);
      var no = element("button", { type: "button", class: "quiet" }, [say("no_keep")]);
      var box = element("span", { class: "sure", role: "group", "aria-label": question }, [question + " ", yes, " ", no]);
      function close(focus) {
        box.replaceWith(button);
        focus.focus();
      }
      no.addEventListener("click", function () { close(button); });
      box.addEventListener("keydown", function (event) { if (event.key === "Escape") close(button); });
      yes.addEventListener("click", function () { close(then() || button); });
      button.replaceWith(box);
      no.focus();
    });
  }

  // Where one stands

  function row(concept, data) {
    var children = [element("span", { class: "row-title" }, [link(concept)])];
    var entry = data.entries[concept.id];
    if (entry) children.push(learn.mark(learn.state(concept, data)));
    if (entry && entry.step) children.push(element("span", { class: "small" }, [say("step_done")]));
    if (entry) {
      var button = element("button", { type: "button", class: "quiet" }, [say("reset"), element("span", { class: "hidden-text" }, [" " + concept.title])]);
      asking(button, say("reset_sure", { title: concept.title }), function () {
        learn.change(function (stored) { delete stored.entries[concept.id]; });
        part("status").textContent = say("reset_done", { title: concept.title });
        return part("heading");
      });
      children.push(button);
    }
    return element("li", {}, children);
  }

  function show() {
    var data = learn.load(), counts = { new: 0, begun: 0, practised: 0, mastered: 0 };
    var busy = [], fresh = [];
    index.concepts.forEach(function (concept) {
      var which = learn.state(concept, data);
      counts[which] += 1;
      (data.entries[concept.id] ? busy : fresh).push(row(concept, data));
    });
    Object.keys(counts).forEach(function (which) { part("count-" + which).textContent = counts[which]; });
    part("busy").replaceChildren.apply(part("busy"), busy);
    part("fresh").replaceChildren.apply(part("fresh"), fresh);
    part("nothing").hidden = busy.length > 0;
    part("fresh-box").hidden = !fresh.length;
    var gone = Object.keys(data.entries).filter(function (id) { return !learn.concepts.has(id); }).length;
    part("gone").hidden = !gone;
    part("gone").textContent = gone ? say("gone", { n: gone }) : "";
    showNext(data);
  }

  // What is next

  function isOpen(concept, data) {
    var which = learn.state(concept, data);
    var asks = (concept.quiz || []).length || concept.recall;
    return which === "new" || (which === "begun" && asks);
  }

  function firstOpen(concept, data) {
    var open = (concept.requires || []).map(function (id) { return learn.concepts.get(id); }).filter(function (needed) {
      return needed && isOpen(needed, data);
    });
    return open.length ? firstOpen(open[0], data) : concept;
  }

  function wanted(data) {
    var path = index.paths.find(function (each) { return each.id === data.path; });
    var ids = path ? path.concepts : index.asked.concat(index.concepts.map(function (concept) { return concept.id; }));
    return ids.map(function (id) { return learn.concepts.get(id); }).find(function (concept) {
      return concept && isOpen(concept, data);
    });
  }

  function showNext(data) {
    var place = part("next"), concept = wanted(data), first = concept && firstOpen(concept, data);
    part("path").value = index.paths.some(function (path) { return path.id === data.path; }) ? data.path : "";
    if (!concept) {
      place.textContent = say(part("path").value ? "path_finished" : "all_finished");
      return;
    }
    place.replaceChildren(link(first), " ", element("span", { class: "small" }, [say("minutes", { n: first.minutes || 1 })]));
    if (first !== concept) place.append(" ", element("span", { class: "small" }, [say("needed_for", { title: concept.title })]));
  }

  part("path").addEventListener("change", function (event) {
    learn.change(function (data) {
      if (event.target.value) data.path = event.target.value;
      else delete data.path;
    });
  });

  // A file to save and to load

  part("save").addEventListener("click", function () {
    var data = learn.load();
    data.saved = learn.today();
    save(say("file_name") + "-" + data.saved + ".json", JSON.stringify(data, null, 1), "application/json");
    part("status").textContent = say("saved");
  });

  function loaded(text) {
    var found = learn.parse(text);
    if (!found.data) return refuse(found.wrong);
    learn.change(function (data) { learn.join(data, found.data); });
    part("status").textContent = say("loaded", { n: Object.keys(found.data.entries).length });
  }

  function refuse(why) {
    part("status").textContent = say("refused_" + why);
  }

  part("load").addEventListener("change", function (event) {
    var file = event.target.files[0];
    if (!file) return;
    part("status").textContent = "";
    var reader = new FileReader();
    reader.onload = function () { loaded(reader.result); };
    reader.onerror = function () { refuse("damaged"); };
    if (file.size > learn.LARGEST) refuse("large");
    else reader.readAsText(file);
    event.target.value = ""; // the same file may be chosen again
  });

  asking(part("reset"), say("reset_all_sure"), function () {
    learn.forget();
    part("status").textContent = say("reset_all_done");
    return part("heading");
  });

  // What one may hand in

  function handIn() {
    var place = part("hand-in"), rows = [];
    if (!place) return;
    var department = place.querySelector("[data-department]"), concept = place.querySelector("[data-which]");
    var level = place.querySelector("[data-level]"), most = Number(place.dataset.most);

    function text() {
      return ["department,concept,level"].concat(rows.map(function (row) {
        return [department.value, row.concept.id, row.level].join(",");
      })).join("\r\n") + "\r\n";
    }

    function update() {
      var ready = rows.length > 0 && department.value !== "", option = department.selectedOptions[0];
      var list = place.querySelector("[data-rows]");
      list.replaceChildren.apply(list, rows.map(item));
      place.querySelector("[data-exact]").textContent = ready ? text() : "";
      place.querySelector("[data-preview]").hidden = !ready;
      var small = place.querySelector("[data-small]");
      small.hidden = !option.dataset.staff;
      small.textContent = option.dataset.staff ? say("small_department", { n: Number(option.dataset.staff) }) : "";
    }

    function item(row) {
      var remove = element("button", { type: "button", class: "quiet" }, [say("remove"), element("span", { class: "hidden-text" }, [" " + row.concept.title])]);
      remove.addEventListener("click", function () {
        rows.splice(rows.indexOf(row), 1);
        update();
        concept.focus();
      });
      return element("li", {}, [element("span", { class: "row-title" }, [row.concept.title]), element("span", {}, [row.words]), remove]);
    }

    concept.append.apply(concept, index.concepts.slice().sort(function (one, other) {
      return one.title.localeCompare(other.title, document.documentElement.lang);
    }).map(function (each) { return element("option", { value: each.id }, [each.title]); }));
    place.querySelector("[data-add]").addEventListener("click", function () {
      var status = place.querySelector("[data-hand-in-status]");
      var chosen = learn.concepts.get(concept.value), option = level.selectedOptions[0];
      status.textContent = "";
      if (!chosen || level.value === "") {
        status.textContent = say("choose_both");
        return;
      }
      rows = rows.filter(function (row) { return row.concept !== chosen; });
      if (rows.length >= most) {
        status.textContent = say("enough", { n: most });
        return;
      }
      rows.push({ concept: chosen, level: level.value, words: option.textContent });
      status.textContent = say("added", { title: chosen.title });
      concept.value = level.value = "";
      update();
      concept.focus();
    });
    department.addEventListener("change", update);
    place.querySelector("[data-save-csv]").addEventListener("click", function () {
      save(say("hand_in_file") + ".csv", text(), "text/csv");
    });
    department.value = ""; // a browser may keep what was chosen before
    update();
  }

  handIn();
  learn.listeners.push(show);
  show();
  page.hidden = false;
})();
