"""Support over time: for every party the steps it took, up or down, and how many hours of talking that took.

Pure, from the records of an initiative. Hours that nobody wrote down are "not known", never 0.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from stadswijzer.content.fields import options_of
from stadswijzer.content.library import Library
from stadswijzer.content.model.initiative import Support
from stadswijzer.facts.plan import planning
from stadswijzer.language.words import Words

LADDER = options_of(Support, "step")
"""From least to most support."""
_MANY = ("residents", "partners")
"""Parties that are told as many."""


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
    by_party: dict[str, list[Support]] = {}
    for record in sorted(records, key=lambda each: (each.date.day, each.party)):
        by_party.setdefault(record.party, []).append(record)
    return [Party(party, _steps(own)) for party, own in by_party.items()]


def least(parties: Iterable[Party]) -> Party | None:
    """The party that is least in favour now; of equals the one that had a say first."""
    return min(parties, key=lambda party: party.steps[-1].rung, default=None)


def talking(records: Iterable[Support]) -> Talking:
    """All hours of all parties."""
    given = [record.hours for record in records]
    known = [hours for hours in given if hours is not None]
    return Talking(sum(known) if known else None, len(given) - len(known))


def said(words: Words, party: str, step: str) -> str:
    """How a party stands, in the number that the word for it has: residents are against, a council is."""
    return words(f"step_many.{step}" if party in _MANY else f"step.{step}")


def earlier_council(library: Library, record: Support) -> date | None:
    """Of what a council said before an election, the day of that: since then there is another council."""
    roadmap, on = library.roadmap_fields, planning.as_of(library)
    if record.party != "council" or roadmap is None:
        return None
    election = library.words("council_term.election")
    days = [each.date.day for each in roadmap.calendar if election in each.kind.casefold()]
    return min((day for day in days if record.date.day < day and (on is None or day <= on)), default=None)


def dated(library: Library, record: Support) -> str:
    """`10 november 2020`, and of which council that was."""
    words, election = library.words, earlier_council(library, record)
    day = words.moment(record.date.text)
    return f"{day}, {words('council_term.before', date=words.date(election))}" if election else day


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
