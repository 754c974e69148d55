"""The page of an example: what another city did, how it ended, and what of it asks something of us."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from stadswijzer.content.field_words import chosen
from stadswijzer.content.library import Entry
from stadswijzer.content.links import target_of
from stadswijzer.content.model import Concept, Example, Path, example
from stadswijzer.facts import relations
from stadswijzer.facts.catalogue import Catalogue
from stadswijzer.facts.figures import event_line
from stadswijzer.facts.figures.drawing import Drawing
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
    """What happened: when and what kind of event it was, in words, and what. `form`, `look`: of its sign."""

    when: str
    kind: str
    text: str
    form: str
    look: str


class ReadNext(NamedTuple):
    """The example to read after this one, and why: the key of the reason, and what both are about."""

    ref: Ref
    why: str
    concept: Ref
    stage: str


class ExampleView(NamedTuple):
    """`country`: '' at home; `started`, `ended`: '' where the year is not known."""

    head: Head
    picture: Picture | None
    city: str
    country: str
    started: str
    ended: str
    concepts: tuple[Ref, ...]
    situations: tuple[str, ...]
    body: Text | None
    story: tuple[Story, ...]
    has_result: bool
    line: Drawing | None
    events: tuple[Event, ...]
    lessons: tuple[str, ...]
    effort: Effort | None
    needing: tuple[Item, ...]
    not_needed: str
    paths: tuple[Ref, ...]
    next: ReadNext | None
    foot: Foot


def view(site: Site, entry: Entry[Example]) -> ExampleView:
    data = entry.data
    concepts, paths = site.all(Concept, data.concepts), site.referring(entry, Path)
    needing = list(
        dict.fromkeys(each for concept in concepts for each, _ in relations.needing(site, concept))
    )
    told = ((key, parts.text(site, entry, getattr(data, key))) for key in ("problem", "approach", "result"))
    return ExampleView(
        parts.head(site, entry),
        _picture(entry),
        data.city,
        data.country if data.country != HOME else "",
        str(data.started or ""),
        str(data.ended or ""),
        parts.refs(concepts),
        tuple(data.situations),
        parts.text(site, entry, data.body),
        tuple(Story(key, text) for key, text in told if text),
        bool(data.result),
        _line(site, entry),
        tuple(_events(site, data)),
        tuple(data.lessons),
        parts.effort(data.effort),
        parts.items(needing),
        site.words("example_not_needed") if "initiative" in site.once(Catalogue).kinds else "",
        parts.refs(paths),
        _next(site, entry),
        parts.foot(site, entry, [*concepts, *needing, *paths]),
    )


def _in_order(data: Example) -> list[example.Event]:
    """The events in the order of their days."""
    return sorted(data.events, key=lambda event: event.date.day)


def _events(site: Site, data: Example) -> Iterator[Event]:
    for each in _in_order(data):
        kind = chosen(site.words, type(each), "kind", each.kind)
        when, form = site.words.moment(each.date.text), event_line.FORMS[each.kind]
        yield Event(when, kind, each.text, form, f"event-{each.kind}")


def _line(site: Site, entry: Entry[Example]) -> Drawing | None:
    events = [(each.date.day, each.kind) for each in _in_order(entry.data)]
    title = site.words("figures_events.title", title=entry.title)
    return event_line.event_line(events, title, site.words("figures_events.text", n=len(events)))


def _next(site: Site, entry: Entry[Example]) -> ReadNext | None:
    found = relations.next_example(site, entry)
    if found is None:
        return None
    stage = site.words(f"stage.{found.example.data.stage}").lower()
    return ReadNext(parts.ref(found.example), found.why, parts.ref(found.concept), stage)


def _picture(entry: Entry[Example]) -> Picture | None:
    image = entry.data.image
    if not image:
        return None
    address = target_of(image.file, entry.path.removeprefix("docs/"))[0]
    return Picture(address, image.alt, image.credit)
