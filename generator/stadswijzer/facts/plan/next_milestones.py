"""The milestones that are still to be reached, the next one first."""

from __future__ import annotations

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Initiative, Milestone
from stadswijzer.facts.plan import standing
from stadswijzer.facts.site import Site

NOTHING_COMES = ("stopped", "done", "paused")
"""An initiative that stands so is at work on no milestone."""


def next_milestones(site: Site, most: int) -> list[tuple[Milestone, Entry[Initiative], bool]]:
    """Milestones not done yet, by date, with whether they are late."""
    open_ = [
        (stone, entry, standing.milestone(site, entry.data, stone) == "late")
        for entry in site(Initiative)
        if entry.data.status not in NOTHING_COMES
        for stone in entry.data.milestones
        if not stone.done
    ]
    return sorted(open_, key=lambda item: (item[0].date.day, item[1].id))[:most]
