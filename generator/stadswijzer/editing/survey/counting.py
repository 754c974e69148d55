"""What people answered → how often each answer was given. No row outlives its turn.

In: a table and the role of its columns. Out: a `Tally`, and every odd answer with its line. Names and
addresses are not looked at; free text is kept only when wishes are asked for. An answer that may mean
anything is an error of its column, and is never counted nor passed over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from stadswijzer.checks import personal_data
from stadswijzer.editing.survey import columns as of
from stadswijzer.editing.survey import sent_twice
from stadswijzer.editing.survey.answer_level import ODD, is_code
from stadswijzer.editing.survey.answers import Answers
from stadswijzer.editing.survey.columns import Column
from stadswijzer.editing.survey.export_table import Row, Table
from stadswijzer.editing.survey.findings import Odd, shown
from stadswijzer.editing.survey.persons import FORM, Persons
from stadswijzer.editing.survey.plain_answers import is_open, is_wish
from stadswijzer.editing.survey.scale import Scale
from stadswijzer.editing.survey.tally import Tally
from stadswijzer.editing.survey.ticks import Ticks


class Counting:
    """Counts the rows of one file into a tally."""

    def __init__(
        self, answers: Answers, columns: Sequence[Column], file: str, rows: sent_twice.Rows, *, wishes: bool
    ) -> None:
        self.answers, self.wishes = answers, wishes
        self.odd = Odd(file)
        self.persons = Persons(answers, columns, self.odd, rows)
        self.place = self.persons.place
        self.header_of = {c.role: shown(c.header) for c in reversed(self.persons.columns)}
        self.scale = Scale(answers, columns)
        self.ticks = Ticks(answers)

    def count(self, table: Table, tally: Tally) -> None:
        """Adds every row."""
        for column in self.place:
            if column.role == of.LEVEL:
                tally.concepts.setdefault(column.target)
            elif column.role == of.USED:
                tally.used.setdefault(column.target, [0, 0])
            elif column.role in (of.NAMED, of.FOCUS):
                tally.asked.add(column.role)
        for kind, lines in (("title-lines", table.header.above), ("header-rows", table.header.more)):
            for line in lines:
                self.odd(kind, line, "note")
        per_concept: Counter[str] = Counter()
        for row in self.persons.rows(table):
            if self.persons.is_long:
                self._one_answer(row, tally, per_concept)
            else:
                self._one_person(row, tally)
        if self.persons.is_long:  # at least so many people: nobody answers twice for one concept
            fewest = max(per_concept.values(), default=0)
            tally.responded += fewest
            if fewest > 1:  # a hand-in of one person is exact
                self.odd("fewest-people", 1, "note")
        self.scale.tell(table.header.line, self.odd)
        self.ticks.tell(table.header.line, self.odd)

    def _department(self, row: Row) -> str:
        """The department of a row, or '' after saying that there is none."""
        text, column = self.persons.department_of(row), self.persons.department
        department = self.answers.department(text)
        if department is None and column:
            self.odd.answer("unknown-department", text, column, row.line)
        elif not department:
            self.odd("no-department", row.line)
        return department or ""

    def _level(self, text: str, column: Column, line: int) -> int | None:
        level = self.answers.level(text)
        self.scale.add(text, column, line)
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
        person = self._person(row)
        if not person.answered and not person.wishes:
            self.odd("nothing-answered", row.line, "note")
            return
        department = self._department(row)
        began = any(row.values[place] for column, place in self.place.items() if column.role in FORM)
        if not person.answered and not department and not began:
            self.odd("only-text", row.line, "error")
            return
        tally.responded += 1
        self.ticks.left_open(person.open_boxes, row.line)
        person.themes.add_to(tally)
        for role in person.themes.left_open:
            self.odd("left-open", row.line, "note", column=self.header_of[role])
        for wish in person.wishes if self.wishes else ():
            if any(personal_data.found(wish, mailbox=False)):
                self.odd("personal-wish", row.line, "error")
            tally.wishes.add(wish)
        for concept, yes in person.used:
            tally.used[concept][0] += 1
            tally.used[concept][1] += yes
        if department:
            tally.departments.add(department)
            for concept, level in person.levels:
                tally.add(department, concept, level)

    def _person(self, row: Row) -> _Person:
        person = _Person()
        for column, place in self.place.items():
            text = row.values[place]
            if column.role in (of.NAMED, of.FOCUS):
                person.answered |= self._themes(column, text, row.line, person.themes)
            elif column.role == of.USED:
                yes = self._used(column, text, row.line)
                person.answered |= not is_open(text)
                person.used += [(column.target, yes)] if yes is not None else []
                person.open_boxes += [] if text else [column]
            elif not text or column.role in (of.DEPARTMENT, *FORM):
                continue
            elif column.role == of.LEVEL:
                level = self._level(text, column, row.line)
                person.answered |= not is_open(text)
                person.levels += [(column.target, level)] if level is not None else []
            elif column.role == of.WISH:
                wish = " ".join("".join(s if s.isprintable() else " " for s in text).split())
                person.wishes += [wish] if is_wish(wish) else []
        return person

    def _used(self, column: Column, text: str, line: int) -> bool | None:
        try:
            yes = self.answers.said_yes(text)
        except ValueError:
            self.odd.answer("unknown-yes", text, column, line)
            yes = None
        if text:
            self.ticks.add(text, column, line, yes=yes)
        return yes

    def _themes(self, column: Column, text: str, line: int, themes: _Themes) -> bool:
        """Whether something was answered."""
        if is_open(text):
            if self.answers.means_none(text):
                themes.none.add(column.role)
                return False  # who left everything open did not take part
            themes.open.add(column.role)
            return False
        if column.target:
            try:
                yes = self.answers.said_yes(text)
            except ValueError:  # a form may repeat the theme itself as the answer
                named, odd, _ = self.answers.named(text)
                if odd:
                    self.odd.answer("unknown-yes", text, column, line)
                    return False
                yes = column.target in named
            if yes:
                themes.chosen[column.role].add(column.target)
            else:
                themes.none.add(column.role)
            return True
        named, odd, is_none = self.answers.named(text)
        for part in odd:
            self.odd.answer("unknown-theme", part, column, line)
        themes.chosen[column.role] |= named
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


class _Person:
    """What one person answered. `answered`: anything but free text."""

    def __init__(self) -> None:
        self.answered = False
        self.levels: list[tuple[str, int]] = []
        self.used: list[tuple[str, bool]] = []
        self.themes = _Themes()
        self.wishes: list[str] = []
        self.open_boxes: list[Column] = []
