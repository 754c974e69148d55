"""What moved since a day on which the council saw the plan: the date of then, the date of now, and why.

Pure, from the record of moves. What moved more than once since then is one row with all its reasons.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Initiative, Moved
from stadswijzer.facts.plan.planning import Move


@dataclass(frozen=True)
class Shift:
    """One date of an initiative: as it stood (`was`) and as it is (`now`), with its moves, newest first."""

    entry: Entry[Initiative]
    what: str
    """`start` or `end` when it is the initiative's `own`, else a title."""
    own: bool
    was: str
    now: str
    moves: tuple[Moved, ...]


def shifts(moves: Iterable[Move], since: date | None = None) -> list[Shift]:
    """What moved after `since` (None: ever), the last moved first, then by initiative."""
    moves_of: dict[tuple[str, str, str], list[Move]] = {}
    for move in moves:
        if since is None or move.moved.date.day > since:
            moves_of.setdefault((move.entry.id, move.what, move.place), []).append(move)
    return [_shift(own) for own in moves_of.values()]


def _shift(moves: list[Move]) -> Shift:
    """`moves` come newest first; of two on one day, the one that left the earlier date behind came first."""
    ordered = sorted(moves, key=lambda move: (move.moved.date.day, move.moved.from_.day), reverse=True)
    last, first = ordered[0], ordered[-1]
    records = tuple(move.moved for move in ordered)
    return Shift(last.entry, last.what, last.own, first.moved.from_.text, last.now, records)
