"""Money by year as bars: what pays for the costs of a year, the surest first, and what nothing pays for.

In: the sums of a plan. Out: plain data; the table beside it says the same amounts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from stadswijzer.facts.figures.drawing import Part, stacked
from stadswijzer.facts.plan.money import CERTAINTIES, Amounts, Sums
from stadswijzer.facts.site import Site
from stadswijzer.pages.views.strips import Key

LOOKS = {"adopted": "full", "estimate": "half", "to_adopt": "open", "uncertain": "none", "uncovered": "ended"}
"""In the order in which coverage is set against costs; what is left is not covered."""


class YearBar(NamedTuple):
    """A year: the bar of its costs, what they are, and what of them is not covered ('': nothing)."""

    year: str
    is_estimate: bool
    parts: tuple[Part, ...]
    costs: str
    uncovered: str


class MoneyBars(NamedTuple):
    """The years of a plan, and what the patterns mean: only those that there are."""

    keys: tuple[Key, ...]
    years: tuple[YearBar, ...]


def money_bars(site: Site, sums: Sums) -> MoneyBars | None:
    """None when the costs of no year are known."""
    given = [(row.year, row.amounts) for row in sums.years if row.amounts.costs]
    if not given:
        return None
    most = max(amounts.costs or 0 for _, amounts in given)
    as_of = sums.horizon.as_of
    bars = tuple(
        YearBar(
            str(year),
            as_of is not None and year > as_of.year,
            stacked(_amounts(amounts), most),
            site.words.euros(amounts.costs or 0),
            _uncovered(site, amounts),
        )
        for year, amounts in given
    )
    return MoneyBars(tuple(_keys(site, sums.total)), bars)


def _amounts(amounts: Amounts) -> Iterator[tuple[str, float]]:
    for name in (*CERTAINTIES, "uncovered"):
        yield LOOKS[name], getattr(amounts, name) or 0


def _uncovered(site: Site, amounts: Amounts) -> str:
    if not amounts.uncovered:
        return ""
    return site.words("figures_money.uncovered", euros=site.words.euros(amounts.uncovered))


def _keys(site: Site, total: Amounts) -> Iterator[Key]:
    for name in (*CERTAINTIES, "uncovered"):
        if getattr(total, name):
            yield Key(LOOKS[name], site.words(f"money_certainty.{name}"))
