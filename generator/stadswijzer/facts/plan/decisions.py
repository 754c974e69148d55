"""Decisions by body and date, and the days on which the council saw the plan.

Pure, from the initiatives of a library. A decision is open as long as it has no outcome, or was put off, and
nobody stopped the work that it is on: then it is not asked any more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from stadswijzer.content.fields import options_of
from stadswijzer.content.library import Entry, Library
from stadswijzer.content.model.initiative import Decision, Initiative
from stadswijzer.facts.plan import planning
from stadswijzer.language.words import Words

BODIES = options_of(Decision, "body")


def asked_for(words: Words, decision: Decision) -> str:
    """What is asked, with the amount it is about behind it where that was given."""
    if decision.amount is None:
        return decision.ask
    return words("plan.with_amount", ask=decision.ask.rstrip(" ."), amount=words.euros(decision.amount))


def adopted(words: Words, reference: str | None) -> str:
    """That a body adopted the roadmap as a whole, and where that stands."""
    return words("pages_decision.of_roadmap") + (f" ({reference.rstrip(' .')})" if reference else "")


def outcome(words: Words, decision: Decision) -> str:
    """Its outcome; who is told or asks an opinion adopts nothing. Only of one that has an outcome."""
    if decision.outcome == "adopted" and decision.kind != "decide":
        return words(f"outcome_told.{decision.kind}")
    return words(f"outcome.{decision.outcome}")


def is_taken(decision: Decision) -> bool:
    """Whether it has an outcome that stays."""
    return decision.outcome not in (None, "postponed")


def is_open(decision: Decision, of: Initiative) -> bool:
    """Whether it is still to be taken."""
    return not is_taken(decision) and of.status != "stopped"


def is_late(decision: Decision, of: Initiative, on: date | None) -> bool:
    """Whether it should have been taken by the day `on`."""
    return planning.is_late(decision.date.day, on, done=decision.outcome or not of.is_awaited)


@dataclass(frozen=True)
class Asked:
    """A decision on an initiative; `late`: it should have been taken by the day of the roadmap."""

    entry: Entry[Initiative]
    decision: Decision
    is_open: bool
    late: bool

    @property
    def is_taken(self) -> bool:
        """Whether it has an outcome that stays."""
        return is_taken(self.decision)

    @property
    def is_dropped(self) -> bool:
        """Whether the work was stopped before it was taken."""
        return not self.is_open and not self.is_taken


def asked(library: Library) -> list[Asked]:
    """Every decision, by date, then by initiative."""
    on = planning.as_of(library)
    decisions = [
        Asked(entry, each, is_open(each, data), is_late(each, data, on))
        for entry, data in planning.initiatives(library)
        for each in data.decisions
    ]
    return sorted(decisions, key=lambda each: (each.decision.date.day, each.entry.id, each.decision.ask))


def by_body(decisions: Iterable[Asked]) -> list[tuple[str, list[Asked]]]:
    """Body → its decisions, in the order given; a body of which there are none is left out."""
    everything = list(decisions)
    groups = [(body, [each for each in everything if each.decision.body == body]) for body in BODIES]
    return [(body, own) for body, own in groups if own]


def council_days(library: Library) -> list[date]:
    """The days on which the council took a decision, newest first."""
    days = {
        each.decision.date.day for each in asked(library) if each.decision.body == "council" and each.is_taken
    }
    return sorted(days, reverse=True)
