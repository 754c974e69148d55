"""Support over time as a picture: for every party a band of six rungs, and a line of steps through it.

Pure geometry in units of the picture; `templates/view/support.svg` draws it. The list says the same.
By hand, as the timeline.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from stadswijzer.facts.plan.support import LADDER, Party
from stadswijzer.language import text_width

LABEL = 250
"""Room for the name of a party and the words of its scale."""
TIME = 420
EDGE = 8
RUNG = 11
BETWEEN = 26
SIZE = 14
NAMED, LINE = 3, 17
"""Lines that a name may take, and their distance: a band is no higher."""
AXIS = 24


@dataclass(frozen=True)
class Band:
    """One party: its name in (y, line), its scale from `top` to `bottom`, its steps as (x, y)."""

    name: tuple[tuple[float, str], ...]
    top: float
    bottom: float
    points: tuple[tuple[float, float], ...]
    corners: tuple[tuple[float, float], ...]
    """Of the line: it keeps its height until the next step."""


@dataclass(frozen=True)
class Picture:
    """A picture of `width` × `height`; `years` are (x, label) of the first days of years in it."""

    width: float
    height: float
    bands: tuple[Band, ...]
    years: tuple[tuple[float, str], ...]
    left: float
    right: float


def picture(parties: Sequence[Party], name: Callable[[str], str], until: date | None) -> Picture | None:
    """The picture up to the day `until` (or the last step), or None when there is only one step to show."""
    days = [step.record.date.day for party in parties for step in party.steps]
    if len(days) < 2:  # noqa: PLR2004 - one step is no line
        return None
    first, last = min(days), max([*days, *([until] if until else [])])
    span = max((last - first).days, 1)

    def x(day: date) -> float:
        return round(LABEL + TIME * (day - first).days / span, 1)

    bands, y = [], float(EDGE)
    for party in parties:
        bottom = y + RUNG * (len(LADDER) - 1)
        points = tuple((x(step.record.date.day), bottom - RUNG * (step.rung - 1)) for step in party.steps)
        bands.append(
            Band(_named(name(party.id), (y + bottom) / 2), y, bottom, points, _corners(points, x(last)))
        )
        y = bottom + BETWEEN
    years = [date(year, 1, 1) for year in range(first.year + 1, last.year + 1)]
    return Picture(
        LABEL + TIME + EDGE,
        y + AXIS - BETWEEN,
        tuple(bands),
        tuple((x(day), str(day.year)) for day in years),
        LABEL,
        LABEL + TIME,
    )


def _named(name: str, middle: float) -> tuple[tuple[float, str], ...]:
    room = (LABEL - 110) / SIZE
    lines = text_width.wrapped(name, room)
    if len(lines) > NAMED:
        lines = [*lines[: NAMED - 1], text_width.shortened("".join(lines[NAMED - 1 :]), room)]
    top = middle + 5 - LINE * (len(lines) - 1) / 2
    return tuple((top + LINE * at, line) for at, line in enumerate(lines))


def _corners(points: Sequence[tuple[float, float]], end: float) -> tuple[tuple[float, float], ...]:
    corners: list[tuple[float, float]] = []
    for (x, y), (next_x, _) in zip(points, [*points[1:], (end, 0.0)], strict=True):
        corners += [(x, y), (next_x, y)]
    return tuple(corners)
