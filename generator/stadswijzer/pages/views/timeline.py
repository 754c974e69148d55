"""The timeline as a picture, and the same facts as tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from stadswijzer.content.values import Moment
from stadswijzer.facts.file_addresses import file_address
from stadswijzer.facts.plan import standing
from stadswijzer.facts.plan.figures import timeline_figure
from stadswijzer.facts.plan.figures.shapes import Arrow, Bar, Flag, Line, Mark, Measures, Timeline
from stadswijzer.facts.plan.timeline import Lane, Plan, Row, Stone
from stadswijzer.facts.site import Site
from stadswijzer.pages import downloads
from stadswijzer.pages.views import parts
from stadswijzer.pages.views.long_list import FIRST, LongList, long_list
from stadswijzer.pages.views.parts import Ref


class BarView(NamedTuple):
    """The bar of an initiative. `name`: all that it tells, in words."""

    address: str
    status: str
    name: str
    x: float
    y: float
    width: float
    label: tuple[Line, ...]
    label_x: float
    drop: float
    marks: tuple[Mark, ...]
    ghosts: tuple[tuple[float, float], ...]


class LaneHead(NamedTuple):
    """The title of a lane. `scale`: where it names the years once more."""

    y: float
    label: tuple[Line, ...]
    scale: float | None


class TimelinePicture(NamedTuple):
    """What `templates/view/timeline.svg` draws; as `facts/plan/figures/shapes.py` tells it.

    `cut`: where the first of many rows end, None where all stand there at once.
    """

    measures: Measures
    width: float
    height: float
    top: float
    cut: float | None
    years: tuple[tuple[float, str], ...]
    quarters: tuple[tuple[float, str], ...]
    calendar_y: float | None
    calendar: tuple[Flag, ...]
    as_of: Flag | None
    heads: tuple[LaneHead, ...]
    bars: tuple[BarView, ...]
    arrows: tuple[Arrow, ...]
    parts: tuple[tuple[float, float], ...]
    signs: tuple[tuple[str, str], ...]


class StoneLine(NamedTuple):
    """A milestone in a line. `first`: the day that was named first, '' when it did not move."""

    text: str
    first: str


class WaitView(NamedTuple):
    """What must be done first; `broken`: it begins before that is done."""

    ref: Ref
    broken: bool


class TimelineRow(NamedTuple):
    """An initiative. `first_start`, `first_end`: as for milestones."""

    ref: Ref
    status: str
    start: str
    first_start: str
    end: str
    first_end: str
    stones: tuple[StoneLine, ...]
    waits: tuple[WaitView, ...]


class TimelineLane(NamedTuple):
    """The initiatives of a theme."""

    title: str
    rows: tuple[TimelineRow, ...]


class CalendarRow(NamedTuple):
    """A date of the council."""

    date: str
    title: str
    kind: str


class TimelineView(NamedTuple):
    """`paper`: the address of the same on paper, '' where papers are not made, and the name to save it by."""

    picture: TimelinePicture
    long: LongList | None
    lanes: tuple[TimelineLane, ...]
    calendar: tuple[CalendarRow, ...]
    paper: str
    saved_as: str


def timeline(site: Site) -> TimelineView | None:
    """None without initiatives."""
    plan = site.plan
    if plan is None:
        return None
    drawn = timeline_figure.timeline(plan, site.words)
    paper = file_address(site, "paper.addresses.timeline") if site.frame.papers else ""
    return TimelineView(
        _picture(drawn),
        long_list(drawn.bars),
        tuple(_lane(site, each) for each in plan.lanes),
        tuple(_calendar(site, plan)),
        paper,
        downloads.saved_as(site, paper),
    )


def _picture(drawn: Timeline) -> TimelinePicture:
    return TimelinePicture(
        drawn.measures,
        drawn.width,
        drawn.height,
        drawn.top,
        drawn.bars[FIRST - 1].bottom if long_list(drawn.bars) else None,
        drawn.years,
        drawn.quarters,
        drawn.calendar_y,
        drawn.calendar,
        drawn.as_of,
        tuple(LaneHead(each.y, each.label, each.scale) for each in drawn.heads),
        tuple(map(_bar, drawn.bars)),
        drawn.arrows,
        drawn.parts,
        tuple(drawn.signs),
    )


def _bar(bar: Bar) -> BarView:
    address, status = bar.entry.address, bar.row.data.status
    label, at = bar.label, (bar.label_x, bar.drop)
    return BarView(address, status, bar.name, bar.x, bar.y, bar.width, label, *at, bar.marks, bar.ghosts)


def _lane(site: Site, lane: Lane) -> TimelineLane:
    title = lane.theme.title if lane.theme else site.words("plan.no_theme")
    return TimelineLane(title, tuple(_row(site, row) for row in lane.rows))


def _row(site: Site, row: Row) -> TimelineRow:
    moment, data = site.words.moment, row.data
    return TimelineRow(
        parts.ref(row.entry),
        standing.status(site, row.entry.data),
        moment(data.start.text),
        _first(site, row.first_start),
        moment(data.end.text),
        _first(site, row.first_end),
        tuple(_stone(site, each) for each in row.stones),
        tuple(WaitView(parts.ref(each.entry), each.broken) for each in row.waits),
    )


def _stone(site: Site, stone: Stone) -> StoneLine:
    w, of = site.words, stone.milestone
    text = f"{of.title}: {w.moment(of.date.text)}, {w(f'timeline.{stone.state}')}"
    return StoneLine(text, _first(site, stone.first))


def _first(site: Site, moment: Moment | None) -> str:
    return site.words.moment(moment.text) if moment else ""


def _calendar(site: Site, plan: Plan) -> Iterator[CalendarRow]:
    for each in plan.calendar:
        yield CalendarRow(site.words.moment(each.date.text), each.title, each.kind)
