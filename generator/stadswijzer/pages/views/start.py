"""The start page: for whom this is and where to begin, the map, where we stand, and what is new."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from stadswijzer.content.model import Concept, Initiative, Theme
from stadswijzer.facts.catalogue import ROADMAP
from stadswijzer.facts.knowledge import before_after
from stadswijzer.facts.knowledge.newest_round import told_of_round
from stadswijzer.facts.plan import roadmap_facts
from stadswijzer.facts.site import Site
from stadswijzer.pages import scripts
from stadswijzer.pages.opening import Opening, opening
from stadswijzer.pages.views import parts, plan_parts
from stadswijzer.pages.views.before_after import InShort, in_short
from stadswijzer.pages.views.learning import Learning, learning
from stadswijzer.pages.views.parts import Item, Link, Ref
from stadswijzer.pages.views.plan_parts import ChoiceView, PlanNotes

MOST_ASKED = 3


class Entrance(NamedTuple):
    """A list to walk through, and how much is in it, in words."""

    link: Link
    told: str


class PlanState(NamedTuple):
    """Of which day the plan is."""

    as_of: str
    sample: bool
    notes: PlanNotes


class Change(NamedTuple):
    """What changed from the round before to `after`. `address`: where each initiative stands."""

    after: Ref
    short: InShort
    address: str


class NewerRound(NamedTuple):
    """A round of another period, newer than that of which this page tells what people know."""

    ref: Ref
    day: str


class FocusInShort(NamedTuple):
    """The themes that were chosen. `why`: where the reasons are."""

    choices: tuple[ChoiceView, ...]
    why: str


class OtherPlan(NamedTuple):
    """The plan of another period. `state`: how it stands, and that it is a proposal."""

    ref: Ref
    state: str


class Asked(NamedTuple):
    """What running initiatives ask most, and the round where all of it stands."""

    concepts: tuple[Item, ...]
    address: str


class ThemeView(NamedTuple):
    """A theme. `icon`: the name of its pictogram."""

    ref: Ref
    text: str
    icon: str


class StartView(NamedTuple):
    """`department`: where a colleague chooses one, as far as there is a plan that tells of them, else ''.

    `stamp`: of the script that tells what is new since the last time, with the words `since_many`.
    """

    opening: Opening
    entrances: tuple[Entrance, ...]
    learning: Learning | None
    department: str
    plan: PlanState | None
    measured: str
    newer: NewerRound | None
    changed: Change | None
    focus: FocusInShort | None
    others: tuple[OtherPlan, ...]
    asked: Asked | None
    themes: tuple[ThemeView, ...]
    stamp: str
    since_many: str


def start(site: Site) -> StartView:
    begin, learns = opening(site), learning(site) if site(Concept) else None
    behind = {door.address for door in begin.doors}
    return StartView(
        begin,
        tuple(each for each in _entrances(site) if each.link.address not in behind),
        learns,
        learns.department if learns and site(Initiative) else "",
        _plan(site),
        told_of_round(site),
        _newer(site),
        _changed(site),
        _focus(site),
        tuple(_others(site)) if roadmap_facts.is_over(site) else (),
        _asked(site),
        tuple(
            ThemeView(parts.ref(each), each.data.question or each.data.summary, each.data.icon or "")
            for each in site(Theme)
        ),
        scripts.stamp("start"),
        str(site.words.under("opening.since")["many"]),
    )


def _entrances(site: Site) -> Iterator[Entrance]:
    w = site.words
    for kind in ("example", "concept", "path"):
        if site(kind):
            folder = w.folders[kind].removeprefix("docs/")
            link = Link(w(f"kinds.{kind}.many"), f"{folder}/")
            yield Entrance(link, w(f"start.{kind}", n=len(site(kind))))
    if site.library.roadmap:
        link = Link(w("kinds.roadmap.one"), ROADMAP)
        yield Entrance(link, w("start.roadmap", n=len(site(Initiative))))


def _plan(site: Site) -> PlanState | None:
    w, roadmap = site.words, site.library.roadmap_fields
    if roadmap is None:
        return None
    day = f"{w('plan.as_of_short')} {w.date(roadmap.as_of.day)}"
    return PlanState(day, bool(roadmap.sample), plan_parts.notes(site, ""))


def _newer(site: Site) -> NewerRound | None:
    """The newest round of all periods, unless it is the one that is told here."""
    rounds = [plan.know.newest for plan in site.plans if plan.know.newest]
    newest, own = max(rounds, key=lambda each: each.data.date.day, default=None), site.know.newest
    if newest is None or (own and newest.data.date.day <= own.data.date.day):
        return None
    return NewerRound(parts.ref(newest), site.words.moment(newest.data.date.text))


def _changed(site: Site) -> Change | None:
    """All initiatives together; None where no two rounds stand beside each other."""
    w = site.words
    for each in before_after.together(before_after.newest(site)):
        address = f"{each.after.address}#{w('sections.before_after.anchor')}"
        return Change(_marked_above(site, parts.ref(each.after)), in_short(site, each), address)
    return None


def _marked_above(site: Site, ref: Ref) -> Ref:
    """Where the plan says of itself that it is made up, what stands under it does not say it once more."""
    roadmap = site.library.roadmap_fields
    return ref._replace(sample=False) if roadmap and roadmap.sample else ref


def _focus(site: Site) -> FocusInShort | None:
    roadmap = site.library.roadmap_fields
    if roadmap is None or roadmap.focus is None:
        return None
    choices = tuple(plan_parts.choices(site, roadmap.focus.choices))
    return FocusInShort(choices, f"{site.period.address}#{site.words('sections.focus.anchor')}")


def _others(site: Site) -> Iterator[OtherPlan]:
    w = site.words
    for other in site.plans:
        roadmap, fields = other.library.roadmap, other.library.roadmap_fields
        if roadmap and fields and other.period is not site.period:
            state = w(f"pages_periods.state.{other.period.state(site.library.today)}")
            proposal = "" if fields.adopted else f"; {w('pages_periods.proposal').lower()}"
            yield OtherPlan(_marked_above(site, parts.ref(roadmap)), f"{state}{proposal}")


def _asked(site: Site) -> Asked | None:
    w, demands, newest = site.words, site.know.demands, site.know.newest
    if not demands or newest is None:
        return None
    concepts = (
        Item(
            parts.ref(each.concept),
            f"{w('plan.count', n=each.initiatives)}, {w('standing.departments', n=each.departments)}",
        )
        for each in demands[:MOST_ASKED]
    )
    return Asked(tuple(concepts), newest.address)
