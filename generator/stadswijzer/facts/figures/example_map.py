"""The examples on a map: a sign for each where it happened, by how it stands, and the names of the places.

In: the examples of a site. Out: a drawing, and what does not lie on it. The list of examples says the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from stadswijzer.content.fields import options_of
from stadswijzer.content.library import Entry
from stadswijzer.content.model import Example
from stadswijzer.facts.figures import map_targets, outline
from stadswijzer.facts.figures.drawing import Drawing, Shape, area, words
from stadswijzer.facts.figures.map_places import SEVERAL, SIGN, Place, across, beside, places_on
from stadswijzer.facts.filters import filters
from stadswijzer.facts.list_address import address_of_list
from stadswijzer.facts.site import Site
from stadswijzer.language import text_width
from stadswijzer.language.missing_word import WordsInFile

WIDTH = 400
LETTERS = 14
FORMS: dict[str, str] = WordsInFile(
    {"in_use": "circle", "pilot": "circle", "planned": "diamond", "stopped": "square"},
    "facts/figures/example_map.py",
    "FORMS.",
)


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


class Away(NamedTuple):
    """A city of which examples do not lie on the drawing. `address`: of the only one, or of a list."""

    city: str
    examples: int
    address: str


class ExampleMap(NamedTuple):
    """`elsewhere`: by city the examples not on the drawing, also those of which nobody said where they lie.

    `has_several`: whether a sign with a number stands for many that lie close together.
    """

    drawing: Drawing
    stages: tuple[Stage, ...]
    rows: tuple[Row, ...]
    elsewhere: tuple[Away, ...]
    has_several: bool


def example_map(site: Site) -> ExampleMap | None:
    """The map of all examples; None when none says where it was, or all are elsewhere in the world."""
    placed = [(entry, point) for entry in site(Example) if (point := _point(entry))]
    frame = outline.frame_of([point for _, point in placed])
    if frame is None:
        return None
    inside = [(entry, point) for entry, point in placed if frame.holds(point)]
    shown = [entry for entry, _ in inside]
    view = outline.view(frame, [point for _, point in inside], WIDTH)
    places = map_targets.spread(places_on(site, inside, view), view)
    title, text = _said(site, shown)
    shapes = (
        *_land(frame, view, shown),
        *_signs(places),
        *_names(site, places, view),
        *_targets(site, places),
    )
    elsewhere = [entry for entry in site(Example) if entry not in shown]
    return ExampleMap(
        Drawing(WIDTH, view.height, title, text, shapes),
        stages(site(Example)),
        tuple(_row(site, entry) for entry in site(Example)),
        tuple(_away(site, elsewhere)),
        any(len(place.examples) > SEVERAL for place in places),
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


def _away(site: Site, elsewhere: list[Entry[Example]]) -> Iterator[Away]:
    """Each city once, in the order of the examples."""
    cities: dict[str, list[Entry[Example]]] = {}
    for entry in elsewhere:
        cities.setdefault(entry.data.city, []).append(entry)
    for city, (first, *more) in cities.items():
        yield Away(city, 1 + len(more), _list_of_city(site, city) if more else first.address)


def _point(example: Entry[Example]) -> outline.Point | None:
    """Where it was, if it says so."""
    location = example.data.location
    return (location.lon, location.lat) if location else None


def _land(frame: outline.Frame, view: outline.View, shown: list[Entry[Example]]) -> Iterator[Shape]:
    """Countries; that with most examples stands out."""
    most = Counter(entry.data.country for entry in shown).most_common(1)[0][0]
    for own in (False, True):
        for country, ring in frame.rings:
            if (country == most) is own:
                yield area("land-own" if own else "land", (view.place(point) for point in ring))


def _signs(places: list[Place]) -> Iterator[Shape]:
    for place in reversed(places):
        if place.is_home:
            yield Shape("circle", "sign-home", place.x, place.y, across(place) + SIGN)
        if len(place.examples) > SEVERAL:
            yield Shape("circle", "sign-several", place.x, place.y, 2 * SIGN)
            yield words("sign-number", place.x, place.y + 5, str(len(place.examples)), "middle")
            continue
        for (x, y), entry in zip(beside(place), place.examples, strict=True):
            stage = entry.data.stage
            yield Shape(FORMS[stage], f"sign-{stage}", x, y, SIGN, of=entry.address)


def _targets(site: Site, places: list[Place]) -> Iterator[Shape]:
    """Over each place a link: to its only example, or to the list of those that are there."""
    w = site.words
    for place, box in zip(places, map_targets.boxes(places), strict=True):
        first, *more = place.examples
        if more:
            name, to = (
                w("figures_map.several", city=_called(site, place), n=len(place.examples)),
                _list_of(site, place),
            )
        else:
            name, to = f"{first.title}: {w(f'stage.{first.data.stage}').lower()}", first.address
        yield Shape("bar", "hit", *box, address=to, name=name)


Box = tuple[float, float, float, float]


def _called(site: Site, place: Place) -> str:
    return site.words("figures_map.around", city=place.city) if place.cities > 1 else place.city


def _list_of(site: Site, place: Place) -> str:
    """The list of the examples of a city; of several cities that of all examples."""
    if place.cities > 1:
        return address_of_list(site.words, "example")
    return _list_of_city(site, place.city)


def _list_of_city(site: Site, city: str) -> str:
    """The list of the examples of a city; that of all examples where cities have no lists of their own."""
    whole = address_of_list(site.words, "example")
    by_city = next((each.choices for each in filters(site, "example")[0] if each.name == "city"), [])
    return next((choice.address for choice in by_city if choice.label == city), whole)


def _names(site: Site, places: list[Place], view: outline.View) -> Iterator[Shape]:
    """The name of a place beside it, where there is room; the first places choose first."""
    taken: list[Box] = []
    for place in places:
        half, high = across(place) / 2 + 2, SIGN / 2 + 2
        taken.append((place.x - half, place.y - high, place.x + half, place.y + high))
    for place in places:
        called = _called(site, place)
        wide = text_width.on_screen(called) * LETTERS * (1.08 if place.is_home else 1)
        half = across(place) / 2 + (SIGN / 2 if place.is_home else 0) + 4
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
                yield words("place-home" if place.is_home else "place", round(x, 1), round(y, 1), called, end)
                break


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
