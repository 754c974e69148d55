"""The pages under the roadmap: money, what holds back, moved dates, decisions, and how it ended.

In: a `Site`. Out: pages, only those that have something to tell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import NamedTuple, cast

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Roadmap
from stadswijzer.facts.catalogue import ROADMAP, Catalogue
from stadswijzer.facts.place import Place
from stadswijzer.facts.plan import roadmap_facts
from stadswijzer.facts.site import Site
from stadswijzer.pages.render import Page
from stadswijzer.pages.views import closing_page, money_page, roadmap
from stadswijzer.pages.views import plan_pages as views

PAGES: dict[str, Callable[..., NamedTuple]] = {
    "money": money_page.money_page,
    "hold_backs": views.hold_backs,
    "moves": views.moves,
    "decisions": views.decisions,
    "closing": closing_page.closing,
}
"""Name of a page under the plan → what makes its view, from the site and its address."""


def pages(site: Site) -> Iterator[Page]:
    """Every page under the roadmap that this site has."""
    places = site.once(Catalogue).places
    if site.library.roadmap:
        yield _leading(site)
    for plan in site.plans:
        for name in roadmap_facts.PAGES:
            if roadmap_facts.has(plan, name):
                yield _page(plan, places[roadmap_facts.address(plan, name)], name)
        for day, _ in roadmap_facts.versions(plan) if roadmap_facts.has(plan, "moves") else ():
            yield _page(plan, places[roadmap_facts.since_address(plan, day)], "moves", day)


def _leading(site: Site) -> Page:
    """The period that leads, at the address that menus know; `same_as` is where it stays."""
    entry = cast("Entry[Roadmap]", site.library.roadmap)
    place, about = site.once(Catalogue).places[ROADMAP], entry.data.summary or ""
    view = partial(roadmap.leading, site, entry)
    return Page(
        site,
        ROADMAP,
        "view/roadmap",
        place.title,
        about,
        view,
        "roadmap",
        entry,
        same_as=entry.address,
    )


def _page(site: Site, place: Place, name: str, since: date | None = None) -> Page:
    """`since`: of moved dates only those that moved after that day."""
    make = partial(PAGES[name], site, place.address)
    return Page(
        site,
        place.address,
        f"view/{name}_page",
        place.title,
        site.words(f"pages_titles.{name}.about"),
        kind="plan",
        entry=site.library.roadmap,
        view=partial(make, since) if since else make,
    )
