"""How long a text takes to read, and how hard it is.

In: Markdown. Out: numbers. The weights and their sources stand on the site too (`counting`).
By hand, since libraries for this know no measure that was made for Dutch (Douma).
"""

from __future__ import annotations

import math
import re
from functools import lru_cache

from stadswijzer.language.missing_word import WordsInFile
from stadswijzer.language.wiki_links import WIKI

_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\n]*\)")
_LINE_BEGINS = re.compile(r"^[ \t]*(?:#{1,6}|[-*+]|\d+\.|>)[ \t]+", re.MULTILINE)
_SIGNS = "*_`|"


def plain(text: str) -> str:
    """A text without the signs of Markdown, near enough to count words and sentences."""
    text = WIKI.sub(lambda m: m[2] or m[1].rpartition("/")[2].replace("-", " "), text)
    text = _LINK.sub(r"\1", text)
    text = _LINE_BEGINS.sub("", text)
    for sign in _SIGNS:
        text = text.replace(sign, "")
    return text


def word_count(text: str) -> int:
    return len(plain(text).split())


WORDS_PER_MINUTE = 200
MINUTES_PER_QUESTION = 1


def reading_minutes(words: int, questions: int) -> int:
    """Minutes: words ÷ 200, rounded up, and one for each question (an agreement, not a norm)."""
    return math.ceil(words / WORDS_PER_MINUTE) + MINUTES_PER_QUESTION * questions


READING_EASE: dict[str, tuple[float, float, float]] = WordsInFile(
    {"nl": (206.84, 0.93, 77.0), "en": (206.835, 1.015, 84.6)}, "language/readability.py", "READING_EASE."
)
"""Where the scale starts; what a word more in a sentence and a syllable more in a word take off."""


# Vowel groups make syllables; in Dutch `ij` is a vowel and a diaeresis begins a new group.
_VOWELS: dict[str, re.Pattern[str]] = WordsInFile(
    {
        "nl": re.compile(r"[ëïöü][aeiouy]*|(?:[aeiouyáàâéèêíîóôúû]+(?:(?<=i)j)?)+"),
        "en": re.compile(r"[aeiouy]+"),
    },
    "language/readability.py",
    "_VOWELS.",
)
_NO_VOWEL = re.compile(r"[^\saeiouyáàâäéèêëíîïóôöúûü]+")
_SILENT_E = re.compile(r".{2}[^aeiouyl]e$")
_SENTENCE_END = re.compile(r"[.!?:;…]+(?=[\s\"”’')]|$)|\n\s*\n|\n(?=[-*#\d])")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@lru_cache(65536)  # a site says the same words again and again
def _syllables(word: str, language: str) -> int:
    groups = len(_VOWELS[language].findall(word))
    if language == "en" and _SILENT_E.search(word):
        groups -= 1
    return groups + (_NO_VOWEL.fullmatch(word) is not None)


def readability(text: str, language: str) -> tuple[float, int]:
    """Reading ease and number of words. Higher is easier; 50 and below is hard.

    Dutch: Flesch-Douma (Douma 1960), 206.84 - 0.93 × words per sentence - 0.77 × syllables per 100 words, as
    https://dbnl.org/tekst/_taa014197701_01/_taa014197701_01_0089.php tells it. English: Flesch reading ease
    (Flesch 1948).
    """
    bare = plain(text).lower()
    words = _WORD.findall(bare)
    if not words:
        return 100.0, 0
    sentences = sum(1 for part in _SENTENCE_END.split(bare) if _WORD.search(part)) or 1
    syllables = sum(_syllables(word, language) for word in words)
    per_sentence, per_word = len(words) / sentences, syllables / len(words)
    start, of_sentence, of_word = READING_EASE[language]
    return start - of_sentence * per_sentence - of_word * per_word, len(words)


def longest_sentence(line: str) -> int:
    """Words in the longest sentence of a line."""
    return max((len(sentence.split()) for sentence in re.split(r"[.!?…]+\s", line)), default=0)
