"""What fits on a page, told by Typst itself: for the sides of which `fitting` is not sure.

In: sides, as what stands above their sections and the sections. Out: the size in which each is set, and how
high a side is that fits in none. Makes no paper; `papers/typst/measure.typ` calls what the papers call, so
that what is measured is what comes out. What Typst cannot measure is as high as `fitting` tells.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import lru_cache
from math import fsum
from typing import NamedTuple

from stadswijzer.papers.setting import fitting, pdf
from stadswijzer.papers.setting.blocks import Data, Section
from stadswijzer.papers.setting.fitting import HEIGHT, SIZES

_NO_CODE = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'
"""As large on paper as every code to scan: the height does not depend on what is in it."""


class Side(NamedTuple):
    """What must stand on one page. `kind`: which of `papers/typst/measure.typ` it is."""

    kind: str
    data: Data
    """What that kind needs but its sections, in the field `parts`."""
    parts: str
    sections: Sequence[Section]
    top: Callable[[float], float]
    """Size → the height above the sections, never told too low."""

    def at(self, size: float) -> Data:
        return {
            "kind": self.kind,
            "size": size,
            "parts": self.parts,
            "data": {**self.data, self.parts: fitting.marked(self.sections, size)},
        }


class Height(NamedTuple):
    """In points; of a side that does not fit its page also of each section."""

    whole: float
    sections: tuple[float, ...] = ()

    @property
    def fits(self) -> bool:
        return self.whole <= HEIGHT


class Fit(NamedTuple):
    """The size of a side, and whether it stands on one page in that size."""

    size: float
    fits: bool


def fit(sides: Sequence[Side]) -> list[Fit]:
    """The largest size in which each side fits. One that fits in none takes more pages, in the largest."""
    sure = [fitting.largest(side.top, side.sections) for side in sides]
    found = {n: size for n, size in enumerate(sure) if size == SIZES[0]}
    for size in SIZES:
        found |= {n: size for n, each in enumerate(sure) if each == size and n not in found}
        left = [n for n in range(len(sides)) if n not in found]
        heights = measure([(sides[n], size) for n in left])
        found |= {n: size for n, height in zip(left, heights, strict=True) if height.fits}
    return [Fit(found.get(n, SIZES[0]), n in found) for n in range(len(sides))]


def too_long(sides: Sequence[Side]) -> dict[int, Height]:
    """The sides that fit their page in no size, by number, with how high they are in the smallest."""
    doubted = [n for n, side in enumerate(sides) if fitting.largest(side.top, side.sections) is None]
    heights = measure([(sides[n], SIZES[-1]) for n in doubted])
    return {n: height for n, height in zip(doubted, heights, strict=True) if not height.fits}


def fullest(most: int, side: Callable[[int], Side]) -> tuple[list[Section], float]:
    """The sections with as many items, at most `most`, as fit one page, and the size in which they do."""
    better: list[tuple[Side, float]] = []
    for number in range(most, -1, -1):
        one = side(number)
        sure = fitting.largest(one.top, one.sections)
        better += [(one, size) for size in SIZES if sure is None or size > sure]
        if sure is not None:
            break
    heights = measure(better)
    fitting_ones = (each for each, height in zip(better, heights, strict=True) if height.fits)
    chosen, size = next(fitting_ones, (one, sure or SIZES[-1]))
    return list(chosen.sections), size


def end(template: str, data: Data) -> tuple[int, float]:
    """Page and points from its top at which a paper ends that says so (`<end>`), set as it will be."""
    return _end(template, json.dumps(pdf.printable(data), ensure_ascii=False, sort_keys=True))


@lru_cache(maxsize=32)  # `check` and the papers ask the same, and so does `serve` at every save
def _end(template: str, data: str) -> tuple[int, float]:
    ((page, down),) = pdf.query(template, data, "<end>")
    return int(page), float(down)


def measure(sides: Sequence[tuple[Side, float]]) -> list[Height]:
    """How high each side is in a size."""
    asked = [
        json.dumps(pdf.printable(side.at(size)), ensure_ascii=False, sort_keys=True) for side, size in sides
    ]
    if not asked:
        return []
    try:
        return list(_heights(tuple(asked)))
    except pdf.PaperError:  # of one of them
        return [_alone(text, side, size) for text, (side, size) in zip(asked, sides, strict=True)]


def _alone(asked: str, side: Side, size: float) -> Height:
    try:
        return _heights((asked,))[0]
    except pdf.PaperError:
        return guessed(side, size)


def guessed(side: Side, size: float) -> Height:
    """What `fitting` tells, of a side that Typst cannot measure."""
    parts = tuple(fitting.section(each, size) for each in side.sections)
    return Height(side.top(size) + fsum(parts), parts)


@lru_cache(maxsize=8)  # `check` and the papers ask the same, and so does `serve` at every save
def _heights(asked: tuple[str, ...]) -> tuple[Height, ...]:
    data = f'{{"room": {HEIGHT}, "frame": {json.dumps(_FRAME)}, "sides": [{",".join(asked)}]}}'
    return tuple(Height(whole, tuple(parts)) for whole, parts in pdf.query("measure", data, "<side>"))


def code(address: str) -> str:
    """What stands for the code to scan of an address while measuring."""
    return _NO_CODE if address else ""


_FRAME = {
    **dict.fromkeys(
        ("author", "about", "head", "sample", "purpose", "ask", "case", "stand", "notes", "page"), ""
    ),
    "title": "-",
    "lang": "nl",
}
