"""The outline of countries: which frame of it a set of places asks for, and places in it.

In: `outline.txt`, which `bench/map_outline.py` makes of Natural Earth (public domain). Out: rings of
longitude and latitude. Reads nothing else.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from stadswijzer.language.package_folder import PACKAGE

Point = tuple[float, float]


class Frame(NamedTuple):
    """A part of the world: west, south, east and north, and (country, ring) of what lies in it."""

    name: str
    west: float
    south: float
    east: float
    north: float
    rings: tuple[tuple[str, tuple[Point, ...]], ...]

    def holds(self, point: Point) -> bool:
        return self.west <= point[0] <= self.east and self.south <= point[1] <= self.north


class View(NamedTuple):
    """What of a frame is shown, and how large: its corner in degrees, and units of the picture a degree."""

    west: float
    north: float
    across: float
    down: float
    width: float
    height: float

    def place(self, point: Point) -> Point:
        """Longitude and latitude → x and y in the picture."""
        return round((point[0] - self.west) * self.across, 1), round((self.north - point[1]) * self.down, 1)


@cache
def frames() -> tuple[Frame, ...]:
    """From fine to coarse."""
    frames: list[tuple[str, list[float], list[tuple[str, tuple[Point, ...]]]]] = []
    text = (PACKAGE / "facts" / "figures" / "outline.txt").read_text("ascii")
    for line in text.splitlines():
        first, *rest = line.split()
        if first == "frame":
            frames.append((rest[0], list(map(float, rest[1:])), []))
        else:
            frames[-1][2].append((first, tuple(_point(each) for each in rest)))
    return tuple(Frame(name, box[0], box[1], box[2], box[3], tuple(rings)) for name, box, rings in frames)


def _point(written: str) -> Point:
    x, _, y = written.partition(",")
    return int(x) / 100, int(y) / 100


def frame_of(points: Sequence[Point]) -> Frame | None:
    """The finest frame with at least half of the points that are in any; None when none is in one."""
    most = max((sum(map(each.holds, points)) for each in frames()), default=0)
    return next((each for each in frames() if most and 2 * sum(map(each.holds, points)) >= most), None)


AROUND = 0.11
"""Room around the places, as a share of what they span."""
TALL = (1.0, 1.35)
"""How high a view is for its width."""
LEAST = 0.55
"""Of the frame: no view shows less, since a place says nothing without what lies around it."""


def view(frame: Frame, points: Sequence[Point], width: float) -> View:
    """The part of the frame with these points in it, `width` units wide."""
    longitudes, latitudes = [x for x, _ in points], [y for _, y in points]
    narrow = math.cos(math.radians((min(latitudes) + max(latitudes)) / 2))
    middle_x, middle_y = (min(longitudes) + max(longitudes)) / 2, (min(latitudes) + max(latitudes)) / 2
    wide = max((max(longitudes) - min(longitudes)) * (1 + 2 * AROUND), LEAST * (frame.east - frame.west))
    high = max((max(latitudes) - min(latitudes)) * (1 + 2 * AROUND), LEAST * (frame.north - frame.south))
    ratio = high / (wide * narrow)
    if ratio < TALL[0]:
        high *= TALL[0] / ratio
    elif ratio > TALL[1]:
        wide *= ratio / TALL[1]
    wide, high = min(wide, frame.east - frame.west), min(high, frame.north - frame.south)
    west = min(max(middle_x - wide / 2, frame.west), frame.east - wide)
    north = max(min(middle_y + high / 2, frame.north), frame.south + high)
    across = width / wide
    down = across / narrow
    return View(west, north, across, down, width, round(high * down))
