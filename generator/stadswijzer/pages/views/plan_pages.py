"""Pages under the plan: what holds back, moved dates, and decisions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from stadswijzer.content.model import Moved
from stadswijzer.facts.plan import carried_over
from stadswijzer.facts.plan import roadmap_facts as facts
from stadswijzer.facts.plan.decisions import Asked
from stadswijzer.facts.plan.holdback import HoldBack
from stadswijzer.facts.plan.moved_since import Shift
from stadswijzer.facts.site import Site
from stadswijzer.pages import scripts
from stadswijzer.pages.views import knowledge, parts, plan_parts
from stadswijzer.pages.views.hours_bars import HoursBars, hours_bars
from stadswijzer.pages.views.parts import Item, Ref
from stadswijzer.pages.views.plan_parts import DecisionView, PlanHead, WhyMoved


class Cause(NamedTuple):
    """What holds back, and which initiatives."""

    reason: str
    held: tuple[Ref, ...]


class HeldIn(NamedTuple):
    """What is held back in a year. `told`: how many, in words; `unknown`: of how many it cannot be told."""

    year: str
    anchor: str
    told: str
    causes: tuple[Cause, ...]
    unknown: str
    unknown_of: tuple[Item, ...]


class HoldBacksPage(NamedTuple):
    """Year by year, those in which something runs."""

    head: PlanHead
    years: tuple[HeldIn, ...]
    hours: HoursBars | None


class Version(NamedTuple):
    """A day on which the council decided, and how many dates moved since; `told` for the script."""

    date: str
    address: str
    key: str
    told: str
    number: int
    is_chosen: bool


class MovedStep(NamedTuple):
    """One move of a date. `keys`: of the versions it came after; `span`: from there to now."""

    keys: str
    span: str
    decided: str
    before: str
    why: WhyMoved


class ShiftView(NamedTuple):
    """A date that moved, with its moves, newest first."""

    keys: str
    what: str
    told: str
    moves: tuple[MovedStep, ...]


class MovedOf(NamedTuple):
    """What moved of an initiative."""

    ref: Ref
    anchor: str
    shifts: tuple[ShiftView, ...]


class MovesPage(NamedTuple):
    """`is_whole`: whatever moved, not since a day; `all`: where that stands.

    `stamp`: of the script of filters.
    """

    head: PlanHead
    stamp: str
    versions: tuple[Version, ...]
    is_folded: bool
    is_whole: bool
    found: str
    all: str
    initiatives: tuple[MovedOf, ...]


class OfBody(NamedTuple):
    """The decisions of a body."""

    name: str
    decisions: tuple[DecisionView, ...]


class DecisionGroup(NamedTuple):
    """Decisions `to_take`, `taken` or `dropped`; who `adopted` the plan; what was `carried_over`."""

    key: str
    bodies: tuple[OfBody, ...]


class DecisionsPage(NamedTuple):
    """Groups that are empty are left out."""

    head: PlanHead
    groups: tuple[DecisionGroup, ...]


def hold_backs(site: Site, address: str) -> HoldBacksPage:
    return HoldBacksPage(
        plan_parts.head(site, address),
        tuple(_held_in(site, year, found) for year, found in site.know.hold_backs if found),
        hours_bars(site),
    )


def _held_in(site: Site, year: int, found: list[HoldBack]) -> HeldIn:
    w = site.words
    held = [each for each in found if each.holds]
    unknown = [each for each in found if each.unknown]
    count = w("hold.none_known" if unknown else "hold.none")
    if held:
        only = len(held) == 1 == len(found)
        count = w("pages_hold.count_only") if only else w("pages_hold.count", n=len(held), of=len(found))
    return HeldIn(
        str(year),
        f"{w('pages_hold.anchor')}-{year}",
        count,
        tuple(_causes(site, held)),
        w("hold.unknown", n=len(unknown)) if unknown else "",
        tuple(
            Item(parts.ref(each.entry), ", ".join(w(f"pages_hold.{name}") for name in each.unknown))
            for each in unknown
        ),
    )


def _causes(site: Site, held: list[HoldBack]) -> Iterator[Cause]:
    """Each reason once; what holds back most stands first."""
    found: dict[str, list[Ref]] = {}
    for each in held:
        for reason in knowledge.held(site, each).reasons:
            found.setdefault(reason, []).append(parts.ref(each.entry))
    for reason, refs in sorted(found.items(), key=lambda item: -len(item[1])):
        yield Cause(reason, tuple(refs))


def moves(site: Site, address: str, since: date | None = None) -> MovesPage:
    w, versions = site.words, facts.versions(site)
    n = len(facts.shifts(site, since))
    return MovesPage(
        plan_parts.head(site, address),
        scripts.stamp("filter"),
        tuple(_version(site, day, number, since) for day, number in versions),
        facts.is_folded(versions),
        since is None,
        w("pages_moves.since", n=n, date=w.date(since)) if since else w("pages_moves.all", n=n),
        facts.address(site, "moves"),
        tuple(
            MovedOf(parts.ref(entry), entry.id, tuple(_shift(site, each) for each in own))
            for entry, own in facts.shifts_by_initiative(site, since)
        ),
    )


def _version(site: Site, day: date, n: int, since: date | None) -> Version:
    w = site.words
    told = w("pages_moves.since", n=n, date=w.date(day))
    address, key = facts.since_address(site, day), facts.since_key(site, day)
    return Version(w.date(day), address, key, told, n, day == since)


def _shift(site: Site, shift: Shift) -> ShiftView:
    w = site.words
    told = w("plan.from_to", old=w.moment(shift.was), new=w.moment(shift.now))
    return ShiftView(
        facts.since_keys(site, shift.moves[0]),
        plan_parts.what_moved(site, shift),
        told,
        tuple(_step(site, shift, each) for each in shift.moves),
    )


def _step(site: Site, shift: Shift, moved: Moved) -> MovedStep:
    w = site.words
    was = w.moment(moved.from_.text)
    return MovedStep(
        facts.since_keys(site, moved),
        w("plan.from_to", old=was, new=w.moment(shift.now)),
        w("pages_moves.decided", date=w.moment(moved.date.text)),
        w("pages_moves.before", was=was) if len(shift.moves) > 1 else "",
        plan_parts.why_moved(moved),
    )


def decisions(site: Site, address: str) -> DecisionsPage:
    found = (("to_take", facts.to_take(site)), ("taken", facts.taken(site)), ("dropped", facts.dropped(site)))
    groups = (
        *((key, tuple(_of_bodies(site, of))) for key, of in found),
        ("adopted", tuple(_adopted(site))),
        ("carried_over", tuple(_carried_over(site))),
    )
    order = ("to_take", "adopted", "taken", "dropped", "carried_over")
    shown = sorted(
        (DecisionGroup(*each) for each in groups if each[1]), key=lambda each: order.index(each.key)
    )
    return DecisionsPage(plan_parts.head(site, address), tuple(shown))


def _of_bodies(site: Site, found: list[Asked]) -> Iterator[OfBody]:
    for body, own in facts.by_body_asked(found):
        yield OfBody(site.words(f"party.{body}"), tuple(plan_parts.asked(site, each) for each in own))


def _adopted(site: Site) -> Iterator[OfBody]:
    """Who adopted the roadmap as a whole, newest first."""
    roadmap = site.library.roadmap
    for each in sorted(roadmap.data.adopted if roadmap else (), key=lambda each: each.date.day, reverse=True):
        asked, told = site.words("pages_decision.whole"), site.words("pages_decision.of_roadmap")
        day, ref = site.words.moment(each.date.text), parts.ref(roadmap) if roadmap else None
        shown = DecisionView(
            day, (), each.body, ref, asked, told, is_late=False, reference=each.reference or ""
        )
        yield OfBody(each.body, (shown,))


def _carried_over(site: Site) -> Iterator[OfBody]:
    """What the council decided in earlier periods on what goes on in this one, by period."""
    of: dict[str, list[DecisionView]] = {}
    for plan, each in carried_over.taken(site):
        of.setdefault(plan.period.title, []).append(plan_parts.asked(plan, each))
    for title, own in of.items():
        yield OfBody(f"{site.words('party.council')}, {title}", tuple(own))
