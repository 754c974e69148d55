"""What an answer means.

In: one answer as it was written, and what was said of answers by hand (`Wel eens van gehoord=1`). Out: a
level, a yes, a department or themes (`theme_list.py`). An answer that is not known is never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from stadswijzer.content.model import Department
from stadswijzer.content.values import nearest
from stadswijzer.editing.survey import columns as of
from stadswijzer.editing.survey.columns import ColumnError
from stadswijzer.editing.survey.spellings import Names, bare, habits, matches, without_html
from stadswijzer.editing.survey.tally import LEVELS
from stadswijzer.editing.survey.theme_list import listed_themes

ODD = -1
NOTHING = ""
"""What is said of an answer that is none: `Anders=`."""
_OF_OPEN = ("no", "nee", "-")
"""What may be said of a box that was left open: that it is a no, or that it is no answer."""
NONE = "none"
"""What is said of an answer that names no theme: `Weet ik veel=none`."""


_NUMBERED = re.compile(
    r"(?:niveau|level)?\s*([0-9])\s*(?:[-–—:.)=(,/](?!\s*[0-9])(.*)|\s([^0-9].*))?", re.IGNORECASE | re.DOTALL
)
"""`2`, `niveau 2`, `2 - ik kan het uitleggen`; not `2,5` or `0-1`."""
_DIGIT = re.compile(r"(?:niveau|level)?\s*([0-9])(?:[.,]0+)?[.:)]?", re.IGNORECASE)
_CODE = re.compile(r"(?:a|ao|sq|l)[0-9]{1,3}", re.IGNORECASE)
"""An answer of which the export kept only the code: its first may be any level."""


def is_code(text: str) -> bool:
    """Whether an answer is a code of the form (`A2`), of which only the form knows the meaning."""
    return _CODE.fullmatch(text.strip()) is not None


def digit_of(text: str) -> str | None:
    """The digit that an answer is, when nothing but that digit says what it means: `2`, `2,0`, `niveau 2`."""
    found = _DIGIT.fullmatch(text.strip())
    return found[1] if found else None


class Answers:
    """What an answer means. `given`: what was said by hand, by kind of question and answer as compared."""

    def __init__(
        self, departments: Sequence[Department], concepts: Names, themes: Names, said: Sequence[str] = ()
    ) -> None:
        words = habits()
        self._lists = {
            name: {bare(str(each)) for each in _list(words[name])}
            for name in (
                "blank",
                "nothing",
                "dont_know",
                "other_theme",
                "no_department",
                "yes",
                "no",
                "sent",
                "not_sent",
            )
        }
        self._whole = {
            bare(str(each)): level
            for level, row in enumerate(_list(words["level_answers"]))
            for each in _list(row)
        }
        self._patterns = [[re.compile(str(p)) for p in _list(row)] for row in _list(words["level_patterns"])]
        self._beside = {word for each in _list(words["level_words"]) for word in bare(str(each)).split()}
        self._departments = {_joined(name): d.id for d in departments for name in (d.id, d.name)}
        self._by_name = {name.lower(): d.id for d in departments for name in (d.name, d.id)}
        self.concepts, self.themes = concepts, themes
        self._levels: dict[str, int | None] = {}
        self.given: dict[tuple[str, str], str] = {}
        self.met: set[str] = set()
        """Which of `given` occurred."""
        for each in said:
            self._take(each)

    def _take(self, said: str) -> None:
        """`Wel eens van gehoord=1`, `Anders=`, `Verkeersdienst=verkeer`, `Ja hoor=yes`."""
        text, sign, meaning = (part.strip() for part in said.rpartition("="))
        kinds = self._kinds(meaning)
        if not sign or (not text and meaning not in (NONE, *_OF_OPEN)):
            raise ColumnError("answer-form", said=said)
        if not kinds:
            raise ColumnError("answer-target", said=said, target=meaning)
        for kind, target in kinds.items():
            if text or kind in (of.FOCUS, of.USED):  # what is open may be a box that was not ticked
                self.given[kind, _key(text)] = target

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
        department = self._departments.get(_joined(meaning))
        found = {of.DEPARTMENT: department} if department else {}
        for kind, names in ((of.FOCUS, self.themes), (of.LONG_CONCEPT, self.concepts)):
            if len(ids := names.called(meaning)) == 1:
                found[kind] = next(iter(ids))
        return found

    def _by_hand(self, kind: str, text: str) -> str | None:
        """What was said of this answer by hand; None when nothing was."""
        found = self.given.get((kind, _key(text))) if self.given else None
        if found is not None:
            self.met.add(_key(text))
        return found

    @property
    def unmet(self) -> list[str]:
        """What was said of answers that nobody gave; a scale is given whole, and need not be used whole."""
        return sorted(text for text in {key for _, key in self.given} - self.met if not text.isdigit())

    def is_open(self, text: str) -> bool:
        """Whether nothing was answered."""
        plain = bare(text)
        return plain in self._lists["blank"] if plain else not text.strip(" \t-.–—_/?")

    def means_none(self, text: str) -> bool:
        """Whether it was said by hand that an open answer names no theme: `=none`."""
        return self._by_hand(of.FOCUS, text) == NONE

    def is_wish(self, text: str) -> bool:
        """Whether free text says something."""
        return (
            bare(text) not in {""} | self._lists["blank"] | self._lists["dont_know"] | self._lists["nothing"]
        )

    def department(self, text: str) -> str | None:
        """The id of a department; '' for a blank or somewhere else, None when there is no such department."""
        by_hand = self._by_hand(of.DEPARTMENT, text)
        if by_hand is not None:
            return by_hand
        nowhere = self._lists["blank"] | self._lists["no_department"]
        return self._departments.get(_joined(text), "" if bare(text) in nowhere else None)

    def near(self, text: str) -> str:
        """The department that was probably meant."""
        return self._by_name.get(nearest(text, self._by_name), "")

    def concept(self, text: str) -> str | None:
        """The concept that a row of a long table is about; '' for none, None when there is no such one."""
        by_hand = self._by_hand(of.LONG_CONCEPT, text)
        if by_hand is not None:
            return by_hand
        found = self.concepts.called(text)
        return next(iter(found)) if len(found) == 1 else None

    def level(self, text: str) -> int | None:
        """0 to 3; None for a blank or *I do not know*, `ODD` for anything else."""
        if text not in self._levels:
            by_hand = self._level_by_hand(text)
            if by_hand is not None:
                self._levels[text] = int(by_hand) if by_hand else None
            else:
                self._levels[text] = self._level(without_html(text))
        return self._levels[text]

    def is_level_in_words(self, text: str) -> bool:
        """Whether an answer says a level (or *I do not know*) in words; a digit may count anything."""
        plain = bare(without_html(text))
        return plain in self._lists["dont_know"] or (
            digit_of(text) is None and self.level(text) in range(LEVELS)
        )

    def _level_by_hand(self, text: str) -> str | None:
        """What was said of this answer, or of the digit that it is."""
        by_hand = self._by_hand(of.LEVEL, text)
        digit = digit_of(text)
        return self._by_hand(of.LEVEL, digit) if by_hand is None and digit else by_hand

    def is_said(self, kind: str, text: str) -> bool:
        """Whether it was said by hand what this answer means."""
        digit = digit_of(text) if kind == of.LEVEL else None
        return (kind, _key(text)) in self.given or (digit is not None and (kind, digit) in self.given)

    def _level(self, text: str) -> int | None:
        plain = bare(text)
        if self.is_open(text) or plain in self._lists["dont_know"]:
            return None
        if not plain:
            return ODD
        if found := re.fullmatch(r"\s*([0-3])(?:[.,]0+)?\s*", text):
            return int(found[1])
        if found := _NUMBERED.fullmatch(text.strip()):
            words = found[2] or found[3] or ""
            if bare(words):  # a form may number its answers from 1, so that the words tell
                return self._level(words)
            return int(found[1]) if int(found[1]) < LEVELS else ODD
        if plain in self._whole:
            return self._whole[plain]
        hits = [n for n, row in enumerate(self._patterns) if any(pattern.search(plain) for pattern in row)]
        if hits == [0]:
            return 0
        return hits[0] if len(hits) == 1 and self._says_only(plain, hits[0]) else ODD

    def _says_only(self, plain: str, level: int) -> bool:
        """Whether an answer says this level and nothing else: not "bijna", "met hulp" or "wil het leren"."""
        for pattern in self._patterns[level]:
            plain = pattern.sub(lambda found: found[0] if " " in found[0] else " ", plain)
        return not matches("denials", plain) and set(plain.split()) <= self._beside

    def was_sent(self, text: str) -> bool | None:
        """Whether a column of the form says that a row was sent in; None when it says something unknown."""
        by_hand = self._by_hand(of.SUBMITTED, text)
        if by_hand is not None:
            return by_hand == "yes"
        plain = bare(text)
        if plain in self._lists["not_sent"]:
            return False
        if plain in self._lists["sent"]:
            return True
        if found := re.fullmatch(r"([0-9]{1,2}) ?%?", text):  # how far someone came, in per cents
            return int(found[1]) in (1, 100)
        return True if re.search(r"[0-9][-/.][0-9]|[0-9]:[0-9]|[0-9]{3,}", text) else None

    def said_yes(self, text: str) -> bool | None:
        """True, False, or None for a blank; raises `ValueError` for anything else."""
        by_hand = self._by_hand(of.USED, text)
        if by_hand is not None:
            return by_hand == "yes" if by_hand else None
        plain = bare(without_html(text))
        if plain in self._lists["yes"]:
            return True
        if plain in self._lists["no"]:
            return False
        if (
            plain in self._lists["blank"]
            or plain in self._lists["dont_know"]
            or plain in self._lists["nothing"]
        ):
            return None
        raise ValueError(text)

    def is_yes(self, text: str) -> bool:
        """Whether an answer is a plain yes, or no, and not a level."""
        plain = bare(without_html(text))
        return not plain.isdigit() and plain in self._lists["yes"] | self._lists["no"]

    def is_yes_or_no(self, text: str) -> bool:
        """Whether an answer could stand under a question to be answered with yes or no."""
        return self.is_yes(text) or self.is_open(text) or bare(text) in self._lists["dont_know"]

    def named(self, text: str) -> tuple[set[str], list[str], bool]:
        """The themes that an answer lists, what in it is no theme, and whether it says that there is none."""
        themes: set[str] = set()
        odd: list[str] = []
        is_none = False
        if self._by_hand(of.FOCUS, text) == NONE:
            return set(), [], True
        for part in listed_themes(without_html(text), self.themes):
            by_hand = self._by_hand(of.FOCUS, part)
            called = self.themes.called(part)
            plain = bare(part)
            if by_hand not in (None, NONE, NOTHING):
                themes.add(by_hand or "")
            elif by_hand is None and len(called) == 1:
                themes |= called
            elif (
                by_hand == NONE
                or plain in self._lists["nothing"] | self._lists["dont_know"] | self._lists["no"]
            ):
                is_none = True
            elif by_hand is None and plain not in self._lists["other_theme"] and not self.is_open(part):
                odd.append(part)
        return themes, odd, is_none and not themes


def _key(text: str) -> str:
    """An answer as it is compared; signs count only when it has nothing else."""
    return bare(text) or text.strip()


def _joined(name: str) -> str:
    """The name of a department as it is compared: `Sociaal & Wijken` is `sociaal en wijken`."""
    return "".join(word for word in bare(name).split() if word not in ("en", "and"))


def _list(found: object) -> list[object]:
    return found if isinstance(found, list) else []
