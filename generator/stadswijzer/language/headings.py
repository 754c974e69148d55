"""The headings of a text and what stands under each.

In: Markdown. Out: sections in their order, with the anchor that the page gives them. A line in code is no
heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stadswijzer.language import readability
from stadswijzer.language.anchors import free_anchor, slug

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.+?)[ \t]*#*[ \t]*$")


@dataclass(frozen=True)
class Section:
    """A heading in plain words, its anchor, and the text under it up to the next heading, in plain words."""

    heading: str
    anchor: str
    below: str


def sections(text: str) -> list[Section]:
    """Every section of a text, whatever the level of its heading."""
    taken: set[str] = set()
    headed = []
    for heading, below in split(text):
        if not heading:
            continue
        words = readability.plain(heading).strip()
        anchor = free_anchor(slug(words) or "kop", taken)
        headed.append(Section(words, anchor, readability.plain(below)))
    return headed


def same_heading(first: str, second: str) -> bool:
    """Whether two people would say that it is the same heading: capitals and spaces do not count."""
    return " ".join(first.casefold().split()) == " ".join(second.casefold().split())


def split(text: str) -> Iterator[tuple[str, str]]:
    """(heading, text under it) as they were written; '' is the heading of what stands above the first."""
    heading, below, fence = "", list[str](), ""
    for line in text.splitlines():
        mark = _FENCE.match(line)
        if mark and (not fence or (mark[1][0] == fence[0] and len(mark[1]) >= len(fence))):
            fence = "" if fence else mark[1]
        found = None if fence else _HEADING.match(line)
        if found is None:
            below.append(line)
            continue
        if heading or any(below):
            yield heading, "\n".join(below)
        heading, below = found[1], []
    if heading or any(below):
        yield heading, "\n".join(below)
