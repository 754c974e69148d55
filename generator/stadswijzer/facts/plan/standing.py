"""How initiatives and their milestones stand on the day of the roadmap, and which dates moved.

In: the site as seen from a period. Out: states, and the words for them.
"""

from __future__ import annotations

from stadswijzer.content.model import Initiative, Milestone
from stadswijzer.facts.plan import planning
from stadswijzer.facts.site import Site


def milestone(site: Site, of: Initiative, stone: Milestone) -> planning.MilestoneState:
    """How a milestone stands."""
    return planning.milestone_state(of, stone, site.as_of)


def status(site: Site, of: Initiative) -> str:
    """How an initiative stands, and that it should have ended by that day."""
    written = site.words(f"status.{of.status}")
    overdue = planning.is_overdue(of, site.as_of)
    return f"{written}, {site.words('timeline.late')}" if overdue else written


def moves(site: Site) -> list[planning.Move]:
    """Every date that moved, newest first."""
    return site.once(_moves)


def _moves(site: Site) -> list[planning.Move]:
    return planning.moves(site.library)
