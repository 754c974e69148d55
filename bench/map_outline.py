"""The outline of the map of examples, simplified once: of the countries of Natural Earth, into a small file.

In: `countries-10m.json` and `countries-50m.json` of the npm package world-atlas (version 2.0.2, of Natural
Earth 4.1, public domain). Out: `facts/figures/outline.txt`, in frames: the Low Countries fine, Europe coarse.
Lakes are not in it.

    npm install world-atlas@2.0.2
    python bench/map_outline.py node_modules/world-atlas > generator/stadswijzer/facts/figures/outline.txt
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

Point = tuple[float, float]
Ring = list[Point]


class Frame(NamedTuple):
    """West, south, east and north; how far a line may be off, and the least area; all in degrees."""

    name: str
    source: str
    box: tuple[float, float, float, float]
    off: float
    least: float


FRAMES = (
    Frame("low-countries", "countries-10m.json", (1.6, 49.4, 8.4, 54.0), 0.012, 0.004),
    Frame("europe", "countries-50m.json", (-12.0, 35.0, 33.0, 71.0), 0.14, 0.25),
)
COUNTRIES = {  # ISO 3166-1: numbers of the source, codes of the model
    "008": "AL", "040": "AT", "056": "BE", "070": "BA", "100": "BG", "112": "BY", "191": "HR", "196": "CY",
    "203": "CZ", "208": "DK", "233": "EE", "246": "FI", "250": "FR", "276": "DE", "300": "GR", "348": "HU",
    "372": "IE", "380": "IT", "428": "LV", "440": "LT", "442": "LU", "498": "MD", "499": "ME", "504": "MA",
    "528": "NL", "578": "NO", "616": "PL", "620": "PT", "642": "RO", "643": "RU", "688": "RS", "703": "SK",
    "705": "SI", "724": "ES", "752": "SE", "756": "CH", "788": "TN", "792": "TR", "804": "UA", "807": "MK",
    "826": "GB", "012": "DZ",
}  # fmt: skip


def main(folder: Path) -> None:
    for frame in FRAMES:
        print(f"frame {frame.name} {' '.join(map(str, frame.box))}")
        topology = json.loads((folder / frame.source).read_text("utf-8"))
        arcs = [_simple(arc, frame) for arc in _arcs(topology)]
        for country in topology["objects"]["countries"]["geometries"]:
            code = COUNTRIES.get(country.get("id", ""))
            for ring in _rings(country, arcs) if code else ():
                clipped = _clipped(ring, frame.box)
                if len(clipped) > 3 and _area(clipped) >= frame.least:  # noqa: PLR2004 - a triangle is closed by four
                    print(code, _written(clipped))


def _arcs(topology: dict[str, Any]) -> Iterator[Ring]:
    """The lines of a topology: whole numbers, each from the one before → degrees."""
    (scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            line.append((x * scale_x + move_x, y * scale_y + move_y))
        yield line


def _rings(country: dict[str, Any], arcs: list[Ring]) -> Iterator[Ring]:
    """The outer lines of a country."""
    polygons = country.get("arcs", [])
    for polygon in polygons if country["type"] == "MultiPolygon" else [polygons]:
        ring: Ring = []
        for at in polygon[0]:
            line = arcs[at] if at >= 0 else arcs[~at][::-1]
            ring += line[1:] if ring else line
        yield ring


def _simple(line: Ring, frame: Frame) -> Ring:
    """Douglas and Peucker: a line of fewer points that is nowhere further off than allowed.

    Lines and not countries are simplified, so that neighbours keep one border.
    """
    if len(line) < 3:  # noqa: PLR2004 - there is nothing between two points
        return line
    narrow = math.cos(math.radians((frame.box[1] + frame.box[3]) / 2))
    flat = [(x * narrow, y) for x, y in line]
    kept = {0, len(line) - 1}
    if flat[0] == flat[-1]:
        kept.add(max(range(len(flat)), key=lambda at: math.dist(flat[0], flat[at])))
    todo = list(zip(sorted(kept), sorted(kept)[1:], strict=False))
    while todo:
        first, last = todo.pop()
        far, at = max(
            ((_distance(flat[at], flat[first], flat[last]), at) for at in range(first + 1, last)),
            default=(0.0, 0),
        )
        if far > frame.off:
            kept.add(at)
            todo += [(first, at), (at, last)]
    return [line[at] for at in sorted(kept)]


def _distance(point: Point, start: Point, end: Point) -> float:
    (x, y), (x1, y1), (x2, y2) = point, start, end
    length = math.dist(start, end)
    if not length:
        return math.dist(point, start)
    along = max(0.0, min(1.0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length**2))
    return math.dist(point, (x1 + along * (x2 - x1), y1 + along * (y2 - y1)))


def _clipped(ring: Ring, box: tuple[float, float, float, float]) -> Ring:
    """Sutherland and Hodgman: what of a ring lies in the box, cut at one side after the other."""
    for axis, limit, sign in ((0, box[0], 1), (0, box[2], -1), (1, box[1], 1), (1, box[3], -1)):
        found: Ring = []
        for before, point in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
            inside, was = sign * point[axis] >= sign * limit, sign * before[axis] >= sign * limit
            if inside != was:
                share = (limit - before[axis]) / (point[axis] - before[axis])
                found.append(tuple(b + share * (p - b) for b, p in zip(before, point, strict=True)))  # type: ignore[arg-type]  # two numbers
            if inside:
                found.append(point)
        ring = found
    return ring


def _area(ring: Ring) -> float:
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def _written(ring: Ring) -> str:
    """Longitude and latitude in hundredths of a degree, each point once."""
    points = [(round(x * 100), round(y * 100)) for x, y in ring]
    once = [point for at, point in enumerate(points) if point != points[at - 1]]
    return " ".join(f"{x},{y}" for x, y in once)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
