"""How many rows say something else in a second round by chance alone: other people, and nothing changed.

    python bench/words_by_chance.py

A group has a share of people on each of the four levels, any mix as likely as any other. Twice as many people
as the row holds are drawn from it, half for each round, and the two rows of words are compared as
`facts/knowledge/rounds_compared.py` does. Groups have 5 to 10 people, or 11 to 60, each size as likely.
The outcome stands in that module as `BY_CHANCE`; a test compares the two. Same numbers each time.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from stadswijzer.facts.knowledge.readiness import Answer
from stadswijzer.facts.knowledge.rounds_compared import SAME, compared
from stadswijzer.language.answer_words import FEW, LEAST_SIZE, MANY, size_of, words_of

ROWS = 50_000
LARGEST = 60
LEVELS = range(4)


def changed(sizes: Sequence[int], rows: int = ROWS) -> float:
    """The part of the rows that say something else."""
    die = random.Random(2019)
    found = 0
    for _ in range(rows):
        shares = [die.expovariate(1) for _ in LEVELS]
        size = die.choice(sizes)
        found += compared(*(_row(die, shares, size) for _ in range(2))) != SAME
    return found / rows


def _row(die: random.Random, shares: Sequence[float], size: int) -> Answer:
    people = die.choices(LEVELS, shares, k=size)
    return Answer(size_of(size), words_of([people.count(level) for level in LEVELS]))


def measured() -> dict[str, float]:
    """Size of group → part of the rows, in two decimals."""
    return {
        FEW: round(changed(range(LEAST_SIZE[FEW], LEAST_SIZE[MANY])), 2),
        MANY: round(changed(range(LEAST_SIZE[MANY], LARGEST + 1)), 2),
    }


if __name__ == "__main__":
    print(measured())
