"""How the money of an initiative stands, by rule: the worst of the years still to come.

In: an initiative and a `Horizon`. Out: one of `STATES`, or None when nobody wrote what it costs. The running
year counts as still to come, and so does each year after the period.
"""

from __future__ import annotations

from stadswijzer.content.model import Initiative
from stadswijzer.facts.plan import money
from stadswijzer.facts.plan.money import CERTAINTIES, Horizon

STATES = ("uncovered", *reversed(CERTAINTIES), "no_costs")
"""The worst first: not covered · uncertain · to adopt · in the estimate · adopted · no costs to come."""


def judgement(data: Initiative, horizon: Horizon) -> str | None:
    """The worst state of which there is an amount in any year still to come."""
    if not data.costs:
        return None
    years = [year for year in horizon.years if not horizon.is_past(year)]
    amounts = [money.in_year(data, year, horizon) for year in years]
    amounts.append(money.each_year_after(data, horizon))
    return next((state for state in STATES[:-1] if any(getattr(each, state) for each in amounts)), STATES[-1])
