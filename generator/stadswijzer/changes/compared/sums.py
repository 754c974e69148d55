"""Costs, how sure their money is, credits and hours of all initiatives together, by year; ideas apart.

In: what both versions publish of a period. Out: a change for every sum that differs. Not given is None,
never 0. Sums of two periods are never one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from stadswijzer.changes.comparison import Change
from stadswijzer.content.model import Initiative
from stadswijzer.facts.plan import counted_rows, plan_sums, planning
from stadswijzer.facts.plan.money import CERTAINTIES, Amounts, Horizon, each_year_after, in_year
from stadswijzer.facts.site import Site

NAMES = ("costs", *CERTAINTIES, "uncovered", "over", "investment", "spent", "hours")
AFTER, IDEAS = "after", "ideas"
"""What a sum is of when it is of no year: each year after the period, and all ideas together."""


def sums(before: Site | None, after: Site) -> Iterator[Change]:
    """First year first, then all years (`year` is None), each year after the period, and ideas.

    Nothing of a period that was not there before: all of it is new.
    """
    if before is None:
        return
    old, new, period = _by_year(before), _by_year(after), after.period.name
    years = sorted(year for year in {*old, *new} if isinstance(year, int))
    for year in (*years, None, AFTER, IDEAS):
        first, second = old.get(year, {}), new.get(year, {})
        for name in NAMES:
            if first.get(name) != second.get(name):
                values: dict[str, object] = {
                    "period": period,
                    "year": year,
                    "before": first.get(name),
                    "after": second.get(name),
                }
                values |= _lapsed(name, year, {"before": (before, first), "after": (after, second)})
                yield Change("money", f"total_{name}", "", "", "", values)


def _lapsed(
    name: str, year: int | str | None, sides: Mapping[str, tuple[Site, Mapping[str, int | None]]]
) -> dict[str, object]:
    """In which version that sum is not there since a stop ended all of it, though it was written."""
    for side, other in (("before", "after"), ("after", "before")):
        here, sums_of_year = sides[side]
        is_ended = sums_of_year.get(name) is None and _ended(name, year, here)
        if is_ended and _all_stopped(name, year, here, sides[other][0]):
            return {"lapsed": side}
    return {}


def _all_stopped(name: str, year: int | str | None, here: Site, there: Site) -> bool:
    """Whether all that gave the sum `there` had stopped `here`: else its loss has another reason."""
    own = {entry.id: data for entry, data in planning.initiatives(here.library)}
    horizon = plan_sums.horizon(there)
    last = horizon.last + 1
    gave = False
    for entry, data in planning.initiatives(there.library):
        for at in [last] if year == AFTER else horizon.years if year is None else [year]:
            if isinstance(at, int) and _gives(name, data, at, horizon, lasting=year == AFTER):
                gave = True
                if entry.id not in own or not counted_rows.is_after_stop(own[entry.id], at):
                    return False
    return gave


def _gives(name: str, data: Initiative, year: int, horizon: Horizon, *, lasting: bool) -> bool:
    """Whether an initiative has a part in that sum."""
    if name == "hours":
        return any(at == year for _, at, _ in counted_rows.hours_in(data))
    amounts = each_year_after(data, horizon) if lasting else in_year(data, year, horizon)
    return data.status != "idea" and getattr(amounts, name) is not None


def _ended(name: str, year: int | str | None, site: Site) -> bool:
    """Whether a stop ended anything of that sum."""
    if name == "spent":
        return False
    if name == "hours":
        return any(year in (None, at) for at in _hours_ended(site))
    row = _rows(site).get(year)
    lapsed = (row.lapsed_investment if name == "investment" else row.lapsed) if row else None
    return lapsed is not None


def _hours_ended(site: Site) -> Iterator[int]:
    """The years of which a stop ended hours that were asked."""
    for _, data in planning.initiatives(site.library):
        for years in data.hours.values():
            yield from (year for year in years if counted_rows.is_after_stop(data, year))


def _rows(site: Site) -> dict[int | str | None, Amounts]:
    """What all initiatives cost, by what a sum is of."""
    money = plan_sums.planned(site)
    rows: dict[int | str | None, Amounts] = {row.year: row.amounts for row in money.years}
    return rows | {None: money.total, AFTER: money.after, IDEAS: plan_sums.of_ideas(site).total}


def _by_year(site: Site) -> dict[int | str | None, dict[str, int | None]]:
    rows = _rows(site)
    by_year: dict[int | str | None, dict[str, int | None]] = {
        year: {name: getattr(row, name, None) for name in NAMES} for year, row in rows.items()
    }
    hours: Counter[int] = Counter()
    for _, data in planning.initiatives(site.library):
        for _, year, amount in counted_rows.hours_in(data):
            hours[year] += amount
    for year, amount in hours.items():
        by_year.setdefault(year, {})["hours"] = amount
    if hours:
        by_year[None]["hours"] = hours.total()
    return by_year
