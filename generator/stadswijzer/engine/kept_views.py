"""Views that stay: those of which nothing changed that they were made of, so that they are not made again.

In: the pages of entries, what the last build noted of each view (`reads`), and what every text was then. Out:
pages that know of their view that it is the same. Where names, links, order or the day are others, no view is
kept: of those nobody noted who asked for them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any, NamedTuple

from stadswijzer.content.kept_links import names_of
from stadswijzer.content.model import Concept, Example
from stadswijzer.content.reads import ALL
from stadswijzer.engine.kept_pages import KeptPages
from stadswijzer.facts.catalogue import Catalogue
from stadswijzer.facts.site import Site
from stadswijzer.pages.fingerprint import is_made_of, of_ours
from stadswijzer.pages.render import Page


class Told(NamedTuple):
    """What tells whether a page is the same, and what its view was made of."""

    fingerprint: str
    followed: str


def told_of(page: Page) -> Told:
    """Of one page."""
    return Told(of_ours(page), page.followed)


class Now(NamedTuple):
    """What pages and outputs are made of."""

    meant: str
    texts: dict[str, str]
    """The hash of every text by its path, in the order in which is noted which of them a page was made of."""

    @classmethod
    def of(cls, site: Site) -> Now:
        return cls(meant(site), {entry.path: entry.source.digest for entry in site.links.library})

    def changed(self, noted: dict[str, Any]) -> int:
        """The entries that are others than was noted; all where more than texts is another."""
        before = noted["entries"]
        if noted["meant"] != self.meant or list(before) != list(self.texts):
            return ALL
        return sum(1 << n for n, (path, text) in enumerate(self.texts.items()) if before[path] != text)


def keep_views(sheets: Iterable[Page], changed: int, kept: KeptPages) -> None:
    """Tells pages of which the view stays what it was. `kept`: of the last build."""
    if changed == ALL:
        return
    for sheet in sheets:
        page = kept.pages.get(f"{sheet.address}index.html")
        if page and page.followed and not is_made_of(page.followed, changed, sheet.given):
            sheet.followed = page.followed


def meant(site: Site) -> str:
    """A hash of all that a view is made of and no entry is: names, links, order, the day, what all share.

    While it stays, a view stays as long as the entries do that were read for it.
    """
    library, words = site.links.library, site.whole.search_words
    about = (
        names_of(library),
        sorted((name, sorted(others)) for name, others in site.links.backlinks.items()),
        [list(ranks.items()) for ranks in site.ranks.values()],
        [(each.key, each.data.requires) for each in library.of(Concept)],
        [(each.key, each.data.concepts) for each in library.of(Example)],
        list(site.once(Catalogue).tools.items()),
        library.today,
        asdict(site.frame),
        words.source.digest if words else "",
        sorted(site.not_made),
    )
    return hashlib.sha256(repr(about).encode("utf-8", "surrogatepass")).hexdigest()[:32]
