"""The page of a period of the plan: vision, focus, goals, timeline, and its other pages in short."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Initiative, Roadmap, Survey, Talk
from stadswijzer.content.model.roadmap import Focus, Promise
from stadswijzer.facts.catalogue import Catalogue
from stadswijzer.facts.knowledge.newest_round import told_of_round
from stadswijzer.facts.plan import carried_over, planning, promises
from stadswijzer.facts.plan import roadmap_facts as facts
from stadswijzer.facts.site import Site
from stadswijzer.pages.views import parts, plan_parts, plan_summary
from stadswijzer.pages.views.downloads import FileView, PaperView, of_roadmap, paper
from stadswijzer.pages.views.goal_tree import TreeView, tree
from stadswijzer.pages.views.hours_bars import hours_bars
from stadswijzer.pages.views.judged import Judged, judged
from stadswijzer.pages.views.parts import Foot, Head, Link, Ref, Text
from stadswijzer.pages.views.plan_parts import ChoiceView, PlanNotes
from stadswijzer.pages.views.plan_summary import Summary
from stadswijzer.pages.views.strips import Strip, strips
from stadswijzer.pages.views.timeline import TimelineView, timeline


class AdoptedView(NamedTuple):
    """Who adopted it and when, and where that is written."""

    told: str
    reference: str


class FocusView(NamedTuple):
    """What was chosen, what not now, where people disagree, and who agreed."""

    choices: tuple[ChoiceView, ...]
    not_now: tuple[ChoiceView, ...]
    dissent: tuple[str, ...]
    agreed: str


class PromiseView(NamedTuple):
    """What the council was promised or asked for, by whom and when, and what became of it."""

    text: str
    told: str
    state: str
    is_late: bool


class CalendarDay(NamedTuple):
    """A date of the council; `day` for programs."""

    day: str
    date: str
    title: str


class OtherPeriod(NamedTuple):
    """The plan of another period, and how that stands."""

    ref: Ref
    state: str
    summary: str


class RoadmapView(NamedTuple):
    """`lead`: the title of its period on the page that shows the one that leads; `stays`: its own address."""

    head: Head
    notes: PlanNotes
    lead: str
    stays: str
    period: str
    as_of: str
    adopted: tuple[AdoptedView, ...]
    initiatives: int
    list: str
    papers: tuple[PaperView, ...]
    body: Text | None
    vision: Text | None
    vision_from: tuple[Ref, ...]
    focus: FocusView | None
    strips: tuple[Strip, ...]
    measured: str
    pages: tuple[Link, ...]
    tree: TreeView | None
    timeline: TimelineView | None
    judged: tuple[Judged, ...]
    summary: Summary
    promises: tuple[PromiseView, ...]
    calendar: tuple[CalendarDay, ...]
    closing: Link | None
    others: tuple[OtherPeriod, ...]
    downloads: tuple[FileView, ...]
    foot: Foot


def view(site: Site, entry: Entry[Roadmap]) -> RoadmapView:
    return _view(site, entry, leads=False)


def leading(site: Site, entry: Entry[Roadmap]) -> RoadmapView:
    """The period that leads, at the address that menus know."""
    return _view(site, entry, leads=True)


def _view(site: Site, entry: Entry[Roadmap], *, leads: bool) -> RoadmapView:
    data = entry.data
    w, initiatives = site.words, site(Initiative)
    tells_closing = facts.has(site, "closing") and not facts.is_over(site)
    papers = ["oplegger", "booklet", *(["management"] if bool(initiatives) or bool(site(Talk)) else [])]
    return RoadmapView(
        head=parts.head(site, entry),
        notes=plan_parts.notes(site, entry.address),
        lead=site.period.title if leads else "",
        stays=entry.address if leads else "",
        period=f"{data.period.start}–{data.period.end}",
        as_of=w.date(data.as_of.day),
        adopted=tuple(_adopted(site, data)),
        initiatives=len(initiatives),
        list=site.once(Catalogue).initiatives(site).address,
        papers=tuple(filter(None, (paper(site, name) for name in papers))),
        body=parts.text(site, entry, data.body),
        vision=parts.text(site, entry, data.vision),
        vision_from=parts.refs(site.all(Survey, data.vision_from)) if data.vision else (),
        focus=_focus(site, data.focus) if data.focus else None,
        strips=tuple(strips(site)),
        measured=told_of_round(site),
        pages=tuple(_pages(site)),
        tree=site.once(tree) if data.goals or initiatives else None,
        timeline=site.once(timeline),
        judged=judged(site, initiatives),
        summary=site.once(plan_summary.summary),
        promises=tuple(_promises(site, data)),
        calendar=tuple(_calendar(site, data)),
        closing=plan_parts.more(site, "closing") if tells_closing else None,
        others=tuple(_others(site)),
        downloads=of_roadmap(site),
        foot=parts.foot(site, entry, initiatives),
    )


def _pages(site: Site) -> Iterator[Link]:
    """The pages under the plan by their titles, and where the hours of departments stand.

    To the page that looks back on a period that is over, the note above leads.
    """
    for name in filter(partial(facts.has, site), facts.PAGES):
        if name == "closing" and facts.is_over(site):
            continue
        yield Link(facts.title(site, name), facts.address(site, name))
        if name == "hold_backs" and hours_bars(site):
            title, anchor = (site.words(f"pages_sections.all_hours.{each}") for each in ("title", "anchor"))
            yield Link(title, f"{facts.address(site, name)}#{anchor}")


def _adopted(site: Site, data: Roadmap) -> Iterator[AdoptedView]:
    w = site.words
    for each in data.adopted:
        told = w("pages_periods.adopted_on", body=each.body, date=w.moment(each.date.text))
        yield AdoptedView(told, each.reference or "")


def _focus(site: Site, focus: Focus) -> FocusView:
    w, agreed = site.words, focus.agreed
    told = w("pages_tree.not_agreed")
    if agreed:
        told = w("plan.agreed", body=agreed.body, date=w.moment(agreed.date.text))
    choices = tuple(plan_parts.choices(site, focus.choices))
    not_now = tuple(plan_parts.choices(site, focus.not_now))
    return FocusView(choices, not_now, focus.dissent, told)


def _promises(site: Site, data: Roadmap) -> Iterator[PromiseView]:
    """Those of earlier periods that are open too, by date."""
    own: list[tuple[Site | None, Promise]] = [(None, each) for each in data.promises]
    found = [*carried_over.open_promises(site), *own]
    for of, made in sorted(found, key=lambda each: each[1].date.day):
        yield _promise(site, made, of)


def _promise(site: Site, made: Promise, of: Site | None) -> PromiseView:
    w = site.words
    kind, date = w(f"pages_periods.kind.{made.kind}"), w.moment(made.date.text)
    told = w("pages_periods.promised", kind=kind, date=date, body=made.body)
    told += f" ({of.period.title})" if of else ""
    is_late = planning.promise_state(made.due, made.done, site.as_of) == "late"
    return PromiseView(made.text, told, promises.told(w, made, site.as_of), is_late)


def _calendar(site: Site, data: Roadmap) -> Iterator[CalendarDay]:
    for each in sorted(data.calendar, key=lambda each: each.date.day):
        yield CalendarDay(str(each.date.day), site.words.moment(each.date.text), each.title)


def _others(site: Site) -> Iterator[OtherPeriod]:
    for plan in site.plans:
        roadmap = plan.library.roadmap
        if roadmap and plan.period != site.period:
            state = site.words(f"pages_periods.state.{plan.period.state(site.library.today)}")
            yield OtherPeriod(parts.ref(roadmap), state, roadmap.data.summary)
