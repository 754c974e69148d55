"""What people say and what it means here: the everyday words of the project, for the index."""

from __future__ import annotations

from stadswijzer.facts.site import Site


def everyday(site: Site) -> list[tuple[str, tuple[str, ...]]]:
    """(what people say, what it means here)."""
    words_written = site.whole.search_words
    return [(each.say, each.mean) for each in words_written.words] if words_written else []
