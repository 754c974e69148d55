"""The four questions of a council paper: what to reach, by doing what, at what cost, and measured how."""

from __future__ import annotations

from typing import NamedTuple

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Goal, Initiative
from stadswijzer.facts.plan import initiative_facts as facts
from stadswijzer.facts.plan import money_sentences, plan_goals, plan_sums, standing
from stadswijzer.facts.site import Site
from stadswijzer.pages.views import parts, plan_parts
from stadswijzer.pages.views.parts import Link, Text


class NextStone(NamedTuple):
    """What is to be reached next, in a sentence."""

    text: str
    is_late: bool


class MeasureView(NamedTuple):
    """How a goal is measured, and where it is; '' when nobody measured."""

    goal: str
    now: str


class FourQuestions(NamedTuple):
    """What is not known is said. `has_body`, `money_by_year`: whether the page tells more of it below."""

    effect: Text | None
    goals: tuple[Link, ...]
    doing: str
    stone: NextStone
    has_body: bool
    money: tuple[str, ...]
    money_by_year: bool
    measures: tuple[MeasureView, ...]


def four_questions(site: Site, entry: Entry[Initiative]) -> FourQuestions:
    data = entry.data
    w, goals, money = site.words, plan_goals.of(site, entry), plan_sums.of(site, entry)
    span = w("pages_four.span", start=w.moment(data.start.text), end=w.moment(data.end.text))
    return FourQuestions(
        parts.text(site, entry, data.intended_effect),
        tuple(plan_parts.goal_link(site, goal) for goal in goals),
        f"{standing.status(site, entry.data)}{facts.since(site, data)}. {span}",
        _next_stone(site, data),
        bool(data.body),
        tuple(money_sentences.of_initiative(w, data, money)),
        money.is_given,
        tuple(_measure(site, goal) for goal in goals),
    )


def _next_stone(site: Site, data: Initiative) -> NextStone:
    w, stone = site.words, facts.next_stone(data)
    if data.status == "stopped" or not stone:
        key = "stopped" if data.status == "stopped" else "all_reached" if data.milestones else "no_stones"
        return NextStone(w(f"pages_four.{key}"), is_late=False)
    is_late = standing.milestone(site, data, stone) == "late"
    key = "next_late" if is_late else "next"
    return NextStone(w(f"pages_four.{key}", title=stone.title, date=w.moment(stone.date.text)), is_late)


def _measure(site: Site, goal: Goal) -> MeasureView:
    w = site.words
    span = {"baseline": w.number(goal.baseline), "target": w.number(goal.target)}
    told = w("pages_four.goal", measure=goal.measure, unit=goal.unit, **span)
    return MeasureView(told, plan_parts.measured(site, goal))
