"""A text on which Markdown would not come to an end: signs inside signs without end, or lists inside lists.

In: Markdown as it was written. Out: the first place where it is too much, and which problem that is. Markdown
looks for the end of each `[` and `(` up to the end of a paragraph, and goes into a list by calling itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

MOST_DEPTH: Final = 50
"""Signs, lists or quotes inside each other, as in the YAML."""
MOST_SIGNS: Final = 10_000
"""Signs of Markdown in one paragraph: two seconds of work at most."""

_BLANK = re.compile(r"\n[ \t\r]*\n")
_BRACKETS = re.compile(r"[\[\]()]")
_SIGNS = re.compile(r"[\\`*_\[\]<!&~]")
_RUN = re.compile(r"([\\`*_~<&])\1{999}")
_LISTS = re.compile(
    r"^(?: {4}|\t){50}[ \t]*(?:[-*+>]|\d+\.)|^[ \t]*(?:(?:>|[-*+][ \t]|\d{1,9}\.[ \t])[ \t]*){50}",
    re.MULTILINE,
)


class TooMuch(NamedTuple):
    """The code of a problem, where in the text, and what it says."""

    code: str
    position: int
    values: dict[str, object]


def too_much(text: str) -> TooMuch | None:
    """The first place that Markdown cannot be given; None in every text that somebody wrote to be read."""
    if len(text) <= MOST_DEPTH:
        return None
    if deep := _LISTS.search(text) or _RUN.search(text):
        return TooMuch("too-deep", deep.start(), {"limit": MOST_DEPTH})
    return next(_of_paragraphs(text), None)


def _of_paragraphs(text: str) -> Iterator[TooMuch]:
    start = 0
    for end in [*(blank.start() for blank in _BLANK.finditer(text)), len(text)]:
        if end - start > MOST_DEPTH:
            yield from _of_paragraph(text, start, end)
        start = end


def _of_paragraph(text: str, start: int, end: int) -> Iterator[TooMuch]:
    depth = {"[": 0, "(": 0}
    for bracket in _BRACKETS.finditer(text, start, end):
        opens = {"]": "[", ")": "("}.get(bracket[0], bracket[0])
        depth[opens] = max(0, depth[opens] + (1 if bracket[0] == opens else -1))
        if depth[opens] > MOST_DEPTH:
            yield TooMuch("too-deep", bracket.start(), {"limit": MOST_DEPTH})
            return
    signs = len(_SIGNS.findall(text, start, end)) if end - start > MOST_SIGNS else 0
    if signs > MOST_SIGNS:
        at = start + len(text[start:end]) - len(text[start:end].lstrip())
        yield TooMuch("too-long", at, {"length": signs, "limit": MOST_SIGNS, "hint": "signs"})
