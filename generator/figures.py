"""The shapes of pictures: where every bar, line and word of the timeline stands.

Pure geometry in units of the picture; templates draw it (`templates/timeline.svg`). Status is told by pattern
and by word, never by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator import planning
from generator.library import Entry, Library

LAST_QUARTER = 9
QUARTER = 43
EDGE = 10
TOP = 54
ROW = 46
LANE_HEAD = 30


@dataclass(frozen=True)
class Bar:
    """One initiative: `x` and `width` along time, `y` down."""

    entry: Entry
    x: float
    y: float
    width: float
    stones: list[tuple[float, str, bool, bool]]
    """Milestones: x, title, done, late."""
    ghost: tuple[float, float] | None
    """Where the bar ended before its end moved: from x to x."""


@dataclass(frozen=True)
class Lane:
    """The initiatives of one theme; `theme` is None for those without one."""

    theme: Entry | None
    y: float
    bars: list[Bar]


@dataclass(frozen=True)
class Timeline:
    """A picture of `width` × `height`; years and quarters as (x, label)."""

    width: float
    height: float
    years: list[tuple[float, str]]
    quarters: list[tuple[float, str]]
    lanes: list[Lane]
    as_of: float | None


def timeline(library: Library, themes: list[Entry]) -> Timeline | None:
    """The timeline by quarter, or None without initiatives."""
    found = planning.initiatives(library)
    if not found:
        return None
    roadmap = library.roadmap_fields
    first = min(data.start.day.year for _, data in found)
    last = max(data.end.day.year for _, data in found)
    if roadmap:
        first, last = min(first, roadmap.period.start), max(last, roadmap.period.end)
    on = planning.as_of(library)

    def x(day: date) -> float:
        """A day → how far along, by quarter."""
        start = date(day.year, day.month - (day.month - 1) % 3, 1)
        end = date(day.year + (start.month > LAST_QUARTER), (start.month + 2) % 12 + 1, 1)
        quarters = (day.year - first) * 4 + (day.month - 1) // 3
        return round(EDGE + QUARTER * (quarters + (day - start).days / (end - start).days), 1)

    def stop(day: date) -> float:
        return x(date.fromordinal(day.toordinal() + 1)) if day < date.max else x(day)

    lanes, y = [], float(TOP)
    for theme in (*themes, None):
        own = [(entry, data) for entry, data in found if _theme(library, data.theme) is theme]
        if not own:
            continue
        head = y
        y += LANE_HEAD
        bars = []
        for entry, data in own:
            begin, end = x(data.start.day), stop(data.end.day)
            late = planning.late_milestones(data, on)
            stones = [(stop(s.date.day), s.title, bool(s.done), s in late) for s in data.milestones]
            before = [moved.from_.day for moved in data.moved if moved.field == "end"]
            ghost = (stop(min(before)), end) if before and min(before) < data.end.day else None
            bars.append(Bar(entry, begin, y, max(end - begin, 6), stones, ghost))
            y += ROW
        lanes.append(Lane(theme, head, bars))
        y += 10
    years = [(x(date(year, 1, 1)), str(year)) for year in range(first, last + 1)]
    quarters = [
        (x(date(year, month, 1)), str(month // 3 + 1))
        for year in range(first, last + 1)
        for month in (1, 4, 7, 10)
    ]
    width = 2 * EDGE + QUARTER * 4 * (last - first + 1)
    inside = on is not None and date(first, 1, 1) <= on <= date(last, 12, 31)
    return Timeline(width, y, years, quarters, lanes, x(on) if on and inside else None)


def _theme(library: Library, id_: str | None) -> Entry | None:
    themes = library.entries["theme"]
    return themes.get(id_ or "") or themes.get(library.aliases["theme"].get(id_ or "", ""))
