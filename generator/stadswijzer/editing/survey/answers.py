"""Rows of an export → how often each answer was given. No row outlives its turn.

In: a table and the role of its columns. Out: a `Tally`, and every odd answer or row with its line. Names,
addresses and times are not looked at; free text is kept only when wishes are asked for.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from stadswijzer.content.model import Department
from stadswijzer.content.values import nearest
from stadswijzer.editing.survey import columns as of
from stadswijzer.editing.survey.columns import Column, Names, bare, habits, matches
from stadswijzer.editing.survey.export_table import Row, Table, TableError

LEVELS = 4
ODD = -1
MOST_TOLD = 40
"""Different odd answers that are told one by one."""
LONGEST_SHOWN = 40


@dataclass(frozen=True)
class Finding:
    """Something to tell of a file, with every line it is about. `severity`: `error`, `warning` or `note`."""

    code: str
    file: str
    lines: tuple[int, ...] = ()
    severity: str = "warning"
    values: tuple[tuple[str, object], ...] = ()


@dataclass
class Tally:
    """Sums over everyone. `cells`: (department, concept) → answers on level 0, 1, 2 and 3."""

    cells: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    departments: set[str] = field(default_factory=set)
    concepts: dict[str, None] = field(default_factory=dict)
    """Asked of everyone, in the order of their columns."""
    responded: int = 0
    named: Counter[str] = field(default_factory=Counter)
    focus: Counter[str] = field(default_factory=Counter)
    none: Counter[str] = field(default_factory=Counter)
    """Of `named` and `focus`: how many could name no theme. Who left it open is in neither."""
    asked: set[str] = field(default_factory=set)
    """Which of `named` and `focus` were asked."""
    used: dict[str, list[int]] = field(default_factory=dict)
    """Concept → how many answered, and how many said yes."""
    wishes: set[str] = field(default_factory=set)

    def add(self, department: str, concept: str, level: int) -> None:
        self.cells.setdefault((department, concept), [0] * LEVELS)[level] += 1


def shown(text: str) -> str:
    """An answer as a message may repeat it: short, on one line, no signs that a terminal acts on."""
    line = " ".join("".join(s if s.isprintable() else " " for s in text).split())
    return line if len(line) <= LONGEST_SHOWN else f"{line[: LONGEST_SHOWN - 1]}…"


_NUMBERED = re.compile(
    r"(?:niveau|level)?\s*([0-3])\s*(?:[-–—:.)=(,/](?!\s*\d).*)?", re.IGNORECASE | re.DOTALL
)
"""`2`, `niveau 2`, `2 - ik kan het uitleggen`; not `2,5` or `0-1`."""


class Answers:
    """What an answer means."""

    def __init__(self, departments: Sequence[Department], concepts: Names, themes: Names) -> None:
        words = habits()
        self._blank = {bare(str(each)) for each in _list(words["blank"])}
        self._nothing = self._blank | {bare(str(each)) for each in _list(words["nothing"])}
        self._yes, self._no = ({bare(str(each)) for each in _list(words[key])} for key in ("yes", "no"))
        self._whole = {
            bare(str(each)): level
            for level, row in enumerate(_list(words["level_answers"]))
            for each in _list(row)
        }
        self._patterns = [[re.compile(str(p)) for p in _list(row)] for row in _list(words["level_patterns"])]
        self._departments = {_joined(name): d.id for d in departments for name in (d.id, d.name)}
        self._by_name = {name.lower(): d.id for d in departments for name in (d.name, d.id)}
        self.concepts, self.themes = concepts, themes
        self._levels: dict[str, int | None] = {}

    def department(self, text: str) -> str | None:
        """The id of a department; '' for a blank, None when there is no such department."""
        return self._departments.get(_joined(text), "" if bare(text) in self._blank else None)

    def near(self, text: str) -> str:
        """The department that was probably meant."""
        return self._by_name.get(nearest(text, self._by_name), "")

    def level(self, text: str) -> int | None:
        """0 to 3; None for a blank, `ODD` for anything else."""
        if text not in self._levels:
            self._levels[text] = self._level(text)
        return self._levels[text]

    def _level(self, text: str) -> int | None:
        plain = bare(text)
        if plain in self._blank or not plain:
            return None
        if found := re.fullmatch(r"\s*([0-3])(?:[.,]0+)?\s*", text):
            return int(found[1])
        if found := _NUMBERED.fullmatch(text.strip()):
            return int(found[1])
        if (found := re.match(r"([0-3])\s+(\D.*)", text.strip())) and self._level(found[2]) == int(found[1]):
            return int(found[1])
        if found := re.fullmatch(r"ao?0?([1-4])", plain):  # codes of a form: the first answer is level 0
            return int(found[1]) - 1
        if plain in self._whole:
            return self._whole[plain]
        hits = [n for n, row in enumerate(self._patterns) if any(pattern.search(plain) for pattern in row)]
        if hits == [0]:
            return 0
        return hits[0] if len(hits) == 1 and not matches("denials", plain) else ODD

    def said_yes(self, text: str) -> bool | None:
        """True, False, or None for a blank; raises `ValueError` for anything else."""
        plain = bare(text)
        if plain in self._yes:
            return True
        if plain in self._no:
            return False
        if plain in self._nothing:
            return None
        raise ValueError(text)

    def named(self, text: str) -> tuple[set[str], list[str]]:
        """The themes that an answer lists, and what in it is no theme."""
        themes: set[str] = set()
        odd: list[str] = []
        for part in _parts(text, self.themes):
            found = self.themes.called(part)
            if len(found) == 1:
                themes |= found
            elif bare(part) not in self._nothing:
                odd.append(part)
        return themes, odd


def _parts(text: str, themes: Names) -> list[str]:
    """The answers in one field: a theme may have a comma in its name."""
    if themes.called(text):
        return [text]
    parts = [part for part in re.split(r"[;|\n\r]", text) if part.strip()]
    return [p for part in parts for p in ([part] if themes.called(part) else part.split(",")) if p.strip()]


def _joined(name: str) -> str:
    """The name of a department as it is compared: `Sociaal & Wijken` is `sociaal en wijken`."""
    return "".join(word for word in bare(name).split() if word not in ("en", "and"))


def _list(found: object) -> list[object]:
    return found if isinstance(found, list) else []


@dataclass
class _Odd:
    """What is odd, by what to say of it; the lines come together."""

    file: str
    found: dict[tuple[str, str, tuple[tuple[str, object], ...]], list[int]] = field(default_factory=dict)
    more: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def __call__(self, code: str, line: int, severity: str = "warning", /, **values: object) -> None:
        key = (code, severity, tuple(values.items()))
        if key not in self.found and sum(k[0] == code for k in self.found) >= MOST_TOLD:
            self.more[code].append(line)
        else:
            self.found.setdefault(key, []).append(line)

    def findings(self) -> Iterable[Finding]:
        for (code, severity, values), lines in self.found.items():
            yield Finding(code, self.file, tuple(lines), severity, values)
        for code, lines in self.more.items():
            yield Finding("more-odd", self.file, tuple(lines), "warning", (("code", code),))


class Counting:
    """Counts the rows of one file into a tally."""

    def __init__(self, answers: Answers, columns: Sequence[Column], file: str, *, wishes: bool) -> None:
        self.answers = answers
        self.columns = [c for c in columns if c.role not in (of.PRIVATE, of.UNKNOWN, of.IGNORED)]
        if not wishes:
            self.columns = [c for c in self.columns if c.role != of.WISH]
        self.headers = {c.role: c.header for c in self.columns}
        self.odd = _Odd(file)
        self.place = {column: n for n, column in enumerate(self.columns)}
        self.submitted = next((n for c, n in self.place.items() if c.role == of.SUBMITTED), None)
        self.department = next((n for c, n in self.place.items() if c.role == of.DEPARTMENT), None)
        self.is_long = any(c.role == of.LONG_LEVEL for c in columns)
        self.plain_fours = self.plain_zeros = False

    def count(self, table: Table, tally: Tally) -> None:
        """Adds every row; the first line that cannot be read is an error."""
        width = len(table.header)
        per_concept: Counter[str] = Counter()
        for column in self.columns:
            if column.role == of.LEVEL:
                tally.concepts.setdefault(column.target)
            elif column.role == of.USED:
                tally.used.setdefault(column.target, [0, 0])
            elif column.role in (of.NAMED, of.FOCUS):
                tally.asked.add(column.role)
        for row in table.rows([column.index for column in self.columns]):
            if row.blank:
                self.odd("blank-row", row.line, "note")
            elif row.fields > width:
                self.odd("long-row", row.line)
            elif self.submitted is not None and bare(row.values[self.submitted]) in ("", "n a"):
                self.odd("not-submitted", row.line, "note")
            else:
                if row.fields < width:
                    self.odd("short-row", row.line)
                if self.is_long:
                    self._one_answer(row, tally, per_concept)
                else:
                    self._one_person(row, tally)
        if self.is_long:  # at least so many people: nobody answers twice for one concept
            tally.responded += max(per_concept.values(), default=0)
            self.odd("fewest-people", 1, "note")
        if self.plain_fours and not self.plain_zeros:
            raise TableError("scale")

    def _department(self, row: Row) -> str:
        """The department of a row, or '' after saying that there is none."""
        text = row.values[self.department] if self.department is not None else ""
        found = self.answers.department(text)
        if found is None:
            self.odd("unknown-department", row.line, text=shown(text), near=self.answers.near(text))
        elif not found:
            self.odd("no-department", row.line)
        return found or ""

    def _level(self, text: str, header: str, line: int) -> int | None:
        level = self.answers.level(text)
        if level == 0 and not self.plain_zeros:
            self.plain_zeros = text.strip() == "0"
        if level == ODD:
            self.plain_fours = self.plain_fours or text.strip() == "4"
            self.odd("odd-level", line, text=shown(text), column=shown(header))
            return None
        return level

    def _one_answer(self, row: Row, tally: Tally, per_concept: Counter[str]) -> None:
        by_role = {column.role: row.values[place] for column, place in self.place.items()}
        if by_role == self.headers:  # hand-ins that were put under each other
            return
        concept = self.answers.concepts.called(by_role[of.LONG_CONCEPT])
        if len(concept) != 1:
            near = nearest(by_role[of.LONG_CONCEPT], self.answers.concepts.ids)
            self.odd("unknown-concept", row.line, text=shown(by_role[of.LONG_CONCEPT]), near=near)
            return
        id_ = next(iter(concept))
        level = self._level(by_role[of.LONG_LEVEL], "level", row.line)
        department = self._department(row)
        if level is None or not department:
            return
        per_concept[id_] += 1
        tally.departments.add(department)
        tally.add(department, id_, level)

    def _one_person(self, row: Row, tally: Tally) -> None:
        said: list[tuple[str, int]] = []
        chosen: dict[str, set[str]] = {of.NAMED: set(), of.FOCUS: set()}
        answered = False
        for column, place in self.place.items():
            text = row.values[place]
            if not text or column.role in (of.DEPARTMENT, of.SUBMITTED):
                continue
            if column.role == of.LEVEL:
                level = self._level(text, column.header, row.line)
                if level is not None:
                    said.append((column.target, level))
            elif column.role == of.WISH:
                wish = " ".join("".join(s if s.isprintable() else " " for s in text).split())
                if bare(wish):
                    tally.wishes.add(wish)
                    answered = True
            elif column.role == of.USED:
                answered = self._used(column, text, row.line, tally) or answered
            else:
                told = self._themes(column, text, row.line, chosen[column.role])
                if told and not chosen[column.role] and not column.target:
                    tally.none[column.role] += 1
                answered = told or answered
        if not said and not answered:
            self.odd("nothing-answered", row.line, "note")
            return
        tally.responded += 1
        tally.named.update(chosen[of.NAMED])
        tally.focus.update(chosen[of.FOCUS])
        department = self._department(row)
        if department:
            tally.departments.add(department)
            for concept, level in said:
                tally.add(department, concept, level)

    def _used(self, column: Column, text: str, line: int, tally: Tally) -> bool:
        try:
            yes = self.answers.said_yes(text)
        except ValueError:
            self.odd("odd-yes", line, text=shown(text), column=shown(column.header))
            return False
        if yes is None:
            return False
        of_concept = tally.used[column.target]
        of_concept[0] += 1
        of_concept[1] += yes
        return True

    def _themes(self, column: Column, text: str, line: int, chosen: set[str]) -> bool:
        if column.target:
            try:
                yes = self.answers.said_yes(text)
            except ValueError:  # a form may repeat the theme itself as the answer
                yes = column.target in self.answers.named(text)[0]
                if not yes:
                    self.odd("odd-yes", line, text=shown(text), column=shown(column.header))
                    return False
            if yes:
                chosen.add(column.target)
            return yes is not None
        themes, odd = self.answers.named(text)
        for part in odd:
            self.odd("unknown-theme", line, text=shown(part), column=shown(column.header))
        chosen |= themes
        return bool(themes) or not odd
