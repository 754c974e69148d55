"""The index of the last build, of which only what an edit reaches is made anew.

In: the documents of now, and what was noted of those of before. Out: `Lines`, the same as when all is made
anew: term → the documents that it leads to, as `files` writes them. Noted are words of documents that are
published, in a folder that git does not follow; a note that is damaged, of another version or of another
language is worth nothing.
"""

from __future__ import annotations

import json
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from stadswijzer.content.package_state import package_state
from stadswijzer.content.sealed_files import FOLDER, read_sealed, write_sealed
from stadswijzer.search.documents import Document
from stadswijzer.search.index import (
    LEVELS,
    MOST,
    Read,
    Shares,
    Terms,
    level,
    postings,
    read_words,
    terms_of,
    unpacked,
)
from stadswijzer.search.stems import Stemmer

NOTE = f"{FOLDER}/search"
_FEW = 4
"""One of so many documents may have changed, or all is made anew."""


@dataclass
class Kept:
    """What is noted, of every document in its turn: a key, its words, its terms each with its level."""

    keys: list[str]
    words: list[str]
    levels: list[str]
    said: dict[str, int]
    """Word → in how many documents."""
    terms: Terms
    lines: dict[str, str]
    """Term → its documents."""


def index_lines(root: Path, documents: Sequence[Document], stem: Stemmer, language: str) -> Kept:
    """The lines of the documents of a project, which has a folder for notes or not."""
    before = _read(root, language)
    keys = [each.whole_key for each in documents]
    now = (before and _after(before, keys, documents, stem)) or _whole(keys, documents, stem)
    if len(keys) <= MOST and (before is None or before.keys != now.keys):
        _note(root, now, language)
    return now


def _whole(keys: list[str], documents: Sequence[Document], stem: Stemmer) -> Kept:
    read = [read_words(document, stem.stop) for document in documents]
    said = Counter(word for own in read for word in own.all)
    terms = terms_of(said, said, stem)
    found: dict[str, array[int]] = defaultdict(lambda: array("L"))
    words, levels = list[str](), list[str]()
    for number, own in enumerate(_taken(read)):
        of = _levels(own, terms)
        for term, value in of.items():
            found[term].append(number * LEVELS + value)
        words.append(" ".join(sorted(own.all)))
        levels.append(_text(of))
    lines = {term: postings(found.pop(term)) for term in sorted(found)}
    return Kept(keys, words, levels, dict(said), terms, lines)


def _taken(read: list[Read]) -> Iterator[Read]:
    """Each in its turn, and then no more: the words of ten thousand documents are 100 MB."""
    read.reverse()
    while read:
        yield read.pop()


def _after(before: Kept, keys: list[str], documents: Sequence[Document], stem: Stemmer) -> Kept | None:
    """The same, where few of as many documents changed; None where that is not so."""
    if len(before.keys) != len(keys) or len(keys) > MOST:
        return None
    changed = [number for number, key in enumerate(keys) if before.keys[number] != key]
    if not changed:
        return before
    if len(changed) > len(keys) // _FEW:
        return None
    read = {number: read_words(documents[number], stem.stop) for number in changed}
    words, levels, said = list(before.words), list(before.levels), Counter(before.said)
    for number, own in read.items():
        said.subtract(words[number].split())
        said.update(own.all)
        words[number] = " ".join(sorted(own.all))
    said = Counter({word: n for word, n in said.items() if n})
    terms, other = _terms_after(before, said, stem)
    if other:
        reached = (number for number, text in enumerate(words) if not other.isdisjoint(text.split()))
        for number in reached:
            read.setdefault(number, read_words(documents[number], stem.stop))
    touched: dict[str, dict[int, int | None]] = {}
    for number, own in sorted(read.items()):
        old, new = _levels_in(levels[number]), _levels(own, terms)
        levels[number] = _text(new)
        for term in old.keys() | new.keys():
            if old.get(term) != new.get(term):
                touched.setdefault(term, {})[number] = new.get(term)
    lines = _lines_after(before.lines, touched)
    return Kept(keys, words, levels, dict(said), terms, lines)


def _terms_after(before: Kept, said: Mapping[str, int], stem: Stemmer) -> tuple[Terms, frozenset[str]]:
    """The terms of every word, and the words of which they are others than before."""
    come_or_gone = tuple(said.keys() ^ before.said.keys())  # as a set it is walked as long as it once was
    if not come_or_gone:
        return before.terms, frozenset()
    stems = set(map(stem, said)) ^ set(map(stem, before.said))
    reached = [
        word
        for word in said
        if word not in before.terms
        or any(part in word for part in come_or_gone)
        or not stems.isdisjoint(before.terms[word][1])
    ]
    found = terms_of(reached, said, stem)
    other = frozenset(word for word in reached if found[word][0] != _shares(before.terms, word))
    return {word: found.get(word) or before.terms[word] for word in said}, other


def _shares(terms: Terms, word: str) -> Shares:
    """Those of a word that were noted as lists."""
    return [(term, share) for term, share in terms[word][0]] if word in terms else []


def _lines_after(
    before: Mapping[str, str], touched: Mapping[str, Mapping[int, int | None]]
) -> dict[str, str]:
    """`touched`: term → document → its level, None where the term is no more."""
    lines = dict(before)
    for term, of in touched.items():
        found = dict(divmod(each, LEVELS) for each in unpacked(lines.get(term, "")))
        found.update({number: value for number, value in of.items() if value is not None})
        left = [number * LEVELS + value for number, value in found.items() if of.get(number, 0) is not None]
        lines[term] = postings(sorted(left))
    return {term: lines[term] for term in sorted(lines) if lines[term]}


def _levels(own: Read, terms: Terms) -> dict[str, int]:
    return {term: level(weight) for term, weight in own.weights(terms).items()}


def _text(levels: Mapping[str, int]) -> str:
    return " ".join(f"{term} {value}" for term, value in levels.items())


def _levels_in(text: str) -> dict[str, int]:
    parts = text.split()
    return {term: int(value) for term, value in zip(parts[::2], parts[1::2], strict=True)}


# the note


def _read(root: Path, language: str) -> Kept | None:
    with suppress(OSError, ValueError, TypeError, LookupError):
        return Kept(**json.loads(read_sealed(root / NOTE, _of(language))))
    return None


def _note(root: Path, now: Kept, language: str) -> None:
    file = root / NOTE
    if not file.parent.is_dir():
        return
    write_sealed(file, json.dumps(vars(now), ensure_ascii=False).encode(), _of(language))


def _of(language: str) -> str:
    return f"{package_state()} {language}"
