"""What an answer says by itself: nothing, that one does not know, yes, no, that it was sent.

In: one answer as it was written. Out: what it says by the words that are known (`habits.yml`). An answer that
is not known is never guessed.
"""

from __future__ import annotations

import re

from stadswijzer.editing.survey.spellings import bare, listed, without_html


def is_open(text: str) -> bool:
    """Whether nothing was answered."""
    plain = bare(text)
    return plain in listed("blank") if plain else not text.strip(" \t-.–—_/?")


def is_dont_know(text: str) -> bool:
    """Whether it says that one does not know."""
    return bare(text) in listed("dont_know")


def is_wish(text: str) -> bool:
    """Whether free text says something."""
    plain = bare(text)
    return bool(plain) and plain not in listed("blank") | listed("dont_know") | listed("nothing")


def yes_or_no(text: str) -> bool | None:
    """True, False, or None for a blank; raises `ValueError` for anything else."""
    plain = bare(without_html(text))
    if plain in listed("yes"):
        return True
    if plain in listed("no"):
        return False
    if plain in listed("blank") | listed("dont_know") | listed("nothing"):
        return None
    raise ValueError(text)


def is_yes(text: str) -> bool:
    """Whether an answer is a plain yes, or no, and not a level."""
    plain = bare(without_html(text))
    return not plain.isdigit() and plain in listed("yes") | listed("no")


def is_yes_or_no(text: str) -> bool:
    """Whether an answer could stand under a question to be answered with yes or no."""
    return is_yes(text) or is_open(text) or is_dont_know(text)


def was_sent(text: str) -> bool | None:
    """Whether a column of the form says that a row was sent in; None when it says something unknown."""
    plain = bare(text)
    if plain in listed("not_sent"):
        return False
    if plain in listed("sent"):
        return True
    if share := re.fullmatch(r"([0-9]{1,2}) ?%?", text):  # how far someone came, in per cents
        return int(share[1]) in (1, 100)
    return True if re.search(r"[0-9][-/.][0-9]|[0-9]:[0-9]|[0-9]{3,}", text) else None
