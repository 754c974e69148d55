"""What the timeline tells: by theme what we do and when, what is late, what moved, and what waits for what.

In: the library and the themes in their order. Out: one `Plan`, that the picture, the table under it and the
papers all show, so that they cannot differ. Knows no sizes and no words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from stadswijzer.content.library import Entry, Library
from stadswijzer.content.links import Links
from stadswijzer.content.model import Initiative, Theme
from stadswijzer.content.model.initiative import Decision, Milestone, Moved
from stadswijzer.content.model.roadmap import CalendarDate
from stadswijzer.content.values import Moment
from stadswijzer.facts.plan import decisions, planning

FARTHEST = 10
"""Years before and after the period that are drawn; what lies farther off is told by its date."""


@dataclass(frozen=True)
class Stone:
    """A milestone that is `done`, `late`, `open` or `dropped`. `first`: its first date, if it moved."""

    milestone: Milestone
    state: str
    first: Moment | None


@dataclass(frozen=True)
class Wait:
    """What must be done first; `broken` when the other begins before that is done."""

    entry: Entry[Initiative]
    broken: bool


@dataclass(frozen=True)
class Row:
    """One initiative. `first_start`, `first_end`: the dates that were named first, of what moved."""

    entry: Entry[Initiative]
    data: Initiative
    late: bool
    first_start: Moment | None
    first_end: Moment | None
    stones: tuple[Stone, ...]
    waits: tuple[Wait, ...]
    council: tuple[Decision, ...]
    """Decisions of the council that were taken or are still asked, by date."""

    @property
    def moved(self) -> bool:
        """Whether any of its dates did, as the judgement on its time says."""
        return bool(self.first_start or self.first_end or any(stone.first for stone in self.stones))


@dataclass(frozen=True)
class Lane:
    """The initiatives of one theme; `theme` is None for those without one."""

    theme: Entry[Theme] | None
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Plan:
    """The whole timeline, from the first day of the year `first` to the last of `last`."""

    lanes: tuple[Lane, ...]
    calendar: tuple[CalendarDate, ...]
    first: int
    last: int
    as_of: date | None

    @property
    def rows(self) -> list[Row]:
        return [row for lane in self.lanes for row in lane.rows]


def plan(library: Library, themes: list[Entry[Theme]], links: Links) -> Plan | None:
    """The timeline of a period, or None without initiatives. `links`: as its files mean them."""
    initiatives = planning.initiatives(library)
    if not initiatives:
        return None
    on, roadmap = planning.as_of(library), library.roadmap_fields
    rows = [_row(links, entry, data, on) for entry, data in initiatives]
    lanes = [
        Lane(theme, tuple(own))
        for theme in (*themes, None)
        if (own := [row for row in rows if _theme(library, row.data.theme) is theme])
    ]
    given = roadmap.calendar if roadmap and roadmap.intact("calendar") else ()
    calendar = sorted(
        (each for each in given if each.intact("date", "title")), key=lambda each: each.date.day
    )
    years = [day.year for row in rows for day in _days(row)]
    first, last = min(years), max(years)
    if roadmap and roadmap.intact("period") and roadmap.period.intact("start", "end"):
        start, end = roadmap.period.start, roadmap.period.end
        first = max(min(first, start), start - FARTHEST)
        last = min(max(last, end), end + FARTHEST)
    return Plan(tuple(lanes), tuple(calendar), first, last, on)


def _days(row: Row) -> Iterator[date]:
    yield row.data.start.day
    yield row.data.end.day
    for each in (row.first_start, row.first_end):
        if each:
            yield each.day


def _row(links: Links, entry: Entry[Initiative], data: Initiative, on: date | None) -> Row:
    stones = [
        Stone(stone, planning.milestone_state(data, stone, on), _first(stone.moved))
        for stone in data.milestones
        if stone.intact("title", "date")
    ]
    by_field = {
        field: _first([each for each in data.moved if each.intact("field") and each.field == field])
        for field in ("start", "end")
    }
    return Row(
        entry,
        data,
        planning.is_overdue(data, on),
        by_field["start"],
        by_field["end"],
        tuple(sorted(stones, key=lambda each: each.milestone.date.day)),
        tuple(_waits(links, entry, data)),
        tuple(_council(data)),
    )


def _council(data: Initiative) -> list[Decision]:
    """Of what the council is only told of nothing is decided."""
    whole = (each for each in data.decisions if each.intact("body", "kind", "date", "ask"))
    asked = [each for each in whole if each.body == "council" and each.kind != "inform"]
    told = [each for each in asked if decisions.is_taken(each) or decisions.is_open(each, data)]
    return sorted(told, key=lambda each: each.date.day)


def _first(moved: Sequence[Moved]) -> Moment | None:
    """The date that stood there before anything moved."""
    known = [each for each in moved if each.intact("date", "from", "from_")]
    return planning.in_turn(known)[0].from_ if known else None


def _waits(links: Links, entry: Entry[Initiative], data: Initiative) -> Iterator[Wait]:
    for id_ in data.depends_on:
        needed = links.entry(Initiative, id_)
        if needed and needed is not entry and needed.data.intact("start", "end"):
            yield Wait(needed, needed.data.end.day > data.start.day)


def _theme(library: Library, id_: str | None) -> Entry[Theme] | None:
    return library.get(Theme, id_) or library.get(Theme, library.aliases["theme"].get(id_ or ""))
