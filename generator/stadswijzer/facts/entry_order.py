"""In which order the entries of a kind stand, wherever they are listed.

In: a library. Out: its entries of a kind: themes by their own order, rounds and talks newest first,
initiatives as they begin, all others by title.
"""

from __future__ import annotations

from collections.abc import Iterable

from stadswijzer.content.library import AnyEntry, Entry, Library
from stadswijzer.content.model import Survey, Talk, Theme
from stadswijzer.facts.plan import planning
from stadswijzer.language.anchors import slug


def in_order(library: Library, kind: str) -> list[AnyEntry]:
    if kind == "theme":
        return [*sorted(library.of(Theme), key=_of_theme)]
    if kind == "survey":
        return _newest_first(library.of(Survey))
    if kind == "talk":
        return _newest_first(library.of(Talk))
    if kind == "initiative":
        return [entry for entry, _ in planning.initiatives(library)]
    return sorted(library.of(kind), key=lambda entry: (_by_title(entry.title), entry.id))


def _of_theme(theme: Entry[Theme]) -> tuple[bool, int, str]:
    return theme.data.order is None, theme.data.order or 0, _by_title(theme.title)


def _newest_first(entries: Iterable[Entry[Survey] | Entry[Talk]]) -> list[AnyEntry]:
    return [*sorted(entries, key=lambda entry: (entry.data.date.day, entry.id), reverse=True)]


def _by_title(title: str) -> str:
    """Alphabetical, whatever capitals and accents."""
    return slug(title, " ") or title.casefold()
