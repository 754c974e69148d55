// Questions that can be answered in the page: those that stand on it, and up to two old ones that come back.
(function () {
  "use strict";
  var learn = window.stadswijzerLearn;
  if (!learn) return;
  var say = learn.say, element = learn.element;
  var MOST_DUE = 2;
  var number = 0;

  // Another order at every attempt, so that nobody learns the place of an answer; the same attempt, the same order.
  function shuffled(items, seed) {
    var left = items.slice(), made = [], value = 0;
    for (var i = 0; i < seed.length; i++) value = (Math.imul(value, 31) + seed.charCodeAt(i)) >>> 0;
    while (left.length) {
      value = (Math.imul(value ^ (value >>> 15), 2246822519) + 3266489917) >>> 0;
      value = (value ^ (value >>> 13)) >>> 0; // without this, seeds that lie side by side give the same order
      made.push(left.splice((value >>> 8) % left.length, 1)[0]);
    }
    return made;
  }

  function times(question) {
    var entry = learn.load().entries[question.concept.id];
    var kept = entry && entry.questions && entry.questions[question.id];
    return kept ? kept.times : 0;
  }

  function form(which) {
    return learn.template.content.querySelector("[data-" + which + "]").cloneNode(true);
  }

  function read(place) {
    var concept = learn.concepts.get(place.dataset.concept);
    var question = {
      id: place.dataset.question, concept: concept, heading: place.dataset.heading, see: place.dataset.see, place: place,
      several: place.hasAttribute("data-several"), test: place.hasAttribute("data-test"), title: place.querySelector("h3")
    };
    if (place.hasAttribute("data-recall")) {
      question.answer = place.querySelector(".answer");
    } else {
      question.options = Array.from(place.querySelectorAll(".answers li")).map(function (item) {
        return {
          text: item.querySelector(".option").textContent,
          why: item.querySelector(".why").textContent,
          right: item.classList.contains("right")
        };
      });
    }
    return question;
  }

  function enliven(question) {
    var made = question.options ? choose(question) : recall(question);
    question.place.insertBefore(made, question.place.querySelector("ol, details"));
    question.place.setAttribute("data-live", "");
  }

  function legend(made, question) {
    made.querySelector("legend").append(question.title);
  }

  // What follows an answer: when it comes back, and after a wrong one where to read it again.
  function tellWhen(feedback, told, question, right) {
    if (question.test) return;
    if (!right && question.see) {
      feedback.append(" " + say("read_again") + " ", element("a", { href: question.see }, [question.heading]), ".");
    }
    feedback.append(" " + (told.first ? say("comes_back", { n: told.wait }) : say("practice")));
  }

  // To choose

  function choose(question) {
    var made = form("choose"), list = made.querySelector(".to-choose"), sample = list.querySelector("li");
    var button = made.querySelector("[data-check]"), unsure = made.querySelector("[data-unsure]");
    var feedback = made.querySelector(".feedback"), own = "q" + ++number, answered = false, attempt = 0;
    sample.remove();
    legend(made, question);
    if (!question.several) made.querySelector("[data-several]").remove();
    if (!question.test) unsure.remove();

    function show() {
      answered = false;
      feedback.replaceChildren();
      button.textContent = say("check");
      button.className = "";
      unsure.hidden = false;
      var seed = question.id + ":" + (times(question) + attempt++);
      list.replaceChildren.apply(list, shuffled(question.options, seed).map(function (option, at) {
        var item = sample.cloneNode(true), input = item.querySelector("input");
        input.type = question.several ? "checkbox" : "radio";
        input.name = own;
        input.value = question.options.indexOf(option);
        input.setAttribute("aria-describedby", own + "-" + at);
        item.querySelector("label span").textContent = option.text;
        item.querySelector(".verdict").id = own + "-" + at;
        return item;
      }));
    }

    function inputs() {
      return Array.from(list.querySelectorAll("input"));
    }

    function check(isUnsure) {
      var right = !isUnsure;
      inputs().forEach(function (input) {
        var option = question.options[input.value], verdict = input.closest("li").querySelector(".verdict");
        if (input.checked !== option.right) right = false;
        input.disabled = true;
        input.closest("li").classList.add(option.right ? "right" : "wrong");
        verdict.append(element("strong", {}, [say(option.right ? "right_option" : "wrong_option")]), " " + option.why);
        verdict.hidden = false;
      });
      answered = true;
      button.textContent = say("again");
      button.className = "quiet";
      unsure.hidden = true;
      feedback.append(element("strong", { class: right ? "good" : "bad" }, [say(right ? "right" : "wrong")]));
      if (!right) feedback.append(" " + say("right_is") + " " + rightOnes());
      var keeps = right || !question.test; // a test says what one knows; it is no lesson that was missed
      var told = keeps ? learn.answer(question.concept, question.id, right ? learn.RIGHT : learn.WRONG) : {};
      tellWhen(feedback, told, question, right);
      if (question.done) question.done(right);
      button.focus();
    }

    function rightOnes() {
      var texts = question.options.filter(function (option) { return option.right; });
      return texts.map(function (option) { return "“" + option.text.replace(/\.$/, "") + "”"; }).join(", ") + ".";
    }

    made.addEventListener("submit", function (event) {
      event.preventDefault();
      if (answered) {
        show();
        inputs()[0].focus();
      } else if (!inputs().some(function (input) { return input.checked; })) {
        feedback.textContent = say("choose_first");
      } else {
        feedback.replaceChildren();
        check(false);
      }
    });
    unsure.addEventListener("click", function () {
      feedback.replaceChildren();
      check(true);
    });
    show();
    return made;
  }

  // To recall: write first, then compare

  function recall(question) {
    var made = form("recall-form"), area = made.querySelector("textarea"), after = made.querySelector("[data-after]");
    var feedback = made.querySelector(".feedback"), button = made.querySelector("[data-check]"), asked = false;
    area.id = "q" + ++number;
    made.querySelector("label").htmlFor = area.id;
    legend(made, question);
    var model = question.answer.cloneNode(true); // the answer itself stays where paper looks for it
    model.querySelectorAll("[id]").forEach(function (each) { each.removeAttribute("id"); });
    made.querySelector("[data-model]").append(model);

    made.addEventListener("submit", function (event) {
      event.preventDefault();
      if (!after.hidden) return;
      if (!area.value.trim() && !asked) {
        asked = true;
        feedback.textContent = say("write_first");
        area.focus();
        return;
      }
      feedback.replaceChildren();
      after.hidden = false;
      button.hidden = true;
      after.focus();
    });
    made.querySelectorAll("[data-outcome]").forEach(function (each) {
      each.addEventListener("click", function () {
        var outcome = Number(each.dataset.outcome);
        made.querySelectorAll("[data-outcome]").forEach(function (other) {
          other.setAttribute("aria-pressed", String(other === each));
        });
        feedback.replaceChildren(say("noted"));
        tellWhen(feedback, learn.answer(question.concept, question.id, outcome), question, outcome === learn.RIGHT);
        if (question.done) question.done(outcome === learn.RIGHT);
      });
    });
    return made;
  }

  // Old questions that come back

  function fetchQuestions(concept, then) {
    var script = element("script", { src: learn.href("assets/questions/" + concept.id + ".js") });
    script.onload = function () { then((window.stadswijzerQuestions || {})[concept.id] || {}); };
    script.onerror = function () { then({}); };
    document.head.append(script);
  }

  function showDue(place) {
    var waiting = learn.due(learn.load()), shown = 0;
    var list = place.querySelector("[data-list]");

    function next() {
      var item = waiting.shift();
      if (!item || shown === MOST_DUE) return;
      fetchQuestions(item.concept, function (questions) {
        var data = questions[item.id];
        if (data) {
          shown += 1;
          place.hidden = false;
          list.append(dueQuestion(item, data));
        }
        next();
      });
    }
    next();
  }

  function dueQuestion(item, data) {
    var place = element("div", { class: "question" }, []);
    var address = learn.href(item.concept.address + (data.see ? "#" + data.see : ""));
    var question = {
      id: item.id, concept: item.concept, place: place, see: address, heading: data.heading || item.concept.title,
      several: data.several, options: data.options, title: element("h3", {}, [data.question])
    };
    var from = element("a", { href: learn.href(item.concept.address) }, [item.concept.title]);
    place.append(element("p", { class: "small" }, [say("from") + " ", from]));
    if (data.answer) {
      question.answer = element("div", { class: "answer" }, data.answer.map(function (text) {
        return element("p", {}, [text]);
      }));
    }
    enliven(question);
    return place;
  }

  // The start test: what one may skip, and where to begin

  function startTest(place) {
    var asked = [];
    document.querySelectorAll(".question[data-test]").forEach(function (each) {
      var question = read(each);
      question.done = function (right) {
        if (question.known === undefined) question.known = right; // the first answer counts
        tell();
      };
      asked.push(question);
      enliven(question);
    });

    function tell() {
      var done = asked.filter(function (question) { return question.known !== undefined; });
      place.querySelector("[data-done]").textContent = say("test_done", { n: done.length, total: asked.length });
      if (!place.querySelector("[data-outcome-of-test]").hidden) show();
    }

    function fill(name, questions) {
      var list = place.querySelector("[data-" + name + "]");
      list.replaceChildren.apply(list, questions.map(function (question) {
        return element("li", {}, [element("a", { href: learn.href(question.concept.address) }, [question.concept.title])]);
      }));
      place.querySelector("[data-no-" + name + "]").hidden = questions.length > 0;
    }

    function show() {
      var open = asked.filter(function (question) { return !question.known; });
      fill("skip", asked.filter(function (question) { return question.known; }));
      fill("begin", open.slice(0, 1));
      fill("then", open.slice(1));
      place.querySelector("[data-no-then]").hidden = true;
      place.querySelector("[data-outcome-of-test]").hidden = false;
    }

    place.querySelector("[data-show]").addEventListener("click", function () {
      show();
      place.querySelector("[data-outcome-of-test]").focus();
    });
    place.hidden = false;
    tell();
  }

  document.querySelectorAll(".question[data-question]:not([data-test])").forEach(function (place) {
    if (learn.concepts.has(place.dataset.concept)) enliven(read(place));
  });
  document.querySelectorAll("[data-due]").forEach(showDue);
  document.querySelectorAll("[data-start-test]").forEach(startTest);
})();
