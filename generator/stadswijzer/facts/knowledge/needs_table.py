"""The table of what the work asks: initiative → concept → department, a row each, with why and what next.

In: knowledge. Out: rows by initiative, then by the gap as it may be shown. No ranking of departments.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from stadswijzer.content.library import Entry
from stadswijzer.facts.knowledge.gaps import ENOUGH, Cell, Knowledge, Need, NextStep


@dataclass(frozen=True)
class Row:
    """One need of one department: its cell, why it is asked, and the next step when there is one to take."""

    need: Need
    cell: Cell
    highest: Entry
    """The initiative that asks most of this department for this concept."""
    step: NextStep | None


@dataclass(frozen=True)
class OfConcept:
    """The rows of one concept of an initiative."""

    concept: Entry
    level: int
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class OfInitiative:
    """The rows of one initiative."""

    entry: Entry
    state: str
    concepts: tuple[OfConcept, ...]

    @property
    def length(self) -> int:
        """How many rows it takes."""
        return sum(len(concept.rows) for concept in self.concepts)


def table(knowledge: Knowledge, initiatives: list[Entry]) -> list[OfInitiative]:
    """The table for these initiatives; those that ask nothing or are over have no rows."""
    running = {entry.id for entry, _ in knowledge.initiatives}
    found = []
    for entry in initiatives:
        readiness = knowledge.readiness(entry)
        if entry.id in running and readiness.needs:
            concepts = tuple(
                OfConcept(
                    of[0].concept, of[0].level, tuple(sorted((_row(knowledge, n) for n in of), key=_by_size))
                )
                for _, group in groupby(readiness.needs, key=lambda need: need.concept.id)
                if (of := list(group))
            )
            found.append(OfInitiative(entry, readiness.state, concepts))
    return found


def _row(knowledge: Knowledge, need: Need) -> Row:
    cell = knowledge.cell(need.department, need.concept.id)
    asking = knowledge.asked_by[need.department, need.concept.id]
    highest = min(asking, key=lambda pair: (-pair[0], pair[1].id))[1]
    step = None if need.state == ENOUGH else knowledge.next_step(need.concept, need.department)
    return Row(need, cell, highest, step)


def _by_size(row: Row) -> tuple[int, int, int, str]:
    """Largest share first as it may be shown; hidden and unmeasured at one fixed place, after them."""
    below = row.cell.below
    if below is None:
        return (1, 0, 0, row.need.department)
    return (0, -below.percent, -below.bound, row.need.department)
