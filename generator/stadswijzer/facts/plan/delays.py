"""What is late, lies still, was stopped or moved, by initiative, each with why that is.

Pure, from the plan on the day of the roadmap. What nobody explained has no `why`; nothing is filled in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from stadswijzer.content.library import Entry, Library
from stadswijzer.content.model import Initiative, Milestone, Moved
from stadswijzer.content.model.initiative import Decision
from stadswijzer.facts.plan import decisions, moved_since, planning
from stadswijzer.facts.plan.moved_since import Shift

T = TypeVar("T", Milestone, Decision)


@dataclass(frozen=True)
class Delay:
    """One initiative of which a date passed or moved, or that lies still."""

    entry: Entry[Initiative]
    data: Initiative
    is_overdue: bool
    milestones: tuple[Milestone, ...]
    """Those that are late, the longest late first."""
    decisions: tuple[Decision, ...]
    """Decisions that the council or the executive should have taken, the longest late first."""
    shifts: tuple[Shift, ...]
    """Every date that ever moved, the last moved first."""

    @property
    def is_late(self) -> bool:
        """Whether anything of it should have been there by now."""
        return bool(self.is_overdue or self.milestones or self.decisions)

    @property
    def stands(self) -> bool:
        """Whether it lies still or was stopped."""
        return self.data.stands_still

    @property
    def why(self) -> Moved | None:
        """The record that explains it: that of its last move."""
        return next((move for shift in self.shifts for move in shift.moves), None)

    @property
    def late_since(self) -> date | None:
        """The first day that passed of what is late."""
        days = [stone.date.day for stone in self.milestones] + [each.date.day for each in self.decisions]
        return min([*days, *([self.data.end.day] if self.is_overdue else [])], default=None)


def delays(library: Library) -> list[Delay]:
    """The longest late first; then what lies still, what was stopped, and what moved last."""
    on = planning.as_of(library)
    everything = [_delay(entry, data, on) for entry, data in planning.initiatives(library)]
    delays = [each for each in everything if each.is_late or each.stands or each.shifts]
    return sorted(delays, key=_order)


def _delay(entry: Entry[Initiative], data: Initiative, on: date | None) -> Delay:
    late = [each for each in data.decisions if each.body != "management" and each.kind != "inform"]
    late = [each for each in late if decisions.is_open(each, data) and decisions.is_late(each, data, on)]
    return Delay(
        entry,
        data,
        planning.is_overdue(data, on),
        _first_day_first(planning.late_milestones(data, on)),
        _first_day_first(late),
        tuple(moved_since.shifts(planning.moves_of(entry, data))),
    )


def _first_day_first(items: Sequence[T]) -> tuple[T, ...]:
    return tuple(sorted(items, key=lambda each: each.date.day))


def _order(each: Delay) -> tuple[bool, date, str, int, str]:
    last = each.why.date.day.toordinal() if each.why else 0
    status = each.data.status if each.stands else "then"  # paused · stopped · then
    return not each.is_late, each.late_since or date.max, status, -last, each.entry.id
