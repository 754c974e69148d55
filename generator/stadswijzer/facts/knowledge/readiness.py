"""How a need stands by the word of a round, and what the states of all its needs make of an initiative.

In: the size of a group and its words. Out: values: a state for each need, and one for all together. Knows
words and no numbers of people but the least that a word proves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Concept
from stadswijzer.language.answer_words import FEW, FOUR_FIFTHS, HALF, at_least

ENOUGH, ALMOST, NOT_YET = "enough", "almost", "not_yet"
TOO_FEW, NOT_MEASURED, ASKS_NOTHING = "too_few", "not_measured", "asks_nothing"


@dataclass(frozen=True)
class Answer:
    """What one group says of one concept. `size`: of the group. `words`: of level 1, 2 and 3."""

    size: str
    words: tuple[str, ...]

    def word(self, level: int) -> str:
        """How many are at this level or higher, as a word."""
        return self.words[level - 1]


def need_state(size: str, word: str, people: int | None) -> str:
    """`enough`, `almost` or `not_yet` for one need of one department, from the word at its level.

    With `people`: the least number that the word proves is that many, or half of it. A higher word never
    lowers the outcome.
    """
    if people is not None:
        proved = at_least(size, word)
        return ENOUGH if proved >= people else ALMOST if 2 * proved >= people else NOT_YET
    return {FOUR_FIFTHS: ENOUGH, HALF: ALMOST}.get(word, NOT_YET)


def initiative_state(states: Iterable[str]) -> str:
    """What the states of all its needs make of an initiative."""
    kinds = set(states)
    for state in (NOT_YET, TOO_FEW, NOT_MEASURED, ALMOST):
        if state in kinds:
            return state
    return ENOUGH if kinds else ASKS_NOTHING


@dataclass(frozen=True)
class Cell:
    """What one group knows of one concept.

    `level`: what the work asks of this group (None: nothing). `state`: `measured`, `too_few` or
    `not_measured`; `answer` only when measured. `cluster`: whose row answers for a department without words
    of its own; `together`: the departments in that row.
    """

    group: str
    is_cluster: bool
    concept: str
    level: int | None
    state: str
    answer: Answer | None = None
    cluster: str = ""
    together: tuple[str, ...] = ()

    def word(self, level: int | None) -> str:
        """The word at a level; '' when there is none."""
        return self.answer.word(level) if self.answer and level else ""

    def need_state(self, level: int, people: int | None) -> str:
        """How a need stands by it."""
        if self.answer is None:
            return self.state
        return need_state(self.answer.size, self.answer.word(level), people)


@dataclass(frozen=True)
class Need:
    """One need of an initiative for one department, and how it stands."""

    concept: Entry[Concept]
    level: int
    people: int | None
    department: str
    state: str
    cell: Cell

    @property
    def word(self) -> str:
        """The word at the level that is asked here; '' when there is none."""
        return self.cell.word(self.level)

    @property
    def proved(self) -> int:
        """How many people that word proves."""
        return at_least(self.cell.answer.size, self.word) if self.cell.answer else 0


@dataclass(frozen=True)
class Readiness:
    """Whether those who do an initiative know enough. `deciding`: the needs that make it so."""

    state: str
    needs: tuple[Need, ...]
    deciding: tuple[Need, ...]

    @property
    def few_decide(self) -> bool:
        """Whether it is almost enough only since a group is too small for a higher word."""
        cells = [need.cell for need in self.deciding if need.people is None]
        return self.state == ALMOST and any(cell.answer and cell.answer.size == FEW for cell in cells)

    @property
    def stand(self) -> list[tuple[str, int]]:
        """State → how many needs are in it, worst first."""
        counts = Counter(need.state for need in self.needs)
        return [
            (state, counts[state])
            for state in (NOT_YET, ALMOST, ENOUGH, TOO_FEW, NOT_MEASURED)
            if counts[state]
        ]
