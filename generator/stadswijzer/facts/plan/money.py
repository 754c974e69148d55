"""What the plan costs and what covers it: sums by year, theme, programme and body, in whole euros.

Pure, from the costs and coverage of initiatives. What nobody gave is `None` ("not known"), never 0. Money of
one initiative does not cover another: what is short is counted for each, and shortages add up.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from stadswijzer.content.model import Initiative
from stadswijzer.language.words import Words

SOURCES = ("budget", "reserve", "grant", "other")
"""What can cover costs, in the order in which it is told."""
BODIES = ("council", "executive", "management")


@dataclass(frozen=True)
class Money:
    """Whole euros of one year, or of all years together when `year` is None.

    Costs and `uncovered` are None when no initiative of the sum says what it costs then; `coverage` and
    `covered` when none says what pays for it then: the costs are not covered. `structural` is what was
    written for that year: nothing is carried on to the next.
    """

    year: int | None
    one_off: int | None
    structural: int | None
    coverage: tuple[tuple[str, int], ...] | None
    """(source, amount) of the sources that cover something, in the order of `SOURCES`."""
    uncovered: int | None
    """What costs exceed coverage, initiative by initiative and year by year."""

    @property
    def costs(self) -> int | None:
        """One-off and structural together."""
        return None if self.one_off is None or self.structural is None else self.one_off + self.structural

    @property
    def covered(self) -> int | None:
        """All sources together; may be more than the costs."""
        return None if self.coverage is None else sum(amount for _, amount in self.coverage)


@dataclass(frozen=True)
class Sums:
    """The money of a group of initiatives. `key`: the theme, programme or body; None: of none."""

    key: str | None
    initiatives: tuple[Initiative, ...]
    years: tuple[Money, ...]
    total: Money
    unknown: int
    """How many of the initiatives do not say what they cost: they are in no amount."""


def told(row: Money, words: Words) -> dict[str, str]:
    """One-off, structural, covered and uncovered in words, in this order."""
    amounts = {name: getattr(row, name) for name in ("one_off", "structural", "covered", "uncovered")}
    unknown = {"covered": words("plan.no_coverage")}
    return {
        name: unknown.get(name, words("unknown")) if amount is None else words.euros(amount)
        for name, amount in amounts.items()
    }


def money(initiatives: Iterable[Initiative]) -> list[Money]:
    """Costs and coverage by year, first year first; a year for which nothing was given is not there."""
    found = tuple(initiatives)
    years = {cost.year for each in found for cost in each.costs}
    years |= {cover.year for each in found for cover in each.coverage}
    return [_of_year(found, year) for year in sorted(years)]


def total(initiatives: Iterable[Initiative]) -> Money:
    """All years together."""
    found = tuple(initiatives)
    rows = money(found)
    coverage: Counter[str] = Counter()
    for row in rows:
        coverage.update(dict(row.coverage or ()))
    is_known = any(row.costs is not None for row in rows)
    return Money(
        None,
        sum(row.one_off or 0 for row in rows) if is_known else None,
        sum(row.structural or 0 for row in rows) if is_known else None,
        _in_order(coverage) if any(row.coverage is not None for row in rows) else None,
        sum(row.uncovered or 0 for row in rows) if is_known else None,
    )


def sums(initiatives: Iterable[Initiative], key: str | None = None) -> Sums:
    """Years, total and what is not known of one group."""
    found = tuple(initiatives)
    return Sums(key, found, tuple(money(found)), total(found), sum(not each.costs for each in found))


def by_theme(initiatives: Iterable[Initiative], theme: Callable[[str], str] = lambda id_: id_) -> list[Sums]:
    """A group for each theme, by id; `theme` gives the id in use for one that may be old."""
    return _grouped(initiatives, lambda each: (theme(each.theme),))


def by_programme(initiatives: Iterable[Initiative]) -> list[Sums]:
    """A group for each programme of the budget, by name; those that name none come last."""
    return _grouped(initiatives, lambda each: (each.programme,))


def by_body(initiatives: Iterable[Initiative]) -> list[Sums]:
    """A group for each body that is asked to decide on something, in the order of `BODIES`.

    An initiative that asks two bodies is in both groups, so these groups do not add up to the whole.
    """
    asked = _grouped(initiatives, lambda each: {d.body for d in each.decisions if d.kind == "decide"})
    return sorted(asked, key=lambda group: BODIES.index(group.key or ""))


def _grouped(
    initiatives: Iterable[Initiative], keys: Callable[[Initiative], Iterable[str | None]]
) -> list[Sums]:
    groups: dict[str | None, list[Initiative]] = defaultdict(list)
    for each in initiatives:
        for key in keys(each):
            groups[key].append(each)
    return [sums(groups[key], key) for key in sorted(groups, key=lambda key: (key is None, key or ""))]


def _of_year(initiatives: Sequence[Initiative], year: int) -> Money:
    costs: Counter[str] = Counter()
    coverage: Counter[str] = Counter()
    uncovered = 0
    for each in initiatives:
        own_costs = [cost for cost in each.costs if cost.year == year]
        own_coverage = [cover for cover in each.coverage if cover.year == year]
        for cost in own_costs:
            costs[cost.kind] += cost.amount
        for cover in own_coverage:
            coverage[cover.source] += cover.amount
        short = sum(cost.amount for cost in own_costs) - sum(cover.amount for cover in own_coverage)
        uncovered += max(0, short)
    return Money(
        year,
        costs["one_off"] if costs else None,
        costs["structural"] if costs else None,
        _in_order(coverage) if coverage else None,
        uncovered if costs else None,
    )


def _in_order(coverage: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple((source, coverage[source]) for source in SOURCES if source in coverage)
