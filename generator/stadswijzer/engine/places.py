"""Where in the file of a page its own HTML is, and of that what another build can take over.

In: a page of ours that was made, its HTML, and the text of its file. Out: places: from which byte, how many.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from stadswijzer.pages.merged_page import PrintPage
from stadswijzer.pages.render import Page

Place = Sequence[int]
"""Where something stands in a file: from which byte, and how many."""


class Places(NamedTuple):
    """Of a page: its HTML without the frame; of a page to print its parts, by what tells of each what it is.

    `introduction`: of the hand-written text above it; None where that is not found.
    """

    html: Place
    parts: Mapping[str, Place]
    introduction: Place | None


NOWHERE = Places((0, 0), {}, None)


def places(sheet: Page, html: str, output: str) -> Places:
    """`html`: of the page; `output`: the text of its file."""
    at = output.find(html)
    if not html or at < 0:
        return NOWHERE
    begin = len(output[:at].encode())
    introduction = str(sheet.introduction)
    within = html.find(introduction)
    own = (begin + len(html[:within].encode()), len(introduction.encode())) if within >= 0 else None
    return Places((begin, len(html.encode())), dict(_parts_of(sheet, html, begin)), own)


def _parts_of(sheet: Page, html: str, begin: int) -> Iterator[tuple[str, Place]]:
    """Where the parts of a page to print are. `begin`: where its HTML begins in its file."""
    last = 0
    for key, body in sheet.bodies if isinstance(sheet, PrintPage) else ():
        at = html.find(body, last)
        if at < 0:
            return
        begin, size = begin + len(html[last:at].encode()), len(body.encode())
        if key:
            yield key, (begin, size)
        begin, last = begin + size, at + len(body)
