"""What all that follows from a project is made of, as hashes: while these stay, so may what was kept.

In: a site. Out: the hash of every text, and one of all else: names, links, order, the day, what all share.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from typing import Any, NamedTuple

from stadswijzer.content.kept_links import names_of
from stadswijzer.content.model import Concept, Example
from stadswijzer.content.reads import ALL
from stadswijzer.facts.catalogue import Catalogue
from stadswijzer.facts.site import Site


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
