"""What the work asks and who knows it, as pages show it: how an initiative stands, a table, what holds back.

In: a site. Out: plain data. Of what people know only words, never counts; which round they are of goes along.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Initiative
from stadswijzer.facts.departments import department_name, department_names
from stadswijzer.facts.knowledge import cluster_told
from stadswijzer.facts.knowledge.learn_first import NextStep
from stadswijzer.facts.knowledge.needs_table import OfConcept, OfInitiative, Row
from stadswijzer.facts.knowledge.newest_round import told_of_round
from stadswijzer.facts.knowledge.readiness import Cell, Readiness
from stadswijzer.facts.knowledge.readiness_told import lacking
from stadswijzer.facts.plan.holdback import HoldBack
from stadswijzer.facts.site import Site
from stadswijzer.pages.views import parts
from stadswijzer.pages.views.parts import Ref


class NextStepView(NamedTuple):
    """The cheapest thing to read, after `first`."""

    first: tuple[Ref, ...]
    ref: Ref
    minutes: int


class Count(NamedTuple):
    """How many are in a state."""

    state: str
    n: int


class Lack(NamedTuple):
    """What makes that an initiative does not have enough: in so many departments, by name, these concepts."""

    departments: int
    names: str
    few_decide: bool
    concepts: tuple[Ref, ...]
    step: NextStepView


class Sentence(NamedTuple):
    """How an initiative stands. `needs`: how many there are; `measured`: of which round, '' without one."""

    state: str
    lack: Lack | None
    needs: int
    stand: tuple[Count, ...]
    measured: str


class RowView(NamedTuple):
    """What an initiative asks of a department. `state`: '' where there is no word; `why`: sentences."""

    department: str
    shade: str
    word: str
    state: str
    why: tuple[str, ...]
    step: NextStepView | None


class ConceptRows(NamedTuple):
    """The rows of one concept. `level`: how well, in words."""

    ref: Ref
    level: str
    rows: tuple[RowView, ...]


class InitiativeRows(NamedTuple):
    """The rows of one initiative."""

    ref: Ref
    state: str
    length: int
    concepts: tuple[ConceptRows, ...]


class Held(NamedTuple):
    """What holds back in a year, in sentences."""

    year: str
    reasons: tuple[str, ...]


def sentence(site: Site, entry: Entry[Initiative]) -> Sentence:
    readiness = site.know.readiness(entry)
    return Sentence(
        readiness.state,
        _lack(site, readiness),
        len(readiness.needs),
        tuple(Count(state, n) for state, n in readiness.stand),
        told_of_round(site),
    )


def _lack(site: Site, readiness: Readiness) -> Lack | None:
    lack = lacking(readiness.state, readiness.deciding)
    if lack is None:
        return None
    step = next_step(site.know.cheapest(readiness.deciding))
    names = department_names(site, lack.departments)
    return Lack(len(lack.departments), names, readiness.few_decide, parts.refs(lack.concepts), step)


def next_step(step: NextStep) -> NextStepView:
    return NextStepView(parts.refs(step.first), parts.ref(step.entry), step.minutes)


def word(site: Site, cell: Cell, level: int | None) -> str:
    """The word of a group at a level, or why there is none."""
    if cell.answer:
        return site.words(f"answers.{cell.answer.size}.{cell.word(level)}")
    return site.words(f"answers_none.{cell.state}")


def table(site: Site) -> tuple[InitiativeRows, ...]:
    """What the work asks, initiative by initiative."""
    return tuple(_initiative(site, each) for each in site.know.table(site(Initiative)))


def _initiative(site: Site, of: OfInitiative) -> InitiativeRows:
    concepts = tuple(_concept(site, each) for each in of.concepts)
    return InitiativeRows(parts.ref(of.entry), of.state, of.length, concepts)


def _concept(site: Site, of: OfConcept) -> ConceptRows:
    rows = tuple(_row(site, row) for row in of.rows)
    return ConceptRows(parts.ref(of.concept), site.words(f"need_level.{of.level}"), rows)


def _row(site: Site, row: Row) -> RowView:
    need = row.need
    return RowView(
        department_name(site, need.department),
        site.know.shade(need.word),
        word(site, need.cell, need.level),
        need.state if need.word else "",
        tuple(_why(site, row)),
        next_step(row.step) if row.step else None,
    )


def _why(site: Site, row: Row) -> Iterator[str]:
    """What made it so: the people who are needed, the size of the group, who answers, and who asks more."""
    w, need = site.words, row.need
    if proved := cluster_told.proved_told(site, need):
        yield proved
    if need.cell.cluster:
        yield w("answers_why.cluster", **cluster_told.values(site, need.cell))
    if row.highest:
        yield w("answers_why.higher", title=row.highest.title, level=w(f"level_verb.{row.highest_level}"))


def holding(site: Site, entry: Entry[Initiative]) -> tuple[Held, ...]:
    """What holds an initiative back, year by year."""
    return tuple(held(site, each) for each in site.know.holding(entry))


def held(site: Site, hold_back: HoldBack) -> Held:
    return Held(str(hold_back.year), tuple(_reasons(site, hold_back)))


def _reasons(site: Site, hold_back: HoldBack) -> Iterator[str]:
    w = site.words
    for each in hold_back.time:
        has, asked = (w("talks.hours", n=w.number(hours or 0)) for hours in (each.has, each.asked))
        yield w("hold.time", department=department_name(site, each.department), has=has, asked=asked)
    if hold_back.knowledge:
        yield w("hold.knowledge")
    if hold_back.money:
        costs, coverage = hold_back.money
        if coverage is None:
            yield w("hold.money_unknown", costs=w.euros(costs))
        else:
            yield w("hold.money", costs=w.euros(costs), coverage=w.euros(coverage))
