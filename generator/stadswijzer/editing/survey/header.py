"""Which rows of an export are its header: one, two (SurveyMonkey) or three (Qualtrics), and titles above.

In: all records of a file, and who knows what columns and answers mean. Out: one name for every column, and
where the answers begin. Decides nothing of the answers themselves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from stadswijzer.editing.survey import columns as of
from stadswijzer.editing.survey.answers import Answers
from stadswijzer.editing.survey.columns import Reader
from stadswijzer.editing.survey.spellings import bare, listed, without_html
from stadswijzer.editing.survey.table_error import Record, TableError

_LOOKED_AT = 15
"""Records among which the header is looked for."""
_TITLE = 2
"""Cells that a line above the header may fill: `Periode` and `april 2021`."""
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[_.][A-Za-z0-9]+)*(?:\[\w+\])?")


@dataclass(frozen=True)
class Header:
    """`names`: of every column. `start`: how many records come before the answers. `line`: of its first row.

    `above`, `more`: lines of titles, and of second and third rows.
    """

    names: tuple[str, ...]
    start: int
    line: int
    above: tuple[int, ...] = ()
    more: tuple[int, ...] = ()


@dataclass(frozen=True)
class Finder:
    """Looks for the header with what is known of the project, and of the columns that were chosen by hand."""

    reader: Reader
    answers: Answers
    chosen: Sequence[str] = ()

    def find(self, records: Sequence[Record]) -> Header:
        """The header of these records; raises `TableError` when there is no row with more than one field."""
        filled = [(i, row) for i, (_, row) in enumerate(records) if _size(row)][:_LOOKED_AT]
        for place, (index, row) in enumerate(filled):
            if place and any(_size(other) > _TITLE for _, other in filled[:place]):
                break
            below = filled[place + 1 : place + 3]
            if place and _stands_again(row, [other for _, other in filled[place + 1 :]]):
                break  # an answer that is given again, and no question
            if found := self._at(row, [other for _, other in below]):
                names, many = found
                used = [index, *(i for i, _ in below[: many - 1])]
                return _header(records, names, used)
        return self._plain(records, filled)

    def _plain(self, records: Sequence[Record], filled: Sequence[tuple[int, list[str]]]) -> Header:
        """Nothing is recognised: the first row that is about as wide as the widest."""
        widest = max((_size(row) for _, row in filled), default=0)
        if widest < 2:  # noqa: PLR2004 - one column is no table
            raise TableError("one-column", records[filled[0][0]][0] if filled else 1)
        index, row = next((i, r) for i, r in filled if _size(r) * 2 > widest)
        return _header(records, _cleaned(row), [index])

    def _at(self, row: list[str], below: list[list[str]]) -> tuple[list[str], int] | None:
        """The names of the columns when the header begins with this row, and how many rows it has."""
        for many, other in enumerate(below, start=2):
            if any('"ImportId"' in cell for cell in other):  # Qualtrics: codes, questions, its own numbers
                return (_coded(row, below[0]) if many > 2 else _cleaned(row)), many  # noqa: PLR2004
        second = below[0] if below else []
        row = [*row, *[""] * (len(second) - len(row))]  # a workbook leaves out what is empty at the end
        alone = self._use(row)
        if _size(row) < 2 and not self._is_group(row):  # noqa: PLR2004
            return None
        if alone:
            return (_joined(row, second), 2) if self._is_second(row, second) else (_cleaned(row), 1)
        joined = _joined(row, second)
        if self._is_group(row) and self._use(joined) and self._use(joined) >= self._use(second):
            return joined, 2
        if (
            self._use(second)
            and _size(row) > _TITLE
            and all(map(_CODE.fullmatch, filter(None, _cleaned(row))))
        ):
            return _coded(row, second), 2
        return None

    def _use(self, row: Sequence[str]) -> int:
        """How many questions are recognised; 0 when these names cannot be those of a table of answers."""
        roles = [column.role for column in self.reader.roles(_cleaned(row), self.chosen)]
        questions = sum(role in (*of.QUESTIONS, of.REPEATED) for role in roles)
        levels = {of.LEVEL, of.LONG_LEVEL} & set(roles)
        return questions if of.DEPARTMENT in roles or not levels else 0

    def _is_group(self, row: list[str]) -> bool:
        """A row with a question above several columns: cells stay empty behind it, and it is no title."""
        return any(map(str.strip, row[1:])) and any(not cell.strip() for cell in row)

    def _is_second(self, row: list[str], second: list[str]) -> bool:
        """Whether the row under a header belongs to it: it names parts of questions, and answers nothing."""
        cells = _cleaned(second)
        if not any(cells):
            return False
        for column in self.reader.roles(_cleaned(row), self.chosen):
            said = cells[column.index] if column.index < len(cells) else ""
            if column.role in (of.ID, of.TIME, of.SUBMITTED) and said:
                return False
            if column.role == of.DEPARTMENT and self.answers.department(said):
                return False
            if column.role == of.LEVEL and self.answers.level(said) in range(4):
                return False
        if any(bare(cell) in listed("subheaders") for cell in cells):
            return True
        behind = [cell for i, cell in enumerate(cells) if cell and not (row[i : i + 1] or [""])[0].strip()]
        return bool(behind) and self._use(_joined(row, second)) > self._use(row)


def _header(records: Sequence[Record], found: Sequence[str], used: Sequence[int]) -> Header:
    above = tuple(line for line, row in records[: used[0]] if _size(row))
    lines = [records[i][0] for i in used]
    while found and not found[-1]:
        found = found[:-1]
    return Header(tuple(found), used[-1] + 1, lines[0], above, tuple(lines[1:]))


def _size(row: Sequence[str]) -> int:
    return sum(1 for cell in row if cell.strip())


def _stands_again(row: Sequence[str], others: Sequence[Sequence[str]]) -> bool:
    """Whether a cell of this row is repeated below it, in its column."""
    return any(
        bare(cell) and any(bare(cell) == bare(other[i]) for other in others if i < len(other))
        for i, cell in enumerate(row)
    )


def _cleaned(row: Sequence[str]) -> list[str]:
    return [without_html(cell) for cell in row]


def _coded(codes: Sequence[str], texts: Sequence[str]) -> list[str]:
    """`Q2_1. Hoe goed ken je dit? - Digital twin`, as other forms write code and question."""
    width = max(len(codes), len(texts))
    pairs = zip(_wide(codes, width), _wide(texts, width), strict=True)
    return [f"{code}. {text}" if code and text and code != text else text or code for code, text in pairs]


def _joined(questions: Sequence[str], parts: Sequence[str]) -> list[str]:
    """`Hoe goed ken je dit? [Digital twin]` of a question and the part of it that stands below."""
    width = max(len(questions), len(parts))
    found: list[str] = []
    last = ""
    for question, part in zip(_wide(questions, width), _wide(parts, width), strict=True):
        last = question or last
        if not part or bare(part) in listed("subheaders") or bare(part) == bare(question):
            found.append(question)
        elif not last:
            found.append(part)
        else:
            found.append(f"{last} [{re.sub(r'[][()]', ' ', part)}]")
    return [" ".join(name.split()) for name in found]


def _wide(row: Sequence[str], width: int) -> list[str]:
    return [*_cleaned(row), *[""] * (width - len(row))]
