"""The level that an answer says by itself: in a digit, or in words that are known (`habits.yml`).

In: one answer as it was written. Out: 0 to 3, None where nothing was answered, `ODD` for anything else. A
level that is not said is never guessed.
"""

from __future__ import annotations

import re
from functools import cache

from stadswijzer.editing.survey.plain_answers import is_dont_know, is_open
from stadswijzer.editing.survey.spellings import bare, habits, matches
from stadswijzer.editing.survey.tally import LEVELS

ODD = -1


def is_code(text: str) -> bool:
    """Whether an answer is a code of the form (`A2`), of which only the form knows the meaning."""
    return _forms()[2].search(text.strip()) is not None


def digit_of(text: str) -> str | None:
    """The digit that an answer is, when nothing but that digit says what it means: `2`, `2,0`, `niveau 2`."""
    digit = _forms()[1].search(text.strip())
    return digit[1] if digit else None


def level_of(text: str) -> int | None:
    """0 to 3; None for a blank or *I do not know*, `ODD` for anything else."""
    plain = bare(text)
    if is_open(text) or is_dont_know(text):
        return None
    if not plain:
        return ODD
    if digit := re.fullmatch(r"\s*([0-3])(?:[.,]0+)?\s*", text):
        return int(digit[1])
    if numbered := _forms()[0].search(text.strip()):
        words = numbered[2] or numbered[3] or ""
        if bare(words):  # a form may number its answers from 1, so that the words tell
            return level_of(words)
        return int(numbered[1]) if int(numbered[1]) < LEVELS else ODD
    if plain in _whole():
        return _whole()[plain]
    hits = [n for n, row in enumerate(_patterns()) if any(pattern.search(plain) for pattern in row)]
    if hits == [0] and not re.search("[0-9]", plain):  # with a number it may be a count
        return 0
    return hits[0] if len(hits) == 1 and _says_only(plain, hits[0]) else ODD


def _says_only(plain: str, level: int) -> bool:
    """Whether an answer says this level and nothing else: not "bijna", "met hulp" or "wil het leren"."""
    for pattern in _patterns()[level]:
        plain = pattern.sub(lambda words: words[0] if " " in words[0] else " ", plain)
    return not matches("denials", plain) and set(plain.split()) <= _beside()


@cache
def _forms() -> list[re.Pattern[str]]:
    """With a digit and words, with a digit alone, and a code."""
    flags = re.IGNORECASE | re.DOTALL
    return [re.compile(str(each), flags) for each in _list(habits()["level_forms"])]


@cache
def _whole() -> dict[str, int]:
    """A whole answer → its level."""
    rows = enumerate(_list(habits()["level_answers"]))
    return {bare(str(each)): level for level, row in rows for each in _list(row)}


@cache
def _patterns() -> list[list[re.Pattern[str]]]:
    """Of each level: what is in an answer that says it."""
    return [[re.compile(str(each)) for each in _list(row)] for row in _list(habits()["level_patterns"])]


@cache
def _beside() -> frozenset[str]:
    """Words that may stand beside what says the level."""
    return frozenset(word for each in _list(habits()["level_words"]) for word in bare(str(each)).split())


def _list(rows: object) -> list[object]:
    return rows if isinstance(rows, list) else []
