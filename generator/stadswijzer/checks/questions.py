"""What is worth saying of the questions of a concept: answers to guess, and answers nobody can read.

In: an entry. Out: warnings. Looks at lengths and words only; whether a question is good is for people.
"""

from __future__ import annotations

from collections.abc import Iterator

from stadswijzer.content.fields import Part
from stadswijzer.content.library import Entry, is_of
from stadswijzer.content.model import Concept, Question
from stadswijzer.facts.knowledge.teaching import teaching_of
from stadswijzer.language.problems import Problem
from stadswijzer.language.words import Words


def problems(entry: Entry[Part], words: Words) -> Iterator[Problem]:
    """The warnings about the questions of one concept."""
    if not is_of(entry, Concept) or entry.data.broken:  # of what cannot be read nothing can be said
        return
    data = entry.data
    longest = sum(right_is_longest(question) for question in data.quiz)
    if longest * 2 > len(data.quiz):
        yield entry.problem("right-is-longest", data.at("quiz"), n=longest, of=len(data.quiz))
    teaching = teaching_of(words.language, entry)
    for question in data.quiz:
        if not question.see and not teaching.says(question):
            yield entry.problem("question-untaught", question.at("question"))


def right_is_longest(question: Question) -> bool:
    """Whether every right answer is longer, in characters, than every wrong one."""
    right = [len(each.text) for each in question.options if each.correct]
    wrong = [len(each.text) for each in question.options if not each.correct]
    return bool(right and wrong) and min(right) > max(wrong)
