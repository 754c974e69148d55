"""The questions of a concept, and what scripts know of it: shown on its own page, and asked elsewhere.

In: a site and a concept. Out: plain data. With its answers, since a page without script shows them folded.
"""

from __future__ import annotations

from typing import NamedTuple

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Concept
from stadswijzer.facts.site import Site
from stadswijzer.pages import learning_data
from stadswijzer.pages.learning_data import Asked
from stadswijzer.pages.views import parts
from stadswijzer.pages.views.parts import Text


class OptionView(NamedTuple):
    """An answer that can be chosen."""

    text: str
    why: str
    correct: bool


class QuestionView(NamedTuple):
    """A question. `see`, `heading`: the part of the concept's page that teaches it; `see` is '' without one.

    `options`: none of the question to answer in one's own words.
    """

    id: str
    concept: str
    question: str
    several: bool
    options: tuple[OptionView, ...]
    see: str
    heading: str


class Quiz(NamedTuple):
    """All that is asked of a concept. `info`: JSON that scripts know it by; `answer`: to `recall`."""

    concept: str
    info: str
    recall: QuestionView | None
    answer: Text | None
    questions: tuple[QuestionView, ...]


def quiz(site: Site, concept: Entry[Concept]) -> Quiz:
    recall = concept.data.recall
    asked, own = learning_data.questions(site, concept), learning_data.recall(site, concept)
    return Quiz(
        concept.id,
        learning_data.concept_info(site, concept),
        question(concept, own) if own else None,
        parts.text(site, concept, recall.answer) if own and recall else None,
        tuple(question(concept, each) for each in asked),
    )


def question(concept: Entry[Concept], asked: Asked) -> QuestionView:
    options = asked.data.options if asked.data else ()
    return QuestionView(
        asked.id,
        concept.id,
        asked.question,
        bool(asked.data and asked.data.multiple),
        tuple(OptionView(each.text, each.why, bool(each.correct)) for each in options),
        asked.taught.anchor if asked.taught else "",
        asked.taught.heading if asked.taught else concept.title,
    )
