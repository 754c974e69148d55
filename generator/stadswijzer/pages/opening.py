"""What the start page shows: doors for who comes with a question, where we stand as strips, and what is new.

In: the site. Out: plain data. A site without a plan, or of concepts alone, has fewer doors and no strip
that says nothing. Of what people know only states of activities are told, never a department.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from stadswijzer.content.model import Example, Initiative
from stadswijzer.content.values import Moment
from stadswijzer.facts import relations, situation_lists
from stadswijzer.facts.catalogue import ROADMAP, Catalogue
from stadswijzer.facts.figures.example_map import ExampleMap, example_map
from stadswijzer.facts.news import Item, news
from stadswijzer.facts.plan import next_milestones, roadmap_facts
from stadswijzer.facts.site import Site
from stadswijzer.pages.views.strips import Strip, strips

DOORS = 3
DOOR_MINUTES = 10
NEWEST = 5


class Door(NamedTuple):
    """A way in: what someone says who comes by it, and what is behind it.

    `begin` and `then`: words with places for one title and for two, where the device of who reads knows what
    is behind it; else ''.
    """

    title: str
    text: str
    address: str
    begin: str = ""
    then: str = ""


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
        site.once(example_map),
        tuple(strips(site)),
        tuple(_newest(items)),
        " ".join(each.id for each in items),
    )


def _doors(site: Site) -> Iterator[Door]:
    """The most wanted first; a site that lacks one has the next."""
    w, catalogue = site.words, site.once(Catalogue)
    tools, lists = catalogue.tools, catalogue.lists
    if "ten_minutes" in tools:
        yield Door(
            w("opening_doors.minutes.title"),
            _first_to_read(site),
            tools["ten_minutes"].address,
            w("opening_doors.minutes.text", title="{title}"),
            w("opening_doors.minutes.then", title="{title}", then="{then}"),
        )
    if "situations_page" in tools:
        text = w("opening_doors.asked.text", situation=_situation(site))
        yield Door(w("opening_doors.asked.title"), text, tools["situations_page"].address)
    if site.library.roadmap or "initiative" in lists:
        address = ROADMAP if site.library.roadmap else lists["initiative"].address
        if roadmap_facts.is_over(site):
            address = roadmap_facts.address(site, "closing")
        yield Door(w("opening_doors.plan.title"), _plan(site), address)
    if "example" in lists:
        text = w("opening_doors.others.text", n=len(site(Example)))
        yield Door(w("opening_doors.others.title"), text, lists["example"].address)
    if "glossary" in tools:
        yield Door(w("opening_doors.words.title"), w("glossary.about"), tools["glossary"].address)


def _first_to_read(site: Site) -> str:
    lists = {
        minutes: entries for minutes, entries, _ in site.today.know.reading(partial(relations.showing, site))
    }
    titles = [entry.title for entry in lists.get(DOOR_MINUTES) or ()]
    if not titles:
        return site.words("opening_doors.minutes.empty")
    if len(titles) == 1:
        return site.words("opening_doors.minutes.text", title=titles[0])
    return site.words("opening_doors.minutes.then", title=titles[0], then=titles[1])


def _situation(site: Site) -> str:
    """A situation of what the work asks most; else the first of the site."""
    for demand in site.know.demands:
        if demand.concept.data.situations:
            return str(demand.concept.data.situations[0])
    return situation_lists.situations(site, 1)[0][0]


def _plan(site: Site) -> str:
    """The plan in a sentence: what came of it, or what comes first."""
    w = site.words
    told = w("plan.count", n=len(site(Initiative)))
    if roadmap_facts.is_over(site):
        groups = roadmap_facts.by_final_status(site)
        came = ", ".join(w(f"opening_came.{name}", n=len(own)) for name, own in groups)
        return w("opening_plan.over", end=site.period.end, told=f"{told}: {came}.")
    asked = next(iter(roadmap_facts.to_take(site)), None)
    stone, _, is_late = next(iter(next_milestones.next_milestones(site, 1)), (None, None, False))
    if asked and (not stone or asked.decision.date.day <= stone.date.day):
        body, date = w(f"party.{asked.decision.body}"), _when(site, asked.decision.date, late=asked.late)
        return w("opening_plan.decision", n=told, ask=asked.decision.ask, body=body, date=date)
    if stone:
        date = _when(site, stone.date, late=is_late)
        return w("opening_plan.milestone", n=told, title=stone.title, date=date)
    return w("opening_plan.none", n=told)


def _when(site: Site, moment: Moment, *, late: bool) -> str:
    told = site.words.moment(moment.text)
    return f"{told}, {site.words('plan.late').lower()}" if late else told


def _news(site: Site, item: Item) -> News:
    key = hashlib.sha256(item.id.encode()).hexdigest()[:8]
    return News(key, site.words.date(item.day), item.what, item.title, item.entry.address, "#" in item.id)


def _newest(items: list[News]) -> list[News]:
    """The newest of the plan and of what there is to read, each in turn; in their own order."""
    plan = [each for each in items if each.is_plan][: NEWEST // 2]
    rest = [each for each in items if not each.is_plan][: NEWEST - len(plan)]
    return [each for each in items if each in plan or each in rest]
