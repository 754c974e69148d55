"""What the work asks people to know on one day: which initiatives ask, and which level of whom.

In: a library, its links and a day; None: today. Out: initiatives, and levels by department and concept.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from stadswijzer.content.library import Entry, Library
from stadswijzer.content.links import Links
from stadswijzer.content.model import Initiative
from stadswijzer.content.reads import fact
from stadswijzer.facts.plan import planning


def _is_finished(data: Initiative, day: date | None) -> bool:
    """Whether it was done or stopped on a day; None: today."""
    if not data.is_finished:
        return False
    since = planning.status_since(data)
    return day is None or since is None or since.day <= day


class Asked:
    """What is asked on a day."""

    def __init__(self, library: Library, links: Links, day: date | None) -> None:
        self._library, self._links, self._day = library, links, day

    @fact
    def initiatives(self) -> list[Entry[Initiative]]:
        """Those that ask something: neither done nor stopped."""
        return [entry for entry in self._library.of(Initiative) if not _is_finished(entry.data, self._day)]

    @fact
    def by(self) -> dict[tuple[str, str], list[tuple[int, Entry[Initiative]]]]:
        """(department, concept) → (level, initiative) of everything that asks it."""
        askers: dict[tuple[str, str], list[tuple[int, Entry[Initiative]]]] = defaultdict(list)
        for entry in self.initiatives:
            for need in entry.data.needs:
                if concept := self._links.find("concept", need.concept):
                    for department in entry.data.taking_part:
                        askers[department, concept.id].append((need.level, entry))
        return askers

    def level(self, department: str, concept: str) -> int | None:
        """The highest level that an initiative asks of a department; None when none does."""
        return max((level for level, _ in self.by.get((department, concept), ())), default=None)

    def level_of_cluster(self, cluster: str, concept: str) -> int | None:
        """The highest of its departments."""
        departments = self._links.departments.values()
        levels = [self.level(each.id, concept) for each in departments if each.cluster == cluster]
        return max((level for level in levels if level is not None), default=None)
