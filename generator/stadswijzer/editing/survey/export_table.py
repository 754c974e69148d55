"""Bytes of an export → a header, and rows that know their line and hold only what is asked for.

Reads what spreadsheets and forms write: UTF-8, UTF-16 with its mark, Windows-1252; semicolon, comma or tab.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

MOST_BYTES = 64 * 1024 * 1024
DELIMITERS = ";,\t"
_SAMPLE = 40
"""Rows that decide on the delimiter."""


class TableError(Exception):
    """The file cannot be read as a table: which message says so, and the line where it goes wrong."""

    def __init__(self, code: str, line: int = 1, **values: object) -> None:
        super().__init__(code)
        self.code, self.line, self.values_ = code, line, values


@dataclass(frozen=True)
class Row:
    """The fields that were asked for. `fields`: how many the row has in all; `blank`: all are empty."""

    line: int
    values: tuple[str, ...]
    fields: int
    blank: bool


@dataclass(frozen=True)
class Table:
    """An export. `start`: where its header begins in `text`; `above`: how many lines stand before that."""

    header: tuple[str, ...]
    delimiter: str
    text: str
    above: int = 0

    def rows(self, wanted: Sequence[int]) -> Iterator[Row]:
        """Every row after the header, with only the fields of the columns `wanted`; '' where it has none."""
        records = _records(self.text, self.delimiter, self.above)
        next(records)
        for line, found in records:
            size = len(found)
            values = tuple([found[index] if index < size else "" for index in wanted])
            yield Row(line, values, size, not any(map(str.strip, found)))


def read_table(content: bytes) -> Table:
    """The table that the bytes of a file hold; raises `TableError` when there is none."""
    if len(content) > MOST_BYTES:
        raise TableError("too-large", limit=MOST_BYTES // 1024 // 1024)
    text = _decoded(content)
    above = 0
    first, end, rest = text.partition("\n")
    named = first.strip().lower().removeprefix("sep=") if first.lower().startswith("sep=") else ""
    if end and len(named) <= 1 and first.lower().startswith("sep="):  # a spreadsheet's own first line
        text, above = rest, 1
    if not text.strip(" \t\r\n;,"):
        raise TableError("empty")
    delimiter = named if named and named in DELIMITERS else _delimiter(text, above)
    header = next(_records(text, delimiter, above))[1]
    if len(header) == 1:
        raise TableError("one-column", 1 + above)
    return Table(tuple(" ".join(name.split()) for name in header), delimiter, text, above)


def _decoded(content: bytes) -> str:
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")):
        raise TableError("not-csv")
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    if encoding == "utf-8-sig" and b"\0" in content:
        raise TableError("not-csv")
    for name in (encoding, "cp1252"):
        try:
            text = content.decode(name)
        except UnicodeDecodeError:
            if encoding == "utf-16":
                break
        else:
            if "\0" in text:
                break
            return text
    raise TableError("not-text")


def _records(text: str, delimiter: str, above: int) -> Iterator[tuple[int, list[str]]]:
    """(line on which it begins, fields) of every record; the first is the first that holds something."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    started = False
    while True:
        line = reader.line_num + 1 + above
        try:
            found = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            said = str(error)
            code = (
                "open-quote" if "end of data" in said else "quote" if "expected after" in said else "broken"
            )
            raise TableError(code, line, sign=delimiter.replace("\t", "tab")) from None
        if started or any(map(str.strip, found)):
            started = True
            yield line, found


def _delimiter(text: str, above: int) -> str:
    """The sign by which most of the first rows have as many fields as the header."""
    scores: dict[str, tuple[int, int]] = {}
    failed: TableError | None = None
    for sign in DELIMITERS:
        sizes: list[int] = []
        try:
            sizes += (len(found) for _, found in islice(_records(text, sign, above), _SAMPLE))
        except TableError as error:
            failed = failed or error
        if sizes and sizes[0] > 1:
            alike = sum(size == sizes[0] for size in sizes)
            scores[sign] = alike, sizes[0]
    if not scores:
        if failed:
            raise failed
        raise TableError("one-column", 1 + above)
    return max(scores, key=lambda sign: scores[sign])
