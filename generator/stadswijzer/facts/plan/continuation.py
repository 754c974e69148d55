"""What goes on from one activity to another, and from one period to the next; and what that leaves to pay."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Initiative
from stadswijzer.facts.plan import counted_rows, money, plan_sums
from stadswijzer.facts.site import Site


def dependents(site: Site, entry: Entry[Initiative]) -> list[Entry[Initiative]]:
    """The initiatives that wait for this one."""
    return [
        e for e in site.referring(entry, Initiative) if entry in site.of(e).all(Initiative, e.data.depends_on)
    ]


def continues(site: Site, initiative: Entry[Initiative]) -> Entry[Initiative] | None:
    """The initiative of an earlier period that this one goes on from."""
    return site.of(initiative).get(Initiative, initiative.data.continues)


def all_before(site: Site, initiative: Entry[Initiative]) -> list[Entry[Initiative]]:
    """What it goes on from, and what that went on from: the newest first."""
    earlier: list[Entry[Initiative]] = []
    before = continues(site, initiative)
    while before and before not in earlier:
        earlier.append(before)
        before = continues(site, before)
    return earlier


def continued_by(site: Site, initiative: Entry[Initiative]) -> list[Entry[Initiative]]:
    """The initiatives of later periods that go on from this one."""
    referring = site.referring(initiative, Initiative)
    return [each for each in referring if each.data.continues and continues(site, each) is initiative]


def not_carried(before: Initiative, after: Sequence[Initiative], years: Iterable[int]) -> dict[int, int]:
    """Year → euros of what one costs each year that those which go on from it do not cost each year."""
    short = {
        year: _yearly(before, year) - sum(_yearly(each, year, lapsed=True) for each in after)
        for year in years
    }
    return {year: euros for year, euros in short.items() if euros > 0}


def left_by_earlier(site: Site) -> list[tuple[Site, int, int | None]]:
    """What earlier periods still cost each year: (seen from it, euros a year, of which nothing pays).

    Of what went on by then the period in which it goes on tells what it costs; here counts only what that
    carries in none of its years.
    """
    left = []
    for plan in reversed(site.plans):
        if plan.period.end is None or site.period.start is None or plan.period.end >= site.period.start:
            continue
        parts = [_left(site, plan, each) for each in plan(Initiative) if each.data.status != "idea"]
        if costs := sum(euros for euros, _ in parts):
            unpaid = [uncovered for _, uncovered in parts if uncovered is not None]
            left.append((plan, costs, sum(unpaid) if unpaid else None))
    return left


def told_left(site: Site) -> list[tuple[Site, str]]:
    """The same in sentences, each with the period that leaves it."""
    w, sentences = site.words, []
    for earlier, euros, uncovered in left_by_earlier(site):
        told = w("pages_periods.left", period=earlier.period.title, euros=w.euros(euros))
        if uncovered:
            told = f"{told} {w('pages_periods.left_uncovered', euros=w.euros(uncovered))}"
        sentences.append((earlier, told))
    return sentences


def _left(site: Site, plan: Site, entry: Entry[Initiative]) -> tuple[int, int | None]:
    """What one of an earlier period still costs each year, and of which nothing pays."""
    after, later = money.each_year_after(entry.data, plan_sums.horizon(plan)), _continued_by_then(site, entry)
    costs = after.costs or 0
    if later:
        years = plan_sums.horizon(site.of(later[0])).years
        short = not_carried(entry.data, [each.data for each in later], years)
        costs = min(costs, *(short.get(year, 0) for year in years))
    return costs, None if after.uncovered is None else min(costs, after.uncovered)


def _yearly(data: Initiative, year: int, *, lapsed: bool = False) -> int:
    """Its structural costs of that year; `lapsed`: with those that its stop ended."""
    rows = (row for row in counted_rows.costs_in(data, year) if row.kind == "structural")
    return sum(row.amount for row in rows if lapsed or not counted_rows.lapses(data, row, year))


def _continued_by_then(site: Site, initiative: Entry[Initiative]) -> list[Entry[Initiative]]:
    """In what an initiative of an earlier period goes on, in the period of this site or before it."""
    own = site.period.start
    starts = ((each, site.of(each).period.start) for each in continued_by(site, initiative))
    return [each for each, start in starts if start is None or own is None or start <= own]
