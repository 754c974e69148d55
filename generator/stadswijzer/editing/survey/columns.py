"""Which question each column of an export asks.

In: a header, and what the project calls its concepts and themes. Out: a role for every column; what is not
recognised is listed, never dropped unseen. Columns that tell who someone is get the role `private`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from stadswijzer.content.library import Library
from stadswijzer.content.model import Concept, Theme
from stadswijzer.editing.survey.spellings import Names, bare, habits, listed, matches, without_html

DEPARTMENT, SUBMITTED, WISH = "department", "submitted", "wish"
LEVEL, USED, NAMED, FOCUS = "concept", "used", "named", "focus"
LONG_CONCEPT, LONG_LEVEL = "long-concept", "long-level"
ID, TIME, LAST_PAGE = "id", "time", "last-page"
REPEATED = "repeated"
PRIVATE, UNKNOWN, IGNORED = "private", "unknown", "ignore"
QUESTIONS = (LEVEL, LONG_LEVEL, USED, NAMED, FOCUS, WISH)
_OPEN = (DEPARTMENT, SUBMITTED, WISH, NAMED, FOCUS, IGNORED)
_OF_CONCEPT = (LEVEL, USED)


@dataclass(frozen=True)
class Column:
    """`target`: the concept or theme it asks of; '' when the answers themselves name themes.

    `meant`: of an unknown column, what it could ask of (more than one thing, or it would be known).
    `REPEATED` is a second question about the concept `target`, which a form names with a number behind it:
    `Digital twin2`.
    """

    index: int
    header: str
    role: str
    target: str = ""
    meant: tuple[str, ...] = ()


class ColumnError(Exception):
    """The columns cannot be used: which message says so, and with what."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code, self.values_ = code, values


_CODED = re.compile(r"^(\w+(?:\[[^\]]*\])?)\.\s+(.+)$", re.DOTALL)
_QUOTED = re.compile(r"\[([^\]]+)\]|\(([^)]+)\)|[\"“„”«]([^\"“„”»«]+)[\"“”»]|[‘'’]([^‘'’]{2,})['’](?!\w)")
_SCALE = re.compile(r"(?<![-\w])[01]\s*(?:[=:\u2013-]|t/m|tot|to)\s*\w.*", re.DOTALL)
_LAST = re.compile(r"[\[(]([^\])]*)[\])]\s*$")


@dataclass(frozen=True)
class Reader:
    """What is known of the project when columns are read."""

    concepts: Names
    themes: Names

    @classmethod
    def of(cls, library: Library) -> Reader:
        return cls(Names(library.of(Concept)), Names(library.of(Theme)))

    def columns(self, header: Sequence[str], chosen: Sequence[str] = ()) -> list[Column]:
        """The role of every column. `chosen`: what was said on the command line, as `question=role:id`."""
        by_hand = self._chosen(header, chosen)
        found = [by_hand.get(i) or self._column(i, name) for i, name in enumerate(header)]
        if any(column.role == DEPARTMENT for column in found):
            found = _long_form(found)
        found = [column if i in by_hand else self._repeated(column, found) for i, column in enumerate(found)]
        numbers = [column for column in found if column.role == ID]
        for column in numbers[1:]:  # one number tells a row from the others
            found[column.index] = replace(column, role=PRIVATE)
        refuse_twice(found)
        return found

    def roles(self, header: Sequence[str], chosen: Sequence[str] = ()) -> list[Column]:
        """As `columns`, of a row that may be no header at all: empty where that would be refused."""
        try:
            return self.columns(header, chosen)
        except ColumnError:
            return []

    def _repeated(self, column: Column, columns: Sequence[Column]) -> Column:
        """A column named as another with a number behind it asks something else of the same concept."""
        first = _repeats(column.header, columns)
        if column.role != UNKNOWN or not first or first.role not in _OF_CONCEPT:
            return column
        return replace(column, role=REPEATED, target=first.target)

    def _chosen(self, header: Sequence[str], chosen: Sequence[str]) -> dict[int, Column]:
        found: dict[int, Column] = {}
        for said in chosen:
            text, sign, meant = said.rpartition("=")
            role, _, target = meant.strip().partition(":")
            if not sign or not text.strip() or role not in (*_OPEN, *_OF_CONCEPT):
                raise ColumnError("choice-form", said=said)
            if number := re.fullmatch(r"\*([2-9])", text.strip()):
                found |= self._all_repeated(header, number[1], role, said)
                continue
            index = _index(header, text.strip())
            names = self.concepts if role in _OF_CONCEPT else self.themes
            if target and role in (NAMED, FOCUS, *_OF_CONCEPT):
                ids = names.called(target)
                if len(ids) != 1:
                    raise ColumnError("choice-target", said=said, target=target, known=", ".join(names.ids))
                target = next(iter(ids))
            elif target or role in _OF_CONCEPT:
                raise ColumnError("choice-form", said=said)
            found[index] = Column(index, header[index], role, target)
        return found

    def _all_repeated(self, header: Sequence[str], number: str, role: str, said: str) -> dict[int, Column]:
        """Every column with this number behind the name of another: `*2=used`."""
        columns = [self._column(i, name) for i, name in enumerate(header)]
        found = {
            column.index: Column(
                column.index, column.header, role, first.target if role in _OF_CONCEPT else ""
            )
            for column in columns
            if column.header.endswith(number) and (first := _repeats(column.header, columns))
        }
        if role not in (*_OF_CONCEPT, IGNORED):
            raise ColumnError("choice-form", said=said)
        if not found:
            raise ColumnError("choice-column", text=f"*{number}")
        return found

    def _column(self, index: int, name: str) -> Column:
        shown = without_html(name)
        coded = _CODED.match(shown)
        code, text = (coded[1], coded[2]) if coded else ("", shown)
        name = shown
        spellings = {bare(code), bare(text), bare(name)}
        if spellings & listed("department_names"):
            return Column(index, name, DEPARTMENT)
        if spellings & listed("submitted_names") or matches("submitted_patterns", bare(text)):
            return Column(index, name, SUBMITTED)
        for role in (ID, TIME, LAST_PAGE):
            if spellings & listed(f"{role.replace('-', '_')}_names"):
                return Column(index, name, role)
        if spellings & listed("private_names") or matches("private_patterns", bare(name)):
            return Column(index, name, PRIVATE)
        last = _LAST.search(name)
        if not bare(name) or (last and bare(last[1]) in listed("comment_names")):
            return Column(index, name, UNKNOWN)
        role, ids = self._asks(text, code)
        if role and len(ids) <= 1 and (ids or role not in _OF_CONCEPT):
            return Column(index, name, role, next(iter(ids), ""))
        return Column(index, name, UNKNOWN, meant=tuple(sorted(ids)))

    def _asks(self, text: str, code: str) -> tuple[str, set[str]]:
        """The role of a question and what it asks of; more than one thing is not an answer.

        A name between brackets or quotes is what it asks of; the words around it say what it asks.
        """
        concepts, around = _named(self.concepts, text, code)
        themes, around_theme = _named(self.themes, text, code)
        quoted = around != text
        words = bare(around if quoted else around_theme)
        before_scale = bare(re.split(r"[(:;=]|\b0\b", around if quoted else around_theme, maxsplit=1)[0])
        asked = around if quoted else text
        beside = self._beside(asked)
        if matches("focus_patterns", beside):
            return (FOCUS, themes) if themes or not concepts else ("", concepts)
        if matches("named_patterns", before_scale) and not quoted:
            return (NAMED, themes) if themes or not concepts else ("", concepts)
        if concepts:
            return _of_concept(beside, self._beside(_SCALE.sub("", asked))), concepts
        if matches("wish_patterns", words):
            return WISH, set()
        if matches("department_patterns", words):
            return DEPARTMENT, set()
        return "", themes

    def _beside(self, text: str) -> str:
        return self.concepts.named_in(text)[1]


def _named(names: Names, text: str, code: str) -> tuple[set[str], str]:
    """What a question names, and the text around that name when it stands between brackets or quotes."""
    for found in _QUOTED.finditer(text):
        if ids := names.called(next(filter(None, found.groups()))):
            return ids, f"{text[: found.start()]} {text[found.end() :]}"
    for part in re.findall(r"\[([^\]]+)\]", code):
        if ids := names.called(part):
            return ids, f"{text} "
    if ids := names.called(text):
        return ids, " "
    return names.named_in(text)[0], text


def _of_concept(beside: str, before_scale: str) -> str:
    """What is asked of a concept, by the words beside its name; '' when they may ask something else."""
    if matches("other_patterns", beside) or matches("denials", before_scale):
        return ""
    if matches("used_patterns", before_scale):
        return USED
    return LEVEL if not before_scale or matches("knowing_patterns", before_scale) else ""


def _index(header: Sequence[str], text: str) -> int:
    """The column that is meant: by its number (`#3`), its whole text, or a part that no other has."""
    if re.fullmatch(r"#[0-9]{1,5}", text):
        index = int(text[1:]) - 1
        if 0 <= index < len(header):
            return index
        raise ColumnError("choice-column", text=text)
    wanted = bare(text)
    whole = [i for i, name in enumerate(header) if bare(name) == wanted]
    part = [i for i, name in enumerate(header) if wanted and wanted in bare(name)]
    for found in (whole, part):
        if len(found) == 1:
            return found[0]
        if found:
            raise ColumnError("choice-many", text=text, numbers=", ".join(f"#{i + 1}" for i in found))
    raise ColumnError("choice-column", text=text)


def _long_form(columns: list[Column]) -> list[Column]:
    """A table of department, concept and level has one answer on a row, and nobody's row at all."""
    names = habits()["long_form"]
    found = {
        part: [c for c in columns if bare(c.header) in spellings]
        for part, spellings in (names.items() if isinstance(names, dict) else ())
    }
    if not all(len(each) == 1 for each in found.values()):
        return columns
    concept, level = found["concept"][0].index, found["level"][0].index
    keep = (DEPARTMENT, PRIVATE, IGNORED)
    return [
        Column(c.index, c.header, LONG_CONCEPT)
        if c.index == concept
        else Column(c.index, c.header, LONG_LEVEL)
        if c.index == level
        else c
        if c.role in keep
        else Column(c.index, c.header, UNKNOWN)
        for c in columns
    ]


_NUMBERED = re.compile(r"(.*[^0-9\s._(])[\s._]?\(?([2-9])\)?")


def _repeats(header: str, columns: Sequence[Column]) -> Column | None:
    """The column whose name this is, but for a number behind it."""
    found = _NUMBERED.fullmatch(header)
    name = bare(found[1]) if found else ""
    return next((c for c in columns if name and bare(c.header) == name and c.header != header), None)


def looks_coded(header: Sequence[str]) -> bool:
    """Whether questions stand there by their code (`G01Q02[SQ001]`), so that nobody can see what they ask."""
    return any(
        re.fullmatch(r"[GQ][0-9]{1,3}\w*(?:\[\w+\])?|\w+\[SQ[0-9]+\]|QID[0-9]\S*", name) for name in header
    )


def refuse_doubt(columns: Sequence[Column]) -> None:
    """A round is written once: a question that may be about a concept is not left out unsaid."""
    doubt = [column for column in columns if column.meant]
    if doubt:
        raise ColumnError(
            "column-doubt",
            columns=", ".join(f"#{column.index + 1}" for column in doubt),
            header=doubt[0].header,
            meant=", ".join(doubt[0].meant),
            option=f'--column "#{doubt[0].index + 1}=concept:{doubt[0].meant[0]}"',
            number=doubt[0].index + 1,
        )


def refuse_twice(columns: Sequence[Column]) -> None:
    """Two columns for one question: whoever made the form must say which counts."""
    first: dict[tuple[str, str], Column] = {}
    for column in columns:
        if column.role in (DEPARTMENT, LEVEL, USED, NAMED, FOCUS):
            other = first.setdefault((column.role, column.target), column)
            if other is not column:
                raise ColumnError(
                    "column-twice",
                    one=f"#{other.index + 1}",
                    other=f"#{column.index + 1}",
                    header=column.header,
                    role=f"{column.role}:{column.target}" if column.target else column.role,
                )
