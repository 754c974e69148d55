"""Which rows of money count in which year: structural ones that go on, and what a stop ends.

In: an initiative and a year. Out: its rows of costs or coverage of that year, as they were written. Adds
nothing up, and knows no period: that is `money`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import TypeVar

from stadswijzer.content.model import Initiative
from stadswijzer.content.model.plan_money import Cost, Cover

Row = TypeVar("Row", Cost, Cover)


def stop_year(data: Initiative) -> int | None:
    """The year in which it was stopped; None when it was not. Without `status_since`: the year of its end."""
    if data.status != "stopped":
        return None
    return (data.status_since or data.end).year


def is_after_stop(data: Initiative, year: int) -> bool:
    """Whether `year` comes after the year of the stop."""
    stop = stop_year(data)
    return stop is not None and year > stop


def costs_in(data: Initiative, year: int) -> list[Cost]:
    """Every cost of that year but investments, what lapsed by a stop too (`lapses`)."""
    rows = [row for row in data.costs if row.kind != "investment"]
    return [row for row in rows if _counts(row, year, rows, _cost_key)]


def investments_in(data: Initiative, year: int) -> list[Cost]:
    """The credits of that year, what lapsed by a stop too."""
    return [row for row in data.costs if row.kind == "investment" and row.year == year]


def coverage_in(data: Initiative, year: int) -> list[Cover]:
    """Every cover that is used in that year, what comes free by a stop too."""
    return [row for row in data.coverage if _counts(row, year, data.coverage, _cover_key)]


def costs_that_end(data: Initiative, year: int) -> Iterator[tuple[int, int]]:
    """(last year, amount) of each structural cost of that year that ends later; not of what a stop ended."""
    for row in costs_in(data, year):
        last = last_cost_year(data, row)
        if row.kind == "structural" and last is not None and not lapses(data, row, year):
            yield last, row.amount


def cover_that_ends(data: Initiative, year: int) -> Iterator[tuple[int, int]]:
    """The same of structural cover; none after a stop."""
    for row in coverage_in(data, year) if not is_after_stop(data, year) else ():
        last = last_cover_year(data, row)
        if row.kind == "structural" and last is not None:
            yield last, row.amount


def uncovered_later(data: Initiative, year: int) -> Iterator[tuple[int, int]]:
    """(year, amount) of structural costs without structural cover, once cover of `year` has ended."""
    for later in sorted({last + 1 for last, _ in cover_that_ends(data, year)}):
        costs = sum(row.amount for row in costs_in(data, later) if row.kind == "structural")
        cover = sum(row.amount for row in coverage_in(data, later) if row.kind == "structural")
        if costs > cover:
            yield later, costs - cover


def lapses(data: Initiative, row: Cost, year: int) -> bool:
    """Whether a stop ends this cost before that year: all but what must be paid despite it."""
    return is_after_stop(data, year) and not row.despite_stop


def hours_in(data: Initiative) -> Iterator[tuple[str, int, int]]:
    """(department, year, hours) of what was asked, without the years after the stop."""
    for department, years in data.hours.items():
        for year, hours in years.items():
            if not is_after_stop(data, year):
                yield department, year, hours


def last_cost_year(data: Initiative, row: Cost) -> int | None:
    """The last year in which this cost counts, stops aside; None: it has no end."""
    return _last_year(row, [each for each in data.costs if each.kind != "investment"], _cost_key)


def last_cover_year(data: Initiative, row: Cover) -> int | None:
    """The last year in which this cover counts; None: it has no end."""
    return _last_year(row, data.coverage, _cover_key)


def _cost_key(row: Cost) -> Hashable:
    return row.what


def _cover_key(row: Cover) -> Hashable:
    return row.source, row.reference


def _counts(row: Row, year: int, rows: Sequence[Row], key: Callable[[Row], Hashable]) -> bool:
    last = _last_year(row, rows, key)
    return row.year <= year and (last is None or year <= last)


def _last_year(row: Row, rows: Sequence[Row], key: Callable[[Row], Hashable]) -> int | None:
    """A structural row goes on through `until`, or until a later structural row of the same key."""
    if row.kind != "structural":
        return row.year
    later = [o.year for o in rows if o.kind == "structural" and o.year > row.year and key(o) == key(row)]
    ends = [row.until] if row.until is not None else []
    ends += [min(later) - 1] if later else []
    return min(ends, default=None)
