"""What goes on over the edge of a period: goals and initiatives, with what was promised and what came of it.

In: the site, and a goal or an initiative of its period. Out: where it came from and where it goes, in words
that pages and papers share.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Goal, Initiative
from stadswijzer.facts.plan import continuation, plan_goals, roadmap_facts
from stadswijzer.facts.site import Site


class Other(NamedTuple):
    """A goal or an initiative of another period: what leads to it, where it is, and what is told of it."""

    lead: str
    title: str
    address: str
    rest: str


def of_goal(site: Site, goal: Goal) -> list[Other]:
    """The goal that it goes on from, with what came of that, and those that go on from it."""
    before = _before(site, goal)
    return [
        *([_told_before(*before)] if before else []),
        *(_told_after(*each) for each in _after(site, goal)),
    ]


def into(site: Site, entry: Entry[Initiative]) -> list[Other]:
    """The initiatives of later periods in which this one goes on."""
    return [
        _other(f"{site.words('pages_periods.goes_on_in')} {site.of(each).period.title}:", each, "")
        for each in continuation.continued_by(site, entry)
    ]


def from_(site: Site, entry: Entry[Initiative]) -> Other | None:
    """The initiative of an earlier period that this one goes on from."""
    before = continuation.continues(site, entry)
    if before is None:
        return None
    return _other(site.words("pages_periods.goes_on_from"), before, f"({site.of(before).period.title}).")


def _other(lead: str, entry: Entry[Initiative], rest: str) -> Other:
    return Other(lead, entry.title, entry.address, rest)


def _before(site: Site, goal: Goal) -> tuple[Site, Goal] | None:
    earlier = plan_goals.find(site, goal.continues)
    return next(((plan, each) for plan, each in _goals(site) if each is earlier), None)


def _after(site: Site, goal: Goal) -> list[tuple[Site, Goal]]:
    later = [
        (plan, each)
        for plan, each in _goals(site)
        if each.continues and plan_goals.find(plan, each.continues) is goal
    ]
    return sorted(later, key=lambda found: found[0].period.start or 0)


def _goals(site: Site) -> Iterator[tuple[Site, Goal]]:
    for plan in site.plans:
        roadmap = plan.library.roadmap_fields
        for each in roadmap.goals if roadmap else ():
            yield plan, each


def _told_before(plan: Site, goal: Goal) -> Other:
    w, now = plan.words, goal.current
    last = (
        w("pages_periods.goal_last", value=w.number(now.value), date=w.moment(now.date.text)) if now else ""
    )
    state = roadmap_facts.goal_state(plan, goal)
    state = state[:1].lower() + state[1:]
    rest = w(
        "pages_periods.goal_before", period=plan.period.title, span=_span(plan, goal), state=state, last=last
    )
    return Other(w("pages_periods.goes_on_from"), goal.title, plan_goals.address_of(plan, goal), rest)


def _told_after(plan: Site, goal: Goal) -> Other:
    lead = f"{plan.words('pages_periods.goes_on_in')} {plan.period.title}:"
    return Other(lead, goal.title, plan_goals.address_of(plan, goal), f"({_span(plan, goal)})")


def _span(plan: Site, goal: Goal) -> str:
    w = plan.words
    return w("plan.from_baseline", baseline=w.number(goal.baseline), target=w.number(goal.target)).rstrip(".")
