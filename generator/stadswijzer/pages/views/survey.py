"""The page of a round: who was asked and how, what they said, and what became of it.

What people know is shown in words, and whom they named in steps of five: never a count.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Concept, Goal, Survey, Theme
from stadswijzer.facts.figures.drawing import Part
from stadswijzer.facts.knowledge import focus
from stadswijzer.facts.knowledge.focus import FocusPicture, Step
from stadswijzer.facts.knowledge.newest_round import told_of_round
from stadswijzer.facts.plan import plan_goals
from stadswijzer.facts.site import Site
from stadswijzer.pages.views import before_after, knowledge, parts, round_picture
from stadswijzer.pages.views.before_after import Changes
from stadswijzer.pages.views.knowledge import InitiativeRows
from stadswijzer.pages.views.parts import Foot, Head, Item, Link, Ref, Text
from stadswijzer.pages.views.round_picture import MatrixView


class WithdrawnView(NamedTuple):
    """That it was taken back, and why."""

    date: str
    reason: str


class ThemeRow(NamedTuple):
    """How many named a theme and chose it, in words; `theme` None is who named none."""

    theme: Ref | None
    named: str
    focus: str
    choice: str
    named_bar: tuple[Part, ...]
    focus_bar: tuple[Part, ...]


class WishView(NamedTuple):
    """What people wish for, and the goal that it led to."""

    text: str
    goal: Link | None


class Orphans(NamedTuple):
    """Wishes that led to no goal, and goals that no wish leads to."""

    wishes: tuple[str, ...]
    goals: tuple[Link, ...]


class Asked(NamedTuple):
    """What the work asks, of the round that counts; of an older one which is `newer`."""

    measured: str
    table: tuple[InitiativeRows, ...]
    newer: Ref | None


class Beside(NamedTuple):
    """Beside the round before: numbers of rows, never which."""

    before: str
    more: int
    less: int
    same: int
    by_chance: int


class Safeguard(NamedTuple):
    """What protects who answered: the key of its word, and what was done."""

    key: str
    text: str


class SurveyView(NamedTuple):
    """`orphans`: None without wishes or without a roadmap."""

    head: Head
    withdrawn: WithdrawnView | None
    date: str
    method: str
    basis: str
    responded: int
    invited: int
    body: Text | None
    found: tuple[str, ...]
    matrix: MatrixView | None
    themes: tuple[ThemeRow, ...]
    has_themes: bool
    wishes: tuple[WishView, ...]
    voices: tuple[str, ...]
    orphans: Orphans | None
    changes: Changes | None
    asked: Asked | None
    beside: Beside | None
    used: tuple[Item, ...]
    concepts: tuple[Ref, ...]
    safeguards: tuple[Safeguard, ...]
    foot: Foot


def view(site: Site, entry: Entry[Survey]) -> SurveyView:
    data = entry.data
    w, picture = site.words, focus.focus_picture(entry.data, site(Theme), site.library)
    gone = data.withdrawn
    return SurveyView(
        head=parts.head(site, entry),
        withdrawn=WithdrawnView(w.moment(gone.date.text), gone.reason) if gone else None,
        date=w.moment(data.date.text),
        method=w(f"method.{data.method}"),
        basis=w(f"basis.{data.basis}"),
        responded=data.responded,
        invited=data.invited,
        body=parts.text(site, entry, data.body),
        found=tuple(round_picture.found(site, entry, picture)),
        matrix=None if gone else round_picture.matrix_view(site, entry),
        themes=tuple(_themes(site, picture, data.responded)) if picture else (),
        has_themes=picture is not None,
        wishes=tuple(_wishes(site, data)),
        voices=tuple(each.text for each in data.voices),
        orphans=_orphans(site, data) if data.wishes and site.library.roadmap else None,
        changes=before_after.of_round(site, entry),
        asked=_asked(site, entry),
        beside=None if gone else _beside(site, entry),
        used=tuple(_used(site, data)),
        concepts=parts.refs(site.all(Concept, (each.concept for each in data.results))),
        safeguards=tuple(_safeguards(site, data)) if data.purpose or data.legal_basis else (),
        foot=parts.foot(site, entry, ()),
    )


def _theme_row(
    site: Site, theme: Ref | None, named: Step | None, focus: Step | None, choice: str, responded: int
) -> ThemeRow:
    bars = (round_picture.step_bar(each, responded) for each in (named, focus))
    return ThemeRow(
        theme, round_picture.people(site, named), round_picture.people(site, focus), choice, *bars
    )


def _themes(site: Site, picture: FocusPicture, responded: int) -> Iterator[ThemeRow]:
    w = site.words
    for row in picture.rows:
        choice = w(f"survey.choice_{row.choice or 'none'}")
        yield _theme_row(site, parts.ref(row.theme), row.named, row.focus, choice, responded)
    if picture.named_none or picture.focus_none:
        none = w("survey.choice_none")
        yield _theme_row(site, None, picture.named_none, picture.focus_none, none, responded)


def _wishes(site: Site, data: Survey) -> Iterator[WishView]:
    for wish in data.wishes:
        goal = plan_goals.find(site, wish.goal) if site.library.roadmap else None
        yield WishView(wish.text, _goal(site, goal) if goal else None)


def _goal(site: Site, goal: Goal) -> Link:
    return Link(goal.title, plan_goals.address_of(site, goal))


def _orphans(site: Site, data: Survey) -> Orphans:
    goals = tuple(_goal(site, each) for each in plan_goals.without_wish(site))
    return Orphans(tuple(each.text for each in data.wishes if not each.goal), goals)


def _asked(site: Site, entry: Entry[Survey]) -> Asked | None:
    newest = site.know.newest
    if newest is entry:
        return Asked(told_of_round(site), knowledge.table(site), None)
    return Asked("", (), parts.ref(newest)) if newest and entry.data.results else None


def _beside(site: Site, entry: Entry[Survey]) -> Beside | None:
    found = site.know.beside_earlier(entry)
    if found is None:
        return None
    date = site.words.moment(found.before.data.date.text)
    return Beside(f"{found.before.title} ({date})", found.more, found.less, found.same, found.by_chance)


def _used(site: Site, data: Survey) -> Iterator[Item]:
    for each in data.used:
        concept = site.get(Concept, each.concept)
        if concept:
            said = site.words("survey.used_yes", word=site.words(f"answers.{each.answers}.{each.yes}"))
            yield Item(parts.ref(concept), said)


def _safeguards(site: Site, data: Survey) -> Iterator[Safeguard]:
    w, council = site.words, data.works_council
    for key, text in (("purpose", data.purpose), ("legal_basis", data.legal_basis)):
        if text:
            yield Safeguard(key, text)
    if data.privacy_check:
        yield Safeguard("privacy_check", w.moment(data.privacy_check.text))
    if council:
        said = f"{w(f'survey.works_council_{council.outcome}')}, {w.moment(council.date.text)}"
        yield Safeguard("works_council", f"{said}. {council.reason}" if council.reason else said)
    if data.source_deleted:
        yield Safeguard("source_deleted", w.moment(data.source_deleted.text))
    elif data.delete_source_by:
        yield Safeguard("delete_source_by", w.moment(data.delete_source_by.text))
