"""Parts of the pages of the plan: whether it is over, decisions, moved dates, milestones.

In: a site (as seen from one period) and facts of `facts/plan/`. Out: plain data.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Goal, Initiative, Milestone, Moved, Theme
from stadswijzer.content.model.initiative import Decision
from stadswijzer.content.model.roadmap import Preference
from stadswijzer.facts.plan import plan_goals, planning, roadmap_facts, standing
from stadswijzer.facts.plan.decisions import Asked, asked_for, outcome
from stadswijzer.facts.plan.moved_since import Shift
from stadswijzer.facts.plan.planning import Move
from stadswijzer.facts.site import Site
from stadswijzer.pages.views import parts
from stadswijzer.pages.views.parts import Link, Ref

FEW = 6
"""Of a longer list so many are named."""


class PlanNotes(NamedTuple):
    """That nobody adopted the plan yet, and that its period has ended: in which year, '' when it has not.

    `closing`: the address of the page that looks back, '' on that page itself.
    """

    is_proposal: bool
    ended: str
    closing: str


class PlanHead(NamedTuple):
    """The head of a page under the plan: of which day it is, '' when that is not known."""

    as_of: str
    sample: bool
    notes: PlanNotes


class ChoiceView(NamedTuple):
    """A theme that was chosen or not; `ref` None where it has no page."""

    ref: Ref | None
    title: str
    why: str


class Few(NamedTuple):
    """The first of some entries, how many more there are, and where all stand."""

    refs: tuple[Ref, ...]
    more: int
    address: str


class WhyMoved(NamedTuple):
    """Why a date moved; '' where nobody wrote what it does, or what is done about it."""

    reason: str
    effect: str
    action: str


class MoveView(NamedTuple):
    """A date that moved: which, from when to when, and when that was decided."""

    what: str
    from_: str
    to: str
    decided: str
    why: WhyMoved


class StoneView(NamedTuple):
    """A milestone. `was`: the days it stood at before; `state`: `done`, `late` or `open`."""

    title: str
    when: str
    was: tuple[str, ...]
    state: str
    done_on: str


class Was(NamedTuple):
    """The day of a decision before it moved, and why it did."""

    date: str
    reason: str


class DecisionView(NamedTuple):
    """What is asked of whom, and what became of it. `ref`: None where the page is of that initiative."""

    when: str
    was: tuple[Was, ...]
    body: str
    ref: Ref | None
    ask: str
    outcome: str
    is_late: bool
    reference: str


def notes(site: Site, address: str) -> PlanNotes:
    """`address`: of the page that says it."""
    roadmap, closing = site.library.roadmap_fields, roadmap_facts.address(site, "closing")
    return PlanNotes(
        bool(roadmap and not roadmap.adopted),
        str(roadmap.period.end) if roadmap and roadmap_facts.is_over(site) else "",
        closing if address != closing else "",
    )


def head(site: Site, address: str) -> PlanHead:
    roadmap = site.library.roadmap_fields
    day = f"{site.words('plan.as_of_short')} {site.words.date(site.as_of)}" if site.as_of else ""
    return PlanHead(day, bool(roadmap and roadmap.sample), notes(site, address))


def few(site: Site, entries: Sequence[Entry[Initiative]]) -> Few:
    where = f"{site.period.address}#{site.words('sections.goals.anchor')}"
    return Few(parts.refs(entries[:FEW]), max(len(entries) - FEW, 0), where)


def goal_link(site: Site, goal: Goal) -> Link:
    """A link to a goal; its address is '' where there is no roadmap to show it."""
    return Link(goal.title, plan_goals.address_of(site, goal) if site.library.roadmap else "")


def choices(site: Site, found: Iterable[Preference]) -> Iterator[ChoiceView]:
    for each in found:
        theme = site.get(Theme, each.theme)
        yield ChoiceView(parts.ref(theme) if theme else None, each.theme, each.why)


def why_moved(moved: Moved) -> WhyMoved:
    return WhyMoved(moved.reason, moved.effect or "", moved.action or "")


def what_moved(site: Site, move: Move | Shift) -> str:
    """Start, end, or the title of a milestone or decision."""
    return site.words(f"plan.field_{move.what}") if move.own else move.what


def move(site: Site, found: Move) -> MoveView:
    moment = site.words.moment
    old, new, day = found.moved.from_.text, found.to, found.moved.date.text
    return MoveView(what_moved(site, found), moment(old), moment(new), moment(day), why_moved(found.moved))


def stones(site: Site, of: Initiative) -> tuple[StoneView, ...]:
    """The milestones of an initiative by their days."""
    return tuple(_stone(site, of, each) for each in sorted(of.milestones, key=lambda each: each.date.day))


def _stone(site: Site, of: Initiative, stone: Milestone) -> StoneView:
    moment = site.words.moment
    was = tuple(moment(each.from_.text) for each in planning.in_turn(stone.moved))
    day = planning.done_on(stone.done)
    done_on = moment(day.text) if day else ""
    return StoneView(stone.title, moment(stone.date.text), was, standing.milestone(site, of, stone), done_on)


def decision(site: Site, asked: Decision, state: str, of: Entry[Initiative] | None = None) -> DecisionView:
    """`state`, where there is no outcome: `open`, `late` or `dropped`. `of`: the initiative, to be named."""
    w = site.words
    outcomes = {"late": "pages_decision.late", "dropped": "pages_decision.dropped", "open": "plan.open"}
    return DecisionView(
        w.moment(asked.date.text),
        tuple(_was(site, planning.in_turn(asked.moved))),
        w(f"party.{asked.body}"),
        parts.ref(of) if of else None,
        f"{w(f'decision_kind.{asked.kind}')}: {asked_for(w, asked)}",
        outcome(w, asked) if asked.outcome else w(outcomes[state]),
        not asked.outcome and state == "late",
        asked.reference or "",
    )


def asked(site: Site, found: Asked) -> DecisionView:
    """A decision with the initiative that it is on."""
    state = "dropped" if found.is_dropped else "late" if found.late else "open"
    return decision(site, found.decision, state, found.entry)


def more(site: Site, name: str) -> Link | None:
    """A link to a page under the plan, if there is one."""
    if not roadmap_facts.has(site, name):
        return None
    return Link(site.words(f"pages_titles.{name}.link"), roadmap_facts.address(site, name))


def _was(site: Site, moved: Iterable[Moved]) -> Iterable[Was]:
    for each in moved:
        yield Was(site.words.moment(each.from_.text), each.reason)


def measured(site: Site, goal: Goal) -> str:
    """Where a goal is now, on which day and by whom; '' when nobody measured."""
    w, now = site.words, goal.current
    if now is None:
        return ""
    return w("plan.now", value=w.number(now.value), date=w.moment(now.date.text), source=now.source)
