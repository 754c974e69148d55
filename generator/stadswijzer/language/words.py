"""The words of the site in the language of the project.

In: the word lists in `locale/`, a folder for each language with a file for each part of the work; most pages
need only `site.yml`. Out: folder names, labels, dates and numbers as people write them, and the message of a
problem. Both languages have the same files and keys; a test compares them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, cast

import yaml

from stadswijzer.language.missing_word import MissingWordError, WordsInFile
from stadswijzer.language.package_folder import PACKAGE
from stadswijzer.language.problems import Problem
from stadswijzer.language.unreadable_words import UnreadableWordsError

LANGUAGES = ("nl", "en")
LONGEST_QUOTE = 78
"""Characters of an editor's text that a message repeats."""
_WHOLE = ("known", "allowed", "chain")
_PATHS = frozenset("file folder new old path write".split())
"""Values of a message that can be a path of the project."""


@cache
def package_yaml(path: str, room: str = "language") -> dict[str, Any]:
    """A YAML file of a room: ours, so read plainly; `UnreadableWordsError` where it is none."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    place = path if room == "language" else f"{room}/{path}"
    try:
        content = (PACKAGE / room / path).read_bytes()
    except FileNotFoundError:
        more = "; each of LANGUAGES has the files of locale/en" if path.startswith("locale/") else ""
        raise UnreadableWordsError(place, 1, f"it is not there{more}") from None
    try:
        found: object = yaml.load(content.decode(), Loader=loader)  # noqa: S506 - a safe loader
    except UnicodeDecodeError as error:
        raise UnreadableWordsError(place, _line(content, error.start), "it is not UTF-8") from None
    except yaml.YAMLError as error:
        raise UnreadableWordsError(place, *_mistake(content, error)) from None
    if not isinstance(found, dict):
        raise UnreadableWordsError(place, 1, "it has no keys")
    return WordsInFile(found, place) if path.startswith("locale/") else found


def _line(content: bytes, offset: int) -> int:
    return content.count(b"\n", 0, offset) + 1


def _mistake(content: bytes, error: yaml.YAMLError) -> tuple[int, str]:
    """The line of a mistake, and what the parser says of it; of what was not closed, where it opens."""
    if not isinstance(error, yaml.MarkedYAMLError):  # a character that YAML does not know
        return _line(content, getattr(error, "position", 0)), str(getattr(error, "reason", error))
    is_open = re.search("quoted scalar|flow (?:sequence|mapping)", error.context or "")
    mark = (error.context_mark if is_open else None) or error.problem_mark or error.context_mark
    last = _line(content, len(content.rstrip()))
    return min(mark.line + 1, last) if mark else 1, error.problem or error.context or "it is not YAML"


@cache
def _part(language: str, name: str) -> dict[str, Any]:
    """The words of one part of the work; nothing where it has no file."""
    path = f"locale/{language}/{name}.yml"
    return package_yaml(path) if (PACKAGE / "language" / path).is_file() else {}


@cache
def _sections(language: str) -> dict[str, Any]:
    """The sections of pages, with those that are named at the field which they show."""
    parts = package_yaml(f"locale/{language}/fields.yml").values()
    of_fields = {
        name: said["section"] for fields in parts for name, said in fields.items() if "section" in said
    }
    return {**package_yaml(f"locale/{language}/site.yml")["sections"], **of_fields}


def folders_of(language: str) -> dict[str, str]:
    """The same of a language of which nothing else may be read."""
    return cast("dict[str, str]", package_yaml(f"locale/{language}/folders.yml")["folders"])


class Words:
    """The word list of one language. Inside, the folder of pages is `docs`; `docs` is what people call it."""

    def __init__(self, language: str, docs: str = "docs") -> None:
        if language not in LANGUAGES:
            raise ValueError(f"no word list for language {language!r}")
        self.language, self.docs = language, docs
        self._site = package_yaml(f"locale/{language}/site.yml")
        self._told: dict[str, str] = {}
        self._under: dict[str, Any] = {}

    @property
    def folders(self) -> dict[str, str]:
        """Kind → folder (or file, without `.yml`) from the project's root."""
        return folders_of(self.language)

    @property
    def addresses(self) -> dict[str, str]:
        """Name → address of the pages of no entry."""
        return cast("dict[str, str]", self._site["addresses"])

    def __call__(self, key: str, /, **values: object) -> str:
        """The word or sentence of `key` (dotted), with `values` filled in; a missing key is a bug."""
        if values:
            return self._found(key, values).format(**self._as_on_disk(values))
        told = self._told.get(key)
        if told is None:
            told = self._told[key] = self._found(key, values)
        return told

    def _found(self, key: str, values: dict[str, object]) -> str:
        found = self._under.get(key)
        if found is None:
            found = self._under[key] = self.under(key)
        if "n" in values and isinstance(found, dict):
            found = found.get("one" if values["n"] in (1, "1") else "many")
        if not isinstance(found, str):
            raise self.missing(key)
        return found

    def under(self, key: str) -> Any:
        """What stands at a key: a word or sentence, or several by their own keys; a missing key is a bug."""
        first, *steps = key.split(".")
        found: Any = self._of_site(first) if first in self._site else self._elsewhere(first)
        for step in steps:
            found = found.get(step) if isinstance(found, dict) else None
        if found is None:
            raise self.missing(key)
        return found

    def _of_site(self, first: str) -> Any:
        return _sections(self.language) if first == "sections" else self._site[first]

    def _elsewhere(self, first: str) -> Any:
        """Words of a part of the work that not every command needs, from the file that is named after it."""
        return _part(self.language, first.partition("_")[0]).get(first)

    def _whole(self, key: str) -> Any:
        """What stands at a key in the file that it begins with, or that whole file."""
        first, sign, _ = key.partition("_")
        return _part(self.language, first)[key] if sign else _part(self.language, first)

    def missing(self, key: str) -> MissingWordError:
        """Says which file wants a word: the one that its key begins with, else that of the site."""
        first = key.partition(".")[0]
        part = first.partition("_")[0]
        file = part if first not in self._site and _part(self.language, part) else "site"
        return MissingWordError(f'"{key}"', f"locale/{self.language}/{file}.yml")

    def texts(self, key: str) -> list[str]:
        """Every word and sentence under `key`, or in the file that is named after it, in their order."""
        texts: list[str] = []
        todo: list[Any] = [self._of_site(key) if key in self._site else self._whole(key)]
        while todo:
            part = todo.pop(0)
            if isinstance(part, str):
                texts.append(part)
            elif isinstance(part, dict | list):
                todo[:0] = part.values() if isinstance(part, dict) else part
        return texts

    def path(self, path: str) -> str:
        """A path of ours (`docs/begrippen/x.yml`) as it is in this project, from its root."""
        if path != "docs" and not path.startswith("docs/"):
            return path
        return f"{self.docs}{path.removeprefix('docs')}"

    def inside(self, path: str) -> str:
        """The other way: what someone typed, as a path of ours."""
        return f"docs/{path.removeprefix(f'{self.docs}/')}" if path.startswith(f"{self.docs}/") else path

    def _as_on_disk(self, values: Mapping[str, object]) -> Mapping[str, object]:
        if self.docs == "docs":
            return values
        return {
            name: self.path(value) if name in _PATHS and isinstance(value, str) else value
            for name, value in values.items()
        }

    def number(self, number: float) -> str:
        """A number with the thousands and decimal signs of the language; at most two decimals."""
        signs = self._site["signs"]
        text = f"{number:,.2f}".rstrip("0").rstrip(".")
        return text.translate({ord(","): signs["thousands"], ord("."): signs["decimal"]})

    def euros(self, amount: int) -> str:
        """Whole euros, with a proper minus sign."""
        sign = "\u2212" if amount < 0 else ""
        return f"{sign}{self._site['signs']['euro']}{self.number(abs(amount))}"

    def date(self, day: date) -> str:
        """`31 maart 2021`."""
        return f"{day.day} {self._site['months'][day.month - 1]} {day.year}"

    def moment(self, text: str) -> str:
        """A day, month, quarter or year as it was written in YAML → as people write it."""
        if "-" not in text:
            return text
        if "Q" in text:
            of_year, quarter = text.split("-Q")
            return self("quarter", quarter=quarter, year=of_year)
        year, month, *day = (int(part) for part in text.split("-"))
        if not day:
            return f"{self._site['months'][month - 1]} {year}"
        return self.date(date(year, month, day[0]))

    # What printing problems needs (`problems.Wording`).

    @property
    def problems(self) -> dict[str, dict[str, Any]]:
        """Code → title, why, text and hints."""
        return package_yaml(f"locale/{self.language}/problems.yml")

    def problem(self, problem: Problem) -> tuple[str, str]:
        """The message and the hint ('' when there is none)."""
        entry = self.problems.get(problem.code)
        if entry is None or "text" not in entry:
            raise MissingWordError(f'"{problem.code}" a text', f"locale/{self.language}/problems.yml")
        given = self._as_on_disk(problem.values)
        values = {"docs": self.docs, **{name: self._value(name, value) for name, value in given.items()}}
        hints = entry.get("hint", "")
        if isinstance(hints, dict):
            chosen = problem.values.get("hint") or ("near" if problem.values.get("near") else "")
            chosen = chosen or ("write" if problem.values.get("write") else "general")
            hints = hints.get(chosen, hints.get("general", ""))
        return entry["text"].format(**values), hints.format(**values)

    def _value(self, name: str, value: object) -> object:
        """A value as a message shows it: a word of ours, or what was typed, on one line and not too long."""
        terms = self._site["problem_terms"]
        if name in terms and str(value) in terms[name]:
            return terms[name][str(value)]
        text = " ".join(str(value).split()).encode("utf-8", "replace").decode("utf-8")
        return text if len(text) <= LONGEST_QUOTE or name in _WHOLE else f"{text[: LONGEST_QUOTE - 1]}…"

    def count(self, errors: int, warnings: int) -> str:
        """The last line of a check."""
        return f"{self('problem_count.errors', n=errors)}, {self('problem_count.warnings', n=warnings)}"
