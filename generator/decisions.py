"""Decisions by body and date, and the days on which the council saw the plan.

Pure, from the initiatives of a library. A decision is open as long as it has no outcome, or was put off.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator import planning
from generator.library import Entry, Library
from generator.model.roadmap import Decision

BODIES = ("council", "executive", "management")


def is_open(decision: Decision) -> bool:
    """Whether it is still to be taken."""
    return decision.outcome in (None, "postponed")


@dataclass(frozen=True)
class Asked:
    """A decision on an initiative; `late`: it should have been taken by the day of the roadmap."""

    entry: Entry
    decision: Decision
    late: bool

    @property
    def is_open(self) -> bool:
        return is_open(self.decision)


def asked(library: Library) -> list[Asked]:
    """Every decision, by date, then by initiative."""
    on = planning.as_of(library)
    found = [
        Asked(entry, each, planning.is_late(each.date.day, on, done=each.outcome))
        for entry, data in planning.initiatives(library)
        for each in data.decisions
    ]
    return sorted(found, key=lambda each: (each.decision.date.day, each.entry.id, each.decision.ask))


def by_body(found: Iterable[Asked]) -> list[tuple[str, list[Asked]]]:
    """Body → its decisions, in the order given; a body of which there are none is left out."""
    everything = list(found)
    groups = [(body, [each for each in everything if each.decision.body == body]) for body in BODIES]
    return [(body, own) for body, own in groups if own]


def council_days(library: Library) -> list[date]:
    """The days on which the council took a decision, newest first."""
    days = {
        each.decision.date.day
        for each in asked(library)
        if each.decision.body == "council" and not each.is_open
    }
    return sorted(days, reverse=True)
