"""The themes of a project, and those that one field of an export lists.

In: what stands in the field, and the names of themes. Out: its parts; a name with a comma stays whole.
"""

from __future__ import annotations

import re

from stadswijzer.content.library import Entry, Library
from stadswijzer.content.model import Theme
from stadswijzer.editing.survey.spellings import Names


def themes_of(library: Library) -> list[Entry[Theme]]:
    """The themes in their order."""
    return sorted(library.of(Theme), key=lambda e: (e.data.order is None, e.data.order or 0, e.id))


def listed_themes(text: str, themes: Names) -> list[str]:
    """The answers in one field: a theme may have a comma in its name."""
    if themes.called(text):
        return [text]
    parts = [part for part in re.split(r"[;|\n\r]", text) if part.strip()]
    return [p for part in parts for p in _at_commas(part.split(","), themes) if p.strip()]


def _at_commas(pieces: list[str], themes: Names) -> list[str]:
    """`Data, Mobiliteit, ook te voet` is two themes when one is called so: the longest name at each place."""
    found: list[str] = []
    while pieces:
        sizes = range(len(pieces), 0, -1)
        size = next((n for n in sizes if themes.called(",".join(pieces[:n]))), 1)
        found.append(",".join(pieces[:size]))
        pieces = pieces[size:]
    return found
