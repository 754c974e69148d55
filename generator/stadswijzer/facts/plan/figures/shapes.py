"""What the picture of the timeline consists of: measures, bars, labels, marks and arrows.

Units are those of the picture, and `y` goes down. Templates draw it: `view/timeline.svg` on the screen and
`papers/typst/timeline.typ` on paper. By hand: no library of charts has a band for each label, patterns,
cuts for print, and the same facts on paper.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from stadswijzer.content.fields import options_of
from stadswijzer.content.library import Entry
from stadswijzer.content.model import Initiative, Theme
from stadswijzer.facts.plan.timeline import Row


@dataclass(frozen=True)
class Measures:
    """Sizes in units of the picture. `beside`: labels stand left of the time, else above their bars."""

    beside: bool = False
    time: float = 580
    """Width of all years, unless a quarter becomes narrower than `least` or wider than `most`. On a desk that
    fits beside the labels."""
    least: float = 24
    most: float = 90
    label: float = 254
    """Room for a label; narrower than a phone, since labels stay in sight when the time scrolls."""
    text: float = 13
    small: float = 11
    line: float = 17
    bar: float = 16
    gap: float = 14
    edge: float = 14
    inset: float = 5
    """From the edge to the words, so that they stand free of the first line of time."""
    stone: float = 7
    part: float = 1.25
    """Height of a part that stays whole in print, as a share of the width."""
    first: float = 0
    """Height that the first part leaves to what stands around it."""
    repeat: bool = False
    """Whether a lane that goes on in a next part has its head there once more."""
    numbered: bool = False
    """Whether milestones have numbers over them, and decisions of the council stand under the bars."""

    def on_paper(self, part: float, *, first: float) -> Measures:
        """The same on sheets of which the height is `part` of the width, with finer shapes."""
        stone = self.bar * 0.44
        inset = 0 if self.beside else 3
        return replace(self, part=part, first=first, repeat=True, edge=8, inset=inset, stone=stone)


SCREEN = Measures()


@dataclass(frozen=True)
class Line:
    """A line of a label at its baseline: the title, and after it the status."""

    y: float
    text: str
    tail: str = ""


@dataclass(frozen=True)
class Mark:
    """A milestone (`state` is done, late, open or dropped) or a decision of the council (taken or open)."""

    x: float
    text: str
    state: str
    number: str = ""


@dataclass(frozen=True)
class Bar:
    """One initiative, from `top` to `bottom`: its label, its bar, and dashed what its dates moved over."""

    row: Row
    top: float
    bottom: float
    label: tuple[Line, ...]
    label_x: float
    """Where the label begins: with its bar, as far as the picture leaves it room."""
    drop: float
    """How far down the label goes to stand beside its bar, where a screen has a column of labels."""
    x: float
    y: float
    width: float
    name: str
    """All that the bar tells, in words."""
    marks: tuple[Mark, ...]
    ghosts: tuple[tuple[float, float], ...]
    council: tuple[Mark, ...] = ()

    @property
    def entry(self) -> Entry[Initiative]:
        return self.row.entry


@dataclass(frozen=True)
class Head:
    """The title of a lane; `y` is the top of its band. `scale`: where it names the years once more."""

    theme: Entry[Theme] | None
    y: float
    height: float
    label: tuple[Line, ...]
    scale: float | None


@dataclass(frozen=True)
class Arrow:
    """From the end of what is waited for to the start of what waits, along corners; the last is the point."""

    before: str
    after: str
    corners: tuple[tuple[float, float], ...]
    broken: bool


@dataclass(frozen=True)
class Flag:
    """A word at a moment; `x` is None when that lies outside the picture. `end`: text ends at `text_x`."""

    x: float | None
    y: float
    text: str
    text_x: float
    end: bool
    whole: str


@dataclass(frozen=True)
class Timeline:
    """A picture of `width` × `height`; over `top` is the scale of time. Years and quarters as (x, label)."""

    measures: Measures
    width: float
    height: float
    top: float
    left: float
    years: tuple[tuple[float, str], ...]
    quarters: tuple[tuple[float, str], ...]
    calendar_y: float | None
    calendar: tuple[Flag, ...]
    as_of: Flag | None
    heads: tuple[Head, ...]
    bars: tuple[Bar, ...]
    arrows: tuple[Arrow, ...]
    parts: tuple[tuple[float, float], ...]
    """The picture under its scale cut between rows, as (y, height), for pages of paper."""

    @property
    def signs(self) -> list[tuple[str, str]]:
        """What the legend explains, as (shape, which): only what is in the picture."""
        statuses = {bar.row.data.status for bar in self.bars}
        states = {mark.state for bar in self.bars for mark in bar.marks}
        decided = {mark.state for bar in self.bars for mark in bar.council}
        broken = {arrow.broken for arrow in self.arrows}
        return [
            *(("bar", status) for status in STATUSES if status in statuses),
            *(("stone", state) for state in STATES if state in states),
            *(("decision", state) for state in ("taken", "open") if state in decided),
            *([("ghost", "ghost")] if any(bar.ghosts for bar in self.bars) else []),
            *([("arrow", "arrow")] if False in broken else []),
            *([("arrow", "broken")] if True in broken else []),
            *([("as_of", "as_of")] if self.as_of else []),
            *([("date", "calendar")] if self.calendar else []),
        ]


STATUSES = options_of(Initiative, "status")
STATES = ("open", "done", "late", "dropped")
