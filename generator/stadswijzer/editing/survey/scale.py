"""What digits stand for: levels from 0 to 3, or a scale of the form's own that begins elsewhere.

In: answers that are a digit alone, and the questions they stand under. Out: whether those digits can mean one
thing only. A scale of 1 to 4 that nobody filled in with 4 looks like levels without a 0, so that it is never
guessed: a 0, the question itself, our own hand-in or the editor must tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from stadswijzer.editing.survey import columns as of
from stadswijzer.editing.survey.answer_level import digit_of
from stadswijzer.editing.survey.answers import Answers
from stadswijzer.editing.survey.columns import Column
from stadswijzer.editing.survey.findings import Odd, shown
from stadswijzer.editing.survey.spellings import bare
from stadswijzer.editing.survey.tally import LEVELS

_OURS = (0, LEVELS - 1)
_RANGE = re.compile(
    r"(?<![\w.,/-])([01])\s*(?:-|–|—|t/m|tot en met|tot|to|through)\s*([2-9]|10)(?![\w/-]|[.,][0-9])",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?<![\w.,])([0-9]|10)\s*[=:]\s*(?=[^\W\d])")
_POINTS = re.compile(r"\b([0-9]|10)[ -]?(?:punts?|points?)\b|\b([0-9]|10)[ -]?puntsschaal\b", re.IGNORECASE)
_HAND_IN = ("department", "concept", "level")


def stated(question: str) -> tuple[int, int] | None:
    """The scale that a question says it has: its lowest and highest number."""
    if found := _RANGE.search(question):
        return int(found[1]), int(found[2])
    numbers = [int(n) for n in _NAMED.findall(question)]
    if len(numbers) > 1:
        return min(numbers), max(numbers)
    if found := _POINTS.search(question):
        return 1, int(found[1] or found[2])
    return None


@dataclass
class Scale:
    """The digits of one file. `columns`: all that it has."""

    answers: Answers
    columns: Sequence[Column]
    _digits: set[str] = field(default_factory=set)
    """Given under questions that say nothing of a scale."""
    _others: dict[Column, list[int]] = field(default_factory=dict)
    """Lines with a digit under a question that says another scale than ours."""

    def add(self, text: str, column: Column, line: int) -> None:
        """Takes an answer along when it is a digit of which nobody said what it means."""
        digit = digit_of(text)
        if digit is None or self.answers.by_hand.tells(of.LEVEL, text):
            return
        says = stated(column.header)
        if says is None:
            self._digits.add(digit)
        elif says != _OURS:
            self._others.setdefault(column, []).append(line)

    def tell(self, line: int, odd: Odd) -> None:
        """Says of what cannot be known how to tell it. `line`: of the header."""
        for column, lines in self._others.items():
            low, high = stated(column.header) or _OURS
            for each in lines:
                odd("scale-stated", each, "error", header=shown(column.header), low=low, high=high)
        if not self._digits or "0" in self._digits or self._is_settled():
            return
        if "4" in self._digits:
            odd.forget("unknown-level", "4")
            odd("scale", line, "error")
        else:
            odd("no-zero", line, "error")

    def _is_settled(self) -> bool:
        is_said = self.answers.by_hand.keeps_digits
        names = tuple(bare(c.header) for c in self.columns if c.header)
        return "4" not in self._digits and (is_said or names == _HAND_IN)
