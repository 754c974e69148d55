"""Situations that somebody is in, by which to come into the site."""

from __future__ import annotations

from stadswijzer.content.library import AnyEntry, Entry
from stadswijzer.content.model import Concept, Example, Theme
from stadswijzer.facts.relevance import by_relevance
from stadswijzer.facts.site import Site


def situations(site: Site, most: int | None = None) -> list[tuple[str, AnyEntry]]:
    """Situations to come in by: the first of each entry, what our work asks before the rest; then more."""
    wanted: list[Entry[Concept] | Entry[Example]] = [
        *by_relevance(site, "concept", site(Concept)),
        *by_relevance(site, "example", site(Example)),
    ]
    entries = [entry for entry in wanted if entry.data.situations]
    rounds = range(max((len(entry.data.situations) for entry in entries), default=0))
    situations: list[tuple[str, AnyEntry]] = [
        (e.data.situations[n], e) for n in rounds for e in entries if n < len(e.data.situations)
    ]
    return situations[:most]


def by_theme(site: Site) -> list[tuple[Entry[Theme] | None, list[tuple[str, AnyEntry]]]]:
    """Theme → situations with the entry to begin at; those without a theme last."""
    groups: dict[str, list[tuple[str, AnyEntry]]] = {}
    for text, entry in situations(site):
        theme = site.get(Theme, entry.data.theme)
        groups.setdefault(theme.id if theme else "", []).append((text, entry))
    themes: list[Entry[Theme] | None] = [*site(Theme), None]
    return [(theme, groups[key]) for theme in themes if (key := theme.id if theme else "") in groups]
