"""Places on a map: which examples are at one place, and which places lie too close to be told apart.

In: examples with their points, and a view of the map. Out: places, with room for their signs. Where signs of
two places would lie over each other, both become one place that is named after the larger.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Example
from stadswijzer.facts.figures import outline
from stadswijzer.facts.site import Site

SIGN = 13
"""Size of a sign; signs of one place stand beside each other, this far apart and a little."""
APART = 1.15
SEVERAL = 7
"""More signs than this at one place become one, with their number."""
NEAR = 0.03
"""Degrees between examples that are at one place."""
OVER = 0.8
"""Of the room that two places ask: how far apart they are when their signs may touch, but hide nothing."""


Located = tuple[Entry[Example], outline.Point]


class Place(NamedTuple):
    """Where examples are, with the city that most of them name. `cities`: how many lie close together."""

    x: float
    y: float
    city: str
    is_home: bool
    examples: tuple[Entry[Example], ...]
    cities: int = 1


def places_on(site: Site, shown: Iterable[Located], view: outline.View) -> list[Place]:
    """Where examples are, home first, then where most are."""
    found = in_order(_at_one_place(site, shown, view))
    while True:
        fewer = in_order(_apart(found))
        if len(fewer) == len(found):
            return found
        found = fewer


def beside(place: Place) -> list[outline.Point]:
    """A place for each sign: one in the middle, others around; two and three stand in a row."""
    count, step = len(place.examples), SIGN * APART
    if count <= 3:  # noqa: PLR2004 - a row of three is as wide as a ring
        first = place.x - step * (count - 1) / 2
        return [(round(first + step * at, 1), place.y) for at in range(count)]
    ring = [2 * math.pi * at / (count - 1) for at in range(count - 1)]
    around = [(round(place.x + step * math.cos(a), 1), round(place.y + step * math.sin(a), 1)) for a in ring]
    return [(place.x, place.y), *around]


def across(place: Place) -> float:
    """How wide the signs of a place are together."""
    count = len(place.examples)
    return SIGN * (APART * min(count, 3) if count <= SEVERAL else 2)


def high(place: Place) -> float:
    """How high the signs of a place are together."""
    return SIGN if len(place.examples) <= 3 else across(place)  # noqa: PLR2004 - a row, as in `beside`


def is_home(site: Site, city: str) -> bool:
    """Whether a city is the municipality itself, by its name or that of the site."""
    organisation = site.library.organisation
    own = f"{organisation.municipality or '' if organisation else ''} {site.frame.site_name}"
    return re.search(rf"\b{re.escape(city)}\b", own, re.IGNORECASE) is not None


def _at_one_place(site: Site, shown: Iterable[Located], view: outline.View) -> list[Place]:
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
    return places


def in_order(places: Iterable[Place]) -> list[Place]:
    """Home first, then where most are."""
    return sorted(places, key=lambda each: (not each.is_home, -len(each.examples), each.y, each.x))


def _apart(places: list[Place]) -> list[Place]:
    """The same examples, each place with those after it that would lie over it."""
    found: list[Place] = []
    for place in places:
        over = next((n for n, other in enumerate(found) if _lies_over(place, other)), None)
        if over is None:
            found.append(place)
        else:
            found[over] = together(found[over], place)
    return found


def _lies_over(one: Place, other: Place) -> bool:
    wide, tall = (across(one) + across(other)) / 2, (high(one) + high(other)) / 2
    return abs(one.x - other.x) < OVER * wide and abs(one.y - other.y) < OVER * tall


def together(larger: Place, other: Place) -> Place:
    """Named after the larger, and between the two; home stays where it is."""
    share = 0 if larger.is_home else len(other.examples) / (len(larger.examples) + len(other.examples))
    return larger._replace(
        x=round(larger.x + share * (other.x - larger.x), 1),
        y=round(larger.y + share * (other.y - larger.y), 1),
        examples=larger.examples + other.examples,
        cities=larger.cities + other.cities,
    )
