"""Room to touch a place on a map: no two lie over each other, and each is as large as a finger needs.

In: places, and a view of the map. Out: places that moved aside a little or became one, and of each the box
that can be touched. On a narrow phone the map is 288 px wide: 34 units of its 400 are 24 px (WCAG 2.5.8).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import combinations
from typing import NamedTuple

from stadswijzer.facts.figures import outline
from stadswijzer.facts.figures.map_places import Place, across, high, in_order, together

LEAST = 34.0
ALONE = 61.2
"""44 px: of a place with nothing around it."""
FAR = 26.0
"""A place that had to move further becomes one with its neighbour instead: it would lie elsewhere."""
MANY = 40
"""More places than this are first joined where they lie closest: the map holds hardly more."""
_ROUNDS = 16
_SLACK = 0.1


class Box(NamedTuple):
    """From its left upper corner."""

    x: float
    y: float
    width: float
    height: float


def spread(places: Sequence[Place], view: outline.View) -> list[Place]:
    """The same examples, in places of which none can be touched for another."""
    found = _fewer(places)
    while True:
        aside = _aside(found, view)
        lost = _lost(found, aside)
        if not lost:
            return aside
        found = _joined(found, lost)


def boxes(places: Sequence[Place]) -> list[Box]:
    """What can be touched of each: its room, and half of what is free around it, to the size of a finger."""
    found = []
    for place in places:
        wide, tall = _room(place)
        gaps = (_gap(place, other) for other in places if other is not place)
        more = min(min(gaps, default=ALONE), ALONE - LEAST)
        box = (place.x - (wide + more) / 2, place.y - (tall + more) / 2, wide + more, tall + more)
        found.append(Box(*(round(each, 1) for each in box)))
    return found


def _room(place: Place) -> tuple[float, float]:
    return max(across(place), LEAST), max(high(place), LEAST)


def _gap(one: Place, other: Place) -> float:
    (wide, tall), (its_wide, its_tall) = _room(one), _room(other)
    return max(
        0.0, abs(one.x - other.x) - (wide + its_wide) / 2, abs(one.y - other.y) - (tall + its_tall) / 2
    )


def _aside(places: Sequence[Place], view: outline.View) -> list[Place]:
    """Each pair that meets moves apart by the shortest way; home does not move, and all stay on the map."""
    rooms = [_room(each) for each in places]
    ends = [(wide / 2, view.width - wide / 2, tall / 2, view.height - tall / 2) for wide, tall in rooms]
    at = [[min(max(p.x, e[0]), e[1]), min(max(p.y, e[2]), e[3])] for p, e in zip(places, ends, strict=True)]
    pairs = [
        (n, m, (rooms[n][0] + rooms[m][0]) / 2, (rooms[n][1] + rooms[m][1]) / 2) for n, m in _pairs(places)
    ]
    for _ in range(_ROUNDS):
        is_still = True
        for n, m, wide, tall in pairs:
            right, down = at[m][0] - at[n][0], at[m][1] - at[n][1]
            x, y = wide - abs(right), tall - abs(down)
            if x <= _SLACK or y <= _SLACK:
                continue
            is_still = False
            axis, way = (0, x if right >= 0 else -x) if x < y else (1, y if down >= 0 else -y)
            first = 0 if places[n].is_home else 1 if places[m].is_home else 0.5
            for which, share in ((n, -first), (m, 1 - first)):
                low, most = ends[which][2 * axis : 2 * axis + 2]
                at[which][axis] = min(max(at[which][axis] + way * share, low), most)
        if is_still:
            break
    return [p._replace(x=round(x, 2), y=round(y, 2)) for p, (x, y) in zip(places, at, strict=True)]


def _fewer(places: Sequence[Place]) -> list[Place]:
    """Where there are too many to move them all aside, those that lie closest together become one first."""
    found, share = list(places), 0.4
    while len(found) > MANY and share <= 1:
        met = [(n, m) for n, m in _pairs(found) if _meet(found[n], found[m], share)]
        found = _joined(found, met)
        share += 0 if met else 0.1
    return found


def _meet(one: Place, other: Place, share: float, slack: float = 0) -> bool:
    """Whether they lie over each other, by more than `slack`, if both ask but a share of their room."""
    (wide, tall), (its_wide, its_tall) = _room(one), _room(other)
    x, y = share * (wide + its_wide) / 2 - slack, share * (tall + its_tall) / 2 - slack
    return abs(one.x - other.x) < x and abs(one.y - other.y) < y


def _joined(places: Sequence[Place], pairs: Iterable[tuple[int, int]]) -> list[Place]:
    """The same examples, each pair one place; a place that was joined already waits for another time."""
    gone: set[int] = set()
    found = []
    for n, m in pairs:
        if n not in gone and m not in gone:
            gone |= {n, m}
            found.append(together(places[min(n, m)], places[max(n, m)]))
    return in_order([*(each for n, each in enumerate(places) if n not in gone), *found])


def _lost(places: Sequence[Place], aside: Sequence[Place]) -> list[tuple[int, int]]:
    """Pairs that must become one: which still meet, or of which one moved too far."""
    met = [(n, m) for n, m in _pairs(aside) if _meet(aside[n], aside[m], 1, 2 * _SLACK)]
    if met or len(places) == 1:
        return met
    return [
        (n, min((m for m in range(len(places)) if m != n), key=partial(_far, places, n)))
        for n, (was, now) in enumerate(zip(places, aside, strict=True))
        if max(abs(was.x - now.x), abs(was.y - now.y)) > FAR
    ]


def _pairs(places: Sequence[Place]) -> Iterable[tuple[int, int]]:
    return combinations(range(len(places)), 2)


def _far(places: Sequence[Place], n: int, m: int) -> float:
    return abs(places[n].x - places[m].x) + abs(places[n].y - places[m].y)
