"""Bytes of an Excel workbook (.xlsx) → the records of its one sheet with something in it.

A file that anybody may have made: nothing is unpacked to disk or beyond a limit, no document type (and so
no entity) is read, and no formula is worked out. By hand since the readers that are kept do less: calamine
ends the process on a file of 2 KB (tafia/calamine#693), openpyxl does not guard against XML bombs and
believes the size a sheet says it has.
"""

from __future__ import annotations

import io
import math
import posixpath
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from xml.parsers import expat

from stadswijzer.editing.survey.table_error import MOST_BYTES, MOST_CELLS, Record, TableError, too_large

MOST_COLUMNS, MOST_ROWS = 16_384, 1_048_576
"""What Excel allows."""
LONGEST = 40_000
"""Signs in one cell; Excel allows 32,767."""
_NUMBER = re.compile(r"-?[0-9]{1,9}(?:\.[0-9]{1,20})?")
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BROKEN = (
    zipfile.BadZipFile, zlib.error, expat.ExpatError, NotImplementedError, RuntimeError, EOFError, OSError,
    LookupError, ValueError,
)  # fmt: skip
"""What a file that is not whole, is locked, or was made to harm can end in."""


@dataclass
class Sheet:
    """Rows by their number, and the areas that were made one cell (first and last row of each).

    `hidden`: the names of sheets that are not shown, which nobody read. `hidden_rows`: of this sheet, which
    are read: a filter only takes them out of sight.
    """

    rows: list[Record] = field(default_factory=list)
    merged: list[tuple[int, int]] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)


def read(content: bytes) -> Sheet:
    """The sheet that holds the answers; raises `TableError` when there is none, or more than one."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            hidden: list[str] = []
            found = dict(_sheets(_Parts(archive), hidden))
    except _BROKEN:
        raise TableError("not-xlsx") from None
    filled = {name: sheet for name, sheet in found.items() if any(any(row) for _, row in sheet.rows)}
    if not filled:
        raise TableError("empty")
    if len(filled) > 1:
        raise TableError("many-sheets", sheets=", ".join(f'"{name}"' for name in filled))
    return replace(next(iter(filled.values())), hidden=hidden)


class _Parts:
    """The files inside a workbook, by name without regard to capitals; together never over the limit."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = {info.filename.replace("\\", "/").lower(): info for info in archive.infolist()}
        self._left = 2 * MOST_BYTES

    def __contains__(self, path: str) -> bool:
        return path.lower() in self._names

    def __getitem__(self, path: str) -> bytes:
        with self._archive.open(self._names[path.lower()]) as part:
            content = part.read(min(MOST_BYTES, self._left) + 1)
        self._left -= len(content)
        if len(content) > MOST_BYTES or self._left < 0:
            raise too_large()
        return content

    def related(self, path: str) -> dict[str, tuple[str, str]]:
        """Id → (kind, path) of what a part refers to."""
        folder, name = posixpath.split(path)
        found: dict[str, tuple[str, str]] = {}

        def start(tag: str, given: dict[str, str]) -> None:
            if tag == "Relationship" and given.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, given.get("Target", "")))
                found[given.get("Id", "")] = given.get("Type", "").rpartition("/")[2], target.lstrip("/")

        where = posixpath.join(folder, "_rels", f"{name}.rels")
        if where in self:
            _parse(self[where], start)
        return found


def _parse(
    content: bytes,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Walks through XML; names come without what stands before them."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise TableError("not-xlsx")

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = lambda name, given: start(name.rpartition(" ")[2], given)
    if end:
        parser.EndElementHandler = lambda name: end(name.rpartition(" ")[2])
    parser.CharacterDataHandler = text
    parser.Parse(content, True)  # noqa: FBT003 - as expat asks


def _sheets(parts: _Parts, hidden: list[str]) -> Iterator[tuple[str, Sheet]]:
    """Name and content of every sheet that is shown; the names of the others are added to `hidden`."""
    book = next((path for kind, path in parts.related("").values() if kind == "officeDocument"), "")
    if book not in parts:
        raise TableError("not-xlsx")
    related = parts.related(book)
    shown: list[tuple[str, str]] = []

    def start(tag: str, given: dict[str, str]) -> None:
        if tag == "sheet" and given.get("state", "visible") == "visible":
            id_ = next((value for name, value in given.items() if name.endswith(" id")), "")
            shown.append((given.get("name", ""), id_))
        elif tag == "sheet":
            hidden.append(given.get("name", ""))

    _parse(parts[book], start)
    strings = next((path for kind, path in related.values() if kind == "sharedStrings"), "")
    texts = _shared(parts[strings]) if strings in parts else []
    styles = next((path for kind, path in related.values() if kind == "styles"), "")
    percents = _percents(parts[styles]) if styles in parts else frozenset[str]()
    cells = 0
    for name, id_ in shown:
        kind, path = related.get(id_, ("", ""))
        if kind == "worksheet" and path in parts:
            reading = _Reading(texts, percents, cells)
            _parse(parts[path], reading.start, reading.end, reading.text)
            cells = reading.cells
            yield name, reading.sheet


def _shared(content: bytes) -> list[str]:
    """The texts that cells refer to by number. How a word sounds (`rPh`) is no part of it."""
    found: list[str] = []
    inside: list[str] = []

    def start(tag: str, _: dict[str, str]) -> None:
        inside.append(tag)
        if tag == "si":
            found.append("")

    def end(_: str) -> None:
        inside.pop()

    def text(said: str) -> None:
        if inside and inside[-1] == "t" and "rPh" not in inside and found:
            found[-1] = _longer(found[-1], said)

    _parse(content, start, end, text)
    return [_plain(said) for said in found]


def _percents(content: bytes) -> frozenset[str]:
    """The styles, by number, that show a percentage: what looks like 100% is stored as 1."""
    formats, found, inside = {"9", "10"}, list[bool](), list[str]()

    def start(tag: str, given: dict[str, str]) -> None:
        inside.append(tag)
        if tag == "numFmt" and "%" in given.get("formatCode", ""):
            formats.add(given.get("numFmtId", ""))
        elif tag == "xf" and "cellXfs" in inside:
            found.append(given.get("numFmtId") in formats)

    def end(_: str) -> None:
        inside.pop()

    _parse(content, start, end)
    return frozenset(str(number) for number, is_percent in enumerate(found) if is_percent)


def _longer(text: str, more: str) -> str:
    if len(text) + len(more) > LONGEST:
        raise TableError("not-xlsx")
    return text + more


def _plain(text: str) -> str:
    """A sign that XML cannot hold is written as `_x000D_`."""

    def sign(found: re.Match[str]) -> str:
        number = int(found[1], 16)
        return chr(number) if number and unicodedata.category(chr(number)) != "Cs" else ""

    return _ESCAPED.sub(sign, text) if "_x" in text else text


class _Reading:
    """The cells of one sheet, as its XML goes by."""

    def __init__(self, texts: list[str], percents: frozenset[str], cells: int) -> None:
        self.sheet, self.cells = Sheet(), cells
        self._percents, self._is_percent = percents, False
        self._texts = texts
        self._inside: list[str] = []
        self._line = 0
        self._row: list[str] = []
        self._column = 0
        self._kind = self._value = ""
        self._has_formula = False

    def start(self, tag: str, given: dict[str, str]) -> None:
        self._inside.append(tag)
        if tag == "row":
            self._line = int(given.get("r", self._line + 1))
            self._row, self._column = [], 0
            if not 0 < self._line <= MOST_ROWS:
                raise TableError("not-xlsx")
            if given.get("hidden", "") > "0":
                self.sheet.hidden_rows.add(self._line)
        elif tag == "c":
            self._start_cell(given)
        elif tag == "f":
            self._has_formula = True
        elif tag == "mergeCell":
            rows = [int(number) for _, number in _REFERENCE.findall(given.get("ref", ""))]
            if rows:
                self.sheet.merged.append((min(rows), max(rows)))

    def _start_cell(self, given: dict[str, str]) -> None:
        self._column += 1
        if at := _REFERENCE.fullmatch(given.get("r", "")):
            self._column = 0
            for letter in at[1]:
                self._column = self._column * 26 + ord(letter) - 64
        if self._column > MOST_COLUMNS:
            raise TableError("not-xlsx")
        self._kind, self._value, self._has_formula = given.get("t", "n"), "", False
        self._is_percent = self._kind == "n" and given.get("s", "") in self._percents

    def text(self, said: str) -> None:
        if not self._inside or "rPh" in self._inside:
            return
        if self._inside[-1] == "v" or (self._inside[-1] == "t" and "is" in self._inside):
            self._value = _longer(self._value, said)

    def end(self, tag: str) -> None:
        self._inside.pop()
        if tag == "c":
            value = self._said()
            if value:
                self._row += [""] * (self._column - len(self._row))
                self._row[self._column - 1] = value
        elif tag == "row":
            self.cells += len(self._row)
            if self.cells > MOST_CELLS:
                raise too_large()
            self.sheet.rows.append((self._line, self._row))

    def _said(self) -> str:
        if self._has_formula and not self._value and self._kind not in ("str", "inlineStr"):
            raise TableError("no-outcome", self._line)
        if self._kind == "s":
            if not self._value:
                return ""
            number = int(self._value)
            if not 0 <= number < len(self._texts):
                raise TableError("not-xlsx", self._line)
            return self._texts[number]
        if self._kind == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(self._value.strip(), self._value)
        if self._is_percent and _NUMBER.fullmatch(self._value):
            return f"{math.floor(float(self._value) * 100 + 0.5)}%"
        return _plain(self._value) if self._kind in ("str", "inlineStr") else self._value.strip()
