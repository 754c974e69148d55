"""Support over time: for every party the steps it took, up or down, and how many hours of talking that took.

Pure, from the records of an initiative. Hours that nobody wrote down are "not known", never 0.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from stadswijzer.content.model.roadmap import Support

LADDER = ("opposes", "doubts", "unaware", "informed", "supports", "carries")
"""From least to most support."""


@dataclass(frozen=True)
class Step:
    """One record; `change` since the one before: `up`, `down`, `same`, or '' for the first of a party."""

    record: Support
    change: str

    @property
    def rung(self) -> int:
        """From 1 (opposes) to 6 (carries)."""
        return LADDER.index(self.record.step) + 1


@dataclass(frozen=True)
class Party:
    """One party and its steps, oldest first."""

    id: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Talking:
    """Hours of talking together, None when no record has any; `unknown`: how many records have none."""

    hours: float | None
    unknown: int


def parties(records: Iterable[Support]) -> list[Party]:
    """Every party, in the order in which they first had a say."""
    found: dict[str, list[Support]] = {}
    for record in sorted(records, key=lambda each: (each.date.day, each.party)):
        found.setdefault(record.party, []).append(record)
    return [Party(party, _steps(own)) for party, own in found.items()]


def talking(records: Iterable[Support]) -> Talking:
    """All hours of all parties."""
    given = [record.hours for record in records]
    known = [hours for hours in given if hours is not None]
    return Talking(sum(known) if known else None, len(given) - len(known))


def _steps(records: list[Support]) -> tuple[Step, ...]:
    rungs = [LADDER.index(record.step) for record in records]
    before: list[int | None] = [None, *rungs[:-1]]
    return tuple(
        Step(record, _change(old, new)) for record, old, new in zip(records, before, rungs, strict=True)
    )


def _change(old: int | None, new: int) -> str:
    if old is None:
        return ""
    return "up" if new > old else "down" if new < old else "same"
