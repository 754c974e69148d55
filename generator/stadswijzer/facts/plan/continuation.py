"""What goes on from one activity to another, and from one period to the next; and what that leaves to pay."""

from __future__ import annotations

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Initiative
from stadswijzer.facts.plan import money
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
    found: list[Entry[Initiative]] = []
    before = continues(site, initiative)
    while before and before not in found:
        found.append(before)
        before = continues(site, before)
    return found


def continued_by(site: Site, initiative: Entry[Initiative]) -> list[Entry[Initiative]]:
    """The initiatives of later periods that go on from this one."""
    found = site.referring(initiative, Initiative)
    return [each for each in found if each.data.continues and continues(site, each) is initiative]


def left_by_earlier(site: Site) -> list[tuple[Site, int, int | None]]:
    """What earlier periods still cost each year: (seen from it, euros a year, of which nothing pays).

    Of what went on by then nothing counts here: the period in which it goes on tells what it costs.
    """
    found = []
    for plan in reversed(site.plans):
        if plan.period.end is None or site.period.start is None or plan.period.end >= site.period.start:
            continue
        own = [entry.data for entry in plan(Initiative) if not _goes_on_by(site, entry)]
        after = money.sums(money.plans(own), plan.horizon).after
        if after.costs:
            found.append((plan, after.costs, after.uncovered))
    return found


def _goes_on_by(site: Site, initiative: Entry[Initiative]) -> bool:
    """Whether an initiative of an earlier period goes on in one of the period of this site, or before it."""
    own = site.period.start
    later = (site.of(each).period.start for each in continued_by(site, initiative))
    return any(start is None or own is None or start <= own for start in later)
