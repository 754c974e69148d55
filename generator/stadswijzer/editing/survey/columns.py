"""Which question each column of an export asks.

In: a header, and what the project calls its concepts and themes. Out: a role for every column; what is not
recognised is listed, never dropped unseen. Columns that tell who someone is get the role `private`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from stadswijzer.content.library import Entry, Library
from stadswijzer.language.words import package_yaml

DEPARTMENT, SUBMITTED, WISH = "department", "submitted", "wish"
LEVEL, USED, NAMED, FOCUS = "concept", "used", "named", "focus"
LONG_CONCEPT, LONG_LEVEL = "long-concept", "long-level"
PRIVATE, UNKNOWN, IGNORED = "private", "unknown", "ignore"
_OPEN = (DEPARTMENT, WISH, NAMED, FOCUS, IGNORED)
_OF_CONCEPT = (LEVEL, USED)


@dataclass(frozen=True)
class Column:
    """`target`: the concept or theme it asks of; '' when the answers themselves name themes.

    `meant`: of an unknown column, what it could ask of (more than one thing, or it would be known).
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


def habits() -> dict[str, object]:
    """What is recognised, in both languages."""
    return package_yaml("habits.yml", "stadswijzer.editing.survey")


def bare(text: str) -> str:
    """Text without capitals, accents and signs: what is compared."""
    flat = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(" " if not sign.isalnum() else sign for sign in flat if not unicodedata.combining(sign))
    return " ".join(kept.split())


def matches(name: str, text: str) -> bool:
    """Whether one of the patterns called `name` is found in a bare text."""
    return any(pattern.search(text) for pattern in _patterns(name))


@cache
def _patterns(name: str) -> tuple[re.Pattern[str], ...]:
    found = habits()[name]
    return tuple(re.compile(str(pattern)) for pattern in (found if isinstance(found, list) else [found]))


@cache
def _names(name: str) -> frozenset[str]:
    found = habits()[name]
    rows = found if isinstance(found, list) else []
    return frozenset(bare(str(each)) for row in rows for each in (row if isinstance(row, list) else [row]))


class Names:
    """What entries are called: id, title, other words for them, old ids."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.ids: list[str] = []
        self._terms: dict[str, set[str]] = {}
        self._whole: dict[str, set[str]] = {}
        self._ids: dict[str, set[str]] = {}
        for entry in entries:
            self.ids.append(entry.id)
            self._ids[bare(entry.id).replace(" ", "")] = {entry.id}
            own = (entry.id, entry.title, *entry.fields.aliases, *getattr(entry.data, "also_known_as", ()))
            for term in filter(None, map(bare, own)):
                self._terms.setdefault(term, set()).add(entry.id)
                self._whole.setdefault(term.replace(" ", ""), set()).add(entry.id)

    def called(self, text: str) -> set[str]:
        """The entries of which this whole text is a name, an id first; signs and spaces do not count."""
        name = bare(text).replace(" ", "")
        return self._ids.get(name) or self._whole.get(name, set())

    def named_in(self, text: str) -> set[str]:
        """The entries that a text names, the longest name at each place."""
        spaced = f" {bare(text)} "
        spans = []
        for term, ids in self._terms.items():
            at = spaced.find(f" {term} ")
            while at >= 0:
                spans.append((at, at + len(term) + 1, ids))
                at = spaced.find(f" {term} ", at + 1)
        found: set[str] = set()
        for start, end, ids in spans:
            if not any(s <= start and end <= e and (s, e) != (start, end) for s, e, _ in spans):
                found |= ids
        return found


_CODED = re.compile(r"^(\w+(?:\[[^\]]*\])?)\.\s+(.+)$", re.DOTALL)
_QUOTED = re.compile(r"\[([^\]]+)\]|\(([^)]+)\)|[\"“„”«]([^\"“„”»«]+)[\"“”»]|[‘'’]([^‘'’]{2,})['’](?!\w)")
_LAST = re.compile(r"[\[(]([^\])]*)[\])]\s*$")


@dataclass(frozen=True)
class Reader:
    """What is known of the project when columns are read."""

    concepts: Names
    themes: Names

    @classmethod
    def of(cls, library: Library) -> Reader:
        return cls(Names(library.of("concept")), Names(library.of("theme")))

    def columns(self, header: Sequence[str], chosen: Sequence[str] = ()) -> list[Column]:
        """The role of every column. `chosen`: what was said on the command line, as `question=role:id`."""
        by_hand = self._chosen(header, chosen)
        found = [by_hand.get(i) or self._column(i, name) for i, name in enumerate(header)]
        if any(column.role == DEPARTMENT for column in found):
            found = _long_form(found)
        _refuse_twice(found)
        return found

    def _chosen(self, header: Sequence[str], chosen: Sequence[str]) -> dict[int, Column]:
        found: dict[int, Column] = {}
        for said in chosen:
            text, sign, meant = said.rpartition("=")
            role, _, target = meant.strip().partition(":")
            if not sign or not text.strip() or role not in (*_OPEN, *_OF_CONCEPT):
                raise ColumnError("choice-form", said=said)
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

    def _column(self, index: int, name: str) -> Column:
        coded = _CODED.match(name)
        code, text = (coded[1], coded[2]) if coded else ("", name)
        spellings = {bare(code), bare(text), bare(name)}
        if spellings & _names("department_names"):
            return Column(index, name, DEPARTMENT)
        if spellings & _names("submitted_names"):
            return Column(index, name, SUBMITTED)
        if spellings & _names("private_names") or matches("private_patterns", bare(name)):
            return Column(index, name, PRIVATE)
        last = _LAST.search(name)
        if not bare(name) or (last and bare(last[1]) in _names("comment_names")):
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
        if matches("focus_patterns", words):
            return (FOCUS, themes) if themes or not concepts else ("", concepts)
        if matches("named_patterns", before_scale) and not quoted:
            return (NAMED, themes) if themes or not concepts else ("", concepts)
        if concepts:
            return (USED if matches("used_patterns", words) else LEVEL), concepts
        if matches("wish_patterns", words):
            return WISH, set()
        if matches("department_patterns", words):
            return DEPARTMENT, set()
        return "", themes


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
    return names.named_in(text), text


def _index(header: Sequence[str], text: str) -> int:
    """The column that is meant: by its number (`#3`), its whole text, or a part that no other has."""
    if re.fullmatch(r"#\d{1,5}", text):
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


def _refuse_twice(columns: list[Column]) -> None:
    """Two columns for one question: whoever made the form must say which counts."""
    first: dict[tuple[str, str], Column] = {}
    for column in columns:
        if column.role in (DEPARTMENT, LEVEL, USED, NAMED, FOCUS, SUBMITTED):
            other = first.setdefault((column.role, column.target), column)
            if other is not column:
                raise ColumnError(
                    "column-twice",
                    one=f"#{other.index + 1}",
                    other=f"#{column.index + 1}",
                    header=column.header,
                    role=f"{column.role}:{column.target}" if column.target else column.role,
                )
