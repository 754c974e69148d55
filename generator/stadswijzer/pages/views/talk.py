"""The page of a talk: with whom, what it brought, and what was promised."""

from __future__ import annotations

from typing import NamedTuple

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Talk, Theme
from stadswijzer.content.model.talk import FollowUp
from stadswijzer.facts.departments import department_names
from stadswijzer.facts.plan import planning
from stadswijzer.facts.site import Site
from stadswijzer.pages.views import parts
from stadswijzer.pages.views.parts import Foot, Head, Ref, Text


class Promise(NamedTuple):
    """What was promised. `state`: `done`, `late` or `open`; `done_on`: '' where the day is not known."""

    text: str
    owner: str
    due: str
    state: str
    done_on: str


class TalkView(NamedTuple):
    """`people`, `hours`: '' where nobody wrote them down."""

    head: Head
    departments: str
    people: str
    hours: str
    themes: tuple[Ref, ...]
    body: Text | None
    outcome: Text | None
    promises: tuple[Promise, ...]
    foot: Foot


def view(site: Site, entry: Entry[Talk]) -> TalkView:
    data, w = entry.data, site.words
    themes = site.all(Theme, data.themes)
    return TalkView(
        parts.head(site, entry),
        department_names(site, data.departments),
        w.number(data.people) if data.people is not None else "",
        w.number(data.hours) if data.hours is not None else "",
        parts.refs(themes),
        parts.text(site, entry, data.body),
        parts.text(site, entry, data.outcome),
        tuple(promise(site, each) for each in data.follow_up),
        parts.foot(site, entry, themes),
    )


def promise(site: Site, made: FollowUp) -> Promise:
    state, day = planning.promise_state(made.due, made.done, site.as_of), planning.done_on(made.done)
    told = site.words.moment(day.text) if day else ""
    return Promise(made.text, made.owner, site.words.moment(made.due.text), state, told)
