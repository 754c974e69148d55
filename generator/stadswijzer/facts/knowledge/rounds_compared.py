"""What two rounds of the same basis say of the rows that both have: how many more, less and the same.

In: knowledge and a round. Out: three numbers of rows, never which, and how many would have changed by chance.
Other people may have answered, so that nothing is said of one row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum
from typing import Final

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Survey
from stadswijzer.facts.knowledge.gaps import Knowledge
from stadswijzer.facts.knowledge.readiness import Answer
from stadswijzer.language.answer_words import FEW, FOUR_FIFTHS, HALF, MANY, RANK

MORE, LESS, SAME = "more", "less", "same"

BY_CHANCE: Final[Mapping[str, float]] = {FEW: 0.42, MANY: 0.5}
"""Which part of rows changes by chance alone; from `bench/words_by_chance.py`, which says how."""


@dataclass(frozen=True)
class Compared:
    """A round beside the one before it: numbers of rows. `by_chance`: how many change while nothing did."""

    before: Entry[Survey]
    more: int
    less: int
    same: int
    by_chance: int


def compared(before: Answer, after: Answer) -> str:
    """`more`, `less` or `same`: the three words of a row together, of two sizes only whether it is half."""
    coarse = before.size != after.size
    difference = sum(_rank(word, coarse=coarse) for word in after.words)
    difference -= sum(_rank(word, coarse=coarse) for word in before.words)
    return MORE if difference > 0 else LESS if difference < 0 else SAME


def _rank(word: str, *, coarse: bool) -> int:
    return int(word in (HALF, FOUR_FIFTHS)) if coarse else RANK[word]


def with_earlier(knowledge: Knowledge, entry: Entry[Survey]) -> Compared | None:
    """A round beside the last one before it of the same basis; None when no row is in both."""
    before = knowledge.rounds.before(entry)
    if before is None:
        return None
    first, second = knowledge.rounds.answers(before), knowledge.rounds.answers(entry)
    pairs = [(first[key], answer) for key, answer in second.items() if answer and first.get(key)]
    if not pairs:
        return None
    counts = Counter(compared(old, new) for old, new in pairs if old)
    chance = fsum(BY_CHANCE[FEW if FEW in (old.size, new.size) else MANY] for old, new in pairs if old)
    return Compared(before, counts[MORE], counts[LESS], counts[SAME], round(chance))
