"""Situations that somebody is in, by which to come into the site."""

from __future__ import annotations

from stadswijzer.content.library import Entry
from stadswijzer.facts.relevance import by_relevance
from stadswijzer.facts.site import Site


def situations(site: Site, most: int | None = None) -> list[tuple[str, Entry]]:
    """Situations to come in by: the first of each entry, what our work asks before the rest; then more."""
    wanted = (by_relevance(site, kind, site(kind)) for kind in ("concept", "example"))
    entries = [e for found in wanted for e in found if e.data.situations]
    rounds = range(max((len(entry.data.situations) for entry in entries), default=0))
    found = [(e.data.situations[n], e) for n in rounds for e in entries if n < len(e.data.situations)]
    return found[:most]


def by_theme(site: Site) -> list[tuple[Entry | None, list[tuple[str, Entry]]]]:
    """Theme → situations with the entry to begin at; those without a theme last."""
    found: dict[str, list[tuple[str, Entry]]] = {}
    for text, entry in situations(site):
        theme = site.get("theme", entry.data.theme)
        found.setdefault(theme.id if theme else "", []).append((text, entry))
    themes: list[Entry | None] = [*site("theme"), None]
    return [(theme, found[key]) for theme in themes if (key := theme.id if theme else "") in found]
