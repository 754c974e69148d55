"""The pace of a goal: how much of its period had passed on the day of its last measurement.

In: a goal and the period of its roadmap. Out: per cents of the time, to lay beside per cents of the way.
"""

from __future__ import annotations

from datetime import date

from stadswijzer.content.model import Goal
from stadswijzer.content.periods import Period


def time_gone(goal: Goal, period: Period) -> int | None:
    """Rounded; None when it was not measured, or not within the period."""
    if goal.current is None or period.start is None or period.end is None:
        return None
    start, end = date(period.start, 1, 1), date(period.end, 12, 31)
    passed, whole = (goal.current.date.day - start).days, (end - start).days
    return round(100 * passed / whole) if 0 <= passed <= whole else None
