"""A round in a picture and in five sentences: who answered, what they named, what the work asks.

In: a site and a round. Out: plain data, in words; of people who named a theme only steps of five.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Survey
from stadswijzer.facts.figures.drawing import Part, stacked
from stadswijzer.facts.knowledge import round_matrix
from stadswijzer.facts.knowledge.focus import FocusPicture, FocusRow, Step
from stadswijzer.facts.site import Site
from stadswijzer.pages.views import parts
from stadswijzer.pages.views.parts import Ref

MOST_CONCEPTS = 3


class CellView(NamedTuple):
    """What a group can do, in words; `asks`: what the work asks beyond that, or ''."""

    group: str
    reached: str
    words: str
    asks: str


class MatrixRow(NamedTuple):
    """A concept, with a cell for each group."""

    concept: Ref
    cells: tuple[CellView, ...]


class MatrixView(NamedTuple):
    """Groups by name, and what they can do."""

    groups: tuple[str, ...]
    rows: tuple[MatrixRow, ...]


def matrix_view(site: Site, entry: Entry) -> MatrixView | None:
    """None for a round that asked nothing of concepts."""
    know = site.know.knowledge
    is_newest = site.know.newest is entry
    organisation = site.whole.organisation
    departments = organisation.departments if organisation else ()
    clusters = organisation.clusters if organisation else ()
    groups = [*((each.id, False) for each in departments), *((each.id, True) for each in clusters)]
    found = round_matrix.matrix(
        know.answers_of(entry),
        site("concept"),
        groups,
        know.requirement if is_newest else lambda _department, _concept: None,
    )
    if found is None:
        return None
    names = [
        site.cluster_name(id_) if is_cluster else site.department_name(id_)
        for id_, is_cluster in found.groups
    ]
    rows = (
        MatrixRow(
            parts.ref(row.concept),
            tuple(_cell(site, name, cell) for name, cell in zip(names, row.cells, strict=True)),
        )
        for row in found.rows
    )
    return MatrixView(tuple(names), tuple(rows))


def _cell(site: Site, group: str, cell: round_matrix.Cell) -> CellView:
    w = site.words
    asks = w("figures_round.asks", level=w(f"figures_round.cell.{cell.asked}")) if cell.asked else ""
    return CellView(group, cell.reached, w(f"figures_round.cell.{cell.reached}"), asks)


def step_bar(found: Step | None, responded: int) -> tuple[Part, ...]:
    """A number of people in steps of five: full up to the least that it is, open to the most."""
    if found is None:
        return ()
    most = responded if found.most is None else found.most
    return stacked((("full", found.least), ("half", most - found.least)), responded)


def found(site: Site, entry: Entry, picture: FocusPicture | None) -> Iterator[str]:
    """What was found, a sentence each; nothing is said of what was not asked."""
    data: Survey = entry.data
    w = site.words
    method = w(f"method.{data.method}").lower()
    yield w("figures_found.who", responded=data.responded, invited=data.invited, method=method)
    if picture:
        yield from _most(site, picture, "named")
        yield from _most(site, picture, "focus")
    if site.know.newest is entry and site.know.demands:
        titles = ", ".join(each.concept.title for each in site.know.demands[:MOST_CONCEPTS])
        yield w("figures_found.asked", concepts=titles)
    beside = None if data.withdrawn else site.know.beside_earlier(entry)
    if beside:
        values = {"more": beside.more, "less": beside.less, "same": beside.same}
        yield w("figures_found.changed", before=beside.before.title, **values)


def _most(site: Site, picture: FocusPicture, what: str) -> Iterator[str]:
    """The theme that most people named, where one was named more than all others."""

    def least(row: FocusRow) -> int:
        step: Step | None = getattr(row, what)
        return step.least if step else -1

    rows = sorted(picture.rows, key=least, reverse=True)
    if not rows or least(rows[0]) <= 0 or (len(rows) > 1 and least(rows[1]) == least(rows[0])):
        return
    step: Step = getattr(rows[0], what)
    w = site.words
    told = w("answers_step.open", least=step.least)
    if step.most is not None:
        told = w("answers_step.between", least=step.least, most=step.most)
    yield w(f"figures_found.{what}", theme=rows[0].theme.title, n=told)
