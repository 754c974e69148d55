"""A long list: scripts show the first of it, more when asked. Without script, and on paper, all is there."""

from __future__ import annotations

from collections.abc import Sized
from typing import NamedTuple

from stadswijzer.pages import scripts

FIRST = 24
"""So many stand there before anybody asks: the examples of a town that did its work."""
DOZEN, ALL_THE_SAME = 12, 14
"""Where a page has several lists, each shows so many and folds the rest; up to so many nothing is folded."""


class LongList(NamedTuple):
    """`first`: how many stand there at first; `stamp`: of the script."""

    first: int
    stamp: str


def few(items: Sized) -> int:
    """How many of a list stand there at once: never all but a few."""
    return DOZEN if len(items) > ALL_THE_SAME else len(items)


def long_list(items: Sized) -> LongList | None:
    return LongList(FIRST, scripts.stamp("more")) if len(items) > FIRST else None
