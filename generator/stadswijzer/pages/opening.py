"""What the start page shows: doors for who comes with a question, where we stand as strips, and what is new.

In: the site. Out: plain data. A site without a plan, or of concepts alone, has fewer doors and no strip
that says nothing. Of what people know only states of activities are told, never a department.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from stadswijzer.facts.catalogue import ROADMAP, Catalogue
from stadswijzer.facts.figures.drawing import Part, stacked
from stadswijzer.facts.figures.example_map import ExampleMap, example_map
from stadswijzer.facts.news import Item, news
from stadswijzer.facts.plan import planning, roadmap_facts
from stadswijzer.facts.site import Site

DOORS = 3
DOOR_MINUTES = 10
NEWEST = 5
WHOLE_WAY = 100


class Door(NamedTuple):
    """A way in: what someone says who comes by it, and what is behind it."""

    title: str
    text: str
    address: str


class Key(NamedTuple):
    """A part of a strip in words, with its pattern."""

    look: str
    words: str


class Strip(NamedTuple):
    """One thing that we look at, as a bar; the words under it say the same."""

    title: str
    address: str
    parts: tuple[Part, ...]
    keys: tuple[Key, ...]
    how: str
    """The rule that says how it was counted, or ''."""


class News(NamedTuple):
    """`id`: what a device remembers of it. `is_plan`: a date that moved, or a decision."""

    id: str
    day: str
    what: str
    title: str
    address: str
    is_plan: bool


class Opening(NamedTuple):
    """`ids`: of all that is new, space between."""

    doors: tuple[Door, ...]
    map: ExampleMap | None
    strips: tuple[Strip, ...]
    news: tuple[News, ...]
    ids: str


def opening(site: Site) -> Opening:
    items = [_news(site, each) for each in news(site)]
    return Opening(
        tuple(_doors(site))[:DOORS],
        example_map(site),
        tuple(_strips(site)),
        tuple(_newest(items)),
        " ".join(each.id for each in items),
    )


def _doors(site: Site) -> Iterator[Door]:
    """The most wanted first; a site that lacks one has the next."""
    w, catalogue = site.words, site.once(Catalogue)
    tools, lists = catalogue.tools, catalogue.lists
    if "ten_minutes" in tools:
        yield Door(w("opening_doors.minutes.title"), _first_to_read(site), tools["ten_minutes"].address)
    if "situations_page" in tools:
        text = w("opening_doors.asked.text", situation=_situation(site))
        yield Door(w("opening_doors.asked.title"), text, tools["situations_page"].address)
    if site.library.roadmap or "initiative" in lists:
        address = ROADMAP if site.library.roadmap else lists["initiative"].address
        if roadmap_facts.is_over(site):
            address = roadmap_facts.address(site, "closing")
        yield Door(w("opening_doors.plan.title"), _plan(site), address)
    if "example" in lists:
        text = w("opening_doors.others.text", n=len(site("example")))
        yield Door(w("opening_doors.others.title"), text, lists["example"].address)
    if "glossary" in tools:
        text = w("opening_doors.words.text", n=len(site("concept")))
        yield Door(w("opening_doors.words.title"), text, tools["glossary"].address)


def _first_to_read(site: Site) -> str:
    lists = {minutes: entries for minutes, entries, _ in site.today.know.reading(site.showing)}
    entries = lists.get(DOOR_MINUTES) or []
    if not entries:
        return site.words("opening_doors.minutes.empty")
    return site.words("opening_doors.minutes.text", title=entries[0].title)


def _situation(site: Site) -> str:
    """A situation of what the work asks most; else the first of the site."""
    for demand in site.know.demands:
        if demand.concept.data.situations:
            return str(demand.concept.data.situations[0])
    return site.situations(1)[0][0]


def _plan(site: Site) -> str:
    """The plan in a sentence: what came of it, or what comes first."""
    w = site.words
    told = w("plan.count", n=len(site("initiative")))
    if roadmap_facts.is_over(site):
        groups = roadmap_facts.by_final_status(site)
        came = ", ".join(w(f"opening_came.{name}", n=len(own)) for name, own in groups)
        return w("opening_plan.over", end=site.period.end, told=f"{told}: {came}.")
    asked = next(iter(roadmap_facts.to_take(site)), None)
    stone = next(iter(site.next_milestones(1)), None)
    if asked and (not stone or asked.decision.date.day <= stone[0].date.day):
        body, date = w(f"body.{asked.decision.body}"), w.moment(asked.decision.date.text)
        return w("opening_plan.decision", n=told, ask=asked.decision.ask, body=body, date=date)
    if stone:
        return w("opening_plan.milestone", n=told, title=stone[0].title, date=w.moment(stone[0].date.text))
    return w("opening_plan.none", n=told)


# Strips

_STATUS = {
    "done": "full",
    "running": "half",
    "preparation": "open",
    "paused": "open",
    "idea": "none",
    "stopped": "ended",
}
_FINAL = {"done": "full", "goes_on": "half", "not_done": "open", "stopped": "ended"}
_KNOWN = {"enough": "full", "almost": "half", "not_yet": "open"}


def _strips(site: Site) -> Iterator[Strip]:
    yield from _activities(site)
    yield from _goals(site)
    yield from _knowledge(site)


def _strip(title: str, address: str, found: list[tuple[str, str, int]], how: str = "") -> Strip:
    """`found`: look, words and number of each part."""
    whole = sum(n for _, _, n in found)
    parts = stacked(((look, n) for look, _, n in found), whole)
    return Strip(title, address, parts, tuple(Key(look, words) for look, words, n in found if n), how)


def _activities(site: Site) -> Iterator[Strip]:
    w = site.words
    if roadmap_facts.is_over(site):
        groups = roadmap_facts.by_final_status(site)
        found = [(_FINAL[name], w(f"pages_closing.{name}", n=len(own)), len(own)) for name, own in groups]
        title, address = roadmap_facts.title(site, "closing"), roadmap_facts.address(site, "closing")
    else:
        counts = Counter(entry.data.status for entry in site("initiative"))
        found = [
            (look, f"{w(f'status.{status}')} ({counts[status]})", counts[status])
            for status, look in _STATUS.items()
        ]
        title = w("opening_strips.activities")
        address = site.once(Catalogue).lists["initiative"].address if site("initiative") else ""
    if any(n for _, _, n in found):
        yield _strip(title, address, found)


def _goals(site: Site) -> Iterator[Strip]:
    roadmap = site.library.roadmap_fields
    if roadmap is None or not roadmap.goals:
        return
    w = site.words
    shares = [planning.progress(goal) for goal in roadmap.goals]
    reached = sum(share == WHOLE_WAY for share in shares)
    unknown = sum(share is None for share in shares)
    rest = len(shares) - reached - unknown
    short = "missed" if roadmap_facts.is_over(site) else "under_way"
    found = [
        ("full", w("opening_state.reached", n=reached), reached),
        ("half", w(f"opening_state.{short}", n=rest), rest),
        ("none", w("opening_state.unmeasured", n=unknown), unknown),
    ]
    anchor = w("sections.goals.anchor")
    yield _strip(w("opening_strips.goals"), f"{site.period.address}#{anchor}", found)


def _knowledge(site: Site) -> Iterator[Strip]:
    newest, states = site.know.newest, site.know.states
    if newest is None or not states:
        return
    w = site.words
    counts = dict(states)
    found = [
        (_KNOWN.get(state, "none"), f"{w(f'readiness.{state}')} ({counts[state]})", counts[state])
        for state in (*_KNOWN, *(each for each in counts if each not in _KNOWN))
        if state in counts
    ]
    yield _strip(w("opening_strips.knowledge"), newest.address, found, "readiness")


# What is new


def _news(site: Site, item: Item) -> News:
    key = hashlib.sha256(item.id.encode()).hexdigest()[:8]
    return News(key, site.words.date(item.day), item.what, item.title, item.entry.address, "#" in item.id)


def _newest(items: list[News]) -> list[News]:
    """The newest of the plan and of what there is to read, each in turn; in their own order."""
    plan = [each for each in items if each.is_plan][: NEWEST // 2]
    rest = [each for each in items if not each.is_plan][: NEWEST - len(plan)]
    return [each for each in items if each in plan or each in rest]
