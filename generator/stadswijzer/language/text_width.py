"""How wide text is, told from the widths of the letters, without setting it; and where its lines end.

Of the four styles of our typeface the widest letter counts, so that a width is never too low. Reads no font.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from math import fsum

from stadswijzer.language.package_folder import PACKAGE

SPARE = 1.01
"""Of the width: two letters can stand a little further from each other than their own widths say."""
ELSEWHERE = 1.0
"""Of a character that our typeface lacks: another will draw it, or □."""


@cache
def widths() -> dict[int, float]:
    """Code point → width in em."""
    width_of: dict[int, float] = {}
    text = (PACKAGE / "language" / "letters" / "widths.txt").read_text("ascii")
    for row in text.splitlines():
        first, _, each = row.partition(":")
        for at, width in enumerate(each.split(), int(first, 16)):
            width_of[at] = int(width) / 1000
    return width_of


@lru_cache(8192)
def width(text: str) -> float:
    """Width in em."""
    known = widths()
    return SPARE * fsum(known.get(ord(sign), ELSEWHERE) for sign in text)


@cache
def unprintable() -> re.Pattern[str]:
    """A character that the print fonts do not hold (`letters/coverage.txt`)."""
    ranges = (PACKAGE / "language" / "letters" / "coverage.txt").read_text("utf-8").split()
    covered = "".join(
        "-".join(re.escape(chr(int(end, 16))) for end in each.split("-"))
        for each in ranges
        if not each.startswith("#")
    )
    return re.compile(f"[^{covered}\\s\u00ad\u200b-\u200d\ufe0e\ufe0f]")


_PICTURE, _PICTURE_WIDTH = 0x1F000, 1.4


def on_screen(text: str) -> float:
    """Width in em in a browser, where another font draws the emoji that ours lacks, wider than a letter."""
    known = widths()
    return SPARE * fsum(
        known.get(ord(sign), _PICTURE_WIDTH if ord(sign) >= _PICTURE else ELSEWHERE) for sign in text
    )


def wrapped(text: str, wide: float) -> list[str]:
    """`text` in lines of at most `wide` em: broken at spaces, and within a word only when it fits no line."""
    lines, line = [], ""
    for word in text.split():
        joined = f"{line} {word}" if line else word
        if on_screen(joined) <= wide:
            line = joined
            continue
        if line:
            lines.append(line)
        line = word
        while on_screen(line) > wide:
            piece = _head(line, wide)
            lines.append(piece)
            line = line[len(piece) :]
    return [*lines, line] if line or not lines else lines


def shortened(text: str, wide: float) -> str:
    """`text`, or as much of it as fits in `wide` em with `…` behind it."""
    return text if on_screen(text) <= wide else f"{_head(text, wide - on_screen('…')).rstrip()}…"


def _head(text: str, wide: float) -> str:
    """The most of the beginning of `text` that fits; at least one character."""
    used = 0.0
    for at, sign in enumerate(text):
        used += on_screen(sign)
        if at and used > wide:
            return text[:at]
    return text
