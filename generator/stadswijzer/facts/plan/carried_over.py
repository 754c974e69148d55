"""What a period takes over from the periods before it: promises that are open, and decisions on what goes on.

In: the site, as seen from a period. Out: each with the period that it is of. The day is that of the later
roadmap (`as_of`), never a clock.
"""

from __future__ import annotations

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Initiative
from stadswijzer.content.model.roadmap import Promise
from stadswijzer.facts.plan import continuation, decisions, initiative_facts
from stadswijzer.facts.plan.decisions import Asked
from stadswijzer.facts.site import Site


def earlier(site: Site) -> list[Site]:
    """The site as seen from each period that ended before this one began, the newest first."""
    start = site.period.start
    plans = [
        (plan.period.end, plan)
        for plan in site.plans
        if start is not None and plan.period.end is not None and plan.period.end < start
    ]
    return [plan for _, plan in sorted(plans, key=lambda each: -each[0])]


def open_promises(site: Site) -> list[tuple[Site, Promise]]:
    """Promises and motions of earlier periods that nobody kept yet, by date."""
    promises = [
        (plan, each)
        for plan in earlier(site)
        for each in (plan.library.roadmap_fields.promises if plan.library.roadmap_fields else ())
        if not each.done
    ]
    return sorted(promises, key=lambda each: each[1].date.day)


def taken(site: Site) -> list[tuple[Site, Asked]]:
    """What the council decided in earlier periods on what goes on in this one, newest first."""
    going_on = {each.key for entry in site(Initiative) for each in continuation.all_before(site, entry)}
    taken_before = [
        (plan, each)
        for plan in earlier(site)
        for each in decisions.asked(plan.library)
        if each.entry.key in going_on and each.is_taken and each.decision.body == "council"
    ]
    return sorted(taken_before, key=lambda each: each[1].decision.date.day, reverse=True)


def first_promised(site: Site, entry: Entry[Initiative]) -> tuple[Site, str] | None:
    """In which period its end was promised first, and for when; None of what began in this one."""
    chain = continuation.all_before(site, entry)
    return (site.of(chain[-1]), initiative_facts.first_end(chain[-1].data)) if chain else None


def promised_otherwise(site: Site, entry: Entry[Initiative]) -> tuple[Site, str] | None:
    """The same, where that is another day than it has now."""
    promised = first_promised(site, entry)
    return promised if promised and promised[1] != entry.data.end.text else None
