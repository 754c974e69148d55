"""Bytes of a text with columns (CSV, TSV) → records with their line.

Reads what spreadsheets and forms write: UTF-8, UTF-16 with its mark, Windows-1252; semicolon, comma or tab.
Google Sheets writes tabs without ever quoting, so a quotation mark there may be a sign like any other.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from stadswijzer.editing.survey.spellings import habits, matches
from stadswijzer.editing.survey.table_error import MOST_CELLS, Record, TableError, too_large

_DELIMITERS = ";,\t"
_SAMPLE = 40
"""Rows that decide on the delimiter."""
_NAMED = re.compile(r'"?sep=(.?)"?[;,\t]*\r?\n?', re.IGNORECASE)
"""A spreadsheet's own first line."""
_LINE_END = re.compile(r"\r\n|\r|\n")


def records(content: bytes) -> list[Record]:
    """Every record of the text, blank ones too; raises `TableError` when it has no columns."""
    text = _decoded(content)
    above, named = 0, ""
    if found := _NAMED.match(text):
        text, above, named = text[found.end() :], 1, found[1]
    if not text.strip(" \t\r\n;,"):
        raise TableError("empty")
    if matches("no_table", text[:99].lower()):
        raise TableError("not-csv")
    is_there = named and named in str(habits()["signs"]) and named in text
    sign = named if is_there else _delimiter(text, above)
    rows: list[Record] = []
    cells = 0
    for row in _split(text, sign, above):
        cells += len(row[1])
        if cells > MOST_CELLS:
            raise too_large()
        rows.append(row)
    return rows


def _decoded(content: bytes) -> str:
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


def _split(text: str, sign: str, above: int) -> Iterator[Record]:
    if sign != "\t":
        return _quoted(text, sign, above)
    lines = [line.split("\t") for line in _LINE_END.split(text)]
    if len({len(line) for line in lines if any(map(str.strip, line))}) == 1:
        return _unquoted(lines, above)  # a quoted line end or tab would give lines of other sizes
    try:
        return iter(list(_quoted(text, sign, above)))
    except TableError:
        return _unquoted(lines, above)


def _unquoted(lines: list[list[str]], above: int) -> Iterator[Record]:
    for number, fields in enumerate(lines, start=1 + above):
        yield number, [_without_quotes(field) for field in fields]


def _without_quotes(field: str) -> str:
    inner = field[1:-1]
    if len(field) > 1 and field[0] == field[-1] == '"' and '"' not in inner.replace('""', ""):
        return inner.replace('""', '"')
    return field


def _quoted(text: str, sign: str, above: int) -> Iterator[Record]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
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
            raise TableError(code, line, sign=sign.replace("\t", "tab")) from None
        yield line, found


def _delimiter(text: str, above: int) -> str:
    """The sign by which most of the first rows have equally many fields."""
    scores: dict[str, tuple[int, int]] = {}
    failed: TableError | None = None
    for sign in _DELIMITERS:
        sizes: Counter[int] = Counter()
        try:
            for _, found in islice(_split(text, sign, above), _SAMPLE):
                if any(map(str.strip, found)):
                    sizes[len(found)] += 1
        except TableError as error:
            failed = failed or error
        del sizes[1]
        if sizes:
            size, alike = max(sizes.items(), key=lambda item: (item[1], item[0]))
            scores[sign] = alike, size
    if not scores:
        raise failed or TableError("one-column", 1 + above)
    return max(scores, key=lambda sign: scores[sign])
