"""The pages under the roadmap: money, what holds back, moved dates, decisions, and how it ended.

In: a `Site`. Out: pages, only those that have something to tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from stadswijzer.facts.catalogue import Catalogue, Place
from stadswijzer.facts.plan import roadmap_facts
from stadswijzer.facts.site import Site
from stadswijzer.pages.render import Page


def pages(site: Site) -> Iterator[Page]:
    """Every page under the roadmap that this site has."""
    for place in site.once(Catalogue).places.values():
        if place.name in roadmap_facts.PAGES:
            yield _page(site, place, place.name)
    if roadmap_facts.has(site, "moves"):
        for day, _ in roadmap_facts.versions(site):
            yield _page(
                site, site.once(Catalogue).places[roadmap_facts.since_address(site, day)], "moves", day
            )


def _page(site: Site, place: Place, name: str, since: date | None = None) -> Page:
    return Page(
        site,
        place.address,
        f"plan/{name}_page",
        place.title,
        site.words(f"pages_titles.{name}.about"),
        kind="plan",
        entry=site.library.roadmap,
        values={"since": since},
    )
