"""The pages under the roadmap: money, what holds back, moved dates, decisions, and how it ended.

In: a `Site`. Out: pages, only those that have something to tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from stadswijzer.facts.plan import roadmap_facts
from stadswijzer.facts.site import Site
from stadswijzer.pages.render import Page


def pages(site: Site) -> Iterator[Page]:
    """Every page under the roadmap that this site has."""
    for name in roadmap_facts.PAGES:
        if roadmap_facts.has(site, name):
            yield _page(site, name, roadmap_facts.address(site, name))
    if roadmap_facts.has(site, "moves"):
        yield from _since(site)


def _since(site: Site) -> Iterator[Page]:
    """What moved since each day on which the council decided."""
    w = site.words
    for day, _ in roadmap_facts.versions(site):
        yield _page(
            site,
            "moves",
            roadmap_facts.since_address(site, day),
            title=w("pages_moves.since_title", date=w.date(day)),
            under=[(w("pages_titles.moves.title"), roadmap_facts.address(site, "moves"))],
            since=day,
        )


def _page(
    site: Site,
    name: str,
    address: str,
    title: str = "",
    under: list[tuple[str, str]] | None = None,
    **values: Any,
) -> Page:
    w = site.words
    crumbs = [(w("start.short"), ""), (w("kinds.roadmap.one"), "roadmap/"), *(under or [])]
    return Page(
        site,
        address,
        f"plan/{name}_page",
        title or w(f"pages_titles.{name}.title"),
        w(f"pages_titles.{name}.about"),
        kind="plan",
        entry=site.library.roadmap,
        crumbs=crumbs,
        values={"since": None, **values},
    )
