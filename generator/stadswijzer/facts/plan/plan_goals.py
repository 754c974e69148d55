"""The goals of the plan: where each stands, what works on it, and which wishes led to it."""

from __future__ import annotations

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Goal, Initiative, Survey
from stadswijzer.content.model.survey import Wish
from stadswijzer.facts.site import Site


def address_of(site: Site, goal: Goal) -> str:
    """Where a goal stands: on the roadmap of its own period."""
    for plan in site.plans:
        roadmap = plan.library.roadmap_fields
        if roadmap and any(each is goal for each in roadmap.goals):
            return f"{plan.period.address}#{site.words('goal_anchor')}{goal.id}"
    return "roadmap/"


def find(site: Site, id_: str | None) -> Goal | None:
    """The goal of this id on the roadmap."""
    target = site.links.find("goal", id_) if id_ else None
    return site.links.goals[target.id] if target else None


def of(site: Site, initiative: Entry[Initiative]) -> list[Goal]:
    """The goals that an initiative works on, each once."""
    goals = (find(site.of(initiative), id_) for id_ in initiative.data.goals)
    return list(dict.fromkeys(goal for goal in goals if goal))


def serving(site: Site, goal: Goal) -> list[Entry[Initiative]]:
    """The initiatives that work on a goal."""
    return site.once(_serving).get(goal, [])


def _serving(site: Site) -> dict[Goal, list[Entry[Initiative]]]:
    serving: dict[Goal, list[Entry[Initiative]]] = {}
    for entry in site(Initiative):
        for goal in of(site, entry):
            serving.setdefault(goal, []).append(entry)
    return serving


def in_programme(site: Site, name: str) -> list[Entry[Initiative]]:
    """The initiatives of a programme of the budget."""
    return site.once(_by_programme).get(name, [])


def _by_programme(site: Site) -> dict[str, list[Entry[Initiative]]]:
    """Programme of the budget → its initiatives."""
    programmes: dict[str, list[Entry[Initiative]]] = {}
    for entry in site(Initiative):
        if entry.data.programme:
            programmes.setdefault(entry.data.programme, []).append(entry)
    return programmes


def wishes(site: Site, goal: Goal) -> list[tuple[Entry[Survey], Wish]]:
    """The wishes that led to a goal, with their survey."""
    meant = site.links.within(None)
    own = site.links.find("goal", goal.id)
    return [
        (entry, wish)
        for entry in site(Survey)
        for wish in entry.data.wishes
        if wish.goal and meant.find("goal", wish.goal) == own
    ]


def without_wish(site: Site) -> list[Goal]:
    """Goals that no wish of any survey leads to."""
    roadmap = site.library.roadmap_fields
    return [goal for goal in roadmap.goals if not wishes(site, goal)] if roadmap else []
