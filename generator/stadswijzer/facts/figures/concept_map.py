"""What to know before what: concepts in columns, each to the right of all that it asks to know first.

In: the concepts of a site, and which of them the work asks. Out: a drawing, and the same in rows. Concepts
that nothing ties to another are not on it. Order within a column follows from what is tied, so that few lines
cross; nothing is ordered by the alphabet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import pairwise
from math import fsum
from typing import NamedTuple

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Concept
from stadswijzer.facts.figures.drawing import Drawing, Shape, words
from stadswijzer.language import text_width

MOST = 60
"""Concepts beyond which there are rows only: the drawing would be a wall."""
WIDTH, BETWEEN = 190, 44
SIZE, LINE, PADDING, GAP, EDGE = 14, 18, 9, 12, 3
THIN = 4
"""Height that a line takes where it passes a column."""
SWEEPS = 4
Node = str | tuple[str, str, int]
"""The id of a concept, or a place where the line between two passes a column."""


class Row(NamedTuple):
    """A concept, what to know first, and what it is the way to."""

    concept: Entry[Concept]
    first: tuple[Entry[Concept], ...]
    then: tuple[Entry[Concept], ...]
    is_asked: bool


class ConceptMap(NamedTuple):
    """`drawing`: None where there is too much to draw. `rows`: what comes first stands first."""

    drawing: Drawing | None
    rows: tuple[Row, ...]


class Names(NamedTuple):
    """What the picture is called and tells, and of a concept what stands before it and that work asks it."""

    title: str
    text: str
    told: Callable[[Row], str]


def concept_map(
    concepts: Sequence[Entry[Concept]], asked: Collection[str], names: Names
) -> ConceptMap | None:
    """None where no concept asks to know another first."""
    by_id = {each.id: each for each in concepts}
    first = {each.id: [id_ for id_ in each.data.requires if id_ in by_id] for each in concepts}
    then: dict[str, list[str]] = defaultdict(list)
    for id_, needed in first.items():
        for other in needed:
            then[other].append(id_)
    tied = [each.id for each in concepts if first[each.id] or then[each.id]]
    if not tied:
        return None
    columns = _columns(tied, first, then)
    tied.sort(key=lambda id_: columns[id_])
    rows = {
        id_: Row(
            by_id[id_],
            tuple(by_id[each] for each in first[id_]),
            tuple(by_id[each] for each in then[id_]),
            id_ in asked,
        )
        for id_ in tied
    }
    drawing = _drawing(rows, columns, first, names) if len(rows) <= MOST else None
    return ConceptMap(drawing, tuple(rows.values()))


def _columns(
    tied: Sequence[str], first: Mapping[str, Sequence[str]], then: Mapping[str, Sequence[str]]
) -> dict[str, int]:
    """Beyond all that comes first; what needs nothing itself stands just before what it leads to."""
    column_of: dict[str, int] = {}

    def depth(id_: str) -> int:
        if id_ not in column_of:
            column_of[id_] = 1 + max((depth(each) for each in first[id_]), default=-1)
        return column_of[id_]

    for id_ in tied:
        depth(id_)
    return {
        id_: min(column_of[each] for each in then[id_]) - 1 if not first[id_] else column_of[id_]
        for id_ in tied
    }


def _drawing(
    rows: Mapping[str, Row], columns: Mapping[str, int], first: Mapping[str, Sequence[str]], names: Names
) -> Drawing:
    layers: list[list[Node]] = [[] for _ in range(max(columns.values()) + 1)]
    for id_ in rows:
        layers[columns[id_]].append(id_)
    ties: list[tuple[Node, Node]] = []
    for id_ in rows:
        for other in first[id_]:
            passing: list[Node] = [(other, id_, at) for at in range(columns[other] + 1, columns[id_])]
            for node in passing:
                layers[node[2]].append(node)  # type: ignore[index]  # these are places
            chain: list[Node] = [other, *passing, id_]
            ties.extend(pairwise(chain))
    _untangle(layers, ties)
    lines = {
        id_: text_width.wrapped(row.concept.title, (WIDTH - 2 * PADDING) / SIZE) for id_, row in rows.items()
    }
    heights = {id_: len(lines[id_]) * LINE + 2 * PADDING for id_ in rows}
    places, height = _places(layers, heights)
    shapes = [*_ties(ties, places, heights), *_boxes(rows, columns, places, heights, lines, names)]
    width = len(layers) * (WIDTH + BETWEEN) - BETWEEN + 2 * EDGE
    return Drawing(width, height, names.title, names.text, tuple(shapes))


def _untangle(layers: list[list[Node]], ties: Sequence[tuple[Node, Node]]) -> None:
    """Every node beside the middle of those that it is tied to, from left to right and back, a few times."""
    left, right = defaultdict(list), defaultdict(list)
    for a, b in ties:
        right[a].append(b)
        left[b].append(a)
    for sweep in range(SWEEPS):
        forward = sweep % 2 == 0
        for layer in layers if forward else reversed(layers):
            at = {node: place / len(each) for each in layers for place, node in enumerate(each)}
            beside = left if forward else right

            def middle(
                node: Node, at: dict[Node, float] = at, beside: dict[Node, list[Node]] = beside
            ) -> float:
                tied = beside[node]
                return fsum(at[each] for each in tied) / len(tied) if tied else at[node]

            layer.sort(key=middle)


def _places(
    layers: Sequence[Sequence[Node]], heights: Mapping[str, float]
) -> tuple[dict[Node, tuple[float, float]], float]:
    """Where the box or line of each node begins, columns around one middle; and the whole height."""

    def height(node: Node) -> float:
        return heights[node] if isinstance(node, str) else THIN

    sums = [sum(height(node) + GAP for node in layer) - GAP for layer in layers]
    most = max(sums)
    place_of: dict[Node, tuple[float, float]] = {}
    for column, (layer, own) in enumerate(zip(layers, sums, strict=True)):
        y = EDGE + (most - own) / 2
        for node in layer:
            place_of[node] = (EDGE + column * (WIDTH + BETWEEN), round(y, 1))
            y += height(node) + GAP
    return place_of, round(most + 2 * EDGE, 1)


def _ties(
    ties: Sequence[tuple[Node, Node]],
    places: Mapping[Node, tuple[float, float]],
    heights: Mapping[str, float],
) -> list[Shape]:
    def middle(node: Node) -> float:
        return places[node][1] + (heights[node] if isinstance(node, str) else THIN) / 2

    shapes = []
    for a, b in ties:
        x1, x2, y1, y2 = places[a][0] + WIDTH, places[b][0], middle(a), middle(b)
        half = (x1 + x2) / 2
        path = f"M{x1:g} {y1:g}C{half:g} {y1:g} {half:g} {y2:g} {x2:g} {y2:g}"
        if not isinstance(b, str):
            path += f"h{WIDTH}"
        shapes.append(Shape("curve", "tie", text=path))
    return shapes


def _boxes(
    rows: Mapping[str, Row],
    columns: Mapping[str, int],
    places: Mapping[Node, tuple[float, float]],
    heights: Mapping[str, float],
    lines: Mapping[str, Sequence[str]],
    names: Names,
) -> list[Shape]:
    """From left to right and down, as who goes through them by keyboard expects."""
    boxes = []
    for id_ in sorted(rows, key=lambda each: (columns[each], places[each][1])):
        row, (x, y) = rows[id_], places[id_]
        look = "box-asked" if row.is_asked else "box"
        name = names.told(row)
        address = row.concept.address
        boxes.append(Shape("bar", look, x, y, WIDTH, heights[id_], address=address, name=name))
        for n, line in enumerate(lines[id_]):
            boxes.append(words("in-box", x + PADDING, y + PADDING + LINE * n + 13, line))
    return boxes
