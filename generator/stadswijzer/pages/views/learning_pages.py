"""Pages for who learns: what to read in ten minutes, the start test, one's own progress, where to begin."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from stadswijzer.content.library import AnyEntry, Entry
from stadswijzer.content.model import Concept, Department, Path
from stadswijzer.facts import path_steps, relations, team_session
from stadswijzer.facts.catalogue import Catalogue
from stadswijzer.facts.departments import departments_today
from stadswijzer.facts.knowledge import ten_minutes as reading
from stadswijzer.facts.knowledge.newest_round import told_of_round
from stadswijzer.facts.knowledge.readiness import Cell
from stadswijzer.facts.knowledge.work_asks import Asked, earlier_round
from stadswijzer.facts.site import Site
from stadswijzer.pages.learning_data import start_test as test_of
from stadswijzer.pages.views import department as team
from stadswijzer.pages.views import knowledge, parts
from stadswijzer.pages.views.learning import Learning, learning
from stadswijzer.pages.views.listing import ItemView, item
from stadswijzer.pages.views.parts import Item, Link, Ref
from stadswijzer.pages.views.questions import QuestionView, question

SMALL_DEPARTMENT = 5
"""A department under this many of the smallest groups is warned of what a row may tell (an agreement)."""
MOST_HANDED_IN = 6
"""Concepts in one estimate of oneself: few, since many rows together point at one person."""
LEVELS = 4
"""Levels that one can say of oneself, from 0."""


class Option(NamedTuple):
    """What can be chosen. `staff`: of a department in which a row may tell too much; else None."""

    value: str
    label: str
    staff: int | None


class ReadingList(NamedTuple):
    """What to read in so many minutes, and how long that takes."""

    available: int
    shown: tuple[ItemView, ...]
    minutes: int


class TenMinutesView(NamedTuple):
    """A list for each time that one may have. `usual`: the time that stands chosen.

    `questions`: old ones that half of that time has room for, as in `learn/personal.js`.
    """

    lists: tuple[ReadingList, ...]
    usual: int
    questions: int
    departments: tuple[Option, ...]
    how: str
    learning: Learning


class TestQuestion(NamedTuple):
    """A question of the start test. `address`: of the concept, at what teaches its answer."""

    question: QuestionView
    address: str


class StartTestView(NamedTuple):
    """Two questions of each of some concepts; `concepts`: how many."""

    concepts: int
    questions: tuple[TestQuestion, ...]
    learning: Learning


class ProgressView(NamedTuple):
    """`departments`: for who hands in an estimate; `min_group`: the smallest group that is shown."""

    paths: tuple[Option, ...]
    has_test: bool
    departments: tuple[Option, ...]
    min_group: int
    most: int
    levels: tuple[int, ...]
    learning: Learning


class ToLearn(NamedTuple):
    """A concept that the work asks, what is known of it in words, and the path it is on.

    `more`: who answers for it, and why it may be enough for an initiative all the same.
    """

    ref: Ref
    asked: str
    word: str
    more: tuple[str, ...]
    path: Ref | None


class DepartmentLearns(NamedTuple):
    """What a department learns first, and of what it is not known. `none`: why nothing is first, or ''."""

    id: str
    name: str
    none: str
    first: tuple[ToLearn, ...]
    unknown: tuple[Item, ...]


class LearnFirstView(NamedTuple):
    """`sample`: the newest round or the organisation is made up.

    `measured`: which round counts, '' without one in this period; `not_measured`: what is there then.
    """

    sample: bool
    measured: str
    not_measured: str
    departments: tuple[DepartmentLearns, ...]


class DepartmentAsked(NamedTuple):
    """A department, and how much the work asks of it."""

    link: Link
    text: str


class DepartmentsView(NamedTuple):
    """Every department, to choose one's own."""

    departments: tuple[DepartmentAsked, ...]
    learning: Learning


def ten_minutes(site: Site) -> TenMinutesView:
    """For who chose nothing; scripts make it one's own."""
    return TenMinutesView(
        tuple(
            ReadingList(available, tuple(_to_read(site, entry, available) for entry in entries), minutes)
            for available, entries, minutes in site.today.know.reading(partial(relations.showing, site))
        ),
        reading.SHORT,
        reading.SHORT // 2,
        tuple(Option(each.id, each.name, None) for each in departments_today(site)),
        site.words("ten_minutes.how" if _is_asked(site) else "ten_minutes_unasked.how"),
        learning(site),
    )


def _is_asked(site: Site) -> bool:
    """Whether there is work that can ask anything."""
    return "initiative" in site.once(Catalogue).kinds


def _to_read(site: Site, entry: AnyEntry, available: int) -> ItemView:
    """In little time a concept is read by its first screen, which is said."""
    shown = item(site, entry)
    if entry.kind != "concept" or available > reading.SHORT:
        return shown
    first = site.words("ten_minutes.first_screen", n=min(reading.FIRST_SCREEN, site.minutes(entry)))
    return shown._replace(text=f"{first} {shown.text}", tags=shown.tags._replace(minutes=None))


def start_test(site: Site) -> StartTestView:
    found, asked = [], test_of(site)
    for concept, each in ((concept, each) for concept, own in asked for each in own):
        shown = question(concept, each)
        address = f"{concept.address}#{shown.see}" if shown.see else concept.address
        found.append(TestQuestion(shown, address))
    return StartTestView(len(asked), tuple(found), learning(site))


def progress(site: Site) -> ProgressView:
    smallest = site.library.project.options.min_group
    small = SMALL_DEPARTMENT * smallest
    return ProgressView(
        tuple(Option(path.id, path.title, None) for path in site(Path)),
        "start_test" in site.once(Catalogue).tools,
        tuple(
            Option(each.id, each.name, each.staff if each.staff < small else None)
            for each in departments_today(site)
        ),
        smallest,
        MOST_HANDED_IN,
        tuple(range(LEVELS)),
        learning(site, "progress"),
    )


def departments(site: Site) -> DepartmentsView:
    """In the order of the organisation."""
    w, found = site.words, []
    for each in departments_today(site):
        n = len(team_session.asked_of(site, each))
        text = w("department.asks", n=n) if n else w("team_asks_nothing")
        found.append(DepartmentAsked(Link(each.name, team_session.address(site, each)), text))
    return DepartmentsView(tuple(found), learning(site)._replace(department=""))  # it is this page


def learn_first(site: Site) -> LearnFirstView:
    """In the order of the organisation."""
    newest, organisation = site.today.know.newest, site.library.organisation
    return LearnFirstView(
        bool((newest and newest.data.sample) or (organisation and organisation.sample)),
        told_of_round(site.today),
        "" if newest else _not_measured(site.today),
        tuple(_department(site, each) for each in departments_today(site)),
    )


def _not_measured(site: Site) -> str:
    """That the period has no round yet, and of which round the words are that stand there all the same."""
    before = earlier_round(site)
    if before is None:
        return site.words("learn_first.no_round")
    data = before.data
    return site.words(
        "learn_first.earlier_round",
        period=site.period.title,
        round=before.title,
        date=site.words.moment(data.date.text),
        responded=data.responded,
    )


def _department(site: Site, of: Department) -> DepartmentLearns:
    first, unknown = site.today.know.to_learn(of)
    rows = {row.concept.id: row for row in team_session.asked_of(site, of)}
    place = {id_: n for n, id_ in enumerate(rows)}
    unknown = sorted(unknown, key=lambda cell: place.get(cell.concept, len(place)))
    none = "" if first else "learn_first.not_known" if unknown else "learn_first.nothing"
    none = none if rows else "team_asks_nothing"
    return DepartmentLearns(
        of.id,
        of.name,
        site.words(none) if none else "",
        tuple(_to_learn(site, first, rows)),
        tuple(_unknown(site, unknown, rows)),
    )


def _to_learn(site: Site, cells: list[Cell], rows: dict[str, Asked]) -> Iterator[ToLearn]:
    for cell, concept in _concepts(site, cells):
        path = path_steps.shortest_with(site, concept)
        asked = site.words("learn_first.asked", level=site.words(f"level_verb.{cell.level}"))
        word = knowledge.word(site, cell, cell.level)
        more = tuple(team.beside(site, cell.group, rows[concept.id]))
        yield ToLearn(parts.ref(concept), asked, word, more, parts.ref(path) if path else None)


def _unknown(site: Site, cells: list[Cell], rows: dict[str, Asked]) -> Iterator[Item]:
    for cell, concept in _concepts(site, cells):
        word = knowledge.word(site, cell, cell.level)
        told = [f"{word[:1].upper()}{word[1:]}.", *team.beside(site, cell.group, rows[concept.id])]
        yield Item(parts.ref(concept), " ".join(told))


def _concepts(site: Site, cells: list[Cell]) -> Iterator[tuple[Cell, Entry[Concept]]]:
    for cell in cells:
        concept = site.get(Concept, cell.concept)
        if concept:
            yield cell, concept
