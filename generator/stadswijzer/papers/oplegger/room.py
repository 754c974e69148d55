"""How much of each list the oplegger shows, from the most that is useful to the least.

Pure numbers; knows nothing of what is in the lists.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple


class Room(NamedTuple):
    """Items of each list, at most. `status`: whether the status of an initiative has a column of its own."""

    initiatives: int
    asked: int = 5
    late: int = 4
    goals: int = 6
    evaluated: int = 2
    decided: int = 3
    promises: int = 3
    changed: int = 3
    money: int = 4
    weighed: int = 0
    direction: int = 0
    status: bool = True

    def of(self, section: str) -> tuple[int, ...]:
        """What of it the section of that name depends on."""
        if section == "glance":
            return self.initiatives, int(self.status)
        name = next((each for each, of in SECTION_OF.items() if of == section), section)
        return (int(getattr(self, name)),)

    def shorter(self) -> Room:
        """One item less in each list, of each at least one; every initiative and goal stays."""
        lists = self._asdict()
        return self._replace(**{name: max(1, lists[name] - 1) for name in GROWING if name != "goals"})


GROWING = ("promises", "asked", "late", "decided", "evaluated", "changed", "goals", "money")
"""Lists that become longer when there is room left, in turn."""
SPARE = ("weighed", "direction")
"""What is shown where all else has its place."""
SECTION_OF = {"goals": "works"}
"""List → its section, where that has another name."""
_KEPT = 12
"""So many initiatives stay as long as anything else can be shorter."""
_STEPS = 12
_GOALS = 3
"""Goals that stay in the end."""


def rooms(initiatives: int) -> Iterator[Room]:
    """What is wanted, and what is shown when that does not fit: shorter lists, then less initiatives."""
    room = Room(initiatives)
    yield room
    for _ in range(2):
        room = room.shorter()
        yield room
    room = room._replace(status=False)
    yield room
    fewer = range(initiatives, 0, -max(1, initiatives // _STEPS))
    for number in (each for each in fewer if each > _KEPT):
        yield room._replace(initiatives=number)
    least = room.shorter().shorter().shorter()._replace(goals=_GOALS)
    for number in (min(_KEPT, initiatives), *(each for each in fewer if each < _KEPT)):
        yield least._replace(initiatives=number)
