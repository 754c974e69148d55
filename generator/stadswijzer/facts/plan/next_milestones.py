"""The milestones that are still to be reached, the next one first."""

from __future__ import annotations

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Initiative, Milestone
from stadswijzer.facts.plan import standing
from stadswijzer.facts.site import Site


def is_at_work(initiative: Initiative) -> bool:
    """Whether it works on a milestone, whichever comes next."""
    return not (initiative.is_finished or initiative.stands_still)


def next_milestones(site: Site, most: int) -> list[tuple[Milestone, Entry[Initiative], bool]]:
    """Milestones not done yet, by date, with whether they are late."""
    open_ = [
        (stone, entry, standing.milestone(site, entry.data, stone) == "late")
        for entry in site(Initiative)
        if is_at_work(entry.data)
        for stone in entry.data.milestones
        if not stone.done
    ]
    return sorted(open_, key=lambda item: (item[0].date.day, item[1].id))[:most]
