"""Which example to read after this one, and why.

In: an example and the others. Out: the example that is closest to it, with a reason as a code for which
there are words. Never by the alphabet: of examples that are as close, the one that went otherwise comes
first, then the newest.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Concept, Example

OTHERWISE, ALIKE = "otherwise", "alike"


class Next(NamedTuple):
    """`concept`: what both are about. `why`: that it ended `otherwise`, or it is `alike`."""

    example: Entry[Example]
    concept: Entry[Concept]
    why: str


def read_next(entry: Entry[Example], concepts: dict[Entry[Example], Sequence[Entry[Concept]]]) -> Next | None:
    """`concepts`: of every example, what it shows, the most telling first. None where no other shows any."""
    own = concepts[entry]

    def closeness(other: Entry[Example]) -> tuple[int, bool, int, int, str]:
        shared = [concept for concept in own if concept in concepts[other]]
        newest = max((year for year in (other.data.started, other.data.ended) if year), default=0)
        return (own.index(shared[0]), _ended(other) == _ended(entry), -len(shared), -newest, other.id)

    about = frozenset(own)
    others = [each for each in concepts if each is not entry and not about.isdisjoint(concepts[each])]
    if not others:
        return None
    best = min(others, key=closeness)
    concept = next(each for each in own if each in concepts[best])
    return Next(best, concept, ALIKE if _ended(best) == _ended(entry) else OTHERWISE)


def _ended(entry: Entry[Example]) -> bool:
    return bool(entry.data.stage == "stopped")
