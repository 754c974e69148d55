"""The page that looks back on a period: what was written, its goals, initiatives and money."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Goal, Initiative
from stadswijzer.facts.plan import across_periods, money_sentences, plan_goals, plan_sums, planning, standing
from stadswijzer.facts.plan import roadmap_facts as facts
from stadswijzer.facts.site import Site
from stadswijzer.pages.views import parts, plan_parts
from stadswijzer.pages.views.parts import Link, Ref, Text
from stadswijzer.pages.views.plan_parts import PlanHead


class ClosingText(NamedTuple):
    """What was written under a heading; None when nothing was."""

    key: str
    text: Text | None


class FinalGoal(NamedTuple):
    """Where a goal ended. `last_told`: of which day and by whom, '' when nobody measured.

    `goes_on`: the goals of other periods that it goes on from, and that go on from it.
    """

    link: Link
    measure: str
    baseline: str
    last: str
    last_told: str
    target: str
    progress: str
    is_reached: bool
    goes_on: tuple[across_periods.Other, ...]


class Ended(NamedTuple):
    """An initiative: how it stands where that is not said yet, and in which it goes on."""

    ref: Ref
    text: str
    goes_on: tuple[across_periods.Other, ...]


class FinalStatus(NamedTuple):
    """How many initiatives ended like this, and which."""

    title: str
    entries: tuple[Ended, ...]


class FinalMoney(NamedTuple):
    """What it cost."""

    told: str
    made_up: str
    more: Link | None


class ClosingPage(NamedTuple):
    """`not_over`: that the period has not ended yet, '' when it has."""

    head: PlanHead
    not_over: str
    texts: tuple[ClosingText, ...]
    goals: tuple[FinalGoal, ...]
    statuses: tuple[FinalStatus, ...]
    money: FinalMoney | None


def closing(site: Site, address: str) -> ClosingPage:
    """Of a site with a roadmap."""
    w, roadmap = site.words, site.library.roadmap_fields
    goals = roadmap.goals if roadmap else ()
    end = roadmap.period.end if roadmap and not facts.is_over(site) else None
    return ClosingPage(
        plan_parts.head(site, address),
        w("pages_closing.not_over", end=end) if end else "",
        tuple(_texts(site)),
        tuple(_goal(site, each) for each in goals),
        tuple(_status(site, name, own) for name, own in facts.by_final_status(site)),
        _money(site) if plan_sums.planned(site).is_given else None,
    )


def _texts(site: Site) -> Iterator[ClosingText]:
    entry = site.library.roadmap
    for key in ("achieved", "missed", "learned"):
        given = getattr(entry.data.closing, key) if entry and entry.data.closing else None
        yield ClosingText(key, parts.text(site, entry, given) if entry else None)


def _goal(site: Site, goal: Goal) -> FinalGoal:
    w, now, progress = site.words, goal.current, planning.progress(goal)
    is_over = facts.is_over(site)
    is_reached = is_over and progress == facts.WHOLE_WAY
    if progress is None:
        told = w("plan.not_measured")
    elif is_reached:
        told = w("pages_periods.is_reached")
    else:
        told = w("plan.on_the_way", share=progress)
        told = w("pages_periods.is_missed", way=told) if is_over else told
    return FinalGoal(
        Link(goal.title, plan_goals.address_of(site, goal)),
        f"{goal.measure} ({goal.unit})",
        w.number(goal.baseline),
        w.number(now.value) if now else w("plan.not_measured").lower(),
        f"{w.moment(now.date.text)}, {now.source}" if now else "",
        w.number(goal.target),
        told,
        is_reached,
        tuple(across_periods.of_goal(site, goal)),
    )


def _status(site: Site, name: str, own: list[Entry[Initiative]]) -> FinalStatus:
    told = ((entry, standing.status(site, entry.data) if name == "not_done" else "") for entry in own)
    title = site.words(f"pages_closing.{name}", n=len(own))
    entries = tuple(
        Ended(parts.ref(entry), status, tuple(across_periods.into(site, entry))) for entry, status in told
    )
    return FinalStatus(title, entries)


def _money(site: Site) -> FinalMoney:
    w, sums = site.words, plan_sums.planned(site)
    told = money_sentences.whole(w, sums)
    if sums.unknown:
        told.append(w("plan.unknown_costs", n=sums.unknown))
    told.append(w("pages_closing.money"))
    return FinalMoney(" ".join(told), facts.made_up_money(site), plan_parts.more(site, "money"))
