"""What a paper consists of: blocks of runs of text, as plain data that `papers/typst/style.typ` sets in type.

A run is text with marks; a block is a paragraph, a list, a table, a quote, or a row of facts. No block knows
what it is about, so that one style sets them all and `fitting` can measure them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal, NotRequired, Required, TypedDict, Unpack


class Marks(TypedDict, total=False):
    """How a run of text looks. `blank`: a line to write on."""

    strong: bool
    emph: bool
    code: bool
    small: bool
    blank: bool


MARKS: Final = ("strong", "emph", "code", "small", "blank")


class Run(Marks, total=False):
    """Text with those of its marks that hold."""

    text: Required[str]
    shape: str
    """A sign before the text; see `papers/typst/style.typ`."""
    sheet: str
    """The sheet whose page stands there."""
    href: str


class Paragraph(TypedDict):
    """Text that goes on over the lines."""

    kind: Literal["text"]
    runs: list[Run]
    small: bool


class Bullets(TypedDict):
    """A list of which each item is one or more blocks."""

    kind: Literal["list"]
    items: list[list[Block]]
    numbered: bool


class Quote(TypedDict):
    """Blocks in the words of somebody else."""

    kind: Literal["quote"]
    blocks: list[Block]


class Table(TypedDict):
    """Rows under a head. `columns`: relative widths; `right`: of figures; `total`: the row that is one."""

    kind: Literal["table"]
    head: list[list[Run]]
    rows: list[list[list[Run]]]
    columns: list[float]
    right: list[bool]
    total: int | None
    single: NotRequired[list[bool]]
    """For each row, the head too, whether it is surely one line high (`fitting.measured`)."""


class Fact(TypedDict):
    """A name and its value."""

    name: str
    runs: list[Run]


class Facts(TypedDict):
    """Names with their values, beside each other."""

    kind: Literal["facts"]
    pairs: list[Fact]


Block = Paragraph | Bullets | Quote | Table | Facts
"""What `kind` says, with what that kind needs, as `papers/typst/style.typ` reads it."""
Data = Mapping[str, object]
"""What goes to Typst as JSON: the fields that a template in `papers/typst/` reads."""


class Section(TypedDict):
    """A part of a paper under its title. `field`: the field of the entry that most of it comes from."""

    title: str
    field: str
    blocks: list[Block]
    wide: NotRequired[bool]
    """Its title stands above it, and not in the margin."""
    whole: NotRequired[bool]
    """It stays on its page."""
    together: NotRequired[int]
    """So many of its blocks stay on one page, with the title above."""
    low: NotRequired[bool]
    """Typst need not measure it first (`fitting.marked`)."""


Text = str | Sequence[Run]

_LINK = re.compile(r"(?:https?://[^\s/?#]|mailto:[^\s]|tel:[^\s])[^\s]{0,1900}", re.IGNORECASE)
LONG_WORD, PIECE = 24, 12
"""A word longer than this may be broken after every so many characters, so that it fits any column."""
_LONG = re.compile(rf"(?<!\S)(?:\S*://|/\S+/)\S*|[^\s\u00ad-]{{{LONG_WORD + 1},}}")


def run(text: str, *, href: str = "", shape: str = "", **marks: Unpack[Marks]) -> Run:
    """Text with marks. An address that is not one of the web or the post is left out: the text stays."""
    found: Run = {"text": breakable(text)}
    for name in MARKS:
        if marks.get(name):
            found[name] = True
    if shape:
        found["shape"] = shape
    if href and text.strip() and _LINK.fullmatch(href):
        found["href"] = href
    return found


def page_of(sheet: str, known: int | None = None) -> Run:
    """The page of the sheet of an initiative, in a booklet that holds it; nothing anywhere else.

    `known`: told before the booklet is set, so that Typst need not look it up.
    """
    return {"text": str(known or ""), "sheet": sheet}


def joined(found: Sequence[Run], sign: str = "; ") -> list[Run]:
    """Runs with a sign between them."""
    return [each for at, one in enumerate(found) for each in ((run(sign), one) if at else (one,))]


def breakable(text: str) -> str:
    """`text` with soft hyphens in its longest words; not in an address: a copy of that has to work."""
    if len(text) <= LONG_WORD and "://" not in text:  # as most of the words on a sheet are
        return text
    return _LONG.sub(_broken, text)


def _broken(word: re.Match[str]) -> str:
    whole = word[0]
    if "/" in whole and (whole.startswith("/") or "://" in whole):  # Typst breaks it by itself
        return whole
    return "\u00ad".join(whole[at : at + PIECE] for at in range(0, len(whole), PIECE))


def runs(text: Text) -> list[Run]:
    """A string as runs, with one space where it had more."""
    if isinstance(text, str):
        return [run(re.sub(r"[ \t\r\n]+", " ", text).strip())]
    return list(text)


def paragraph(text: Text, *, small: bool = False) -> Paragraph:
    return {"kind": "text", "runs": runs(text), "small": small}


def bullets(items: Iterable[Sequence[Block]], *, numbered: bool = False) -> Bullets:
    """A list of which each item is one or more blocks."""
    return {"kind": "list", "items": [list(item) for item in items], "numbered": numbered}


def lines(texts: Iterable[Text]) -> list[Block]:
    """A list of plain lines; nothing when there are none."""
    items = [[paragraph(text)] for text in texts]
    return [bullets(items)] if items else []


def quote(inner: Sequence[Block]) -> Quote:
    return {"kind": "quote", "blocks": list(inner)}


def grid(
    head: Sequence[Text],
    rows: Iterable[Sequence[Text]],
    columns: Sequence[float],
    *,
    numbers: Iterable[int] = (),
    total: int | None = None,
) -> Table:
    """A table. `columns`: relative widths; `numbers`: of figures; `total`: the row that is one, from 0."""
    right = set(numbers)
    return {
        "kind": "table",
        "head": [runs(cell) for cell in head],
        "rows": [[runs(cell) for cell in row] for row in rows],
        "columns": list(columns),
        "right": [at in right for at in range(len(columns))],
        "total": total,
    }


def facts(pairs: Iterable[tuple[str, Text]]) -> Facts:
    """Names with their values, beside each other."""
    return {"kind": "facts", "pairs": [{"name": name, "runs": runs(value)} for name, value in pairs]}


def section(title: str, field: str, *found: Block | Sequence[Block]) -> Section:
    """A part of a paper under its title. `field`: the field of the entry that most of it comes from."""
    blocks: list[Block] = []
    for each in found:
        blocks += [each] if isinstance(each, dict) else each
    return {"title": breakable(title), "field": field, "blocks": blocks}
