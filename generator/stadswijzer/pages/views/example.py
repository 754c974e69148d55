"""The page of an example: what another city did, how it ended, and what of it asks something of us."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from stadswijzer.content.field_words import chosen
from stadswijzer.content.library import Entry
from stadswijzer.content.links import target_of
from stadswijzer.content.model import Example
from stadswijzer.facts.site import Site
from stadswijzer.pages.views import parts
from stadswijzer.pages.views.parts import Effort, Foot, Head, Item, Ref, Text

HOME = "NL"
"""The country whose code is not shown."""


class Picture(NamedTuple):
    """The picture of an example."""

    address: str
    alt: str
    credit: str


class Story(NamedTuple):
    """A part of what happened: the key of its heading, and the text."""

    key: str
    text: Text


class Event(NamedTuple):
    """What happened: when and what kind of event it was, in words, and what."""

    when: str
    kind: str
    text: str


class ExampleView(NamedTuple):
    """`country`: '' at home; `started`, `ended`: '' where the year is not known."""

    head: Head
    picture: Picture | None
    city: str
    country: str
    started: str
    ended: str
    stage: str
    concepts: tuple[Ref, ...]
    situations: tuple[str, ...]
    body: Text | None
    story: tuple[Story, ...]
    has_result: bool
    events: tuple[Event, ...]
    lessons: tuple[str, ...]
    effort: Effort | None
    needing: tuple[Item, ...]
    paths: tuple[Ref, ...]
    foot: Foot


def view(site: Site, entry: Entry) -> ExampleView:
    data, w = entry.data, site.words
    concepts, paths = site.all("concept", data.concepts), site.referring(entry, "path")
    needing = list(dict.fromkeys(each for concept in concepts for each, _ in site.needing(concept)))
    told = ((key, parts.text(site, entry, getattr(data, key))) for key in ("problem", "approach", "result"))
    return ExampleView(
        parts.head(site, entry),
        _picture(entry),
        data.city,
        data.country if data.country != HOME else "",
        str(data.started or ""),
        str(data.ended or ""),
        w(f"stage.{data.stage}"),
        parts.refs(concepts),
        tuple(data.situations),
        parts.text(site, entry, data.body),
        tuple(Story(key, text) for key, text in told if text),
        bool(data.result),
        tuple(_events(site, data)),
        tuple(data.lessons),
        parts.effort(data.effort),
        parts.items(needing),
        parts.refs(paths),
        parts.foot(site, entry, [*concepts, *needing, *paths]),
    )


def _events(site: Site, data: Example) -> Iterator[Event]:
    """In the order of their days."""
    for each in sorted(data.events, key=lambda event: event.date.day):
        kind = chosen(site.words, type(each), "kind", each.kind)
        yield Event(site.words.moment(each.date.text), kind, each.text)


def _picture(entry: Entry) -> Picture | None:
    image = entry.data.image
    if not image:
        return None
    address = target_of(image.file, entry.path.removeprefix("docs/"))[0]
    return Picture(address, image.alt, image.credit)
