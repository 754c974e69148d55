"""Words that are made of words: deelmobiliteit is also found by mobiliteit.

In: the words of the site. Out: of a word the words that it is made of, both of which the site uses by
themselves, or nothing. A wrong split finds a page too many, so that short pieces are no words here.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from typing import NamedTuple

SHORTEST = 7
"""Letters of a word that can be made of two."""
PIECE = 3
FIRM_PIECE = 4
"""Letters of the first and of the last word in it."""


class Splitter(NamedTuple):
    """Splits words by what is `known`: words of the site that stand by themselves. `joints` stand between."""

    known: frozenset[str]
    joints: Sequence[str]
    whole: frozenset[str]
    """Words that are no compound, whatever they look like."""
    not_first: frozenset[str]
    """Words that stand before a verb, and begin no compound."""
    stem: Callable[[str], str]
    stems: Container[str]

    def __call__(self, word: str) -> tuple[str, ...]:
        """The words that a word is made of, longest last first; () when it is one word."""
        if len(word) < SHORTEST or not word.isalpha() or word in self.whole:
            return ()
        parts = max(self._splits(word), key=lambda pair: min(len(pair[0]), len(pair[1])), default=None)
        if parts is None:
            return ()
        return tuple(piece for part in parts for piece in (part, *self(part)))

    def _begins(self, first: str) -> bool:
        if first in self.not_first:
            return False
        return first in self.known or (len(first) >= FIRM_PIECE and self.stem(first) in self.stems)

    def _splits(self, word: str) -> list[tuple[str, str]]:
        splits = []
        for at in range(PIECE, len(word) - FIRM_PIECE + 1):  # `known` holds no shorter one
            last = word[at:]
            if last not in self.known:
                continue
            for joint in self.joints:
                first = word[: at - len(joint)]
                if self._begins(first) and word.startswith(joint, at - len(joint)):
                    splits.append((first, last))
                    break
        return splits
