"""The page of a theme: the question of the city, and everything under it."""

from __future__ import annotations

from typing import NamedTuple

from stadswijzer.content.library import AnyEntry, Entry
from stadswijzer.content.model import Theme
from stadswijzer.facts import relations
from stadswijzer.facts.relevance import by_relevance
from stadswijzer.facts.site import Site
from stadswijzer.language.anchors import slug
from stadswijzer.pages.views import parts
from stadswijzer.pages.views.listing import order
from stadswijzer.pages.views.parts import Foot, Head, Ref, Tag, Text


class UnderItem(NamedTuple):
    """An entry under the theme. `tag`: how an initiative or an example stands, else None."""

    ref: Ref
    tag: Tag | None
    text: str


class Under(NamedTuple):
    """What belongs to the theme, of one kind. `order`: what stands first, in words, or ''."""

    title: str
    anchor: str
    order: str
    items: tuple[UnderItem, ...]


class ThemeView(NamedTuple):
    """`icon`: the name of its pictogram, or ''. `summary`: '' where the head tells it already."""

    icon: str
    head: Head
    summary: str
    body: Text | None
    under: tuple[Under, ...]
    foot: Foot


def view(site: Site, entry: Entry[Theme]) -> ThemeView:
    data, under = entry.data, relations.under(site, entry)
    return ThemeView(
        data.icon or "",
        parts.head(site, entry, data.question or data.summary),
        data.summary if data.question else "",
        parts.text(site, entry, data.body),
        tuple(
            Under(
                site.words(f"kinds.{kind}.many"),
                f"{slug(site.words(f'kinds.{kind}.many'), '-')}-{entry.id}",
                order(site, kind) if len(entries) > 1 else "",
                tuple(_item(site, each) for each in by_relevance(site, kind, entries)),
            )
            for kind, entries in under.items()
            if entries
        ),
        parts.foot(site, entry, [each for found in under.values() for each in found]),
    )


def _item(site: Site, entry: AnyEntry) -> UnderItem:
    tag = parts.tag(site, entry) if entry.kind in ("initiative", "example") else None
    return UnderItem(parts.ref(entry), tag, entry.data.summary or "")
