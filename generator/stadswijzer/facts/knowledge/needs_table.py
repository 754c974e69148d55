"""The table of what the work asks: initiative → concept → department, a row each, with why and what next.

In: knowledge. Out: rows by initiative, then by the word at the level that this initiative asks. No ranking of
departments.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Concept, Initiative
from stadswijzer.facts.knowledge import needs
from stadswijzer.facts.knowledge.gaps import Knowledge
from stadswijzer.facts.knowledge.learn_first import NextStep, next_step
from stadswijzer.facts.knowledge.readiness import ENOUGH, Need
from stadswijzer.language.answer_words import RANK


@dataclass(frozen=True)
class Row:
    """One need of one department, and the next step when there is one to take."""

    need: Need
    highest: Entry[Initiative] | None
    """Another initiative that asks more of this department for this concept, the most of all."""
    highest_level: int
    step: NextStep | None


@dataclass(frozen=True)
class OfConcept:
    """Rows of an initiative that are about one concept and stand below each other."""

    concept: Entry[Concept]
    level: int
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class OfInitiative:
    """The rows of one initiative."""

    entry: Entry[Initiative]
    state: str
    concepts: tuple[OfConcept, ...]

    @property
    def length(self) -> int:
        """How many rows it takes."""
        return sum(len(concept.rows) for concept in self.concepts)


def table(knowledge: Knowledge, initiatives: list[Entry[Initiative]]) -> list[OfInitiative]:
    """The table for these initiatives; those that ask nothing or are over have no rows."""
    running = {entry.id for entry in knowledge.asked.initiatives}
    rows = []
    for entry in initiatives:
        readiness = needs.readiness(knowledge, entry)
        if entry.id in running and readiness.needs:
            ordered = sorted(enumerate(readiness.needs), key=_by_word)
            concepts = tuple(
                OfConcept(of[0].concept, of[0].level, tuple(_row(knowledge, need) for need in of))
                for _, group in groupby(ordered, key=lambda pair: pair[1].concept.id)
                if (of := [need for _, need in group])
            )
            rows.append(OfInitiative(entry, readiness.state, concepts))
    return rows


def _row(knowledge: Knowledge, need: Need) -> Row:
    asking = knowledge.asked.by[need.department, need.concept.id]
    level, highest = min(asking, key=lambda pair: (-pair[0], pair[1].id))
    step = None if need.state == ENOUGH else next_step(knowledge, need.concept, need.department)
    return Row(need, highest if level > need.level else None, level, step)


def _by_word(numbered: tuple[int, Need]) -> tuple[int, int]:
    """Fewest people first, by the word; hidden and unmeasured after them. Else as written."""
    place, need = numbered
    return (RANK[need.word] if need.word else len(RANK), place)
