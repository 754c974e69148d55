"""A round in a picture and in five sentences: who answered, what they named, what the work asks.

In: a site and a round. Out: plain data, in words; of people who named a theme only steps of five.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Concept, Survey
from stadswijzer.facts.departments import cluster_name, department_name
from stadswijzer.facts.figures.drawing import Part, stacked
from stadswijzer.facts.knowledge import before_after, before_after_told, round_matrix
from stadswijzer.facts.knowledge.focus import FocusPicture, Step
from stadswijzer.facts.site import Site
from stadswijzer.pages.views import parts
from stadswijzer.pages.views.parts import Ref

MOST_CONCEPTS = 3
MOST_THEMES = 3
"""Of more that were named alike none stands out."""


class CellView(NamedTuple):
    """What a group can do, in words; `asks`: what the work asks beyond that, or '', and `asked` its level."""

    reached: str
    words: str
    asked: int
    asks: str


class MatrixRow(NamedTuple):
    """A concept, with a cell for each group."""

    concept: Ref
    cells: tuple[CellView, ...]


class MatrixView(NamedTuple):
    """Groups by name, and what they can do. `asks`: whether the work asks more of some."""

    groups: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    asks: bool


def matrix_view(site: Site, entry: Entry[Survey]) -> MatrixView | None:
    """None for a round that asked nothing of concepts."""
    know = site.know.knowledge
    is_newest = site.know.newest is entry
    organisation = site.whole.organisation
    departments = organisation.departments if organisation else ()
    clusters = organisation.clusters if organisation else ()
    groups = [*((each.id, False) for each in departments), *((each.id, True) for each in clusters)]
    matrix = round_matrix.matrix(
        know.rounds.answers(entry),
        site(Concept),
        groups,
        know.asked.level if is_newest else lambda _department, _concept: None,
    )
    if matrix is None:
        return None
    names = [
        cluster_name(site, id_) if is_cluster else department_name(site, id_)
        for id_, is_cluster in matrix.groups
    ]
    rows = (
        MatrixRow(
            parts.ref(row.concept),
            tuple(_cell(site, cell) for cell in row.cells),
        )
        for row in matrix.rows
    )
    asks = any(cell.asked for row in matrix.rows for cell in row.cells)
    return MatrixView(tuple(names), tuple(rows), asks)


def _cell(site: Site, cell: round_matrix.Cell) -> CellView:
    w = site.words
    asks = w("figures_round.asks", level=w(f"figures_round.cell.{cell.asked}")) if cell.asked else ""
    return CellView(cell.reached, w(f"figures_round.cell.{cell.reached}"), cell.asked, asks)


def step_bar(step: Step | None, responded: int) -> tuple[Part, ...]:
    """A number of people in steps of five: full up to the least that it is, open to the most."""
    if step is None:
        return ()
    most = responded if step.most is None else step.most
    return stacked((("full", step.least), ("half", most - step.least)), responded)


def people(site: Site, step: Step | None) -> str:
    """A number of people in steps of five."""
    w = site.words
    if step is None:
        return w("answers_none.not_asked")
    if step.most is None:
        return w("answers_step.open", least=step.least)
    if step.least == 0:
        return w("answers_step.first", n=step.most + 1)
    return w("answers_step.between", least=step.least, most=step.most)


def found(site: Site, entry: Entry[Survey], picture: FocusPicture | None) -> Iterator[str]:
    """What was found, a sentence each; nothing is said of what was not asked."""
    data: Survey = entry.data
    w = site.words
    method = w(f"method.{data.method}").lower()
    yield w("figures_found.who", responded=data.responded, invited=data.invited, method=method)
    if picture:
        yield from named_in_words(site, picture.named_none, picture, "named")
        yield from named_in_words(site, picture.focus_none, picture, "focus")
    if site.know.newest is entry and site.know.demands:
        titles = ", ".join(each.concept.title for each in site.know.demands[:MOST_CONCEPTS])
        yield w("figures_found.asked", concepts=titles)
    yield from _changed(site, entry)


def _changed(site: Site, entry: Entry[Survey]) -> Iterator[str]:
    """What changed for our initiatives together; where they asked nothing then, of all rows."""
    w = site.words
    changes = before_after.together(before_after.of_round(site, entry))[:1]
    for each in changes:
        told = before_after_told.change_told(w, each)
        yield w("figures_found.learned", before=each.before.title, told=told)
    beside = None if changes or entry.data.withdrawn else site.know.beside_earlier(entry)
    if beside:
        values = {"more": beside.more, "less": beside.less, "same": beside.same}
        yield w("figures_found.changed", before=beside.before.title, **values)


def named_in_words(site: Site, none: Step | None, picture: FocusPicture, what: str) -> Iterator[str]:
    """How many named nothing, and what others named most; two sentences, since it is of other people."""
    w = site.words
    themes, step = _most(picture, what)
    told = []
    if none:
        told += [w(f"figures_found.{what}_none", n=people(site, none))]
    if themes:
        values = {"themes": ", ".join(themes), "people": people(site, step)}
        told += [w(f"figures_found.{what}", n=len(themes), **values)]
    if told:
        yield " ".join(each[0].upper() + each[1:] for each in told)


def _most(picture: FocusPicture, what: str) -> tuple[list[str], Step | None]:
    """The themes that most people named, and how many did; none where all were alike."""
    steps: list[tuple[str, Step]] = [
        (row.theme.title, step) for row in picture.rows if (step := getattr(row, what))
    ]
    most = max((step.least for _, step in steps), default=0)
    named = [each for each in steps if each[1].least == most]
    if most <= 0 or len(named) > MOST_THEMES or len(named) == len(picture.rows) > 1:
        return [], None
    return [title for title, _ in named], named[0][1]
