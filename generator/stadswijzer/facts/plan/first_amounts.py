"""What an initiative was to cost at first: the amounts that stood there before any was changed.

In: an initiative and the years of its period. Out: whole euros, or None when no amount was ever changed. What
a stop ended was promised too, so it is in here.
"""

from __future__ import annotations

from stadswijzer.content.model import Initiative
from stadswijzer.content.model.plan_money import Cost
from stadswijzer.facts.plan import counted_rows
from stadswijzer.facts.plan.money import Horizon


def first_costs(data: Initiative, horizon: Horizon) -> int | None:
    """All costs of the period but investments, as they were first written."""
    if not any(row.amended for row in data.costs if row.kind != "investment"):
        return None
    return sum(_first(row) for year in horizon.years for row in counted_rows.costs_in(data, year))


def _first(row: Cost) -> int:
    changes = sorted(row.amended, key=lambda each: each.date.day)
    return changes[0].from_ if changes else row.amount
