"""What the plan of a site costs and what covers it: as a whole, of its ideas apart, and of one initiative.

In: the site as seen from a period. Out: `Sums` over the years of that period, each made once.
"""

from __future__ import annotations

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Initiative
from stadswijzer.content.reads import remembered
from stadswijzer.facts.plan import money
from stadswijzer.facts.plan.money import Horizon, Sums
from stadswijzer.facts.site import Site


def horizon(site: Site) -> Horizon:
    """The years of which money is told."""
    return site.once(_horizon)


def planned(site: Site) -> Sums:
    """Costs and coverage of all initiatives but ideas."""
    return site.once(_planned)


def of_ideas(site: Site) -> Sums:
    """The same of ideas, which are in no other sum."""
    return site.once(_of_ideas)


def of(site: Site, entry: Entry[Initiative]) -> Sums:
    """The money of one initiative, an idea too."""
    return remembered(site.once(_made), entry.id, lambda: money.sums([entry.data], horizon(site)))


def _horizon(site: Site) -> Horizon:
    return money.horizon_of(site.library)


def _planned(site: Site) -> Sums:
    return money.sums(money.plans(entry.data for entry in site(Initiative)), horizon(site))


def _of_ideas(site: Site) -> Sums:
    return money.sums(money.ideas(entry.data for entry in site(Initiative)), horizon(site))


def _made(_: Site) -> dict[str, tuple[Sums, int]]:
    """Id → its sums, of the initiatives that were asked for."""
    return {}
