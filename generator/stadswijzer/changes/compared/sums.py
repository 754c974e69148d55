"""Costs, coverage and hours of all initiatives together, by year.

In: what both versions publish. Out: a change for every sum that differs. Not given is None, never 0.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from stadswijzer.changes import Change
from stadswijzer.facts.plan import planning
from stadswijzer.facts.site import Site

NAMES = ("costs", "covered", "uncovered", "hours")


def sums(before: Site, after: Site) -> Iterator[Change]:
    """First year first, then all years (`year` is None)."""
    old, new = _by_year(before), _by_year(after)
    years = sorted(year for year in {*old, *new} if year is not None)
    for year in (*years, None):
        first, second = old.get(year, {}), new.get(year, {})
        for name in NAMES:
            if first.get(name) != second.get(name):
                values = {"year": year, "before": first.get(name), "after": second.get(name)}
                yield Change("money", f"total_{name}", "", "", "", values)


def _by_year(site: Site) -> dict[int | None, dict[str, int | None]]:
    money = site.money
    found: dict[int | None, dict[str, int | None]] = {
        row.year: {"costs": row.costs, "covered": row.covered, "uncovered": row.uncovered}
        for row in (*money.years, money.total)
    }
    hours: Counter[int] = Counter()
    for _, data in planning.initiatives(site.library):
        for years in data.hours.values():
            hours.update(years)
    for year, amount in hours.items():
        found.setdefault(year, {})["hours"] = amount
    if hours:
        found[None]["hours"] = hours.total()
    return found
