"""Tables of money on paper.

In: a table of words. Out: blocks. Adds nothing up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from math import fsum

from stadswijzer.facts.plan.money_table import Investment, Table
from stadswijzer.language import text_width
from stadswijzer.language.words import Words
from stadswijzer.papers.setting import blocks as b
from stadswijzer.papers.setting import fitting
from stadswijzer.papers.setting.blocks import Block, Section

_NAME = 6.0
"""Width in em of the narrowest column of names."""
_FEWEST = 3
"""Columns of amounts in the first of two tables, where the second can do without them."""

_APART = 0.5
"""Of a page: what may stand between two notes."""


def table(found: Table, room: float) -> list[Block]:
    """A table of amounts in `room` (points).

    Where it is too narrow the sign stands in the head, once; where that is not enough, the columns stand in a
    second table under the first, each with the names of its rows. No amount is made smaller or cut.
    """
    wide = room / fitting.SIZES[0]
    head, rows = list(found.head), [(row.name, *row.cells) for row in found.rows]
    if _NAME + fsum(_widths(head, rows)) > wide:
        head[0] += " (€)"
        rows = [(name, *(cell.replace("€", "").strip() for cell in cells)) for name, *cells in rows]
    total = next((n for n, row in enumerate(found.rows) if row.kind == "total"), None)
    parts = _parts(_widths(head, rows), wide - _NAME)
    return [
        _grid(wide, [head[at] for at in part], [[row[at] for at in part] for row in rows], total)
        for part in parts
    ]


def _grid(wide: float, head: Sequence[str], rows: Sequence[Sequence[str]], total: int | None) -> Block:
    columns = _columns(wide, max(text_width.width(name) for name, *_ in rows), head, rows)
    return b.grid(head, rows, columns, numbers=range(1, len(head)), total=total)


def _parts(widths: Sequence[float], room: float) -> list[list[int]]:
    """Which columns stand in which table: the last ones together as far as they fit, the others before them.

    A first table of one or two takes some of the next.
    """
    parts: list[list[int]] = []
    taken = room
    for at in range(len(widths), 0, -1):
        taken += widths[at - 1]
        if taken > room:
            parts.insert(0, [])
            taken = widths[at - 1]
        parts[0].insert(0, at)
    while len(parts) > 1 and len(parts[0]) < min(_FEWEST, len(parts[1])):
        parts[0].append(parts[1].pop(0))
    return [[0, *part] for part in parts]


def _columns(
    wide: float, names: float, head: Sequence[str], rows: Sequence[Sequence[str]]
) -> tuple[float, ...]:
    """Widths of the columns: first what amounts need, then names, then whole words of the heads."""
    least, whole = _widths(head, rows), _widths(head, rows, split=" ")
    name = max(_NAME, min(names, wide - fsum(least)))
    spare, wish = max(0.0, wide - name - fsum(least)), fsum(whole) - fsum(least)
    share = min(1.0, spare / wish) if wish else 0.0
    even = (spare - share * wish) / len(least)
    return (name, *(low + share * (high - low) + even for low, high in zip(least, whole, strict=True)))


def _widths(head: Sequence[str], rows: Iterable[Sequence[str]], split: str = " \u00ad") -> list[float]:
    """Of each column of amounts in em: its widest amount, or the widest piece of its head."""
    columns = list(zip(*rows, strict=True))
    pieces = [re.split(f"[{split}]", name) for name in head]
    return [
        max(*map(text_width.width, cells), *map(text_width.width, parts)) + 2 * fitting.CELL
        for parts, cells in list(zip(pieces, columns, strict=True))[1:]
    ]


def noted(sections: Sequence[Section], note: str) -> list[Section]:
    """The sections in the whole width, with the note on all money under tables so near that no page lacks it.

    Under the first, under the last, and under each that would stand too far from the one before with a note.
    """
    found: list[Section] = []
    since = fitting.HEIGHT
    for number, each in enumerate(sections, 1):
        since += fitting.wide_section(each["blocks"], fitting.SIZES[0])
        has_note = bool(note) and (since > _APART * fitting.HEIGHT or number == len(sections))
        more = [b.paragraph(note, small=True)] if has_note else []
        found.append({**each, "blocks": [*each["blocks"], *more]})
        since = 0.0 if has_note else since
    return found


def investments(words: Words, found: list[Investment]) -> list[Block]:
    """Credits, with their sum."""
    rows = [
        (
            str(each.row.year),
            each.entry.title,
            each.row.what or words("money_table.not_told"),
            words.euros(each.row.amount),
        )
        for each in found
    ]
    whole = words.euros(sum(each.row.amount for each in found))
    head = (
        words("plan.year"),
        words("kinds.initiative.one"),
        words("money_table.what"),
        words("money_table.credit"),
    )
    rows.append((words("plan.total"), "", "", whole))
    return [b.grid(head, rows, (1, 4, 4, 2), numbers=(3,), total=len(rows) - 1)]
