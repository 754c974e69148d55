"""Whether "did you use this?" can be read: boxes that were ticked or left open, and digits for yes and no.

In: every answer to such a question in one file. Out: what must be asked. Where nobody ever says no, an open
box may be a no or no answer; where there is a 2, nobody knows whether 1 is yes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from stadswijzer.editing.survey import columns as of
from stadswijzer.editing.survey.answers import Answers
from stadswijzer.editing.survey.columns import Column
from stadswijzer.editing.survey.findings import Odd, shown

_KNOWN = ("0", "1")


@dataclass
class Ticks:
    """The answers of one file to questions on use."""

    answers: Answers
    _open: dict[Column, list[int]] = field(default_factory=dict)
    _said: set[bool] = field(default_factory=set)
    _digits: dict[str, list[tuple[Column, int]]] = field(default_factory=dict)

    def add(self, text: str, column: Column, line: int, *, yes: bool | None) -> None:
        """Takes along what somebody answered."""
        if yes is not None:
            self._said.add(yes)
        if text.isdigit() and not self.answers.by_hand.tells(of.USED, text):
            self._digits.setdefault(text, []).append((column, line))

    def left_open(self, columns: Sequence[Column], line: int) -> None:
        """Takes along what somebody who answered other questions left open."""
        for column in columns if not self.answers.by_hand.tells(of.USED, "") else ():
            self._open.setdefault(column, []).append(line)

    def tell(self, line: int, odd: Odd) -> None:
        """Says what must be asked. `line`: of the header."""
        if self._said == {True} and self._open:
            odd("used-open", line, "error", header=shown(next(iter(self._open)).header))
        if not self._digits.keys() <= set(_KNOWN):
            for digit in _KNOWN:
                for column, place in self._digits.get(digit, ()):
                    odd.answer("unknown-yes", digit, column, place)
