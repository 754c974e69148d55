"""Where things of a picture stand so that none hides another: labels, marks, arrows, parts of a page.

In: places as they would be, and bars. Out: places. Knows no words.
"""

from __future__ import annotations

from collections.abc import Sequence

from stadswijzer.facts.plan.figures.shapes import Arrow, Bar, Line, Measures
from stadswijzer.language.text_width import on_screen


def label_at(label: Sequence[Line], begin: float, m: Measures, width: float) -> float:
    """Where a label begins: with its bar, or sooner where the picture ends; beside the time in its column."""
    if m.beside:
        return m.edge + m.inset
    wide = max(on_screen(f"{line.text} {line.tail}".strip()) for line in label) * m.text + _TAIL
    return round(max(min(begin, width - m.edge - wide), m.edge), 1)


def drop_beside(label: Sequence[Line], bar_y: float, m: Measures) -> float:
    """How far down a label goes to have its bar at the middle of its last two lines, or of its only one."""
    last = label[-1].y + 0.22 * m.line
    middle = last - (0.5 if len(label) == 1 else 1) * m.line
    return round(bar_y + m.bar / 2 - middle, 1)


_TAIL = 8
"""Between a title and its status."""


def apart(at: Sequence[float], begin: float, end: float, least: float) -> list[float]:
    """The same places in the same order, at least so far from each other as `begin` to `end` has room for."""
    if len(at) < 2:  # noqa: PLR2004 - one is never too near
        return list(at)
    gap = min(least, (end - begin) / (len(at) - 1))
    places = list(at)
    for n in range(1, len(places)):
        places[n] = max(places[n], places[n - 1] + gap)
    places[-1] = min(places[-1], end)
    for n in range(len(places) - 2, -1, -1):
        places[n] = min(places[n], places[n + 1] - gap)
    return [round(max(x, begin), 1) for x in places]


def arrows(bars: Sequence[Bar], m: Measures, width: float) -> list[Arrow]:
    """One for each that waits, along the gaps between rows; those from one moment run beside each other."""
    by_id = {bar.entry.id: bar for bar in bars}
    arrows: list[Arrow] = []
    at: dict[float, int] = {}
    for bar in bars:
        for wait in bar.row.waits:
            before = by_id.get(wait.entry.id)
            if before is None:
                continue
            out = before.x + before.width
            at[out] = at.get(out, -1) + 1
            turn = min(out + 4 + 4 * (at[out] % 3), width - 1)
            down = before.y < bar.y
            gap = (bar.top if down else bar.bottom) + (at[out] % 3 - 1) * 1.5
            y, to = before.y + m.bar / 2, bar.y + m.bar / 2
            back = max(bar.x - 8, 1)
            corners = [(out, y), (turn, y), (turn, gap), (back, gap), (back, to), (bar.x, to)]
            if back >= turn:  # straight on: down, then to the right
                corners = [(out, y), (turn, y), (turn, to), (bar.x, to)]
            arrows.append(
                Arrow(
                    before.entry.id,
                    bar.entry.id,
                    tuple((round(a, 1), round(b, 1)) for a, b in corners),
                    wait.broken,
                )
            )
    return arrows


def parts(cuts: Sequence[tuple[float, float]], room: float, first: float = 0) -> list[tuple[float, float]]:
    """Rows (from, to) → as few parts as fit in `room`, each as (y, height); a row is never cut.

    The first part has so much less room.
    """
    free: list[tuple[float, float]] = []
    for begin, end in cuts:
        if free and end - free[-1][0] <= room - (first if len(free) == 1 else 0):
            free[-1] = (free[-1][0], end)
        else:
            free.append((begin, end))
    return [(y, round(end - y, 1)) for y, end in free]
