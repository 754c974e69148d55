"""Dates in few letters, for columns of a table on paper: `30 apr. 2022`, `K2 2020`.

In: a moment as it was written. Out: one piece that is not broken between lines.
"""

from __future__ import annotations

from stadswijzer.language.words import Words

_FIXED = "\u00a0"


def short(words: Words, text: str) -> str:
    """A day, month, quarter or year as it was written in YAML → as a column shows it."""
    if "Q" in text:
        year, quarter = text.split("-Q")
        return f"{words('plan.quarter_short', n=quarter)}{_FIXED}{year}"
    if "-" not in text:
        return text
    year, month, *day = text.split("-")
    name = words("booklet_dates.months").split()[int(month) - 1]
    return _FIXED.join([*(str(int(each)) for each in day), name, year])
