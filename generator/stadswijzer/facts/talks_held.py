"""What talks brought: with whom there were none yet, and what was promised."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Department, Talk
from stadswijzer.content.model.talk import FollowUp
from stadswijzer.facts.departments import departments_today
from stadswijzer.facts.plan import periods, planning
from stadswijzer.facts.site import Site


def of_period(site: Site) -> list[Entry[Talk]]:
    """The talks of the period of the site: each belongs to the one that holds its day."""
    whole, period = site.whole, site.period
    return [each for each in site(Talk) if periods.holds(whole, period, each.data.date.day)]


def left_open(site: Site) -> list[tuple[FollowUp, Entry[Talk], bool]]:
    """Promises of talks of earlier periods that were not kept yet, by date."""
    own = {each.id for each in of_period(site)}
    begun = date(site.period.start or 1, 1, 1)
    return [
        promise
        for promise in promises(site)
        if promise[1].id not in own and not promise[0].done and promise[1].data.date.day < begun
    ]


def unspoken(site: Site, talks: Sequence[Entry[Talk]] | None = None) -> list[Department]:
    """Departments that no talk was with yet; `talks`: of these alone."""
    spoken = {name for entry in _of(site, talks) for name in entry.data.departments}
    return [each for each in departments_today(site) if each.id not in spoken]


def with_whom_unknown(site: Site, talks: Sequence[Entry[Talk]] | None = None) -> int:
    """How many talks do not say with which department they were."""
    return sum(not entry.data.departments for entry in _of(site, talks))


def _of(site: Site, talks: Sequence[Entry[Talk]] | None) -> Sequence[Entry[Talk]]:
    return site(Talk) if talks is None else talks


def promises(
    site: Site, talks: Sequence[Entry[Talk]] | None = None
) -> list[tuple[FollowUp, Entry[Talk], bool]]:
    """What was promised in talks: (promise, talk, whether it is late); open ones first, then by date."""
    promises = [
        (each, entry, planning.promise_state(each.due, each.done, site.as_of) == "late")
        for entry in _of(site, talks)
        for each in entry.data.follow_up
    ]
    return sorted(promises, key=lambda item: (bool(item[0].done), item[0].due.day, item[1].id))
