"""What the plan costs and what pays for it: sums by year, theme and programme, in whole euros.

In: initiatives and a `Horizon` (the years of a period, the last budget that was adopted, the day of the
state). Out: amounts. Coverage is set against costs for each initiative and year apart, the surest first; what
exceeds the costs stands apart. What nobody wrote is `None` ("not given"), never 0. Reads no clock.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache

from stadswijzer.content.library import Library
from stadswijzer.content.model import Initiative
from stadswijzer.content.model.plan_money import Cost, Cover
from stadswijzer.facts.plan import counted_rows as rows

CERTAINTIES = ("adopted", "estimate", "to_adopt", "uncertain")
"""How sure coverage is, the surest first: adopted by the council or awarded · adopted for a year of which the
budget was not · still to adopt · uncertain. In this order it is set against costs."""


@dataclass(frozen=True)
class Horizon:
    """The years of which money is told. `budget_to`: the last year whose budget the council adopted."""

    first: int
    last: int
    budget_to: int
    as_of: date | None = None
    note: str = ""
    """What stands under every table of money: price level, VAT."""

    @property
    def years(self) -> range:
        return range(self.first, self.last + 1)

    @property
    def is_over(self) -> bool:
        """Whether the last of these years had ended on the day of the state."""
        return self.as_of is not None and self.as_of >= date(self.last, 12, 31)

    def is_past(self, year: int) -> bool:
        """Whether that year was over on the day of the state."""
        return self.as_of is not None and year < self.as_of.year


def horizon_of(library: Library) -> Horizon:
    """That of the roadmap; without one the years for which something was written."""
    roadmap, day = library.roadmap_fields, library.today
    rows = [row for e in library.of(Initiative) for row in (*e.data.costs, *e.data.coverage)]
    given = [row.year for row in rows if row.intact("year")]
    first, last = min(given, default=0), max(given, default=0)
    if roadmap and roadmap.intact("period", "as_of"):
        first, last, day = roadmap.period.start, roadmap.period.end, roadmap.as_of.day
    budget_to = roadmap.budget_to if roadmap and roadmap.intact("budget_to") else None
    note = roadmap.money_note if roadmap and roadmap.intact("money_note") else None
    return Horizon(first, last, budget_to or (day.year if day else last), day, note or "")


@dataclass(frozen=True)
class Amounts:
    """Whole euros of one year, or of several together. None: nobody wrote anything of it.

    `adopted`, `estimate`, `to_adopt`, `uncertain` and `uncovered` add up to `costs`.
    """

    one_off: int | None = None
    structural: int | None = None
    adopted: int | None = None
    estimate: int | None = None
    to_adopt: int | None = None
    uncertain: int | None = None
    uncovered: int | None = None
    over: int | None = None
    """Coverage that exceeds the costs of its year."""
    structural_uncovered: int | None = None
    """Structural costs beyond structural coverage, whatever else pays for them that year."""
    lapsed: int | None = None
    """Costs that a stop ended."""
    freed: int | None = None
    """Coverage that came free by a stop: only what was adopted or awarded, since other money nobody gave."""
    investment: int | None = None
    """Credits, in none of the amounts above."""
    lapsed_investment: int | None = None
    spent: int | None = None

    @property
    def costs(self) -> int | None:
        """One-off and structural together."""
        return _sum([self.one_off, self.structural])

    @property
    def coverage(self) -> int | None:
        """What pays for the costs, sure or not."""
        return _sum([getattr(self, name) for name in CERTAINTIES])

    @property
    def is_given(self) -> bool:
        """Whether anything was written of it."""
        return any(getattr(self, each.name) is not None for each in fields(self))


@dataclass(frozen=True)
class Year:
    """The amounts of one year."""

    year: int
    amounts: Amounts


@dataclass(frozen=True)
class Sums:
    """The money of a group of initiatives. `key`: the theme or programme; None: of none."""

    key: str | None
    initiatives: tuple[Initiative, ...]
    horizon: Horizon
    years: tuple[Year, ...]
    """Years of the period of which anything was written."""
    total: Amounts
    """Those years together."""
    after: Amounts
    """Each year after the period: what is structural in the first of them."""
    unknown: int
    """How many of the initiatives do not say what they cost: they are in no amount."""

    def of(self, year: int) -> Amounts:
        """The amounts of a year of the period."""
        return next((row.amounts for row in self.years if row.year == year), Amounts())

    @property
    def is_given(self) -> bool:
        """Whether there is any amount to show."""
        return bool(self.years) or self.after.is_given


def together(amounts: Iterable[Amounts]) -> Amounts:
    """Each amount added up; what none of them has stays None."""
    given = list(amounts)
    if len(given) == 1:
        return given[0]
    return Amounts(**{name: _sum([getattr(a, name) for a in given]) for name in _NAMES})


_NAMES = tuple(each.name for each in fields(Amounts))


@lru_cache(8192)  # sheets, tables and pages ask the same of an initiative, and so does the next save
def in_year(data: Initiative, year: int, horizon: Horizon) -> Amounts:
    """The amounts of one initiative in one year."""
    coverage = [(certainty(row, year, horizon), row) for row in rows.coverage_in(data, year)]
    amounts = _set_against(data, year, rows.costs_in(data, year), coverage)
    investments = rows.investments_in(data, year)
    apart = Amounts(
        investment=_sum([row.amount for row in investments if not rows.lapses(data, row, year)]),
        lapsed_investment=_sum([row.amount for row in investments if rows.lapses(data, row, year)]),
        spent=_sum([row.amount for row in data.spent if row.year == year and horizon.is_past(year)]),
    )
    return together([amounts, apart])


@lru_cache(8192)
def each_year_after(data: Initiative, horizon: Horizon) -> Amounts:
    """What comes back every year after the period: structural costs and structural coverage.

    How sure that is, is told of the last year of a row: an adopted budget says nothing of those after it.
    """
    year = horizon.last + 1
    costs = [row for row in rows.costs_in(data, year) if row.kind == "structural"]
    coverage = [
        (certainty(row, rows.last_cover_year(data, row) or horizon.budget_to + 1, horizon), row)
        for row in rows.coverage_in(data, year)
        if row.kind == "structural"
    ]
    return _set_against(data, year, costs, coverage)


def certainty(row: Cover, year: int, horizon: Horizon) -> str:
    """One of `CERTAINTIES`. A council adopts one year at a time; a grant that was awarded stays so."""
    if row.state != "adopted":
        return row.state
    return "adopted" if row.source == "grant" or year <= horizon.budget_to else "estimate"


def outside(data: Initiative, horizon: Horizon) -> list[Cost | Cover]:
    """The rows that are in no amount, since they count neither in the period nor each year after it."""
    first, last = horizon.first, horizon.last
    ends: list[tuple[Cost | Cover, int | None]] = [
        *((row, rows.last_cost_year(data, row)) for row in data.costs),
        *((row, rows.last_cover_year(data, row)) for row in data.coverage),
    ]
    rows_outside: list[Cost | Cover] = []
    for row, end in ends:
        reach = last + 1 if row.kind == "structural" else last
        if row.year > reach or (end is not None and end < first):
            rows_outside.append(row)
    return rows_outside


def sums(initiatives: Iterable[Initiative], horizon: Horizon, key: str | None = None) -> Sums:
    """Years, total, each year after, and what is not known of one group."""
    counted = tuple(initiatives)
    by_year = [
        Year(year, together(in_year(each, year, horizon) for each in counted)) for year in horizon.years
    ]
    years = tuple(row for row in by_year if row.amounts.is_given)
    after = together(each_year_after(each, horizon) for each in counted)
    total = together(row.amounts for row in years)
    return Sums(key, counted, horizon, years, total, after, sum(not each.costs for each in counted))


def plans(initiatives: Iterable[Initiative]) -> list[Initiative]:
    """All but ideas: these are summed apart."""
    return [each for each in initiatives if each.status != "idea"]


def ideas(initiatives: Iterable[Initiative]) -> list[Initiative]:
    """What nobody chose to do yet."""
    return [each for each in initiatives if each.status == "idea"]


def by_theme(
    initiatives: Iterable[Initiative], horizon: Horizon, theme: Callable[[str], str] = lambda id_: id_
) -> list[Sums]:
    """A group for each theme, by id; `theme` gives the id in use for one that may be old."""
    return _grouped(initiatives, horizon, lambda each: theme(each.theme))


def by_programme(initiatives: Iterable[Initiative], horizon: Horizon) -> list[Sums]:
    """A group for each programme of the budget, by name; those that name none come last."""
    return _grouped(initiatives, horizon, lambda each: each.programme)


def _grouped(
    initiatives: Iterable[Initiative], horizon: Horizon, key: Callable[[Initiative], str | None]
) -> list[Sums]:
    groups: dict[str | None, list[Initiative]] = defaultdict(list)
    for each in initiatives:
        groups[key(each)].append(each)
    names = sorted(groups, key=lambda name: (name is None, name or ""))
    return [sums(groups[name], horizon, name) for name in names]


def _set_against(
    data: Initiative, year: int, costs: list[Cost], coverage: list[tuple[str, Cover]]
) -> Amounts:
    """Coverage, each with how sure it is, against costs: the surest first, each at most what is left."""
    counted = [row for row in costs if not rows.lapses(data, row, year)]
    kinds = {
        kind: sum(r.amount for r in counted if r.kind == kind) if any(r.kind == kind for r in costs) else None
        for kind in ("one_off", "structural")
    }  # what lapsed was written, so it is 0
    offered: Counter[str] = Counter()
    for sure, row in coverage:
        offered[sure] += row.amount
    left = sum(row.amount for row in counted)
    used: dict[str, int] = {}
    for name in CERTAINTIES if costs else ():
        if name in offered:
            used[name] = min(left, offered[name])
            left -= used[name]
    beyond = offered.total() - sum(used.values()) or None
    stopped = rows.is_after_stop(data, year)
    lasting = sum(row.amount for _, row in coverage if row.kind == "structural")
    return Amounts(
        **kinds,
        **used,
        uncovered=left if costs else None,
        over=None if stopped else beyond,
        structural_uncovered=None if kinds["structural"] is None else max(0, kinds["structural"] - lasting),
        lapsed=_sum([row.amount for row in costs if rows.lapses(data, row, year)]),
        freed=(offered["adopted"] - used.get("adopted", 0) or None) if stopped else None,
    )


def _sum(amounts: Iterable[int | None]) -> int | None:
    given = [amount for amount in amounts if amount is not None]
    return sum(given) if given else None
