"""Numbers of the milestones of a plan, and of the decisions of the council, by which a picture names them.

In: what the timeline tells. Out: a number for each, in the order of the picture and then of time, so that a
picture and the list of their names say the same.
"""

from __future__ import annotations

from stadswijzer.content.fields import Part
from stadswijzer.facts.plan.timeline import Plan
from stadswijzer.language.words import Words


class Numbers:
    """Milestones as 1, 2, …; decisions of the council with a letter before it."""

    def __init__(self, plan: Plan, words: Words) -> None:
        stones = [stone.milestone for row in plan.rows for stone in row.stones]
        decided = [each for row in plan.rows for each in row.council]
        letter = words("timeline.council_letter")
        self._found = {id(each): str(n) for n, each in enumerate(stones, 1)}
        self._found |= {id(each): f"{letter}{n}" for n, each in enumerate(decided, 1)}

    def of(self, part: Part) -> str:
        """The number of a milestone or decision of this plan."""
        return self._found[id(part)]
