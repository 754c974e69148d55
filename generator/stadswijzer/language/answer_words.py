"""How many people know something, as a word: the one place that knows the words and what they hold.

In: numbers of people, at the import and in tests alone. Out: words, and what a word proves. Everything else
(files, pages, JSON, papers, `changes`) has only the words. Pure arithmetic in whole numbers.

Why words: a share beside its group gives the count back, and a rounded count does too at its edges. The
limits lie so that every word fits at least three counts, also for who knows how many answered, and never
only nobody or everybody; for a colleague who takes her own answer off, at least two are left. They are the
format of a round, not options: with other limits a word would mean something else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final

UNDER_THREE, UNDER_HALF, HALF, FOUR_FIFTHS = "under_three", "under_half", "half", "four_fifths"
FEW, MANY = "5-10", "11+"

WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    FEW: (UNDER_HALF, HALF),
    MANY: (UNDER_THREE, UNDER_HALF, HALF, FOUR_FIFTHS),
}
"""Which words a group of a size has, from fewest to most people."""
RANK: Final[Mapping[str, int]] = {word: rank for rank, word in enumerate(WORDS[MANY])}

SMALLEST: Final = 5
"""Under it nothing is said of a group."""
LEAST_SIZE: Final[Mapping[str, int]] = {FEW: SMALLEST, MANY: 11}
MOST_SIZE: Final[Mapping[str, int | None]] = {FEW: 10, MANY: None}

LEVELS_ABOVE: Final = 3
"""A row says a word for each level from 1 on: how many are at that level or higher."""

FITS: Final = 3
"""Counts that each word fits at least, for who knows how many answered."""

STEP: Final = 5
"""Steps in which themes are counted."""
FROM: Final = 20
"""How many must have responded before themes are counted."""
FEWEST_THEMES: Final = 2
"""Themes that a list has at least: with one, also its silence tells (of 23 only 9 and 14 leave it out)."""


def size_of(answers: int) -> str:
    """The size of a group as it is written."""
    if answers < SMALLEST:
        raise ValueError(answers)
    return FEW if answers < LEAST_SIZE[MANY] else MANY


def word_of(count: int, answers: int) -> str:
    """The word for `count` of `answers` people."""
    if size_of(answers) == FEW:
        return HALF if 2 * count >= answers else UNDER_HALF
    if 5 * count >= 4 * answers:
        return FOUR_FIFTHS
    if 2 * count >= answers:
        return HALF
    return UNDER_THREE if count < FITS else UNDER_HALF


def words_of(levels: Sequence[int]) -> tuple[str, ...]:
    """For how many people are at level 0, 1, 2 and 3: the word of each level from 1 on."""
    answers = sum(levels)
    return tuple(word_of(sum(levels[level:]), answers) for level in range(1, len(levels)))


def at_least(size: str, word: str) -> int:
    """The least number of people that a word proves, whatever the size of the group."""
    known = {
        (FEW, HALF): 3,  # of 5
        (MANY, UNDER_HALF): 3,
        (MANY, HALF): 6,  # of 11
        (MANY, FOUR_FIFTHS): 9,  # of 11
    }
    return known.get((size, word), 0)


PROVEN: Final = tuple(sorted({at_least(size, word) for size in WORDS for word in WORDS[size]} - {0}))
"""Numbers of people that some word proves: what an activity may ask for."""


def is_rising(words: Iterable[str]) -> bool:
    """Whether a later word says more people than the one before, which no higher level can."""
    ranks = [RANK[word] for word in words]
    return any(later > earlier for earlier, later in pairwise(ranks))


def highest_step(responded: int) -> int:
    """The last step: open, and at least as wide as the others."""
    return (responded - STEP + 1) // STEP * STEP


def step_of(count: int, responded: int) -> int:
    """The step that a number of people falls in: `15` is 15 to 19, the last one is open."""
    return min(count // STEP * STEP, highest_step(responded))


def is_step(count: int, responded: int) -> bool:
    """Whether this is a step of a round in which so many responded."""
    return 0 <= count <= highest_step(responded) and count % STEP == 0


def most_of(step: int, responded: int) -> int | None:
    """The most people that a step holds; None for the last one, which is open."""
    return None if step == highest_step(responded) else step + STEP - 1


def tells_too_much(themes: Sequence[int], none: int | None, responded: int) -> bool:
    """Whether the steps of a list together leave fewer than three numbers for some row.

    Everybody names one theme or none, so that all numbers add up to `responded`; or may name several, so that
    they add up to at least that. Whoever reads does not know which: neither may tell.
    """
    rows = [*themes] if none is None else [*themes, none]
    top = [responded if (most := most_of(step, responded)) is None else most for step in rows]
    return any(
        high - low < FITS - 1 or high == 0 or low == responded
        for bounds in (
            _adding_up(rows, top, responded),
            _several(rows, top, responded, has_none=none is not None),
        )
        for low, high in bounds
        if all(at <= to for at, to in bounds)  # else nobody can believe this way of asking
    )


def _adding_up(low: Sequence[int], high: Sequence[int], total: int) -> list[tuple[int, int]]:
    most, least = sum(high), sum(low)
    return [
        (max(at, total - (most - to)), min(to, total - (least - at)))
        for at, to in zip(low, high, strict=True)
    ]


def _several(low: Sequence[int], high: Sequence[int], total: int, *, has_none: bool) -> list[tuple[int, int]]:
    """With more than one theme each. `has_none`: the last row is of those who named none."""
    if not has_none:
        return []
    themes, none = range(len(low) - 1), len(low) - 1
    none_low = max(low[none], total - sum(high[n] for n in themes))
    none_high = min(high[none], total - max((low[n] for n in themes), default=0))
    bounds = [
        (
            max(low[n], total - none_high - sum(high[m] for m in themes if m != n)),
            min(high[n], total - none_low),
        )
        for n in themes
    ]
    return [*bounds, (none_low, none_high)]
