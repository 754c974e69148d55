"""On which pages of the booklet the sheets stand, and where its glossary.

In: the data of a booklet, and of its sheets. Out: the page of each sheet as far as it is known before the
booklet is set, and whether the glossary fills the page before them. Only what comes before the sheets is set
for it, once more; a booklet in which Typst looks that up by itself takes half as long again.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from math import fsum
from typing import NamedTuple

from stadswijzer.papers.chapter import ChapterData
from stadswijzer.papers.setting import fitting, pdf
from stadswijzer.papers.setting.blocks import Data
from stadswijzer.papers.sheet.sheet import SheetData

_SIZE = fitting.SIZES[0]
_TITLE, _LINE, _NUMBER, _BEFORE = 2.9, 1.45, 4.0, 2.6
"""In em: the title of the contents, a line, what is kept free for its page, what is above a chapter."""


def on_contents(listed: Sequence[str], overview: ChapterData, colophon: ChapterData) -> bool:
    """Whether the overview surely fits between the contents (these titles and its own) and the colophon."""
    lines = 1 + sum(fitting.text_lines(title, fitting.WIDTH / _SIZE - _NUMBER) for title in listed)
    contents = (_TITLE + lines * _LINE) * _SIZE
    parts = (fitting.chapter(each["title"], each["intro"], each["size"]) for each in (overview, colophon))
    return contents + fsum(parts) + 2 * _BEFORE * _SIZE <= fitting.HEIGHT


class Place(NamedTuple):
    """The page of the first sheet, and whether the glossary stands before it."""

    first: int
    glossary_first: bool


def place(data: Data, glossary: ChapterData | None, *, has_sheets: bool) -> Place | None:
    """For a booklet with this glossary; None when Typst cannot set what comes before the sheets."""
    if not has_sheets:
        return Place(0, glossary_first=glossary is not None)
    listed = [glossary["title"]] if glossary else []
    asked = {**data, "sheets": [], "glossary": None, "asks_end": True, "listed": listed}
    try:
        text = json.dumps(pdf.printable(asked), ensure_ascii=False, sort_keys=True)
        (end,) = pdf.query("booklet", text, "<end>")
    except pdf.PaperError:
        return None
    stays_empty = end % 2 == 1
    return Place(end + 1 + stays_empty, stays_empty and glossary is not None)


def pages(found: Place, sheets: Sequence[SheetData]) -> dict[str, int]:
    """Name of a sheet → its page, up to the first that takes more than two."""
    known: dict[str, int] = {}
    for number, sheet in enumerate(sheets):
        known[sheet["name"]] = found.first + 2 * number
        if not sheet["is_leaf"]:
            break
    return known
