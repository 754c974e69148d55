"""A round in one picture: what half or more of each group can do, concept by concept.

In: a round, what its groups said, and what the work asks of them. Out: rows of cells, in words alone: of
every group the highest level of which its word is half or more. What the work asks most stands first, then
what groups are furthest with: never the alphabet.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Concept
from stadswijzer.facts.knowledge.readiness import Answer
from stadswijzer.facts.knowledge.survey_rounds import Answers
from stadswijzer.language.answer_words import HALF, RANK

TOO_FEW, NOT_ASKED = "too_few", "not_asked"
Group = tuple[str, bool]
"""A department or cluster, and whether it is a cluster."""


class Cell(NamedTuple):
    """`reached`: 0 to 3, or why there is none. `asked`: the level that the work asks, if higher; else 0."""

    reached: str
    asked: int


class Row(NamedTuple):
    """A concept, with a cell for each group."""

    concept: Entry[Concept]
    cells: tuple[Cell, ...]


class Matrix(NamedTuple):
    """Groups in the order of the organisation, and what they can do."""

    groups: tuple[Group, ...]
    rows: tuple[Row, ...]


def matrix(
    answers: Answers,
    concepts: Sequence[Entry[Concept]],
    groups: Sequence[Group],
    asked: Callable[[str, str], int | None],
) -> Matrix | None:
    """`asked`: what the work asks of a department, by concept; None: nothing. None without any answer."""
    there = {(group, is_cluster) for group, is_cluster, _ in answers}
    shown = [group for group in groups if group in there]
    rows = [
        Row(concept, tuple(_cell(answers, concept, group, asked) for group in shown))
        for concept in concepts
        if any((*group, concept.id) in answers for group in shown)
    ]
    rows.sort(key=lambda row: (-sum(1 for cell in row.cells if cell.asked), -_able(row)))
    return Matrix(tuple(shown), tuple(rows)) if rows else None


def _able(row: Row) -> int:
    """How far groups are with a concept, together; what is not told counts for nothing."""
    return sum(int(cell.reached) for cell in row.cells if cell.reached.isdigit())


def _cell(
    answers: Answers, concept: Entry[Concept], group: Group, asked: Callable[[str, str], int | None]
) -> Cell:
    wanted = 0 if group[1] else asked(group[0], concept.id) or 0
    key = (*group, concept.id)
    if key not in answers:
        return Cell(NOT_ASKED, wanted)
    answer = answers[key]
    if answer is None:
        return Cell(TOO_FEW, wanted)
    reached = _reached(answer)
    return Cell(str(reached), wanted if wanted > reached else 0)


def _reached(answer: Answer) -> int:
    """The highest level of which the word is half or more."""
    levels = range(1, len(answer.words) + 1)
    return max((level for level in levels if RANK[answer.word(level)] >= RANK[HALF]), default=0)
