"""The page of an initiative: the four questions of a council paper, then what is behind each answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Initiative
from stadswijzer.facts.departments import department_name, department_names
from stadswijzer.facts.plan import continuation, standing
from stadswijzer.facts.plan import initiative_facts as facts
from stadswijzer.facts.site import Site
from stadswijzer.pages.views import (
    before_after,
    initiative_plan,
    knowledge,
    parts,
    plan_parts,
    risks,
    support,
)
from stadswijzer.pages.views.downloads import PaperView, paper
from stadswijzer.pages.views.four_questions import FourQuestions, four_questions
from stadswijzer.pages.views.glance import Glance, at_a_glance
from stadswijzer.pages.views.initiative_plan import Hours, MoneyYears, NeedView, Place
from stadswijzer.pages.views.knowledge import Held, Sentence
from stadswijzer.pages.views.parts import Fact, Foot, Head, Ref, Text
from stadswijzer.pages.views.plan_parts import DecisionView, MoveView, PlanNotes, StoneView
from stadswijzer.pages.views.risks import Risks
from stadswijzer.pages.views.support import SupportView

_STORY = (
    "body",
    "arguments",
    "caveats",
    "alternatives",
    "participation",
    "privacy",
    "risks",
    "outcome",
    "evaluation",
)


class Before(NamedTuple):
    """What it goes on from: what was promised then, and what came of it."""

    ref: Ref
    period: str
    effect: Text | None
    end: str
    status: str
    outcome: Text | None


class After(NamedTuple):
    """What goes on from it, in a later period."""

    period: str
    ref: Ref


class AlternativeView(NamedTuple):
    """What could be done instead, and why that is not done."""

    text: str
    why_not: str


class ParticipationView(NamedTuple):
    """Who is involved, and how."""

    who: str
    how: str
    result: str


class InitiativeView(NamedTuple):
    """`sheet`: its paper, None where it is not made. `has_story`: whether anything tells of it at length."""

    head: Head
    notes: PlanNotes
    glance: tuple[Glance, ...]
    four: FourQuestions
    before: Before | None
    after: tuple[After, ...]
    has_story: bool
    body: Text | None
    arguments: tuple[str, ...]
    caveats: tuple[str, ...]
    alternatives: tuple[AlternativeView, ...]
    tells_of_doing_nothing: bool
    participation: ParticipationView | None
    privacy: str
    risks: Risks | None
    outcome: Text | None
    evaluation: tuple[str, ...]
    standing: tuple[Fact, ...]
    sheet: PaperView | None
    council_text: str
    readiness: Sentence | None
    change: str
    holding: tuple[Held, ...]
    milestones: tuple[StoneView, ...]
    moves: tuple[MoveView, ...]
    needs: tuple[NeedView, ...]
    path: Ref | None
    path_minutes: int
    waits_for: tuple[Ref, ...]
    waited_for_by: tuple[Ref, ...]
    support: SupportView | None
    decisions: tuple[DecisionView, ...]
    money: MoneyYears | None
    hours: Hours | None
    place: Place
    missing: tuple[str, ...]
    foot: Foot


def view(site: Site, entry: Entry[Initiative]) -> InitiativeView:
    data = entry.data
    waits_for, waited_for_by = site.all(Initiative, data.depends_on), continuation.dependents(site, entry)
    path, is_running = facts.path_of(site, data), site.know.is_running(entry)
    return InitiativeView(
        head=parts.head(site, entry),
        notes=plan_parts.notes(site, entry.address),
        glance=at_a_glance(site, entry),
        four=four_questions(site, entry),
        before=_before(site, entry),
        after=tuple(_after(site, entry)),
        has_story=any(getattr(data, name) for name in _STORY),
        body=parts.text(site, entry, data.body),
        arguments=data.arguments,
        caveats=data.caveats,
        alternatives=tuple(AlternativeView(each.text, each.why_not) for each in data.alternatives),
        tells_of_doing_nothing=facts.tells_of_doing_nothing(site, data.alternatives),
        participation=_participation(data),
        privacy=_privacy(site, data),
        risks=risks.view(data.risks) if data.risks else None,
        outcome=parts.text(site, entry, data.outcome),
        evaluation=facts.looking_back(site.words, data.evaluation) if data.evaluation else (),
        standing=tuple(_standing(site, entry)),
        sheet=paper(site, "sheet", id=entry.id),
        council_text=f"{entry.address}{site.words('print_council.address')}",
        readiness=knowledge.sentence(site, entry) if is_running else None,
        change=before_after.of_initiative(site, entry),
        holding=knowledge.holding(site, entry) if is_running else (),
        milestones=plan_parts.stones(site, data),
        moves=tuple(plan_parts.move(site, each) for each in standing.moves(site) if each.entry is entry),
        needs=tuple(initiative_plan.needs(site, data)),
        path=parts.ref(path) if path else None,
        path_minutes=site.minutes(path) if path else 0,
        waits_for=parts.refs(waits_for),
        waited_for_by=parts.refs(waited_for_by),
        support=support.view(site, data) if data.support else None,
        decisions=tuple(
            plan_parts.decision(site, each, facts.state_of(site, data, each))
            for each in facts.decisions(data)
        ),
        money=initiative_plan.money_years(site, entry),
        hours=initiative_plan.hours(site, data),
        place=initiative_plan.place(site, entry),
        missing=tuple(facts.not_described(data)),
        foot=parts.foot(site, entry, [*waits_for, *waited_for_by, *continuation.continued_by(site, entry)]),
    )


def _before(site: Site, entry: Entry[Initiative]) -> Before | None:
    before = continuation.continues(site, entry)
    if before is None:
        return None
    then, data = site.of(before), before.data
    return Before(
        parts.ref(before),
        then.period.title,
        parts.text(then, before, data.intended_effect),
        site.words.moment(facts.first_end(data)),
        standing.status(then, before.data),
        parts.text(then, before, data.outcome),
    )


def _after(site: Site, entry: Entry[Initiative]) -> Iterator[After]:
    for each in continuation.continued_by(site, entry):
        yield After(site.of(each).period.title, parts.ref(each))


def _participation(data: Initiative) -> ParticipationView | None:
    given = data.participation
    return ParticipationView(given.who, given.how, given.result or "") if given else None


def _privacy(site: Site, data: Initiative) -> str:
    w, given = site.words, data.privacy
    if given is None:
        return ""
    date = f" ({w.moment(given.date.text)})" if given.date else ""
    note = f" {given.note}" if given.note else ""
    return f"{w(f'dpia.{given.dpia}')}{date}.{note}"


def _standing(site: Site, entry: Entry[Initiative]) -> Iterator[Fact]:
    data = entry.data
    w = site.words
    reason = f". {data.status_reason}" if data.status_reason else ""
    yield Fact(w("plan.status"), f"{standing.status(site, entry.data)}{facts.since(site, data)}{reason}")
    if site.as_of:
        yield Fact(w("plan.as_of"), w.date(site.as_of))
    if data.portfolio:
        yield Fact(w("plan.portfolio"), data.portfolio)
    yield Fact(w("plan.lead"), department_name(site, data.lead))
    joining = data.taking_part[1:]
    if joining:
        yield Fact(w("plan.joins"), department_names(site, joining))
