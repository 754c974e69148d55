"""The goal tree: programme of the budget → goal → initiatives, and what hangs loose.

In: the site. Out: branches for the list and the picture. A goal that initiatives of several programmes serve
stands under each of them; all that is said of it stands at the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Goal, Initiative, Survey
from stadswijzer.content.model.survey import Wish
from stadswijzer.facts.plan import plan_goals
from stadswijzer.facts.site import Site


@dataclass(frozen=True)
class Branch:
    """A goal under one programme, with the initiatives of that programme that serve it."""

    goal: Goal
    initiatives: tuple[Entry[Initiative], ...]
    elsewhere: tuple[str | None, ...]
    """The other programmes under which it stands; None: without programme."""
    first: bool
    """Whether this is the first place of the goal."""


@dataclass(frozen=True)
class Programme:
    """A programme of the budget; `name` is None for initiatives that name none."""

    name: str | None
    goals: tuple[Branch, ...]
    without_goal: tuple[Entry[Initiative], ...]


@dataclass(frozen=True)
class Tree:
    """Programmes by name, those without a name last; and what nobody tied to anything."""

    programmes: tuple[Programme, ...]
    idle: tuple[Goal, ...]
    """Goals that no initiative works on."""
    without_goal: tuple[Entry[Initiative], ...]
    without_programme: tuple[Entry[Initiative], ...]
    wishes: tuple[tuple[Entry[Survey], Wish], ...]
    """Wishes that belong to no goal, each with its survey."""
    unwished: tuple[Goal, ...]
    """Goals that no wish led to; empty when nobody was asked for wishes."""
    asked: bool
    """Whether any survey holds wishes."""

    @property
    def loose(self) -> bool:
        """Whether anything hangs loose."""
        return bool(self.idle or self.without_goal or self.without_programme or self.wishes or self.unwished)


def tree(site: Site) -> Tree:
    """The goal tree of the roadmap."""
    roadmap = site.library.roadmap_fields
    goals = roadmap.goals if roadmap else ()
    initiatives = site(Initiative)
    wishes = [(survey, wish) for survey in site(Survey) for wish in survey.data.wishes]
    return Tree(
        tuple(_programmes(site, goals, initiatives)),
        tuple(goal for goal in goals if not plan_goals.serving(site, goal)),
        tuple(each for each in initiatives if not plan_goals.of(site, each)),
        tuple(each for each in initiatives if not each.data.programme),
        tuple((survey, wish) for survey, wish in wishes if not plan_goals.find(site, wish.goal)),
        tuple(plan_goals.without_wish(site)) if wishes else (),
        bool(wishes),
    )


def by_number(name: str | None) -> tuple[bool, list[tuple[int, str]]]:
    """Sorts names as people do: programme 9 before programme 10, no name last."""
    parts = re.split(r"(\d+)", (name or "").casefold())
    return name is None, [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]


def _programmes(
    site: Site, goals: Iterable[Goal], initiatives: list[Entry[Initiative]]
) -> Iterable[Programme]:
    names = sorted({each.data.programme for each in initiatives}, key=by_number)
    under = {
        goal.id: sorted({each.data.programme for each in plan_goals.serving(site, goal)}, key=by_number)
        for goal in goals
    }
    for name in names:
        own = [each for each in initiatives if each.data.programme == name]
        branches = [
            Branch(
                goal,
                tuple(each for each in plan_goals.serving(site, goal) if each.data.programme == name),
                tuple(other for other in under[goal.id] if other != name),
                under[goal.id][0] == name,
            )
            for goal in goals
            if name in under[goal.id]
        ]
        yield Programme(name, tuple(branches), tuple(each for each in own if not plan_goals.of(site, each)))
