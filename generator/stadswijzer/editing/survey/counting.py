"""Rows of an export → how often each answer was given. No row outlives its turn.

In: a table and the role of its columns. Out: a `Tally`, and every odd answer or row with its line. Names
and addresses are not looked at; numbers and times of the form only to see that a row is there twice. Free
text is kept only when wishes are asked for. What is not known is an error: a row that may be no person, or
an answer that may mean anything, is never counted and never passed over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from stadswijzer.editing.survey import columns as of
from stadswijzer.editing.survey import sent_twice
from stadswijzer.editing.survey.answers import ODD, Answers, Tally, is_code
from stadswijzer.editing.survey.columns import Column
from stadswijzer.editing.survey.export_table import Row, Table
from stadswijzer.editing.survey.findings import Odd, shown
from stadswijzer.editing.survey.moments import moment
from stadswijzer.editing.survey.spellings import bare, matches

_ENOUGH_DIGITS = 20
"""Answers in digits from which it is odd that nobody said 0."""


class Counting:
    """Counts the rows of one file into a tally."""

    def __init__(
        self, answers: Answers, columns: Sequence[Column], file: str, rows: sent_twice.Rows, *, wishes: bool
    ) -> None:
        self.answers, self.seen, self.wishes = answers, rows, wishes
        left_out = (of.PRIVATE, of.UNKNOWN, of.IGNORED)
        self.columns = [c for c in columns if c.role not in left_out]
        self.width = len(columns)
        self.odd = Odd(file)
        self.header_of = {c.role: shown(c.header) for c in reversed(self.columns)}
        self.place = {column: n for n, column in enumerate(self.columns)}
        self.form = (of.ID, of.TIME, of.SUBMITTED, of.LAST_PAGE)
        self.number = next((n for c, n in self.place.items() if c.role == of.ID), None)
        self.times = [n for c, n in self.place.items() if c.role in (of.TIME, of.SUBMITTED)]
        self.sent = [(c, n) for c, n in self.place.items() if c.role == of.SUBMITTED]
        self.department = next((c for c in self.columns if c.role == of.DEPARTMENT), None)
        self.questions = {c.index for c in columns if c.role in of.QUESTIONS}
        self.is_long = any(c.role == of.LONG_LEVEL for c in columns)
        self.plain: Counter[str] = Counter()
        """Answers that are one digit: a scale may begin at 1."""

    def count(self, table: Table, tally: Tally) -> None:
        """Adds every row."""
        for column in self.columns:
            if column.role == of.LEVEL:
                tally.concepts.setdefault(column.target)
            elif column.role == of.USED:
                tally.used.setdefault(column.target, [0, 0])
            elif column.role in (of.NAMED, of.FOCUS):
                tally.asked.add(column.role)
        for kind, lines in (("title-lines", table.header.above), ("header-rows", table.header.more)):
            for line in lines:
                self.odd(kind, line, "note")
        rows = list(table.rows([column.index for column in self.columns]))
        is_numbered = self.number is not None and any(row.values[self.number] for row in rows)
        last = self._last_page(rows)
        per_concept: Counter[str] = Counter()
        for row in rows:
            if self._is_person(row, last, is_numbered=is_numbered):
                if self.is_long:
                    self._one_answer(row, tally, per_concept)
                else:
                    self._one_person(row, tally)
        if self.is_long:  # at least so many people: nobody answers twice for one concept
            tally.responded += max(per_concept.values(), default=0)
            self.odd("fewest-people", 1, "note")
        self._scale(table.header.line)

    def _last_page(self, rows: Sequence[Row]) -> int | None:
        """The last page of a form that says where somebody stopped, but not who was done."""
        place = next((n for c, n in self.place.items() if c.role == of.LAST_PAGE), None)
        if place is None or self.sent:
            return None
        return max((int(v) for row in rows if (v := row.values[place]).isdecimal()), default=None)

    def _scale(self, line: int) -> None:
        if self.plain["4"] and not self.plain["0"] and self.odd.forget("unknown-level", "4"):
            self.odd("scale", line, "error")
        elif sum(self.plain.values()) >= _ENOUGH_DIGITS and self.plain["1"] and not self.plain["0"]:
            self.odd("no-zero", line)

    # which rows are people

    def _is_person(self, row: Row, last: int | None, *, is_numbered: bool) -> bool:
        """Whether a row is an answer of someone who was not counted yet; says why not."""
        if row.blank:
            self.odd("blank-row", row.line, "note")
        elif row.is_header:
            if not self.is_long:
                self.odd("header-rows", row.line, "note")
        elif self._is_foot(row):
            self.odd("no-person", row.line, "note")
        elif row.fields > self.width:
            self.odd("long-row", row.line, "error")
        elif not self._was_sent(row, last):
            self.odd("not-submitted", row.line, "note")
        elif is_numbered and self.number is not None and not row.values[self.number]:
            self.odd("no-number", row.line, "error", number=self._number_column)
        else:
            if row.is_short:
                self.odd("short-row", row.line)
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
        department = row.values[self.place[self.department]] if self.department else ""
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
        return [row.values[place] for column, place in self.place.items() if column.role not in self.form]

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
        return page.isdecimal() and int(page) == last

    def content(self, table: Table) -> sent_twice.Content:
        """All that was answered, to compare files by; empty when rows say which answer they are."""
        if any(column.role in self.form for column in self.columns):
            return ()
        rows = table.rows([column.index for column in self.columns])
        return tuple(
            self._answered(row) for row in rows if not (row.blank or row.is_header or self._is_foot(row))
        )

    def _answered(self, row: Row) -> tuple[str, ...]:
        """What was answered, with what was asked, as it is compared."""
        return tuple(
            f"{column.role}:{column.target}={bare(row.values[place]) or row.values[place]}"
            for column, place in self.place.items()
            if column.role not in self.form
        )

    def _is_new(self, row: Row) -> bool:
        number = row.values[self.number] if self.number is not None else ""
        times = [found for place in self.times if (found := moment(row.values[place]))]
        answered = self._answered(row)
        outcome, other = self.seen.seen(number, times, answered, file=self.odd.file, line=row.line)
        if outcome == sent_twice.SAME:
            self.odd("sent-twice", row.line, other=other)
        elif outcome == sent_twice.DOUBT:
            self.odd("same-number", row.line, "error", other=other, number=self._number_column)
        return outcome == sent_twice.NEW

    # what they answered

    def _department(self, row: Row) -> str:
        """The department of a row, or '' after saying that there is none."""
        text = row.values[self.place[self.department]] if self.department else ""
        found = self.answers.department(text)
        if found is None and self.department:
            self.odd.answer("unknown-department", text, self.department, row.line)
        elif not found:
            self.odd("no-department", row.line)
        return found or ""

    def _level(self, text: str, column: Column, line: int) -> int | None:
        level = self.answers.level(text)
        if text in ("0", "1", "2", "3", "4") and (of.LEVEL, text) not in self.answers.given:
            self.plain[text] += 1
        if level == ODD:
            self.odd.answer("answer-codes" if is_code(text) else "unknown-level", text, column, line)
            return None
        return level

    def _one_answer(self, row: Row, tally: Tally, per_concept: Counter[str]) -> None:
        by_role = {column.role: (column, row.values[place]) for column, place in self.place.items()}
        column, text = by_role[of.LONG_CONCEPT]
        concept = self.answers.concept(text)
        if concept is None:
            self.odd.answer("unknown-concept", text, column, row.line)
            return
        level_column, said = by_role[of.LONG_LEVEL]
        level = self._level(said, level_column, row.line)
        department = self._department(row)
        if level is None or not department or not concept:
            return
        per_concept[concept] += 1
        tally.departments.add(department)
        tally.add(department, concept, level)

    def _one_person(self, row: Row, tally: Tally) -> None:
        levels: list[tuple[str, int]] = []
        used: list[tuple[str, bool]] = []
        themes = _Themes()
        wishes: list[str] = []
        answered = False
        for column, place in self.place.items():
            text = row.values[place]
            if column.role in (of.NAMED, of.FOCUS):
                answered = self._themes(column, text, row.line, themes) or answered
            elif not text or column.role in (of.DEPARTMENT, *self.form):
                continue
            elif column.role == of.LEVEL:
                level = self._level(text, column, row.line)
                answered = answered or not self.answers.is_open(text)
                levels += [(column.target, level)] if level is not None else []
            elif column.role == of.USED:
                yes = self._used(column, text, row.line)
                answered = answered or not self.answers.is_open(text)
                used += [(column.target, yes)] if yes is not None else []
            elif column.role == of.WISH:
                wish = " ".join("".join(s if s.isprintable() else " " for s in text).split())
                wishes += [wish] if self.answers.is_wish(wish) else []
        if not answered and not wishes:
            self.odd("nothing-answered", row.line, "note")
            return
        department = self._department(row)
        if (
            not answered
            and not department
            and not any(row.values[n] for c, n in self.place.items() if c.role in self.form)
        ):
            self.odd("only-text", row.line, "error")
            return
        tally.responded += 1
        themes.add_to(tally)
        for role in themes.left_open:
            self.odd("left-open", row.line, "note", column=self.header_of[role])
        tally.wishes.update(wishes if self.wishes else ())
        for concept, yes in used:
            tally.used[concept][0] += 1
            tally.used[concept][1] += yes
        if department:
            tally.departments.add(department)
            for concept, level in levels:
                tally.add(department, concept, level)

    def _used(self, column: Column, text: str, line: int) -> bool | None:
        try:
            return self.answers.said_yes(text)
        except ValueError:
            self.odd.answer("unknown-yes", text, column, line)
            return None

    def _themes(self, column: Column, text: str, line: int, themes: _Themes) -> bool:
        """Whether something was answered."""
        if self.answers.is_open(text):
            if self.answers.means_none(text):
                themes.none.add(column.role)
                return False  # who left everything open did not take part
            themes.open.add(column.role)
            return False
        if column.target:
            try:
                yes = self.answers.said_yes(text)
            except ValueError:  # a form may repeat the theme itself as the answer
                found, odd, _ = self.answers.named(text)
                if odd:
                    self.odd.answer("unknown-yes", text, column, line)
                    return False
                yes = column.target in found
            if yes:
                themes.chosen[column.role].add(column.target)
            else:
                themes.none.add(column.role)
            return True
        found, odd, is_none = self.answers.named(text)
        for part in odd:
            self.odd.answer("unknown-theme", part, column, line)
        themes.chosen[column.role] |= found
        if is_none:
            themes.none.add(column.role)
        return True


class _Themes:
    """What one person answered to the questions after themes, by question."""

    def __init__(self) -> None:
        self.chosen: dict[str, set[str]] = {of.NAMED: set(), of.FOCUS: set()}
        self.none: set[str] = set()
        """Questions on which this person said that there is none, of one theme or of all."""
        self.open: set[str] = set()

    @property
    def left_open(self) -> list[str]:
        """Questions that this person did not answer at all."""
        return sorted(role for role in self.open - self.none if not self.chosen[role])

    def add_to(self, tally: Tally) -> None:
        tally.named.update(self.chosen[of.NAMED])
        tally.focus.update(self.chosen[of.FOCUS])
        tally.none.update(role for role in self.none if not self.chosen[role])
