"""What was said by hand of answers that are not known: `Wel eens van gehoord=1`, `Verkeersdienst=verkeer`.

In: what was typed, and what things are called. Out: the meaning of an answer under a kind of question, and
what was said of answers that nobody gave.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from stadswijzer.editing.survey import columns as of
from stadswijzer.editing.survey.answer_level import digit_of
from stadswijzer.editing.survey.columns import ColumnError
from stadswijzer.editing.survey.spellings import Names, bare, joined

NOTHING = ""
"""What is said of an answer that is none: `Anders=`."""
NONE = "none"
"""What is said of an answer that names no theme: `Weet ik veel=none`."""
_OF_OPEN = ("no", "nee", "-")
"""What may be said of a box that was left open: that it is a no, or that it is no answer."""


class MeantByHand:
    """The meanings, by kind of question and answer as compared."""

    def __init__(
        self, said: Sequence[str], departments: Mapping[str, str], concepts: Names, themes: Names
    ) -> None:
        self._departments, self._concepts, self._themes = departments, concepts, themes
        self._meanings: dict[tuple[str, str], str] = {}
        self._met: set[str] = set()
        for each in said:
            self._take(each)

    def _take(self, said: str) -> None:
        text, sign, meaning = (part.strip() for part in said.rpartition("="))
        kinds = self._kinds(meaning)
        if not sign or (not text and meaning not in (NONE, *_OF_OPEN)):
            raise ColumnError("answer-form", said=said)
        if not kinds:
            raise ColumnError("answer-target", said=said, target=meaning)
        for kind, target in kinds.items():
            if text or kind in (of.FOCUS, of.USED):  # what is open may be a box that was not ticked
                self._meanings[kind, _key(text)] = target

    def _kinds(self, meaning: str) -> dict[str, str]:
        """Kind of question → what an answer means there."""
        if meaning in ("", "-"):
            return dict.fromkeys(
                (of.LEVEL, of.USED, of.FOCUS, of.DEPARTMENT, of.LONG_CONCEPT, of.SUBMITTED), NOTHING
            )
        if re.fullmatch("[0-3]", meaning):
            return {of.LEVEL: meaning}
        plain = bare(meaning)
        if plain in ("ja", "yes", "nee", "no"):
            return dict.fromkeys((of.USED, of.SUBMITTED), "yes" if plain in ("ja", "yes") else "no")
        if meaning == NONE:
            return {of.FOCUS: NONE}
        department = self._departments.get(joined(meaning))
        targets = {of.DEPARTMENT: department} if department else {}
        for kind, names in ((of.FOCUS, self._themes), (of.LONG_CONCEPT, self._concepts)):
            if len(ids := names.called(meaning)) == 1:
                targets[kind] = next(iter(ids))
        return targets

    def __call__(self, kind: str, text: str) -> str | None:
        """What was said of this answer; None when nothing was."""
        meaning = self._meanings.get((kind, _key(text))) if self._meanings else None
        if meaning is not None:
            self._met.add(_key(text))
        return meaning

    def level(self, text: str) -> str | None:
        """What was said of this answer, or of the digit that it is."""
        meaning = self(of.LEVEL, text)
        digit = digit_of(text)
        return self(of.LEVEL, digit) if meaning is None and digit else meaning

    def tells(self, kind: str, text: str) -> bool:
        """Whether it was said what this answer means; asking does not count as meeting it."""
        digit = digit_of(text) if kind == of.LEVEL else None
        return (kind, _key(text)) in self._meanings or (digit is not None and (kind, digit) in self._meanings)

    @property
    def keeps_digits(self) -> bool:
        """Whether it was said of a digit that it means the level that it is."""
        return any(self._meanings.get((of.LEVEL, digit)) == digit for digit in "0123")

    @property
    def unmet(self) -> list[str]:
        """What was said of answers that nobody gave; a scale is given whole, and need not be used whole."""
        return sorted(text for text in {key for _, key in self._meanings} - self._met if not text.isdigit())


def _key(text: str) -> str:
    """An answer as it is compared; signs count only when it has nothing else."""
    return bare(text) or text.strip()
