"""What an answer means: what was said of it by hand, else what it says by itself.

In: one answer as it was written. Out: a level, a yes, a department, a concept or themes. What it says by
itself: `answer_level.py`, `plain_answers.py`, `theme_list.py`; what was said by hand: `meant_by_hand.py`.
"""

from __future__ import annotations

from collections.abc import Sequence

from stadswijzer.content.model import Department
from stadswijzer.content.values import nearest
from stadswijzer.editing.survey import columns as of
from stadswijzer.editing.survey.answer_level import digit_of, level_of
from stadswijzer.editing.survey.meant_by_hand import NONE, NOTHING, MeantByHand
from stadswijzer.editing.survey.plain_answers import is_dont_know, is_open, was_sent, yes_or_no
from stadswijzer.editing.survey.spellings import Names, bare, joined, listed, without_html
from stadswijzer.editing.survey.tally import LEVELS
from stadswijzer.editing.survey.theme_list import listed_themes


class Answers:
    """What an answer means, of these departments, concepts and themes. `said`: what was said by hand."""

    def __init__(
        self, departments: Sequence[Department], concepts: Names, themes: Names, said: Sequence[str] = ()
    ) -> None:
        self._departments = {joined(name): d.id for d in departments for name in (d.id, d.name)}
        self._by_name = {name.lower(): d.id for d in departments for name in (d.name, d.id)}
        self.concepts, self.themes = concepts, themes
        self.by_hand = MeantByHand(said, self._departments, concepts, themes)
        self._levels: dict[str, int | None] = {}

    def department(self, text: str) -> str | None:
        """The id of a department; '' for a blank or somewhere else, None when there is no such department."""
        meaning = self.by_hand(of.DEPARTMENT, text)
        if meaning is not None:
            return meaning
        nowhere = bare(text) in listed("blank") | listed("no_department")
        return self._departments.get(joined(text), "" if nowhere else None)

    def near(self, text: str) -> str:
        """The department that was probably meant."""
        return self._by_name.get(nearest(text, self._by_name), "")

    def concept(self, text: str) -> str | None:
        """The concept that a row of a long table is about; '' for none, None when there is no such one."""
        meaning = self.by_hand(of.LONG_CONCEPT, text)
        if meaning is not None:
            return meaning
        called = self.concepts.called(text)
        return next(iter(called)) if len(called) == 1 else None

    def level(self, text: str) -> int | None:
        """0 to 3; None for a blank or *I do not know*, `ODD` for anything else."""
        if text not in self._levels:
            meaning = self.by_hand.level(text)
            if meaning is not None:
                self._levels[text] = int(meaning) if meaning else None
            else:
                self._levels[text] = level_of(without_html(text))
        return self._levels[text]

    def is_level_in_words(self, text: str) -> bool:
        """Whether an answer says a level (or *I do not know*) in words; a digit may count anything."""
        return is_dont_know(without_html(text)) or (
            digit_of(text) is None and self.level(text) in range(LEVELS)
        )

    def was_sent(self, text: str) -> bool | None:
        """Whether a column of the form says that a row was sent in; None when it says something unknown."""
        meaning = self.by_hand(of.SUBMITTED, text)
        return was_sent(text) if meaning is None else meaning == "yes"

    def said_yes(self, text: str) -> bool | None:
        """True, False, or None for a blank; raises `ValueError` for anything else."""
        meaning = self.by_hand(of.USED, text)
        if meaning is None:
            return yes_or_no(text)
        return meaning == "yes" if meaning else None

    def means_none(self, text: str) -> bool:
        """Whether it was said by hand that an open answer names no theme: `=none`."""
        return self.by_hand(of.FOCUS, text) == NONE

    def named(self, text: str) -> tuple[set[str], list[str], bool]:
        """The themes that an answer lists, what in it is no theme, and whether it says that there is none."""
        themes: set[str] = set()
        odd: list[str] = []
        is_none = False
        if self.means_none(text):
            return set(), [], True
        for part in listed_themes(without_html(text), self.themes):
            meaning = self.by_hand(of.FOCUS, part)
            called = self.themes.called(part)
            plain = bare(part)
            if meaning not in (None, NONE, NOTHING):
                themes.add(meaning or "")
            elif meaning is None and len(called) == 1:
                themes |= called
            elif meaning == NONE or plain in listed("nothing") | listed("dont_know") | listed("no"):
                is_none = True
            elif meaning is None and plain not in listed("other_theme") and not is_open(part):
                odd.append(part)
        return themes, odd, is_none and not themes
