"""What pages show of knowledge: rows, words and counts, on top of `knowledge`.

In: knowledge. Out: what templates print. Departments are named where the work is, never on the start
page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from stadswijzer.content.library import AnyEntry, Entry
from stadswijzer.content.model import Concept, Department, Example, Initiative, Survey
from stadswijzer.content.reads import fact
from stadswijzer.facts.knowledge import needs
from stadswijzer.facts.knowledge.gaps import Knowledge
from stadswijzer.facts.knowledge.learn_first import NextStep, next_step, to_learn
from stadswijzer.facts.knowledge.needs_table import OfInitiative, table
from stadswijzer.facts.knowledge.readiness import ENOUGH, NOT_MEASURED, TOO_FEW, Cell, Need, Readiness
from stadswijzer.facts.knowledge.rounds_compared import Compared, with_earlier
from stadswijzer.facts.knowledge.ten_minutes import reading_lists
from stadswijzer.facts.plan.holdback import HoldBack, hold_backs
from stadswijzer.language.answer_words import RANK

AVAILABLE = (5, 10, 20, 40)
"""Minutes for which there is a list of what to read."""


@dataclass(frozen=True)
class Demand:
    """A concept that running initiatives ask and people still want to learn, for the start page."""

    concept: Entry[Concept]
    initiatives: int
    departments: int


class KnowledgeView:
    """Knowledge as pages show it. Entries that are not on the site are left out."""

    def __init__(self, knowledge: Knowledge, minutes: Callable[[AnyEntry], int]) -> None:
        self.knowledge = knowledge
        self._minutes = minutes

    @property
    def newest(self) -> Entry[Survey] | None:
        """The round that counts."""
        return self.knowledge.newest

    @fact
    def _readiness(self) -> dict[str, Readiness]:
        return {
            entry.id: needs.readiness(self.knowledge, entry)
            for entry in self.knowledge.library.of(Initiative)
        }

    def readiness(self, entry: Entry[Initiative]) -> Readiness:
        """How an initiative stands."""
        return self._readiness[entry.id]

    def is_running(self, entry: Entry[Initiative]) -> bool:
        """Whether an initiative still asks something of people."""
        return any(each is entry for each in self.knowledge.asked_today.initiatives)

    @fact
    def states(self) -> list[tuple[str, int]]:
        """State → how many running initiatives are in it, worst first."""
        counts = Counter(self._readiness[entry.id].state for entry in self.knowledge.asked.initiatives)
        order = ("not_yet", TOO_FEW, NOT_MEASURED, "almost", ENOUGH, "asks_nothing")
        return [(state, counts[state]) for state in order if counts[state]]

    def table(self, initiatives: list[Entry[Initiative]]) -> list[OfInitiative]:
        """What the work asks, a row for each department."""
        return table(self.knowledge, initiatives)

    def cheapest(self, needs: Iterable[Need]) -> NextStep:
        """The cheapest step of several needs: fewest minutes, then id."""
        steps = (next_step(self.knowledge, need.concept, need.department) for need in needs)
        return min(steps, key=lambda step: (step.minutes, step.entry.id))

    @staticmethod
    def shade(word: str) -> str:
        """How dark a word is printed, from 1 to 4, darkest where fewest know it; `none` without a word."""
        return str(len(RANK) - RANK[word]) if word else "none"

    @fact
    def demands(self) -> list[Demand]:
        """Concepts by how many departments have yet to learn them for running initiatives, most first."""
        open_: dict[str, set[str]] = {}
        by: dict[str, set[str]] = {}
        concepts: dict[str, Entry[Concept]] = {}
        for entry in self.knowledge.asked_today.initiatives:
            for need in self._readiness[entry.id].needs:
                if need.state in ("not_yet", "almost"):
                    concepts[need.concept.id] = need.concept
                    open_.setdefault(need.concept.id, set()).add(need.department)
                    by.setdefault(need.concept.id, set()).add(entry.id)
        demands = [Demand(concept, len(by[id_]), len(open_[id_])) for id_, concept in concepts.items()]
        return sorted(demands, key=lambda each: (-each.departments, -each.initiatives, each.concept.id))

    def beside_earlier(self, entry: Entry[Survey]) -> Compared | None:
        """A round beside the one before it."""
        return with_earlier(self.knowledge, entry)

    def to_learn(self, department: Department) -> tuple[list[Cell], list[Cell]]:
        """What a department learns first, and what is not known of it."""
        return to_learn(self.knowledge, department.id)

    def reading(
        self, extra: Callable[[Entry[Concept]], list[Entry[Example]]]
    ) -> list[tuple[int, list[AnyEntry], int]]:
        """Minutes → the best things to read in that time, and how long they take."""
        concepts = self.knowledge.library.of(Concept)
        return reading_lists(self.knowledge, concepts, AVAILABLE, minutes=self._minutes, extra=extra)

    @fact
    def hold_backs(self) -> list[tuple[int, list[HoldBack]]]:
        """Year → what holds which initiative back, from the year of the roadmap's state on."""
        library = self.knowledge.library
        roadmap = library.roadmap_fields
        if roadmap is None:
            return []
        departments = library.organisation.departments if library.organisation else ()
        years = range(max(roadmap.period.start, roadmap.as_of.year), roadmap.period.end + 1)
        held = hold_backs(self.knowledge, departments, years)
        return [(year, [each for each in held if each.year == year]) for year in years]

    def holding(self, entry: Entry[Initiative]) -> list[HoldBack]:
        """What holds one initiative back, by year."""
        return [each for _, held in self.hold_backs for each in held if each.entry is entry and each.holds]
