"""Time on the roadmap: what is late, what moved, how far a goal is.

Pure functions over the library; `as_of` comes from the roadmap, never from a clock. No figure given is `None`
("not known"), never 0.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from stadswijzer.content.library import Entry, Library
from stadswijzer.content.model import Goal, Initiative, Milestone, Moved
from stadswijzer.content.values import Moment

DueState = Literal["done", "late", "open"]
"""How something stands that is to be there by a day: a milestone, a promise."""
MilestoneState = DueState | Literal["dropped"]
"""`dropped`: the work was stopped before it was reached."""


def initiatives(library: Library) -> list[tuple[Entry[Initiative], Initiative]]:
    """Initiatives whose period could be read, by start, then id."""
    pairs = [(entry, entry.data) for entry in library.of(Initiative)]
    pairs = [(entry, data) for entry, data in pairs if data.intact("start", "end")]
    return sorted(pairs, key=lambda pair: (pair[1].start.day, pair[0].id))


def as_of(library: Library) -> date | None:
    roadmap = library.roadmap_fields
    return roadmap.as_of.day if roadmap and roadmap.intact("as_of") else None


def status_since(data: Initiative) -> Moment | None:
    """Since when it stands as it does; what is done: since its end, unless another day was given."""
    return data.status_since or (data.end if data.status == "done" else None)


def is_late(day: date, on: date | None, *, done: object) -> bool:
    """Whether something that should be there by `day` is not done on the day `on`."""
    return bool(on and day < on and not done)


def promise_state(due: Moment | None, done: bool | Moment | None, on: date | None) -> DueState:  # noqa: FBT001 - as written
    """How something that was promised stands on the day `on`: nothing is late that has no date."""
    if done:
        return "done"
    return "late" if due and is_late(due.day, on, done=None) else "open"


def done_on(done: bool | Moment | None) -> Moment | None:  # noqa: FBT001 - as written
    """The day on which something was done, where it says more than that it was."""
    return done if isinstance(done, Moment) else None


def is_overdue(initiative: Initiative, on: date | None) -> bool:
    return is_late(initiative.end.day, on, done=initiative.is_finished)


def milestone_state(initiative: Initiative, stone: Milestone, on: date | None) -> MilestoneState:
    """How a milestone stands on the day `on`; of what was stopped nothing is awaited any more."""
    if stone.done:
        return "done"
    if initiative.status == "stopped":
        return "dropped"
    is_awaited = initiative.is_awaited and stone.intact("date", "done")
    return "late" if is_awaited and is_late(stone.date.day, on, done=None) else "open"


def late_milestones(initiative: Initiative, on: date | None) -> list[Milestone]:
    """Milestones that are late."""
    return [stone for stone in initiative.milestones if milestone_state(initiative, stone, on) == "late"]


@dataclass(frozen=True)
class Move:
    """A date that moved, and the record of it.

    `what`: `start` or `end` when it is the initiative's `own`, else a title, which may be any word, and which
    another date may have too: `place` tells them apart.
    `to`: where this move brought it, and the next one found it. `now`: where it stands after all of them.
    """

    entry: Entry[Initiative]
    what: str
    own: bool
    place: str
    to: str
    now: str
    moved: Moved


def moves(library: Library) -> list[Move]:
    """Every date that moved, newest first, then by id."""
    return newest_first(move for entry, data in initiatives(library) for move in moves_of(entry, data))


def moves_of(entry: Entry[Initiative], data: Initiative) -> list[Move]:
    """The same of one initiative."""
    moves: list[Move] = []
    for field in ("start", "end"):
        own = [moved for moved in data.moved if moved.field == field]
        moves += _steps(entry, field, "", getattr(data, field).text, own)
    for n, stone in enumerate(data.milestones):
        moves += _steps(entry, stone.title, f"milestone {n}", stone.date.text, stone.moved)
    for n, decision in enumerate(data.decisions):
        ask = decision.ask.rstrip(" .:;")
        moves += _steps(entry, ask, f"decision {n}", decision.date.text, decision.moved)
    return newest_first(moves)


def _steps(entry: Entry[Initiative], what: str, place: str, now: str, records: Iterable[Moved]) -> list[Move]:
    """The moves of one date."""
    ordered = in_turn(records)
    ends = [*(moved.from_.text for moved in ordered[1:]), now]  # one more than needed when nothing moved
    return [
        Move(entry, what, not place, place, to, now, moved) for moved, to in zip(ordered, ends, strict=False)
    ]


def in_turn(records: Iterable[Moved]) -> list[Moved]:
    """First to last; of two on one day, the one that left the earlier date behind came first."""
    return sorted(records, key=lambda moved: (moved.date.day, moved.from_.day))


def newest_first(moves: Iterable[Move]) -> list[Move]:
    """By day, then id; the initiative's own dates before those of its parts, the last step of a day first."""

    def order(move: Move) -> tuple[int, str, bool, str, str, int]:
        decided, left = move.moved.date.day.toordinal(), move.moved.from_.day.toordinal()
        return -decided, move.entry.id, not move.own, move.what, move.place, -left

    return sorted(moves, key=order)


def progress(goal: Goal) -> int | None:
    """Per cent of the way to the target, rounded; 100 only when it was reached; None: it was not measured."""
    if goal.current is None:
        return None
    way = _exact(goal.target) - _exact(goal.baseline)
    share = (_exact(goal.current.value) - _exact(goal.baseline)) / way
    return 100 if share >= 1 else min(99, int(max(share, Fraction(0)) * 100 + Fraction(1, 2)))


def _exact(number: float) -> Fraction:
    return Fraction(str(number))
