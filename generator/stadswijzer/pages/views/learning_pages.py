"""Pages for who learns: what to read in ten minutes, the start test, one's own progress, where to begin."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Department
from stadswijzer.facts.catalogue import Catalogue
from stadswijzer.facts.knowledge.gaps import Cell
from stadswijzer.facts.site import Site
from stadswijzer.pages.learning_data import start_test as test_of
from stadswijzer.pages.views import knowledge, parts
from stadswijzer.pages.views.learning import Learning, learning
from stadswijzer.pages.views.listing import ItemView, item
from stadswijzer.pages.views.parts import Item, Ref
from stadswijzer.pages.views.questions import QuestionView, question

SMALL_DEPARTMENT = 5
"""A department under this many of the smallest groups is warned of what a row may tell (an agreement)."""
MOST_HANDED_IN = 6
"""Concepts in one estimate of oneself: few, since many rows together point at one person."""
LEVELS = 4
"""Levels that one can say of oneself, from 0."""


class ReadingList(NamedTuple):
    """What to read in so many minutes, and how long that takes."""

    available: int
    shown: tuple[ItemView, ...]
    minutes: int


class TenMinutesView(NamedTuple):
    """A list for each time that one may have."""

    lists: tuple[ReadingList, ...]
    learning: Learning


class TestQuestion(NamedTuple):
    """A question of the start test. `address`: of the concept, at what teaches its answer."""

    question: QuestionView
    address: str


class StartTestView(NamedTuple):
    """One question of each of some concepts."""

    questions: tuple[TestQuestion, ...]
    learning: Learning


class Option(NamedTuple):
    """What can be chosen. `staff`: of a department in which a row may tell too much; else None."""

    value: str
    label: str
    staff: int | None


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
    """A concept that the work asks, what is known of it in words, and the path it is on."""

    ref: Ref
    asked: str
    word: str
    path: Ref | None


class DepartmentLearns(NamedTuple):
    """What a department learns first, and of what it is not known."""

    id: str
    name: str
    first: tuple[ToLearn, ...]
    unknown: tuple[Item, ...]


class LearnFirstView(NamedTuple):
    """`sample`: the newest round or the organisation is made up; `measured`: '' without a round."""

    sample: bool
    has_round: bool
    measured: str
    departments: tuple[DepartmentLearns, ...]


def ten_minutes(site: Site) -> TenMinutesView:
    return TenMinutesView(
        tuple(
            ReadingList(minutes, tuple(item(site, e) for e in entries), site.total_minutes(entries))
            for minutes, entries in site.know.reading(site.showing)
        ),
        learning(site),
    )


def start_test(site: Site) -> StartTestView:
    found = []
    for concept, asked in test_of(site):
        shown = question(concept, asked)
        address = f"{concept.address}#{shown.see}" if shown.see else concept.address
        found.append(TestQuestion(shown, address))
    return StartTestView(tuple(found), learning(site))


def progress(site: Site) -> ProgressView:
    smallest = site.library.project.options.min_group
    small = SMALL_DEPARTMENT * smallest
    return ProgressView(
        tuple(Option(path.id, path.title, None) for path in site("path")),
        "start_test" in site.once(Catalogue).tools,
        tuple(
            Option(each.id, each.name, each.staff if each.staff < small else None)
            for each in site.departments
        ),
        smallest,
        MOST_HANDED_IN,
        tuple(range(LEVELS)),
        learning(site, "progress"),
    )


def learn_first(site: Site) -> LearnFirstView:
    """In the order of the organisation."""
    newest, organisation = site.know.newest, site.library.organisation
    return LearnFirstView(
        bool((newest and newest.data.sample) or (organisation and organisation.sample)),
        newest is not None,
        site.measured,
        tuple(_department(site, each) for each in site.departments),
    )


def _department(site: Site, of: Department) -> DepartmentLearns:
    first, unknown = site.know.to_learn(of)
    return DepartmentLearns(of.id, of.name, tuple(_to_learn(site, first)), tuple(_unknown(site, unknown)))


def _to_learn(site: Site, cells: list[Cell]) -> Iterator[ToLearn]:
    for cell, concept in _concepts(site, cells):
        path = site.path_with(concept)
        asked = site.words("learn_first.asked", level=site.words(f"level_verb.{cell.level}"))
        word = knowledge.word(site, cell, cell.level)
        yield ToLearn(parts.ref(concept), asked, word, parts.ref(path) if path else None)


def _unknown(site: Site, cells: list[Cell]) -> Iterator[Item]:
    for cell, concept in _concepts(site, cells):
        yield Item(parts.ref(concept), knowledge.word(site, cell, cell.level))


def _concepts(site: Site, cells: list[Cell]) -> Iterator[tuple[Cell, Entry]]:
    for cell in cells:
        concept = site.get("concept", cell.concept)
        if concept:
            yield cell, concept
