"""Where the page of a concept teaches what its questions ask.

In: a concept and the words of the site. Out: for a question the part of the page to read again, and whether
the page says anything of its answer at all. Compares words and understands nothing: a match is a hint, so a
place is named only when enough words are shared.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Concept, Question
from stadswijzer.content.reads import fact
from stadswijzer.language import readability
from stadswijzer.language.headings import same_heading, sections
from stadswijzer.language.words import Words

SHORTEST_WORD = 4
"""Letters of a word that says what a text is about: shorter ones are in every text."""
WHOLE_WORD = 720720
"""What a word in one section alone counts for; it can be shared by any number of sections up to 16."""
HEADING_WEIGHT = 3
"""A word in a heading says more than one in the text below it."""
NEAR_ENOUGH = 2
"""Words that a part of the page must share with a question and its answer to be named as its place."""
ANSWER_ON_PAGE = 3
"""One in so many words of the right answers must stand on the page; with fewer the page does not say it."""
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Place:
    """A part of a page: its anchor and its heading."""

    anchor: str
    heading: str


class Teaching:
    """What the parts of a concept's page teach; read when first asked for, since lists do without."""

    def __init__(self, words: Words, concept: Concept) -> None:
        self._words, self._concept = words, concept

    @fact
    def _parts(self) -> list[tuple[Place, frozenset[str], frozenset[str]]]:
        parts = _sections(self._words, self._concept)
        return [(place, content_words(place.heading), content_words(below)) for place, below in parts]

    @fact
    def _within(self) -> Counter[str]:
        """Word → the number of parts it is in."""
        return Counter(word for _, heading, below in self._parts for word in heading | below)

    def of(self, text: str, see: str | None = None) -> Place | None:
        """The part of which `see` is the heading; else the first that shares most words with `text`.

        A word counts for less the more parts it is in; in a heading it counts for more. None when no part
        shares `NEAR_ENOUGH` words.
        """
        if see:
            return next((place for place, *_ in self._parts if same_heading(place.heading, see)), None)
        asked = content_words(text)

        def weight(part: tuple[Place, frozenset[str], frozenset[str]]) -> int:
            _, heading, below = part
            weights = ((word, HEADING_WEIGHT if word in heading else 1) for word in asked & (heading | below))
            return sum(weight * WHOLE_WORD // self._within[word] for word, weight in weights)

        near = [part for part in self._parts if len(asked & (part[1] | part[2])) >= NEAR_ENOUGH]
        return max(near, key=weight)[0] if near else None  # of equals `max` gives the first

    @fact
    def _on_page(self) -> frozenset[str]:
        return content_words(" ".join(_texts(self._concept)))

    def says(self, question: Question) -> bool:
        """Whether the page says something of its right answers, or they are too short to look for.

        The words of four letters or more in the right answers and in why they are right: at least one in
        three stands somewhere on the page, outside the questions.
        """
        asked = content_words(right_answers(question))
        return len(asked & self._on_page) * ANSWER_ON_PAGE >= len(asked)


def teaching_of(language: str, concept: Entry[Concept]) -> Teaching:
    """What the page of a concept teaches."""
    return _teaching_of(language, concept.data)


@lru_cache(1024)  # checks, pages and questions ask it of the same concepts
def _teaching_of(language: str, concept: Concept) -> Teaching:
    return Teaching(Words(language), concept)


def right_answers(question: Question) -> str:
    """The right answers and why they are right."""
    return " ".join(f"{each.text} {each.why}" for each in question.options if each.correct)


def content_words(text: str) -> frozenset[str]:
    """The words of a text that say what it is about."""
    found = _WORD.findall(text.casefold())
    return frozenset(sys.intern(word) for word in found if len(word) >= SHORTEST_WORD)


def _texts(concept: Concept) -> Iterator[str]:
    """All that the page says but for its questions."""
    yield from filter(None, (concept.summary, concept.definition, concept.first_step))
    yield from (readability.plain(text) for text in (concept.body, concept.for_us) if text)
    yield from (*concept.risks, *concept.situations, *concept.cards)
    yield from _worked(concept)


def _worked(concept: Concept) -> Iterator[str]:
    example = concept.worked_example
    if example:
        yield example.situation
        yield from (f"{step.do} {step.why}" for step in example.steps)
        yield example.result


def _sections(words: Words, concept: Concept) -> Iterator[tuple[Place, str]]:
    """The parts that teach: (place, text). Those of the text; without, the worked example and the risks."""
    body_sections = sections(concept.body or "")
    for each in body_sections:
        yield Place(each.anchor, each.heading), each.below
    if body_sections:
        return
    if concept.worked_example:
        yield _fixed(words, "worked_example"), " ".join(_worked(concept))
    if concept.risks:
        yield _fixed(words, "risks"), " ".join(concept.risks)


def _fixed(words: Words, key: str) -> Place:
    return Place(words(f"sections.{key}.anchor"), words(f"sections.{key}.title"))
