"""Bytes of an export → a header, and rows that know their line and hold only what is asked for.

In: a workbook (`workbook.py`) or text with columns (`delimited.py`). Out: a `Table`. Says nothing of what
answers mean.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from stadswijzer.editing.survey import delimited, workbook
from stadswijzer.editing.survey.header import Finder, Header
from stadswijzer.editing.survey.table_error import MOST_BYTES, Record, TableError, too_large

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
"""A workbook of before 2007, or one with a password."""


@dataclass(frozen=True)
class Row:
    """The fields that were asked for. `fields`: how many the row has in all, without empty ones at its end.

    `first`: the first field that is filled and its column, to see that a row is a sum or an example.
    """

    line: int
    values: tuple[str, ...]
    fields: int
    first: tuple[int, str]
    is_header: bool
    is_short: bool
    """There are fewer fields than columns, where a text keeps empty ones too."""
    is_hidden: bool
    """Nobody sees it in the workbook."""

    @property
    def blank(self) -> bool:
        return not self.fields


@dataclass(frozen=True)
class Table:
    """An export. `records` are those of the answers."""

    header: Header
    records: Sequence[Record]
    repeated: tuple[str, ...]
    """The first row of the header as it was written: it stands again where two exports were put together."""
    width: int
    """Fewer fields than this make a row short; 0 in a workbook, which leaves out what is empty."""
    hidden: Sequence[str] = ()
    """Sheets of the workbook that are not shown, and were not read."""
    hidden_rows: Collection[int] = frozenset()
    """Lines that are not shown, and are read."""

    def rows(self, wanted: Sequence[int]) -> Iterator[Row]:
        """Every row of answers, with only the fields of the columns `wanted`; '' where it has none."""
        for line, found in self.records:
            size = len(found)
            while size and not found[size - 1].strip():
                size -= 1
            values = tuple([found[index].strip() if index < size else "" for index in wanted])
            first = next(((i, field.strip()) for i, field in enumerate(found) if field.strip()), (0, ""))
            is_header = _as_compared(found) == self.repeated
            yield Row(line, values, size, first, is_header, len(found) < self.width, line in self.hidden_rows)


def read_table(content: bytes, finder: Finder) -> Table:
    """The table that the bytes of a file hold; raises `TableError` when there is none."""
    if len(content) > MOST_BYTES:
        raise too_large()
    if content.startswith(_OLD_OFFICE):
        raise TableError("old-office")
    if content.startswith(b"PK"):
        sheet, width = workbook.read(content), 0
    elif content.startswith(b"%PDF"):
        raise TableError("not-csv")
    else:
        sheet, width = workbook.Sheet(delimited.records(content)), 1
    records = sheet.rows
    header = finder.find(records)
    last = header.more[-1] if header.more else header.line
    if below := [first for first, end in sheet.merged if end > last]:
        raise TableError("merged-cells", max(min(below), last + 1))
    first_row = next(row for line, row in records if line == header.line)
    repeated, width = _as_compared(first_row), width * len(header.names)
    return Table(header, records[header.start :], repeated, width, sheet.hidden, sheet.hidden_rows)


def _as_compared(row: Sequence[str]) -> tuple[str, ...]:
    """A row without spaces around its fields, and without empty fields at its end."""
    found = [field.strip("\ufeff \t\r\n\xa0") for field in row]
    while found and not found[-1]:
        found.pop()
    return tuple(found)
