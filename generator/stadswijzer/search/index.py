"""Documents → which word stands in which document, and how much it says there.

In: documents, the words of a language, everyday words. Out: `Index`: term → (document, level). A term is a
stem; a word that is made of two gives those as well, for less. Everything is in a fixed order.
"""

from __future__ import annotations

import math
import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from stadswijzer.search.compounds import PIECE, Splitter
from stadswijzer.search.documents import Document
from stadswijzer.search.stems import Stemmer, words

TITLE, NAME, ID, ASK, KIND, LEAD, HEADING, TEXT = 9.0, 5.0, 4.0, 3.5, 2.0, 3.0, 1.6, 0.8
"""How much a word says of a document in its title, another name of it, a situation, its first lines, …"""
HALF = 0.4
"""How much of that is left for the words that a word is made of."""
VARIANT = 0.5
"""And for a word without what stands before it (gemeten → meten)."""
LEAST, STEP, LEVELS = 0.1, 1.25, 26
"""The weight of the lowest level, how many times more each next one is, and how many there are."""
MOST = 3000
"""Documents that a term leads to, at most: those where it says most."""


Packed: TypeAlias = "array[int]"
"""Documents of a term in their order, each with its level in one number: a large site has a million."""


def documents_of(packed: Packed) -> Iterator[tuple[int, int]]:
    """(document, level) of each."""
    return (divmod(each, LEVELS) for each in packed)


@dataclass(frozen=True)
class Index:
    """What `files` writes. `terms`: term → its documents, packed; `means`: word → what it means here.

    `said`: every word as it stands in the texts → in how many documents.
    """

    terms: Mapping[str, Packed]
    means: Mapping[str, list[list[str]]]
    said: Mapping[str, int]


def index(
    documents: Sequence[Document], stem: Stemmer, everyday: Iterable[tuple[str, Sequence[str]]] = ()
) -> Index:
    """`everyday`: (what people say, what it means here)."""
    read = [_read(document, stem.stop) for document in documents]
    said = Counter(word for own in read for word in own.all)
    terms = _terms(said, stem)
    found: dict[str, Packed] = defaultdict(lambda: array("L"))
    for number, own in enumerate(read):
        for term, weight in own.weights(terms).items():
            found[term].append(number * LEVELS + _level(weight))
    kept = {term: _best_of(found[term]) for term in sorted(found)}
    return Index(kept, dict(sorted(_means(everyday, stem).items())), said)


@dataclass
class _Read:
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

    def weights(self, terms: Mapping[str, list[tuple[str, float]]]) -> dict[str, float]:
        """Term → how much it says of this document."""
        found: dict[str, float] = defaultdict(float)
        for weight, lines in self.lines:
            best: dict[str, float] = {}
            for line in lines:
                share_of_word = weight / math.sqrt(max(len(line), 1))
                for term, share in (pair for word in line for pair in terms[word]):
                    best[term] = max(best.get(term, 0.0), share * share_of_word)
            for term, value in best.items():
                found[term] += value
        for term, value in _best(self.headings, terms).items():
            found[term] += HEADING * value
        for weight, counts, half in ((LEAD, self.lead, 1.0), (TEXT, self.text, 1.5)):
            for term, times in _summed(counts, terms).items():
                found[term] += weight * times / (times + half)
        return found


def _best(words_: Iterable[str], terms: Mapping[str, list[tuple[str, float]]]) -> dict[str, float]:
    found: dict[str, float] = {}
    for term, share in (pair for word in words_ for pair in terms[word]):
        found[term] = max(found.get(term, 0.0), share)
    return found


def _summed(counts: Mapping[str, int], terms: Mapping[str, list[tuple[str, float]]]) -> dict[str, float]:
    found: dict[str, float] = {}
    for word, times in counts.items():
        for term, share in terms[word]:
            found[term] = found.get(term, 0.0) + share * times
    return found


def _read(document: Document, stop: frozenset[str]) -> _Read:
    def telling(text: str) -> list[str]:
        return [sys.intern(word) for word in words(text) if word not in stop]

    fields = (
        (TITLE, (document.title,)),
        (NAME, document.names),
        (ID, (document.id,)),
        (ASK, document.asks),
        (KIND, (document.kind,)),
    )
    return _Read(
        [(weight, [telling(line) for line in lines]) for weight, lines in fields],
        {word for passage in document.passages for word in telling(passage.heading)},
        Counter(telling(document.lead)),
        Counter(word for passage in document.passages for word in telling(passage.text)),
    )


def _terms(said: Mapping[str, int], stem: Stemmer) -> dict[str, list[tuple[str, float]]]:
    """Word → its terms, each with the share of the word's weight that it gets."""
    stems = frozenset(map(stem, said))
    known = frozenset(word for word in said if len(word) >= PIECE)
    split = Splitter(known, stem.joints, frozenset(stem.whole), frozenset(stem.not_first), stem, stems)
    found = {}
    for word in said:
        shares = {stem(word): 1.0}
        for variant in stem.variants(word):
            if variant in stems:
                shares.setdefault(variant, VARIANT)
        for piece in split(word):
            shares.setdefault(stem(piece), HALF)
        found[word] = list(shares.items())
    return found


def _best_of(packed: Packed) -> Packed:
    """Of too many documents those where the term says most."""
    if len(packed) <= MOST:
        return packed
    return array("L", sorted(sorted(packed, key=lambda each: (-(each % LEVELS), each))[:MOST]))


@lru_cache(65536)  # few weights differ, and taking a logarithm of each takes long
def _level(weight: float) -> int:
    return min(max(round(math.log(max(weight, LEAST) / LEAST, STEP)), 0), LEVELS - 1)


def _means(everyday: Iterable[tuple[str, Sequence[str]]], stem: Stemmer) -> dict[str, list[list[str]]]:
    """What people say, as one term → the terms that it means; of several words all must be there."""
    found: dict[str, list[list[str]]] = {}
    for say, mean in everyday:
        said = words(say)
        telling = [word for word in said if word not in stem.stop] or said  # of "mag dat" both
        key = "".join(map(stem, telling))
        for each in mean:
            terms = list(dict.fromkeys(stem(word) for word in words(each) if word not in stem.stop))
            if key and terms and terms not in found.setdefault(key, []):
                found[key].append(terms)
    return found
