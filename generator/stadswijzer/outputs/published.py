"""What a link may lead to that only the finished site has: headings of pages we make, and files beside them.

In: the site and an address. Out: the anchors of that page, or whether that file is made. Makes only the page
that is asked for, and no paper, since each of those has its address long before it is printed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from stadswijzer.facts.site import Site
from stadswijzer.outputs import CATALOGUE, OUTPUTS, SEARCH, files_of
from stadswijzer.pages import listings
from stadswijzer.pages.downloads import downloads
from stadswijzer.pages.render import MAIN, Page

_ID = re.compile(r"\sid=\"([^\"]+)\"")
_SLOW = (CATALOGUE, SEARCH)
"""Outputs that are not made to see whether a link is right: papers tell their addresses, and nobody links to
a part of the index."""


class PublishedSite:
    """Answers `checks/page_links.py` for the site of one project."""

    def __init__(self) -> None:
        self._kept: tuple[Site | None, frozenset[str]] = (None, frozenset())

    def anchors(self, site: Site, address: str) -> Collection[str]:
        """Every `id` on a page, as it will stand there."""
        anchors_of = (_ids(page) for page in listings.pages(site) if page.address == address)
        return next(anchors_of, set()) | {MAIN, site.words("answer.anchor")}  # of the frame

    def has_file(self, site: Site, address: str) -> bool:
        """Whether this file is made."""
        return address in _told(site) or address in self._made(site)

    def _made(self, site: Site) -> frozenset[str]:
        """Asked again and again of the one site of a check, and kept no longer than that."""
        of, made = self._kept
        if of is not site:
            made = frozenset(
                path for each in OUTPUTS if each not in _SLOW for path, _ in files_of(site, each)
            )
            self._kept = site, made
        return made


def _told(site: Site) -> Iterable[str]:
    """Addresses that are known before anything is made."""
    from stadswijzer.papers import catalogue  # noqa: PLC0415 - slow to load, and few link to a file

    for plan in site.plans:
        yield from catalogue.addresses(plan)
        for each in downloads(plan):
            yield each.address
            yield each.schema
    yield site.words("guide.csv")


def _ids(page: Page) -> set[str]:
    html, _, anchors = page.make()
    return {*anchors, *_ID.findall(html)}
