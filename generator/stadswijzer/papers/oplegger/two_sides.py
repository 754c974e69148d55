"""As much on the two sides of the oplegger as they hold.

In: the site, and what tells where a paper ends. Out: the oplegger. `fitting` tells quickly what is worth a
try, Typst itself whether it fits. What does not with the shortest lists either takes a third.
"""

from __future__ import annotations

from collections.abc import Callable
from math import fsum
from typing import NamedTuple

from stadswijzer.content.model import Initiative
from stadswijzer.facts.site import Site
from stadswijzer.papers.oplegger import oplegger
from stadswijzer.papers.oplegger.oplegger import SECTIONS, Oplegger
from stadswijzer.papers.oplegger.room import GROWING, SECTION_OF, SPARE, Room, rooms
from stadswijzer.papers.setting import fitting
from stadswijzer.papers.setting.blocks import Data, Section

SIDES = 2
_TOO_HIGH = 1.25
"""So much more than Typst needs is what `fitting` tells, at most: what it tells to be higher is not tried."""
_SURE = 0.97
"""Of what one took, told for the next: its lists are shorter, so other things weigh more."""
_SHORT = 1.4
"""Pages; the rest is for what stands above the sections, and for what a break leaves empty."""
_MORE = ("late", "promises", "decided", "evaluated", *SPARE)
"""Lists that become longer as long as that fits, whatever `fitting` tells."""
_TRIES = 2
"""How often it is tried to let lists grow."""


class End(NamedTuple):
    """Where the last line of a paper stands: its page, and how far down in points."""

    page: int
    down: float

    @property
    def fits(self) -> bool:
        return self.page <= SIDES

    @property
    def used(self) -> float:
        """What stands above it on all pages, in points."""
        return (self.page - 1) * fitting.HEIGHT + self.down - fitting.TOP_MARGIN

    @property
    def left(self) -> float:
        """What stays empty, in points."""
        return SIDES * fitting.HEIGHT - self.used


class Fitting:
    """Of one site; `end`: where the data of one oplegger ends."""

    def __init__(self, site: Site, end: Callable[[Data], End]) -> None:
        self.site, self.end = site, end
        self.facts = oplegger.head(site)
        self.rooms = list(rooms(len(site(Initiative))))
        self.sections: dict[tuple[str, tuple[int, ...]], Section] = {}
        self.heights: dict[tuple[str, tuple[int, ...], float], float] = {}

    def section(self, name: str, room: Room) -> Section:
        key = name, room.of(name)
        if key not in self.sections:
            self.sections[key] = oplegger.section(self.site, name, room)
        return self.sections[key]

    def made(self, room: Room, size: float) -> Oplegger:
        sections = [self.section(name, room) for name in SECTIONS]
        return Oplegger(self.facts, [each for each in sections if each["blocks"]], size)

    def height(self, room: Room, size: float) -> float:
        """In points, never too low; what a break between pages leaves empty aside."""
        return fsum(self.height_of(name, room, size) for name in SECTIONS)

    def height_of(self, name: str, room: Room, size: float) -> float:
        key = name, room.of(name), size
        if key not in self.heights:
            section = self.section(name, room)
            if not section["blocks"]:
                return 0
            is_wide = fitting.wide_section(section["blocks"], size) if section["wide"] else None
            self.heights[key] = fitting.section(section, size) if is_wide is None else is_wide
        return self.heights[key]

    def fullest(self) -> Oplegger:
        """In the largest size what is wanted; else in the smallest as much as fits."""
        tries = [(self.rooms[0], fitting.SIZES[0]), *((room, fitting.SIZES[-1]) for room in self.rooms)]
        share = 1 / _TOO_HIGH
        for room, size in tries:
            told = self.height(room, size)
            if share * told > SIDES * fitting.HEIGHT and room is not self.rooms[-1]:
                continue
            end = self.end(self.made(room, size).data)
            if end.fits:
                return self.made(self.grown(room, size, end), size)
            share = max(share, _SURE * end.used / told)
        return self.made(self.rooms[-1], fitting.SIZES[0])

    @property
    def least(self) -> Oplegger:
        """With the shortest lists, in the smallest size."""
        return self.made(self.rooms[-1], fitting.SIZES[-1])

    @property
    def is_surely_short(self) -> bool:
        """Whether that fits without asking Typst."""
        return self.height(self.rooms[-1], fitting.SIZES[-1]) < _SHORT * fitting.HEIGHT

    @property
    def highest(self) -> str:
        """The title of the section that takes most of it."""
        room, size = self.rooms[-1], fitting.SIZES[-1]
        name = max(SECTIONS, key=lambda each: self.height_of(each, room, size))
        return str(self.section(name, room)["title"])

    def grown(self, room: Room, size: float, end: End) -> Room:
        """With longer lists, as long as it fits."""
        part = 1.0
        for _ in range(_TRIES):
            longer = self.longer(room, size, part * end.left)
            if longer == room:
                break
            then = self.end(self.made(longer, size).data)
            if then.fits:
                room, end = longer, then
            else:
                part /= 2
        for name in _MORE:  # where a table began a new page, there is room that only Typst knows of
            longer = self.with_one_more(room, name)
            while longer != room and self.end(self.made(longer, size).data).fits:
                room, longer = longer, self.with_one_more(longer, name)
        return room

    def longer(self, room: Room, size: float, left: float) -> Room:
        """With more initiatives, then one item more in each list in turn, until what is left is used."""
        most, open_lists = self.height(room, size) + left, list(GROWING)
        for number in range(room.initiatives + 1, len(self.site(Initiative)) + 1):
            more = room._replace(initiatives=number)
            if self.height(more, size) > most:
                break
            room = more
        while open_lists:
            name = open_lists.pop(0)
            longer = self.with_one_more(room, name)
            if longer != room and self.height(longer, size) <= most:
                room = longer
                open_lists.append(name)
        return room

    def with_one_more(self, room: Room, name: str) -> Room:
        """With one item more in that list; the same when there is no more to show."""
        longer, section = room._replace(**{name: getattr(room, name) + 1}), SECTION_OF.get(name, name)
        return room if self.section(section, longer) == self.section(section, room) else longer
