"""The examples on a map: a sign for each where it happened, by how it stands, and the names of the places.

In: the examples of a site. Out: a drawing, and what does not lie on it. The list of examples says the same.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from stadswijzer.content.fields import options_of
from stadswijzer.content.library import Entry
from stadswijzer.content.model import Example
from stadswijzer.facts.figures import outline
from stadswijzer.facts.figures.drawing import Drawing, Shape, area, words
from stadswijzer.facts.list_address import address_of_list
from stadswijzer.facts.site import Site
from stadswijzer.language import text_width

WIDTH = 400
SIGN = 13
"""Size of a sign; signs of one place stand beside each other, this far apart and a little."""
APART = 1.15
LETTERS = 14
SEVERAL = 7
"""More signs than this at one place become one, with their number."""
FORMS = {"in_use": "circle", "pilot": "circle", "planned": "diamond", "stopped": "square"}
NEAR = 0.03
"""Degrees between examples that are at one place."""


class Stage(NamedTuple):
    """How many examples stand so, with the sign that says it."""

    stage: str
    form: str
    examples: int


class Row(NamedTuple):
    """An example in words, for the table."""

    city: str
    title: str
    address: str
    stage: str


class ExampleMap(NamedTuple):
    """`elsewhere`: examples that do not lie on the drawing, or of which nobody said where they lie."""

    drawing: Drawing
    stages: tuple[Stage, ...]
    rows: tuple[Row, ...]
    elsewhere: tuple[Row, ...]


class Place(NamedTuple):
    """Where examples are, with the city that most of them name."""

    x: float
    y: float
    city: str
    is_home: bool
    examples: tuple[Entry[Example], ...]


def example_map(site: Site) -> ExampleMap | None:
    """The map of all examples; None when none says where it was, or all are elsewhere in the world."""
    found = [(entry, point) for entry in site(Example) if (point := _point(entry))]
    frame = outline.frame_of([point for _, point in found])
    if frame is None:
        return None
    inside = [(entry, point) for entry, point in found if frame.holds(point)]
    shown = [entry for entry, _ in inside]
    view = outline.view(frame, [point for _, point in inside], WIDTH)
    places = _places(site, inside, view)
    title, text = _said(site, shown)
    shapes = (*_land(frame, view, shown), *_signs(site, places), *_names(places, view))
    elsewhere = [entry for entry in site(Example) if entry not in shown]
    return ExampleMap(
        Drawing(WIDTH, view.height, title, text, shapes),
        stages(site(Example)),
        tuple(_row(site, entry) for entry in site(Example)),
        tuple(_row(site, entry) for entry in elsewhere),
    )


def stages(examples: Iterable[Entry[Example]]) -> tuple[Stage, ...]:
    """How many examples stand how, in the order of a project: only what there is."""
    counts = Counter(entry.data.stage for entry in examples)
    order = options_of(Example, "stage")
    return tuple(Stage(stage, FORMS[stage], counts[stage]) for stage in order if counts[stage])


def _said(site: Site, shown: list[Entry[Example]]) -> tuple[str, str]:
    w = site.words
    cities = Counter(entry.data.city for entry in shown)
    named = ", ".join(f"{city} ({count})" for city, count in sorted(cities.items()))
    return w("figures_map.title", n=len(shown)), w("figures_map.text", cities=named)


def _row(site: Site, entry: Entry[Example]) -> Row:
    return Row(entry.data.city, entry.title, entry.address, site.words(f"stage.{entry.data.stage}"))


def is_home(site: Site, city: str) -> bool:
    """Whether a city is the municipality itself, by its name or that of the site."""
    organisation = site.library.organisation
    own = f"{organisation.municipality or '' if organisation else ''} {site.frame.site_name}"
    return re.search(rf"\b{re.escape(city)}\b", own, re.IGNORECASE) is not None


def _point(example: Entry[Example]) -> outline.Point | None:
    """Where it was, if it says so."""
    location = example.data.location
    return (location.lon, location.lat) if location else None


def _places(site: Site, shown: list[tuple[Entry[Example], outline.Point]], view: outline.View) -> list[Place]:
    """Where examples are, those at one place together; home first, then where most are."""
    found: list[tuple[outline.Point, list[Entry[Example]]]] = []
    for entry, here in sorted(shown, key=lambda each: each[0].id):
        near = next((own for at, own in found if math.dist(at, here) < NEAR), None)
        if near is None:
            found.append((here, [entry]))
        else:
            near.append(entry)
    places = []
    for at, own in found:
        city = Counter(entry.data.city for entry in own).most_common(1)[0][0]
        places.append(Place(*view.place(at), city, is_home(site, city), tuple(own)))
    return sorted(places, key=lambda each: (not each.is_home, -len(each.examples), each.y, each.x))


def _land(frame: outline.Frame, view: outline.View, shown: list[Entry[Example]]) -> Iterator[Shape]:
    """Countries; that with most examples stands out."""
    most = Counter(entry.data.country for entry in shown).most_common(1)[0][0]
    for own in (False, True):
        for country, ring in frame.rings:
            if (country == most) is own:
                yield area("land-own" if own else "land", (view.place(point) for point in ring))


def _signs(site: Site, places: list[Place]) -> Iterator[Shape]:
    w = site.words
    for place in reversed(places):
        if place.is_home:
            yield Shape("circle", "sign-home", place.x, place.y, _across(place) + SIGN)
        if len(place.examples) > SEVERAL:
            name = w("figures_map.several", city=place.city, n=len(place.examples))
            to = address_of_list(w, "example")
            yield Shape("circle", "sign-in_use", place.x, place.y, 2 * SIGN, address=to, name=name)
            yield words("sign-number", place.x, place.y + 5, str(len(place.examples)), "middle")
            continue
        for (x, y), entry in zip(_beside(place), place.examples, strict=True):
            stage = entry.data.stage
            name = f"{entry.title}: {w(f'stage.{stage}').lower()}"
            yield Shape(FORMS[stage], f"sign-{stage}", x, y, SIGN, address=entry.address, name=name)


def _beside(place: Place) -> list[outline.Point]:
    """A place for each sign: one in the middle, others around; two and three stand in a row."""
    count, step = len(place.examples), SIGN * APART
    if count <= 3:  # noqa: PLR2004 - a row of three is as wide as a ring
        first = place.x - step * (count - 1) / 2
        return [(round(first + step * at, 1), place.y) for at in range(count)]
    ring = [2 * math.pi * at / (count - 1) for at in range(count - 1)]
    around = [(round(place.x + step * math.cos(a), 1), round(place.y + step * math.sin(a), 1)) for a in ring]
    return [(place.x, place.y), *around]


def _across(place: Place) -> float:
    count = len(place.examples)
    return SIGN * (APART * min(count, 3) if count <= SEVERAL else 2)


Box = tuple[float, float, float, float]


def _names(places: list[Place], view: outline.View) -> Iterator[Shape]:
    """The name of a place beside it, where there is room; the first places choose first."""
    taken: list[Box] = []
    for place in places:
        half, high = _across(place) / 2 + 2, SIGN / 2 + 2
        taken.append((place.x - half, place.y - high, place.x + half, place.y + high))
    for place in places:
        wide = text_width.on_screen(place.city) * LETTERS * (1.08 if place.is_home else 1)
        half = _across(place) / 2 + (SIGN / 2 if place.is_home else 0) + 4
        tries = (
            (place.x + half, place.y + 5, "start"),
            (place.x - half, place.y + 5, "end"),
            (place.x, place.y - half - 2, "middle"),
            (place.x, place.y + half + LETTERS - 2, "middle"),
        )
        for x, y, end in tries:
            left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[end]
            box = (left, y - LETTERS, left + wide, y + 3)
            inside = box[0] >= 0 and box[2] <= view.width and box[1] >= 0 and box[3] <= view.height
            if inside and not any(_meet(box, other) for other in taken):
                taken.append(box)
                yield words(
                    "place-home" if place.is_home else "place", round(x, 1), round(y, 1), place.city, end
                )
                break


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
