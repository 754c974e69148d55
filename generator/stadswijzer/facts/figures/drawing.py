"""What a picture consists of: shapes as plain data, which one template draws.

`y` goes down. A drawing of a given width is made smaller with its page; one without keeps its height and its
letters, and its `x` and `width` are shares of the page in per cent.
By hand, as the timeline (`plan/figures/shapes.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

STRETCHED = 0.0
"""The width of a drawing that is as wide as its place."""


class Shape(NamedTuple):
    """`form`: area, line, curve, bar, circle, square, diamond or words. `look`: its class in the style sheet.

    Of a circle, square or diamond (x, y) is the middle and `width` the size across. `text`: the words, or
    the corners of an area, or the way of a curve. `address`: where it leads; then `name` says what it is.
    `of`: of which page it tells, where something else leads there.
    """

    form: str
    look: str
    x: float = 0
    y: float = 0
    width: float = 0
    height: float = 0
    text: str = ""
    end: str = "start"
    address: str = ""
    name: str = ""
    of: str = ""


class Drawing(NamedTuple):
    """A picture with its title and what it shows, in words."""

    width: float
    height: float
    title: str
    text: str
    shapes: tuple[Shape, ...]


class Part(NamedTuple):
    """A part of a bar, in per cent of its whole length."""

    look: str
    start: float
    width: float


def area(look: str, points: Iterable[tuple[float, float]]) -> Shape:
    """A closed line through these points."""
    return Shape("area", look, text=" ".join(f"{x:g},{y:g}" for x, y in points))


def words(look: str, x: float, y: float, text: str, end: str = "start") -> Shape:
    """Words that begin at (x, y), or end or have their middle there."""
    return Shape("words", look, x, y, text=text, end=end)


def stacked(parts: Iterable[tuple[str, float]], whole: float) -> tuple[Part, ...]:
    """Amounts of each look, one behind the other, of a bar that is `whole` long. What is 0 has no part."""
    stack, start = [], 0.0
    for look, amount in parts:
        if amount > 0 and whole > 0:
            width = 100 * amount / whole
            stack.append(Part(look, round(start, 2), round(width, 2)))
            start += width
    return tuple(stack)
