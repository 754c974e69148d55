"""On which pages of the booklet the sheets stand, and where its glossary.

In: the data of a booklet, and of its sheets. Out: the page of each sheet as far as it is known before the
booklet is set, and whether the glossary fills the page before them. Only what comes before the sheets is set
for it, once more; a booklet in which Typst looks that up by itself takes half as long again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from stadswijzer.papers.setting import pdf


class Place(NamedTuple):
    """The page of the first sheet, and whether the glossary stands before it."""

    first: int
    glossary_first: bool


def place(data: Mapping[str, Any], sheets: Sequence[Mapping[str, Any]]) -> Place | None:
    """For a booklet with these sheets; None when Typst cannot set what comes before them."""
    if not sheets:
        return Place(0, glossary_first=data["glossary"] is not None)
    glossary = [data["glossary"]["title"]] if data["glossary"] else []
    listed = [*(sheet["heading"] for sheet in sheets), *glossary]
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
