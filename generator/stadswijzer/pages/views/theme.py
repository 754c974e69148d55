"""The page of a theme: the question of the city, and everything under it."""

from __future__ import annotations

from typing import NamedTuple

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Theme
from stadswijzer.facts import relations
from stadswijzer.facts.relevance import by_relevance
from stadswijzer.facts.site import Site
from stadswijzer.pages.views import parts
from stadswijzer.pages.views.listing import order
from stadswijzer.pages.views.parts import Foot, Head, Item, Text

_KINDS = ("initiative", "concept", "example", "path", "talk")


class Under(NamedTuple):
    """What belongs to the theme, of one kind. `order`: what stands first, in words, or ''."""

    title: str
    order: str
    items: tuple[Item, ...]


class ThemeView(NamedTuple):
    """`summary`: '' where the head tells it already."""

    head: Head
    summary: str
    body: Text | None
    under: tuple[Under, ...]
    foot: Foot


def view(site: Site, entry: Entry[Theme]) -> ThemeView:
    data, under = entry.data, relations.under(site, entry)
    return ThemeView(
        parts.head(site, entry, data.question or data.summary),
        data.summary if data.question else "",
        parts.text(site, entry, data.body),
        tuple(
            Under(
                site.words(f"kinds.{kind}.many"),
                order(site, kind) if len(under[kind]) > 1 else "",
                parts.items(by_relevance(site, kind, under[kind])),
            )
            for kind in _KINDS
            if under[kind]
        ),
        parts.foot(site, entry, [each for found in under.values() for each in found]),
    )
