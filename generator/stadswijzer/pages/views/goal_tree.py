"""The goal tree as a nested list (programme, goal, initiatives, milestones), what hangs loose, a picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Goal, Initiative, Survey
from stadswijzer.content.model.survey import Wish
from stadswijzer.facts.plan import across_periods, goal_tree, plan_goals, planning, roadmap_facts, standing
from stadswijzer.facts.plan.figures import tree_figure
from stadswijzer.facts.site import Site
from stadswijzer.pages.views import parts, plan_parts
from stadswijzer.pages.views.parts import Item, Ref
from stadswijzer.pages.views.plan_parts import StoneView

WHOLE_WAY = 100
"""Per cents of a goal that was reached."""


class GoalAnchor(NamedTuple):
    """A goal and its place on this page."""

    title: str
    anchor: str


class GoalMeasure(NamedTuple):
    """How a goal is measured, where it is, how far that is in per cents, and which wishes led to it.

    `goes_on`: the goals of other periods that it goes on from, and that go on from it.
    """

    measure: str
    now: str
    progress: int | None
    wishes: tuple[Item, ...]
    goes_on: tuple[across_periods.Other, ...]


class InTree(NamedTuple):
    """An initiative under a goal."""

    ref: Ref
    told: str
    stones: tuple[StoneView, ...]


class GoalBranch(NamedTuple):
    """A goal under a programme. `measure`: None at its second place; `elsewhere`: its other programmes."""

    goal: GoalAnchor
    measure: GoalMeasure | None
    elsewhere: tuple[str, ...]
    initiatives: tuple[InTree, ...]


class ProgrammeView(NamedTuple):
    """A programme of the budget."""

    name: str
    goals: tuple[GoalBranch, ...]
    without_goal: tuple[InTree, ...]


class Loose(NamedTuple):
    """What nobody tied to anything."""

    idle: tuple[GoalAnchor, ...]
    without_goal: tuple[Ref, ...]
    without_programme: tuple[Ref, ...]
    wishes: tuple[Item, ...]
    unwished: tuple[GoalAnchor, ...]


class BoxView(NamedTuple):
    """A box of the picture, and what it leads to: an address, a place on this page, or nothing.

    `told`: what a goal's bar says, '' where there is none; `progress`: its length, None when nobody measured.
    """

    kind: str
    address: str
    anchor: str
    whole: str
    lines: tuple[tuple[str, float], ...]
    x: float
    y: float
    width: float
    height: float
    told: str
    progress: float | None


class TreePicture(NamedTuple):
    """What `templates/view/tree.svg` draws."""

    width: float
    height: float
    boxes: tuple[BoxView, ...]
    lines: tuple[tuple[float, float, float, float], ...]


class TreeView(NamedTuple):
    """`idle`: goals that no initiative works on; `loose`: None when nothing is; `asked`: for wishes."""

    has_goals: bool
    programmes: tuple[ProgrammeView, ...]
    idle: tuple[GoalBranch, ...]
    loose: Loose | None
    asked: bool
    picture: TreePicture | None


def tree(site: Site) -> TreeView:
    found, roadmap = goal_tree.tree(site), site.library.roadmap_fields
    drawn = roadmap_facts.tree_picture(site, found)
    return TreeView(
        bool(roadmap and roadmap.goals),
        tuple(_programme(site, each) for each in found.programmes),
        tuple(GoalBranch(_anchor(site, goal), _measure(site, goal), (), ()) for goal in found.idle),
        _loose(site, found) if found.loose else None,
        found.asked,
        _picture(site, drawn) if drawn else None,
    )


def _anchor(site: Site, goal: Goal) -> GoalAnchor:
    return GoalAnchor(goal.title, f"{site.words('goal_anchor')}{goal.id}")


def _anchors(site: Site, goals: Iterable[Goal]) -> tuple[GoalAnchor, ...]:
    return tuple(_anchor(site, goal) for goal in goals)


def _programme(site: Site, of: goal_tree.Programme) -> ProgrammeView:
    branches = tuple(
        GoalBranch(
            _anchor(site, each.goal),
            _measure(site, each.goal) if each.first else None,
            tuple(_programme_name(site, name) for name in each.elsewhere),
            _initiatives(site, each.initiatives),
        )
        for each in of.goals
    )
    return ProgrammeView(_programme_name(site, of.name), branches, _initiatives(site, of.without_goal))


def _programme_name(site: Site, name: str | None) -> str:
    return name or site.words("pages_tree.no_programme")


def _measure(site: Site, goal: Goal) -> GoalMeasure:
    w = site.words
    span = w("plan.from_baseline", baseline=w.number(goal.baseline), target=w.number(goal.target))
    return GoalMeasure(
        f"{goal.measure} ({goal.unit}): {span}",
        plan_parts.measured(site, goal),
        planning.progress(goal),
        tuple(_wishes(plan_goals.wishes(site, goal))),
        tuple(across_periods.of_goal(site, goal)),
    )


def _wishes(found: Iterable[tuple[Entry[Survey], Wish]]) -> Iterator[Item]:
    for survey, wish in found:
        yield Item(parts.ref(survey), wish.text)


def _initiatives(site: Site, entries: Iterable[Entry[Initiative]]) -> tuple[InTree, ...]:
    return tuple(_initiative(site, entry) for entry in entries)


def _initiative(site: Site, entry: Entry[Initiative]) -> InTree:
    data: Initiative = entry.data
    moment = site.words.moment
    told = f"{standing.status(site, entry.data)}, {moment(data.start.text)} – {moment(data.end.text)}"
    return InTree(parts.ref(entry), told, plan_parts.stones(site, data))


def _loose(site: Site, found: goal_tree.Tree) -> Loose:
    return Loose(
        _anchors(site, found.idle),
        parts.refs(found.without_goal),
        parts.refs(found.without_programme),
        tuple(_wishes(found.wishes)),
        _anchors(site, found.unwished),
    )


def _picture(site: Site, drawn: tree_figure.Picture) -> TreePicture:
    return TreePicture(
        drawn.width, drawn.height, tuple(_box(site, each) for each in drawn.boxes), drawn.lines
    )


def _box(site: Site, box: tree_figure.Box) -> BoxView:
    about = box.about
    address = about.address if isinstance(about, Entry) else ""
    anchor = _anchor(site, about).anchor if isinstance(about, Goal) else ""
    share = planning.progress(about) if isinstance(about, Goal) else None
    return BoxView(
        box.kind,
        address,
        anchor,
        box.whole,
        box.lines,
        box.x,
        box.y,
        box.width,
        box.height,
        _told(site, share) if isinstance(about, Goal) else "",
        None if share is None else box.width * share / WHOLE_WAY,
    )


def _told(site: Site, share: int | None) -> str:
    return site.words("plan.not_measured") if share is None else site.words("plan.on_the_way", share=share)
