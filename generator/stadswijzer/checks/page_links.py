"""Links to pages of no entry: lists, tools, what stands under the roadmap, filters, pages to print.

In: the links that neither an entry nor a hand-written page answers, and the site when its content is whole.
Out: a problem for each that leads to no page. Which pages there are says the catalogue alone; as long as
the content has errors it cannot be asked, so then only what no site could have is told.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Iterator
from typing import Protocol

from stadswijzer.content.links import Links, ToPage
from stadswijzer.content.text_anchors import PageAnchors
from stadswijzer.content.values import nearest
from stadswijzer.facts.catalogue import Catalogue, may_be
from stadswijzer.facts.site import Site
from stadswijzer.language.problems import Problem


class Published(Protocol):
    """What is published, which rooms below this one know: whoever checks for an editor hands it over."""

    def anchors(self, site: Site, address: str) -> Collection[str]:
        """The anchors of one page that the site makes."""

    def has_file(self, site: Site, address: str) -> bool:
        """Whether a file that the site makes stands at this address."""


def problems(links: Links, site: Site | None, published: Published | None) -> Iterator[Problem]:
    """Every link that leads to no page, no file or no heading.

    `site`: None while the content has errors; then, and without `published`, only what is certain is told.
    """
    words = links.library.words
    known = site.once(Catalogue).places if site and links.to_pages else {}
    for each in links.to_pages:
        if each.address in known or (site is None and may_be(words, each.address)):
            continue
        file = each.address.rstrip("/")
        if is_made(file) and (site is None or published is None or published.has_file(site, file)):
            continue
        values = dict(each.values)
        if not values["near"] and not values["hint"] and "." not in each.address:
            values["near"] = _near(each, known)
        yield each.source.problem("missing-file", each.offset, **values)

    if site and published:
        yield from _headings(links, site, published)


def is_made(address: str) -> bool:
    """Whether a file here can only be one that the site makes."""
    return address.startswith(_MADE)


_MADE = ("downloads/", "api/", "feed.xml")


class _Anchors:
    """The anchors of pages that are linked to; each page is asked once."""

    def __init__(self, links: Links, site: Site, published: Published) -> None:
        self.links, self.site, self.published = links, site, published
        self.known: dict[str, Collection[str] | None] = {}

    def of(self, address: str) -> Collection[str] | None:
        """None where there is no page: that is told already."""
        if address not in self.known:
            self.known[address] = self._found(address)
        return self.known[address]

    def _found(self, address: str) -> Collection[str] | None:
        if address not in self.site.once(Catalogue).places:
            return None
        written = self.links.page_addresses.get(address)
        own = PageAnchors(written, everything=False).all if written else set()
        return {*own, *self.published.anchors(self.site, address)}


def _headings(links: Links, site: Site, published: Published) -> Iterator[Problem]:
    """Every link to a heading that is not on that page."""
    pages = _Anchors(links, site, published)
    for each in links.to_headings:
        anchors = pages.of(each.address)
        if anchors is not None and each.anchor not in anchors:
            near = nearest(each.anchor, sorted(anchors))
            yield each.source.problem("unknown-anchor", each.offset, link=each.written, near=near)


def _near(link: ToPage, known: Iterable[str]) -> str:
    """The page that the link was probably meant for, as a link from its file, or ''."""
    near = nearest(link.address, known)
    home = posixpath.dirname(link.source.path.removeprefix("docs/"))
    return f"{posixpath.relpath(near, home)}/" if near else ""
