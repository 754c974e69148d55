"""On which pages of the booklet the sheets stand, and where its glossary.

In: the data of a booklet, and of its sheets. Out: the page of each sheet as far as it is known before the
booklet is set, and whether the glossary fills the page before them. Only what comes before the sheets is set
for it, once more; a booklet in which Typst looks that up by itself takes half as long again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from stadswijzer.papers.setting import fitting, pdf

_SIZE = fitting.SIZES[0]
_TITLE, _LINE, _NUMBER, _BEFORE = 2.9, 1.45, 4.0, 2.6
"""In em: the title of the contents, a line, what is kept free for its page, what is above a chapter."""


def on_contents(listed: Sequence[str], overview: Mapping[str, Any], colophon: Mapping[str, Any]) -> bool:
    """Whether the overview surely fits between the contents (these titles and its own) and the colophon."""
    lines = 1 + sum(fitting.text_lines(title, fitting.WIDTH / _SIZE - _NUMBER) for title in listed)
    contents = (_TITLE + lines * _LINE) * _SIZE
    parts = (fitting.chapter(each["title"], each["intro"], each["size"]) for each in (overview, colophon))
    return contents + sum(parts) + 2 * _BEFORE * _SIZE <= fitting.HEIGHT


class Place(NamedTuple):
    """The page of the first sheet, and whether the glossary stands before it."""

    first: int
    glossary_first: bool


def place(data: Mapping[str, Any], sheets: Sequence[Mapping[str, Any]]) -> Place | None:
    """For a booklet with these sheets; None when Typst cannot set what comes before them."""
    if not sheets:
        return Place(0, glossary_first=data["glossary"] is not None)
    listed = [data["glossary"]["title"]] if data["glossary"] else []
    asked = {**data, "sheets": [], "glossary": None, "asks_end": True, "listed": listed}
    try:
        text = json.dumps(pdf.printable(asked), ensure_ascii=False, sort_keys=True)
        (end,) = pdf.query("booklet", text, "<end>")
    except pdf.PaperError:
        return None
    stays_empty = end % 2 == 1
    return Place(end + 1 + stays_empty, stays_empty and data["glossary"] is not None)


def pages(found: Place, sheets: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """Name of a sheet → its page, up to the first that takes more than two."""
    known: dict[str, int] = {}
    for number, sheet in enumerate(sheets):
        known[sheet["name"]] = found.first + 2 * number
        if not sheet["is_leaf"]:
            break
    return known
