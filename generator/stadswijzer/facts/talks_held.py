"""What talks brought: with whom there were none yet, and what was promised."""

from __future__ import annotations

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Department, Talk
from stadswijzer.content.model.talk import FollowUp
from stadswijzer.facts.plan import planning
from stadswijzer.facts.site import Site


def unspoken(site: Site) -> list[Department]:
    """Departments that no talk was with yet."""
    spoken = {name for entry in site(Talk) for name in entry.data.departments}
    return [each for each in site.departments if each.id not in spoken]


def with_whom_unknown(site: Site) -> int:
    """How many talks do not say with which department they were."""
    return sum(not entry.data.departments for entry in site(Talk))


def promises(site: Site) -> list[tuple[FollowUp, Entry[Talk], bool]]:
    """What was promised in talks: (promise, talk, whether it is late); open ones first, then by date."""
    found = [
        (each, entry, planning.promise_state(each.due, each.done, site.as_of) == "late")
        for entry in site(Talk)
        for each in entry.data.follow_up
    ]
    return sorted(found, key=lambda item: (bool(item[0].done), item[0].due.day, item[1].id))
