"""What all that follows from a project is made of, as hashes: while these stay, so may what was kept.

In: a site. Out: the hash of every text, and one of all else: names, links, order, the day, what all share.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, NamedTuple

from stadswijzer.content import reads
from stadswijzer.content.kept_links import names_of
from stadswijzer.content.library import AnyEntry, Library
from stadswijzer.content.model import Concept, Example
from stadswijzer.content.reads import ALL
from stadswijzer.facts.catalogue import Catalogue
from stadswijzer.facts.reading_time import minutes_of
from stadswijzer.facts.site import Site


class Now(NamedTuple):
    """What pages and outputs are made of."""

    meant: str
    texts: dict[str, str]
    """Of what is followed, in the order of its bits: the hash of every text, and what was counted of it."""

    @classmethod
    def of(cls, site: Site, before: Mapping[str, str] | None = None) -> Now:
        """`before`: the texts of an earlier build by the same program, whose minutes need no counting."""
        texts = {entry.path: entry.source.digest for entry in site.links.library}
        counted = [e for e in _read_in_minutes(site.links.library) if minutes_of(e) in reads.now.masks]
        shown = {entry.path for entry in site.whole}
        was = before or {}
        for entry in counted:
            known = was.get(minutes_of(entry))
            if known and entry.kind != "path" and was.get(entry.path) == texts[entry.path]:
                site.minutes.knows(entry, int(known))
        minutes = {minutes_of(e): str(site.minutes(e)) if e.path in shown else "" for e in counted}
        return cls(meant(site), {**texts, **minutes})

    def changed(self, noted: dict[str, Any]) -> int:
        """The entries that are others than was noted; all where more than texts is another."""
        before = noted["entries"]
        if noted["meant"] != self.meant or list(before) != list(self.texts):
            return ALL
        return sum(1 << n for n, (path, text) in enumerate(self.texts.items()) if before[path] != text)


def follow(library: Library) -> None:
    """From here on is noted what is read of this library: entries, and minutes by themselves."""
    reads.follow([*(each.path for each in library), *map(minutes_of, _read_in_minutes(library))])


def _read_in_minutes(library: Library) -> list[AnyEntry]:
    return [entry for kind in ("concept", "example", "path") for entry in library.of(kind)]


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
