"""Hours by department and year: what all initiatives together ask, beside what there is.

In: initiatives, departments and years. Out: rows, what is most short first; a figure that nobody gave is
not known, never 0.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from stadswijzer.content.model import Department, Initiative
from stadswijzer.facts.plan.holdback import Hours, hours_asked


class DepartmentHours(NamedTuple):
    """The hours of a department, in each of the years."""

    department: str
    years: tuple[Hours, ...]


class HoursByYear(NamedTuple):
    """Years for which hours were asked, and the departments of which they were."""

    years: tuple[int, ...]
    rows: tuple[DepartmentHours, ...]
    most: int
    """Most hours that a department has or is asked in a year."""


def hours_by_year(
    initiatives: Iterable[Initiative], departments: Sequence[Department], period: Collection[int]
) -> HoursByYear | None:
    """None where no hours were asked in the years of the period."""
    asked = hours_asked(initiatives)
    years = tuple(sorted({year for _, year in asked if year in period}))
    if not years:
        return None
    has = {each.id: each.hours for each in departments}
    order = [each.id for each in departments]
    named = {name for name, year in asked if year in years}
    rows = [
        DepartmentHours(
            name, tuple(Hours(name, asked.get((name, year)), has.get(name, {}).get(year)) for year in years)
        )
        for name in [*(each for each in order if each in named), *sorted(named.difference(order))]
    ]
    rows.sort(key=lambda row: -max(short(each) for each in row.years))
    most = max(max(each.asked or 0, each.has or 0) for row in rows for each in row.years)
    return HoursByYear(years, tuple(rows), most)


def short(hours: Hours) -> int:
    """How many hours more are asked than there are; 0 where that is not known."""
    return max(0, hours.asked - hours.has) if hours.asked is not None and hours.has is not None else 0
