"""Which rows of an export are people who were not counted yet.

In: the rows of a table, and what was seen in other files. Out: those that are an answer of somebody; of every
other row is told why not. Rows of a header, sums, sources and examples are no people, nor is who stopped
halfway; of what may be no answer is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from stadswijzer.editing.survey import columns as of
from stadswijzer.editing.survey import sent_twice
from stadswijzer.editing.survey.answers import Answers
from stadswijzer.editing.survey.columns import Column
from stadswijzer.editing.survey.export_table import Row, Table
from stadswijzer.editing.survey.findings import Odd
from stadswijzer.editing.survey.moments import moment
from stadswijzer.editing.survey.spellings import bare, matches

FORM = (of.ID, of.TIME, of.SUBMITTED, of.LAST_PAGE)
"""What the form says of an answer, and nobody answered."""
_PAGE = re.compile(r"[0-9]{1,9}")
"""The number of a page."""
_MANY = 10
"""From so many different answers on, few moments are no chance."""
_NO_OUTCOME = "#N/A"
"""What a spreadsheet keeps where a formula found nothing. Its other mistakes look like no answer we know."""


class Persons:
    """Looks for people in one file. `columns`: those that are read; `place`: where each stands in a row."""

    def __init__(self, answers: Answers, columns: Sequence[Column], odd: Odd, seen: sent_twice.Rows) -> None:
        self.answers, self.odd, self.seen = answers, odd, seen
        self.columns = [c for c in columns if c.role not in (of.PRIVATE, of.UNKNOWN, of.IGNORED)]
        self.width = len(columns)
        self.place = {column: n for n, column in enumerate(self.columns)}
        self.number = next((n for c, n in self.place.items() if c.role == of.ID), None)
        self.times = [n for c, n in self.place.items() if c.role in (of.TIME, of.SUBMITTED)]
        self.sent = [(c, n) for c, n in self.place.items() if c.role == of.SUBMITTED]
        self.department = next((c for c in self.columns if c.role == of.DEPARTMENT), None)
        self.questions = {c.index for c in columns if c.role in of.QUESTIONS}
        self.is_long = any(c.role == of.LONG_LEVEL for c in columns)
        self.is_timed = True
        self.section = 0
        """Under which header of the file we are."""

    def rows(self, table: Table) -> Iterator[Row]:
        """Every row that is somebody's answer, for the first time."""
        rows = list(table.rows([column.index for column in self.columns]))
        self.is_timed = self._tell_apart(rows)
        is_numbered = self.number is not None and any(row.values[self.number] for row in rows)
        timed = next((n for n in self.times if any(moment(row.values[n]) for row in rows)), None)
        last = self._last_page(rows)
        for row in rows:
            self.section += row.is_header
            if self._is_person(row, last, timed, is_numbered=is_numbered):
                yield row

    def _tell_apart(self, rows: Sequence[Row]) -> bool:
        """Whether moments tell answers apart: not that of an export, or of a room that answers at once."""
        told = {(tuple(moments), self._answered(row)) for row in rows if (moments := self._moments(row))}
        return len(told) < _MANY or 2 * len({moments for moments, _ in told}) > len(told)

    def _moments(self, row: Row) -> list[str]:
        return [found for place in self.times if (found := moment(row.values[place]))]

    def department_of(self, row: Row) -> str:
        """What a row says of its department."""
        return row.values[self.place[self.department]] if self.department else ""

    def _last_page(self, rows: Sequence[Row]) -> int | None:
        """The last page of a form that says where somebody stopped, but not who was done."""
        place = next((n for c, n in self.place.items() if c.role == of.LAST_PAGE), None)
        if place is None or self.sent:
            return None
        return max((int(v) for row in rows if _PAGE.fullmatch(v := row.values[place])), default=None)

    def _is_person(self, row: Row, last: int | None, timed: int | None, *, is_numbered: bool) -> bool:
        """Whether a row is an answer of someone who was not counted yet; says why not.

        `timed`: the first column that says of other rows when they were answered.
        """
        if row.blank:
            self.odd("blank-row", row.line, "note")
        elif row.is_header:
            if not self.is_long:
                self.odd("header-rows", row.line, "note")
        elif self._is_foot(row):
            self.odd("no-person", row.line, "note")
        elif _NO_OUTCOME in row.values:
            self.odd("no-outcome", row.line, "error")
        elif row.fields > self.width:
            self.odd("long-row", row.line, "error")
        elif not self._was_sent(row, last):
            self.odd("not-submitted", row.line, "note")
        elif is_numbered and self.number is not None and not row.values[self.number]:
            self.odd("no-number", row.line, "error", number=self._number_column)
        elif not is_numbered and timed is not None and not any(moment(row.values[n]) for n in self.times):
            self.odd("no-moment", row.line, "error", number=self.columns[timed].index + 1)
        else:
            if row.is_short:
                self.odd("short-row", row.line)
            if row.is_hidden:
                self.odd("hidden-rows", row.line)
            return self._is_new(row)
        return False

    @property
    def _number_column(self) -> int:
        return self.columns[self.number].index + 1 if self.number is not None else 0

    def _is_foot(self, row: Row) -> bool:
        """A sum, a source or an example: told by its first word, or by that of its number or department.

        A row with a number or a moment of the form is an answer, whatever its department is called.
        """
        number = row.values[self.number] if self.number is not None else ""
        if matches("example", bare(number)) or matches("sums", bare(number)):
            return True
        if number or any(row.values[place] for place in self.times):
            return bool(matches("sources", bare(number)) and not any(self._answers_of(row)))
        department = self.department_of(row)
        index, text = row.first
        first = "" if index in self.questions else bare(text)
        if self.answers.department(department):
            return matches("example", first)
        words = (first, bare(department))
        is_alone = sum(map(bool, self._answers_of(row))) <= (index in {c.index for c in self.columns})
        return any(
            matches("sums", word) or matches("example", word) or (is_alone and matches("sources", word))
            for word in words
        )

    def _answers_of(self, row: Row) -> list[str]:
        """What a row says beside its number and its moments."""
        return [row.values[place] for column, place in self.place.items() if column.role not in FORM]

    def _was_sent(self, row: Row, last: int | None) -> bool:
        for column, place in self.sent:
            text = row.values[place]
            sent = self.answers.was_sent(text)
            if sent is None:
                self.odd.answer("unknown-sent", text, column, row.line)
            elif not sent:
                return False
        if last is None:
            return True
        page = next(row.values[n] for c, n in self.place.items() if c.role == of.LAST_PAGE)
        return bool(_PAGE.fullmatch(page)) and int(page) == last

    def content(self, table: Table) -> sent_twice.Content:
        """All that was answered, to compare files by; empty when rows say which answer they are."""
        if any(column.role in FORM for column in self.columns):
            return ()
        rows = table.rows([column.index for column in self.columns])
        return tuple(
            self._answered(row) for row in rows if not (row.blank or row.is_header or self._is_foot(row))
        )

    def _answered(self, row: Row) -> tuple[str, ...]:
        """What was answered, with what was asked, as it is compared: in whatever order it was asked."""
        return tuple(
            sorted(
                f"{column.role}:{column.target}={bare(row.values[place]) or row.values[place]}"
                for column, place in self.place.items()
                if column.role not in FORM
            )
        )

    def _is_new(self, row: Row) -> bool:
        number = row.values[self.number] if self.number is not None else ""
        times = self._moments(row) if number or self.is_timed else []
        answered = self._answered(row)
        outcome, other = self.seen.seen(number, times, answered, file=self.odd.file, line=row.line)
        if outcome == sent_twice.SAME:
            self.odd("sent-twice", row.line, other=other)
        elif outcome == sent_twice.DOUBT:
            self.odd("same-number", row.line, "error", other=other, number=self._number_column)
        if outcome == sent_twice.NEW and not times:
            group = bare(self.department_of(row))
            self.seen.order.is_numbered = self.seen.order.is_numbered or bool(number)
            self.seen.order.add(
                answered, group, file=self.odd.file, line=row.line, section=self.section, is_long=self.is_long
            )
        return outcome == sent_twice.NEW
