"""A text → its words; a word → what it has in common with others that mean the same.

In: text, and the rules of a language (`rules.yml`). Out: words without capitals and accents, and stems.
`ranking.js` does the same with a question, by the same rules; a test holds the two against each other.
By hand: no stemmer cuts Dutch words made of two, and none is the same in both languages (bench/SEARCH.md).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

from stadswijzer.language.missing_word import MissingWordError
from stadswijzer.language.words import package_yaml

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_AFTER = re.compile(r"['’](?:s|n|er|tjes?)\b|(?<=\d)[.,](?=\d{3}\b)")
"""What stands behind an apostrophe (camera's), and the points in a number."""
_POINT = re.compile(r"\d[.,]\d")
_FIGURE = re.compile(r"^[0-9]{1,2}(?![0-9])")
MARKS = re.compile("[\u0300-\u036f]")
SHORTEST = 2
"""Letters of a word that can be asked for; digits may stand alone."""


def fold(text: str) -> str:
    """Without capitals and accents."""
    lower = text.lower()
    if not lower.isascii():
        lower = MARKS.sub("", unicodedata.normalize("NFKD", lower))
    if "'" in lower or "’" in lower or _POINT.search(lower):  # few have one, and looking for all takes long
        return _AFTER.sub("", lower)
    return lower


def words(text: str) -> list[str]:
    """Every word of a text in turn; one with a hyphen as its parts and, when they are two, as a whole."""
    words: list[str] = []
    for word in _WORD.findall(fold(text)):
        if "-" in word:
            parts = word.split("-")
            words += parts
            if len(parts) == 2:  # noqa: PLR2004 - e-mail, not the name of a file
                words.append("".join(parts))
        else:
            words.append(word)
    return [word for word in words if len(word) >= SHORTEST or word.isdigit()]


class Stemmer:
    """Cuts words of one language down; every word once."""

    def __init__(self, language: str) -> None:
        rules = rules_of(language)
        self.stop = frozenset(rules["stop"].split())
        self.whole: list[str] = rules["whole"].split()
        """Words that look like two and are one."""
        self.not_first: list[str] = rules["not_first"].split()
        self.alike: list[list[str]] = rules["alike"]
        """Words that are read alike in what people say together with other words."""
        self.numbers: list[str] = rules["numbers"]
        self._vowels = frozenset(rules["vowels"])
        self._long: bool = rules["long"]
        self._steps = [
            (step["single"], step["endings"], tuple(step["endings"]), max(map(len, step["endings"])))
            for step in rules["steps"]
        ]
        self.before: dict[str, list[str]] = rules["before"]
        self._begins = tuple(self.before)
        self.after: list[str] = rules["after"]
        self._ends = tuple(self.after)
        self.joints: list[str] = rules["joints"]
        self._known: dict[str, str] = {}

    def __call__(self, word: str) -> str:
        stem = self._known.get(word)
        if stem is None:
            stem = self._known[word] = self._cut(word)
        return stem

    def _cut(self, word: str) -> str:
        if len(word) <= SHORTEST or not word.isalpha():
            return word
        for single, endings, every, longest in self._steps:
            for size in range(min(longest, len(word)), 0, -1) if word.endswith(every) else ():
                rule = endings.get(word[-size:])
                if rule is None:
                    continue
                rest = word[:-size]
                if len(rest) >= rule["keep"] and (rule["keep"] < SHORTEST or self._sounds(rest)):
                    word = rest + rule["to"]
                    break
            if single:
                word = self._single(word)
        return self._short(word) if self._long else word

    def _sounds(self, text: str) -> bool:
        return not self._vowels.isdisjoint(text)

    def _single(self, word: str) -> str:
        """`bemann` → `beman`; but two letters say too little (app)."""
        twice = len(word) > SHORTEST + 1 and word[-1] == word[-2] and word[-1] not in self._vowels
        return word[:-1] if twice else word

    def _short(self, word: str) -> str:
        """`paal` → `pal`, as `palen` gives."""
        if len(word) < 4 or word[-1] in self._vowels or word[-2] != word[-3] or word[-2] not in "aeou":  # noqa: PLR2004 - a letter, two vowels, a letter
            return word
        return word[:-2] + word[-1]

    def variants(self, word: str) -> list[str]:
        """Stems without what may stand before or after a word, and with its figure in letters.

        Gemeten → meten, gebruiker → gebruik, 4daagse → vierdaagse.
        """
        spellings = []
        for before, ends in self.before.items():
            if word.startswith(before) and len(word) > len(before) + 3 and word.endswith(tuple(ends)):
                rest = word[len(before) :]
                spellings.append(self(rest[:-1] if rest[-1] in "dt" else rest))
                if rest[-1] == "t" and rest[-2] not in "fhkp":
                    spellings.append(self(rest))  # its own t: getest is of test, but gestopt of stop
        ends = [after for after in self.after if word.endswith(after) and len(word) >= len(after) + 3]
        spellings += [self(word[: -len(after)]) for after in ends]
        if word[0].isdigit():
            spellings.append(self(_FIGURE.sub(self._in_letters, word)))
        own = self(word)
        return [stem for stem in dict.fromkeys(spellings) if stem != own]

    def _in_letters(self, figure: re.Match[str]) -> str:
        number = int(figure.group())
        return self.numbers[number] if number < len(self.numbers) else figure.group()


@cache
def stemmer(language: str) -> Stemmer:
    """The one of a language: what it cut once it knows, from site to site."""
    return Stemmer(language)


@cache
def rules_of(language: str) -> dict[str, Any]:
    """The rules of a language, as the script gets them too."""
    rules: dict[str, dict[str, Any]] = package_yaml("rules.yml", "search")
    if language not in rules:
        raise MissingWordError(f'"{language}"', "search/rules.yml")
    return rules[language]
