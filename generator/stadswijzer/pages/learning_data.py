"""What the scripts for learning know: questions with an id, where each is taught, the start test, the data.

In: a `Site`. Out: values for the templates, and scripts that only hold data (`files`), since a page that is
opened from a disk cannot fetch. Nothing about a person is in them: answers stay on the device.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from graphlib import CycleError, TopologicalSorter

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Concept, Department, Example, Path, Question, Theme
from stadswijzer.facts import team_session
from stadswijzer.facts.catalogue import Catalogue
from stadswijzer.facts.departments import departments_today
from stadswijzer.facts.knowledge.teaching import Place, Teaching, right_answers, teaching_of
from stadswijzer.facts.knowledge.ten_minutes import asked_most, by_worth
from stadswijzer.facts.knowledge.work_asks import work_asks
from stadswijzer.facts.plan import decisions
from stadswijzer.facts.site import Site
from stadswijzer.language import readability
from stadswijzer.language.json_data import Json
from stadswijzer.language.words import package_yaml

INDEX = "assets/learning.js"
TEST_LENGTH = 12
"""Concepts of the start test, at most."""
TEST_OF_EACH = 2
"""Questions of one concept, at most: who has all of them right may skip it."""
TEST_LEVEL = 2
"""Who can explain a concept may skip it: the start test prefers questions of this level."""


@dataclass(frozen=True)
class Asked:
    """A question with the id that progress is kept under. `before`: its ids under old names of the concept.

    `data`: the question to choose an answer to; None for the one to recall. `text`: it and its right answers.
    """

    id: str
    question: str
    text: str
    teaching: Teaching
    before: tuple[str, ...] = ()
    data: Question | None = None

    @cached_property
    def taught(self) -> Place | None:
        """The part of the page to read again after a wrong answer."""
        return self.teaching.of(self.text, self.data.see if self.data else None)


def question_id(concept: str, question: str) -> str:
    """The same as long as the concept's name and the words of the question are."""
    return hashlib.sha256(f"{concept}\n{' '.join(question.split())}".encode()).hexdigest()[:10]


def questions(site: Site, concept: Entry[Concept]) -> list[Asked]:
    """The questions of a concept that have answers to choose from. One that is there twice is asked once."""
    teaching = teaching_of(site.words.language, concept)
    found = [_asked(concept, each.question, _text_of(each), teaching, each) for each in concept.data.quiz]
    return [asked for n, asked in enumerate(found) if asked.id not in {each.id for each in found[:n]}]


def recall(site: Site, concept: Entry[Concept]) -> Asked | None:
    """Its question to answer in one's own words."""
    given = concept.data.recall
    if given is None:
        return None
    text = f"{given.question} {given.answer}"
    return _asked(concept, given.question, text, teaching_of(site.words.language, concept), None)


def _asked(
    concept: Entry[Concept], question: str, text: str, teaching: Teaching, data: Question | None
) -> Asked:
    # The one to recall has an id of its own, also where a question to choose has the same words.
    key = question if data else f"{question} (recall)"
    before = tuple(question_id(alias, key) for alias in concept.data.aliases)
    return Asked(question_id(concept.id, key), question, text, teaching, before, data)


def _text_of(question: Question) -> str:
    """The question and its right answers: what should be read again."""
    return f"{question.question} {right_answers(question)}"


def in_order(site: Site) -> list[Entry[Concept]]:
    """All concepts, each after what it requires: shortest way first, then what most rests on, then id."""
    depth = _depths(site)
    concepts = site.library.of(Concept)
    rests = Counter(each.id for entry in concepts for each in site.all(Concept, entry.data.requires))
    return sorted(concepts, key=lambda entry: (depth[entry.id], -rests[entry.id], entry.id))


def _depths(site: Site) -> dict[str, int]:
    """Concept → the length of the longest chain of concepts that come before it."""
    before = {
        entry.id: [each.id for each in site.all(Concept, entry.data.requires)]
        for entry in site.library.of(Concept)
    }
    depth = dict.fromkeys(before, 0)
    # A preview is also made of content with a round in it: then there is no order.
    with contextlib.suppress(CycleError):
        for id_ in TopologicalSorter(before).static_order():
            depth[id_] = max((1 + depth[each] for each in before[id_]), default=0)
    return depth


def start_test(site: Site) -> list[tuple[Entry[Concept], list[Asked]]]:
    """Two questions (or the one) of at most twelve concepts: what the plan of today asks most, before all.

    Where room is left: what others rest on first, themes by turns. The questions stand in the order of
    learning.
    """
    order = in_order(site)
    asked = asked_most(site.today.know.knowledge)
    most = sorted((entry for entry in order if entry.id in asked), key=lambda each: -asked[each.id])
    chosen = [entry for entry in most if entry.data.quiz]
    queues: dict[Entry[Theme] | None, deque[Entry[Concept]]] = {
        theme: deque() for theme in (*site(Theme), None)
    }
    for entry in order:
        if entry.data.quiz and entry.id not in asked:
            queues[site.get(Theme, entry.data.theme)].append(entry)
    while any(queues.values()) and len(chosen) < TEST_LENGTH:
        chosen += [queue.popleft() for queue in queues.values() if queue]
    ids = {entry.id for entry in chosen[:TEST_LENGTH]}
    organisation = site.library.organisation
    own = organisation.municipality if organisation else None
    cities = {each.data.city for each in site(Example)} - {own}
    return [(entry, _of_test(questions(site, entry), cities)) for entry in order if entry.id in ids]


def _of_test(asked: list[Asked], cities: set[str]) -> list[Asked]:
    """Those that ask for an explanation, or come closest to it; one right answer may be a guess.

    Who never read this site can answer them: what a city did is asked only where there is nothing else.
    """
    of_work = [each for each in asked if not any(city in each.question for city in cities)]

    def distance(each: Asked) -> int:
        level = each.data.level if each.data else None
        return abs((level or TEST_LEVEL) - TEST_LEVEL)

    return sorted(of_work or asked, key=distance)[:TEST_OF_EACH]


def script_words(site: Site) -> str:
    """The words that scripts show, as JSON."""
    words = package_yaml(f"locale/{site.words.language}/site.yml")["learning"]
    script = dict(words["script"])
    unasked = script.pop("plan_unasked")
    if "initiative" not in site.once(Catalogue).kinds:
        script["plan_nobody"] = unasked
    return _json({**script, "states": words["states"]})


def about_concept(site: Site, concept: Entry[Concept]) -> dict[str, Json]:
    """What scripts know of one concept. `before`: question by its id under an old name → its id now."""
    quiz, own = questions(site, concept), recall(site, concept)
    asked = [*quiz, *([own] if own else [])]
    told: dict[str, Json] = {
        "id": concept.id,
        "title": concept.title,
        "address": concept.address,
        "minutes": site.minutes(concept),
        "quiz": [each.id for each in quiz],
        "recall": own.id if own else "",
        "requires": [each.id for each in site.all(Concept, concept.data.requires)],
        "aliases": list(concept.data.aliases),
        "before": {old: each.id for each in asked for old in each.before},
        "step": bool(concept.data.first_step),
    }
    return {name: value for name, value in told.items() if value}


def concept_info(site: Site, concept: Entry[Concept]) -> str:
    """The same as JSON, for the page of the concept, which does without the index."""
    return _json(about_concept(site, concept))


def files(site: Site) -> list[tuple[str, str]]:
    """(path, text) of the scripts that hold data: one index, and the questions of each concept."""
    if not site.library.entries["concept"]:
        return []
    return [(INDEX, _script("stadswijzerLearning", _index(site))), *_question_files(site)]


def _index(site: Site) -> dict[str, Json]:
    today = site.today
    concepts = in_order(site)
    rank = by_worth(today.know.knowledge, concepts, site.minutes)  # the order alone: not how much
    return {
        "concepts": [about_concept(site, entry) for entry in concepts],
        "asked": [entry.id for entry in rank],
        "paths": [
            {
                "id": path.id,
                "title": path.title,
                "address": path.address,
                "concepts": list(_on_path(site, path)),
            }
            for path in site(Path)
        ],
        "departments": [
            {
                "id": each.id,
                "title": each.name,
                "address": team_session.address(site, each),
                "asked": [asked.concept.id for asked in work_asks(today, each.id)],
                "decision": _next_decision(site, each),
            }
            for each in departments_today(site)
        ],
    }


def _next_decision(site: Site, department: Department) -> dict[str, str] | None:
    """What is decided next on the work of a department, and on which activity."""
    decision, w = team_session.next_decision(site, department), site.words
    if decision is None:
        return None
    told = w(
        "opening_own.decision",
        ask=decisions.asked_for(w, decision.decision).rstrip(" ."),
        body=w(f"party.{decision.decision.body}"),
        date=w.moment(decision.decision.date.text),
    )
    return {"told": told, "title": decision.entry.title, "address": decision.entry.address}


def _on_path(site: Site, path: Entry[Path]) -> Iterable[str]:
    steps = (site.get(Concept, step.concept) for step in path.data.steps if step.concept)
    return dict.fromkeys(entry.id for entry in steps if entry)


def _question_files(site: Site) -> Iterator[tuple[str, str]]:
    for entry in site(Concept):
        if text := site.kept("questions", entry, partial(_questions_of, site, entry)):
            yield f"assets/questions/{entry.id}.js", text


def _questions_of(site: Site, entry: Entry[Concept]) -> str:
    """The questions of a concept as a script; '' when it has none."""
    asked = {each.id: _choices(each) for each in questions(site, entry)}
    own, written = recall(site, entry), entry.data.recall
    if own and written:
        answer = written.answer.split("\n\n")
        paragraphs = [" ".join(readability.plain(each).split()) for each in answer]
        asked[own.id] = {"question": own.question, "answer": paragraphs, **_see(own)}
    return _script("stadswijzerQuestions", asked, entry.id) if asked else ""


def _choices(asked: Asked) -> dict[str, Json]:
    data = asked.data
    if data is None:
        return {}
    options: Json = [{"text": o.text, "right": bool(o.correct), "why": o.why} for o in data.options]
    several = {"several": True} if data.multiple else {}
    return {"question": asked.question, "options": options, **several, **_see(asked)}


def _see(asked: Asked) -> dict[str, Json]:
    return {"see": asked.taught.anchor, "heading": asked.taught.heading} if asked.taught else {}


def _script(name: str, value: Json, key: str = "") -> str:
    """A script that puts a value in a place of the window."""
    place = f"window.{name}"
    if key:
        place = f"({place} = {place} || Object.create(null))[{json.dumps(key)}]"
    return f"{place} = {_json(value)};\n"


def _json(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
