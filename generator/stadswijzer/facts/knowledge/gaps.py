"""Who needs to know what, and who already does.

In: the links of a library. Out: its rounds, what the work asks on the day of the newest one and today, and a
cell for each group and concept: how far the answers are from what is asked. Reads no file and no clock.
What follows for one subject is a function of it: `needs.py` (an initiative), `learn_first.py` (a department),
`ten_minutes.py` (what to read).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from stadswijzer.content.library import AnyEntry, Entry, Library
from stadswijzer.content.links import Links
from stadswijzer.content.model import Survey
from stadswijzer.content.reads import fact
from stadswijzer.facts.knowledge.asked import Asked
from stadswijzer.facts.knowledge.cells import cell_by
from stadswijzer.facts.knowledge.prerequisites import Prerequisites
from stadswijzer.facts.knowledge.readiness import Cell
from stadswijzer.facts.knowledge.survey_rounds import Group, Rounds


class Knowledge:
    """What follows from the newest round and the needs of all initiatives."""

    def __init__(self, library: Library, links: Links, minutes: Callable[[AnyEntry], int]) -> None:
        """`library`: what counts (drafts do not, on the site); `minutes`: reading time of an entry."""
        self.library = library
        self.links = links
        self.minutes = minutes
        self.rounds = Rounds(library, links)
        self.prerequisites = Prerequisites(library, links)
        self._asked: dict[date | None, Asked] = {}

    @property
    def newest(self) -> Entry[Survey] | None:
        """The round that counts."""
        return self.rounds.newest

    def asked_on(self, day: date | None) -> Asked:
        """What the work asks on a day; None: today."""
        return self._asked.setdefault(day, Asked(self.library, self.links, day))

    @property
    def asked(self) -> Asked:
        """What it asked on the day of the newest round; without a round: today."""
        return self.asked_on(self.newest.data.date.day if self.newest else None)

    @property
    def asked_today(self) -> Asked:
        """What it asks today: what to learn follows from it."""
        return self.asked_on(None)

    @fact
    def cells(self) -> dict[Group, Cell]:
        """The cell of each group and concept of which work asks something or people answered."""
        keys = {*((d, False, c) for d, c in self.asked.by), *self.rounds.answers(self.newest)}
        return {key: self._cell(key) for key in sorted(keys)}

    def cell(self, department: str, concept: str) -> Cell:
        """The cell of a department; not measured when there is none."""
        return self.cells.get((department, False, concept)) or self._cell((department, False, concept))

    def _cell(self, key: Group) -> Cell:
        group, is_cluster, concept = key
        level = (self.asked.level_of_cluster if is_cluster else self.asked.level)(group, concept)
        return cell_by(self.rounds.answers(self.newest), self.links.departments, key, level)
