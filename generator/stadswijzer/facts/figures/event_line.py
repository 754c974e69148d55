"""What happened to an example, on a line of time: a sign for each event at its day, numbered as in the list.

In: events in the order of their days. Out: a drawing that is as wide as its page. Far events stand far apart;
signs that would meet stand beside each other, in their order.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from stadswijzer.facts.figures.drawing import STRETCHED, Drawing, Shape, words
from stadswijzer.language.missing_word import WordsInFile

EDGE, END = 3.0, 97.0
"""Per cent of the width: where the line begins and ends."""
APART = 6.0
"""Per cent between two signs: on a phone as much as a sign is wide."""
MOST_YEARS = 6
"""Years that are named: more would meet on a phone."""
LINE, NUMBER, YEAR, HEIGHT = 30, 14, 58, 66
SIGN = 15
FORMS: dict[str, str] = WordsInFile(
    {"started": "circle", "changed": "circle", "stopped": "square", "ruled": "diamond"},
    "facts/figures/event_line.py",
    "FORMS.",
)


def event_line(events: Sequence[tuple[date, str]], title: str, text: str) -> Drawing | None:
    """`events`: the day and kind of each. None where there are fewer than two: that is no line."""
    if len(events) < 2:  # noqa: PLR2004 - one point is no line
        return None
    first, last = date(events[0][0].year, 1, 1), date(events[-1][0].year + 1, 1, 1)
    span = (last - first).days

    def place(day: date) -> float:
        return round(EDGE + (END - EDGE) * (day - first).days / span, 2)

    shapes = [Shape("line", "axis", EDGE, LINE, END - EDGE)]
    years = range(first.year, last.year)
    step = -(-len(years) // MOST_YEARS)
    for year in years[::step]:
        x = place(date(year, 1, 1))
        shapes.append(Shape("line", "tick", x, LINE + 9, 0, 10))
        shapes.append(words("year", x, YEAR, str(year)))
    places = _apart([place(day) for day, _ in events])
    for number, (x, (_, kind)) in enumerate(zip(places, events, strict=True), 1):
        shapes.append(Shape(FORMS[kind], f"event-{kind}", x, LINE, SIGN))
        shapes.append(words("number", x, NUMBER, str(number), "middle"))
    return Drawing(STRETCHED, HEIGHT, title, text, tuple(shapes))


def _apart(places: Sequence[float]) -> list[float]:
    """Places in their order that are far enough apart, moved no more than that takes."""
    apart = min(APART, (END - EDGE) / max(len(places) - 1, 1))
    spread: list[float] = []
    for x in places:
        spread.append(max(x, spread[-1] + apart) if spread else x)
    limit = END
    for at in range(len(spread) - 1, -1, -1):
        spread[at] = round(min(spread[at], limit), 2)
        limit = spread[at] - apart
    return spread
