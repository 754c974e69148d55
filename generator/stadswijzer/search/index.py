"""Documents → which word stands in which document, and how much it says there.

In: documents, the words of a language, everyday words. Out: the words of a document, the terms of a word, and
of both how much a term says of a document: a level. A term is a stem; a word that is made of two gives those
as well, for less. `kept_index` makes an index of it.
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeAlias

from stadswijzer.search.compounds import PIECE, Splitter
from stadswijzer.search.documents import Document
from stadswijzer.search.stems import Stemmer, words

TITLE, NAME, ASKED, ID, ASK, KIND, LEAD, HEADING, TEXT = 9.0, 5.0, 5.0, 4.0, 3.5, 2.0, 3.0, 1.6, 0.8
"""How much a word says of a document in its title, another name of it, what people ask for it, …"""
AGAIN = 0.3
"""How much of that is left where a better line that names it said the word already."""
HALF = 0.4
"""How much of that is left for the words that a word is made of."""
VARIANT = 0.5
"""And for a word without what stands before it (gemeten → meten)."""
LEAST, STEP, LEVELS = 0.1, 1.25, 26
"""The weight of the lowest level, how many times more each next one is, and how many there are."""
MOST = 3000
"""Documents that a term leads to, at most: those where it says most."""


Shares: TypeAlias = "list[tuple[str, float]]"
"""Terms of a word, each with the share of the word's weight that it gets."""
Terms: TypeAlias = "dict[str, tuple[Shares, list[str]]]"
"""Word → its terms, and the stems of which it was asked whether the site has them: when one comes or goes, or
a word that stands in this one does, its terms may be others."""


def postings(packed: Sequence[int]) -> str:
    """`3A1C`: three documents further at level A, one further at level C. `packed`: see `unpacked`."""
    text, last, steps, letters = [], 0, _STEPS, _LETTERS
    for each in best_of(packed):
        number = each // LEVELS
        step = number - last
        text.append((steps[step] if step < _FEW_STEPS else _base36(step)) + letters[each % LEVELS])
        last = number
    return "".join(text)


def unpacked(text: str) -> Iterator[int]:
    """Document and level of each in one number: a large site has a million."""
    last = 0
    for steps, letter in _POSTING.findall(text):
        last += int(steps, 36)
        yield last * LEVELS + _LETTERS.index(letter)


_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_POSTING = re.compile(r"([0-9a-z]+)([A-Z])")


@cache
def _base36(number: int) -> str:
    if number < len(_DIGITS):
        return _DIGITS[number]
    return _base36(number // 36) + _DIGITS[number % 36]


_FEW_STEPS = 1296
_STEPS = [_base36(step) for step in range(_FEW_STEPS)]
"""What most steps are written as."""


@dataclass
class Read:
    """The words of one document: of each line that names it with what a word of it says; of its texts."""

    lines: list[tuple[float, list[list[str]]]]
    headings: set[str]
    lead: Counter[str]
    text: Counter[str]

    @property
    def all(self) -> set[str]:
        """Every word, once."""
        named = {word for _, lines in self.lines for line in lines for word in line}
        return {*named, *self.headings, *self.lead, *self.text}

    def weights(self, terms: Mapping[str, tuple[Shares, list[str]]]) -> dict[str, float]:
        """Term → how much it says of this document."""
        weight_of: dict[str, float] = defaultdict(float)
        named: dict[str, list[float]] = defaultdict(list)
        for weight, lines in self.lines:
            best: dict[str, float] = {}
            for line in lines:
                share_of_word = weight / math.sqrt(max(len(line), 1))
                for term, share in (pair for word in line for pair in terms[word][0]):
                    best[term] = max(best.get(term, 0.0), share * share_of_word)
            for term, value in best.items():
                named[term].append(value)
        for term, values in named.items():
            weight_of[term] = max(values) + AGAIN * (sum(values) - max(values))
        for term, value in _best(self.headings, terms).items():
            weight_of[term] += HEADING * value
        for weight, counts, half in ((LEAD, self.lead, 1.0), (TEXT, self.text, 1.5)):
            for term, times in _summed(counts, terms).items():
                weight_of[term] += weight * times / (times + half)
        return weight_of


def _best(words_: Iterable[str], terms: Mapping[str, tuple[Shares, list[str]]]) -> dict[str, float]:
    best: dict[str, float] = {}
    for term, share in (pair for word in words_ for pair in terms[word][0]):
        best[term] = max(best.get(term, 0.0), share)
    return best


def _summed(counts: Mapping[str, int], terms: Mapping[str, tuple[Shares, list[str]]]) -> dict[str, float]:
    sums: dict[str, float] = {}
    for word, times in counts.items():
        for term, share in terms[word][0]:
            sums[term] = sums.get(term, 0.0) + share * times
    return sums


def read_words(document: Document, stop: frozenset[str]) -> Read:
    def telling(text: str) -> list[str]:
        return [sys.intern(word) for word in words(text) if word not in stop]

    fields = (
        (TITLE, (document.title,)),
        (NAME, document.names),
        (ASKED, document.asked),
        (ID, (document.id,)),
        (ASK, document.asks),
        (KIND, (document.kind,)),
    )
    return Read(
        [(weight, [telling(line) for line in lines]) for weight, lines in fields],
        {word for passage in document.passages for word in telling(passage.heading)},
        Counter(telling(document.lead)),
        Counter(word for passage in document.passages for word in telling(passage.text)),
    )


def terms_of(wanted: Iterable[str], said: Collection[str], stem: Stemmer) -> Terms:
    """The terms of each of these words. `said`: every word of the site."""
    stems = _Asked(map(stem, said))
    known = frozenset(word for word in said if len(word) >= PIECE)
    split = Splitter(known, stem.joints, frozenset(stem.whole), frozenset(stem.not_first), stem, stems)
    terms = {}
    for word in wanted:
        shares = {stem(word): 1.0}
        for variant in stem.variants(word):
            if variant in stems:
                shares.setdefault(variant, VARIANT)
        for piece in split(word):
            shares.setdefault(stem(piece), HALF)
        terms[word] = (list(shares.items()), stems.taken())
    return terms


class _Asked:
    """Stems, which know of which it was asked whether they are among them."""

    def __init__(self, stems: Iterable[str]) -> None:
        self._stems = frozenset(stems)
        self._asked: list[str] = []

    def __contains__(self, stem: object) -> bool:
        self._asked.append(str(stem))
        return stem in self._stems

    def taken(self) -> list[str]:
        """What was asked since this was asked last."""
        asked, self._asked = self._asked, []
        return asked


def best_of(packed: Sequence[int]) -> Sequence[int]:
    """Of too many documents those where the term says most."""
    if len(packed) <= MOST:
        return packed
    return sorted(sorted(packed, key=lambda each: (-(each % LEVELS), each))[:MOST])


@lru_cache(65536)  # few weights differ, and taking a logarithm of each takes long
def level(weight: float) -> int:
    return min(max(round(math.log(max(weight, LEAST) / LEAST, STEP)), 0), LEVELS - 1)


def means_of(everyday: Iterable[tuple[str, Sequence[str]]], stem: Stemmer) -> dict[str, list[list[str]]]:
    """What people say, as one term → the terms that it means; of several words all must be there."""
    means: dict[str, list[list[str]]] = {}
    listed = [(words(say), mean) for say, mean in everyday]
    for said, mean in (*listed, *_alike(listed, stem.alike)):
        telling = [word for word in said if word not in stem.stop] or said  # of "mag dat" both
        key = "".join(map(stem, telling))
        for each in mean:
            terms = list(dict.fromkeys(stem(word) for word in words(each) if word not in stem.stop))
            if key and terms and terms not in means.setdefault(key, []):
                means[key].append(terms)
    return means


def small_words(everyday: Iterable[tuple[str, Sequence[str]]], stem: Stemmer) -> list[str]:
    """What people say in words that say nothing by themselves: te laat."""
    said = (words(say) for say, _ in everyday)
    return [" ".join(each) for each in said if len(each) > 1 and stem.stop.issuperset(each)]


def _alike(
    listed: Iterable[tuple[list[str], Sequence[str]]], alike: Iterable[Sequence[str]]
) -> Iterator[tuple[list[str], Sequence[str]]]:
    """What people say with a word that is read as others are, once more with each of those."""
    for said, mean in listed:
        for some in alike:
            for word in set(some).intersection(said) if len(said) > 1 else ():
                for other in some:
                    if other != word:
                        yield [other if each == word else each for each in said], mean
