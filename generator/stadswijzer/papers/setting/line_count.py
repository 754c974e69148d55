"""How many lines text takes on paper: surely no more than so many, and surely no fewer.

In: text, or runs with their marks, and the width of a column. Out: lines. Regular letters count as wide as
they are, all others as the widest of the four styles. A line is broken only at spaces and hyphens that we put
there; to count the fewest, at every sign where Typst might break it, with letters as near as they can come.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from math import fsum
from typing import NamedTuple

from stadswijzer.language import text_width
from stadswijzer.papers.setting.blocks import Run

_ADDRESS = 9.0
"""What a line of an address may leave empty: a part of 16 letters is not broken."""
_NEAR, _NARROW = 0.96, 0.8
"""Of the width of a regular letter, and of the widest of its styles: so near two come, so narrow is one."""
_MARK = 0xF0000
"""Added to a letter of our fonts that is not regular: from there on is no letter of any language."""
_BROKEN_AT = " \u00ad/"
"""Signs by which words are told apart: these are never marked."""
_MAY_BREAK = re.compile(r"[ \u00ad]|(?<=[-/\u2010-\u2015\u2026?!|}])")
_SHAPE = "M\u00a0\u00a0"
"""As wide as a shape with what is kept free behind it."""


class Lines(NamedTuple):
    """At least, and at most."""

    least: int
    most: int


def lines(runs: Sequence[Run], width: float, *, strong: bool = False) -> Lines:
    """That these runs take in a column of so many em. `strong`: all of them, whatever their marks."""
    text = "".join(map(_marked, runs)) if not strong else _shifted(words_of(runs))
    return _lines(text, width)


@lru_cache(16384)  # check, papers and the next save measure the same lines
def text_lines(text: str, width: float) -> int:
    """Lines that `text` takes at most, in whatever style; at least one."""
    return _most(text, width, text_width.width)


def words_of(runs: Sequence[Run]) -> str:
    """What runs say, with as much before it as a shape takes."""
    return "".join(f"{_SHAPE if run.get('shape') else ''}{run['text']}" for run in runs)


class _Shift(dict[int, int]):
    """Code point → the same, marked."""

    def __missing__(self, point: int) -> int:
        is_ours = point in text_width.widths() and chr(point) not in _BROKEN_AT
        self[point] = point + _MARK if is_ours else point
        return self[point]


_SHIFT = _Shift()


def _shifted(text: str) -> str:
    return text.translate(_SHIFT)


def _marked(run: Run) -> str:
    text = f"{_SHAPE if run.get('shape') else ''}{run['text']}"
    return _shifted(text) if run.get("strong") or run.get("emph") or run.get("blank") else text


@cache
def _widths() -> dict[int, float]:
    """Of each letter, the widest styles under their marked code points."""
    marked = {point + _MARK: width for point, width in text_width.widths().items()}
    return {**text_width.widths(), **text_width.widths("regular"), **marked}


@cache
def _least_widths() -> dict[int, float]:
    return {point: width * (_NARROW if point > _MARK else _NEAR) for point, width in _widths().items()}


@lru_cache(16384)
def _width(text: str) -> float:
    known = _widths()
    return text_width.SPARE * fsum(known.get(ord(sign), text_width.ELSEWHERE) for sign in text)


def _least_width(text: str) -> float:
    known = _least_widths()
    return fsum(known.get(ord(sign), 0.0) for sign in text)


@lru_cache(16384)
def _lines(text: str, width: float) -> Lines:
    most = _most(text, width, _width)
    return Lines(1 if most == 1 else _least(text, width), most)


def _most(text: str, width: float, wide: Callable[[str], float]) -> int:
    if wide(text) <= width:
        return 1
    number, used, space, hyphen = 1, 0.0, wide(" "), wide("-")
    for word in text.split(" "):
        pieces = word.split("\u00ad")
        for n, piece in enumerate(pieces):
            own = wide(piece)
            need = own + (hyphen if n + 1 < len(pieces) else 0)
            before = space if used and n == 0 else 0
            if used and used + before + need > width:
                number, used, before = number + 1, 0.0, 0
            number += _own_lines(piece, need, width) - 1 if need > width else 0
            used += before + own
    return number


def _own_lines(piece: str, need: float, width: float) -> int:
    """Lines that a piece wider than its column takes. An address is broken between its parts, by Typst."""
    if "//" in piece or piece.startswith("/"):
        return int(need // max(width - _ADDRESS, width / 4)) + 1
    return int(need // width) + 1


def _least(text: str, width: float) -> int:
    number, used, space = 1, 0.0, _least_width(" ")
    for word in text.split(" "):
        before = space if used else 0.0
        for piece in _MAY_BREAK.split(word):
            need = _least_width(piece)
            if used and used + before + need > width:
                number, used, before = number + 1, 0.0, 0.0
            used += before + need
            before = 0.0
    return number
