"""The goal tree as a picture: where every box, word and line of it stands.

Pure geometry in units of the picture, from the same tree as the list; `templates/view/tree.svg` draws it. No
lines cross: a goal that several programmes serve stands under each, its second place dashed.
By hand, as the timeline.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Goal, Initiative
from stadswijzer.facts.plan.goal_tree import Branch, Programme, Tree
from stadswijzer.language import text_width

MOST = 40
"""Boxes in the last column beyond which the picture is left out: the list is easier to read then."""
WIDTHS = (200, 290, 300)
"""Of programmes, goals and initiatives."""
BETWEEN = 36
SIZE = 14
LINE = 19
PADDING = 10
GAP = 12
EDGE = 2
MOST_LINES = 3


@dataclass(frozen=True)
class Box:
    """One box with its lines of words, each with where it stands. `about`: what it leads to."""

    kind: str
    """`programme`, `goal`, `again` (a goal that stands above too), `idle` (unserved) or `initiative`."""
    about: Goal | Entry[Initiative] | None
    whole: str
    lines: tuple[tuple[str, float], ...]
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


@dataclass(frozen=True)
class Picture:
    """A picture of `width` × `height`; `lines` go from box to box, as (x, y, x, y)."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    lines: tuple[tuple[float, float, float, float], ...]


@dataclass(frozen=True)
class Names:
    """Words for boxes that have none of their own, and the status of an initiative."""

    no_programme: str
    without_goal: str
    idle: str
    status: Callable[[Initiative], str]


def picture(tree: Tree, names: Names) -> Picture | None:
    """The picture, or None when there is nothing to draw or too much to read."""
    leaves = sum(len(of.initiatives) for each in tree.programmes for of in each.goals)
    leaves += sum(len(each.without_goal) for each in tree.programmes) + len(tree.idle)
    if not 0 < leaves <= MOST:
        return None
    drawing = _Drawing(names)
    for programme in tree.programmes:
        drawing.programme(programme)
    if tree.idle:
        goals = [drawing.box(1, "idle", goal, goal.title, drawing.down) for goal in tree.idle]
        drawing.parent(0, "programme", None, names.idle, goals)
    width = sum(WIDTHS) + 2 * BETWEEN + 2 * EDGE
    return Picture(width, drawing.y + EDGE - GAP, tuple(drawing.boxes), tuple(drawing.lines))


class _Drawing:
    """Boxes so far; `y` is where the next one begins."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.boxes: list[Box] = []
        self.lines: list[tuple[float, float, float, float]] = []
        self.y: float = EDGE

    def programme(self, programme: Programme) -> None:
        goals = [self.goal(branch) for branch in programme.goals]
        if programme.without_goal:
            children = [self.initiative(each) for each in programme.without_goal]
            goals.append(self.parent(1, "idle", None, self.names.without_goal, children))
        self.parent(0, "programme", None, programme.name or self.names.no_programme, goals)

    def goal(self, branch: Branch) -> Box:
        children = [self.initiative(each) for each in branch.initiatives]
        return self.parent(1, "goal" if branch.first else "again", branch.goal, branch.goal.title, children)

    def initiative(self, entry: Entry[Initiative]) -> Box:
        return self.box(2, "initiative", entry, entry.title, self.down, self.names.status(entry.data))

    def down(self, height: float) -> float:
        """The next free place, which is then taken."""
        y = self.y
        self.y += height + GAP
        return y

    def parent(self, column: int, kind: str, about: Goal | None, words: str, children: list[Box]) -> Box:
        """A box beside the middle of its children; when it is higher than they are, the next move down."""
        top, bottom = children[0].y, children[-1].y + children[-1].height

        def beside(height: float) -> float:
            y = max(top, (top + bottom - height) / 2)
            self.y = max(self.y, y + height + GAP)
            return y

        box = self.box(column, kind, about, words, beside)
        for child in children:
            self.lines.append((box.x + box.width, box.middle, child.x, child.middle))
        return box

    def box(
        self,
        column: int,
        kind: str,
        about: Goal | Entry[Initiative] | None,
        words: str,
        place: Callable[[float], float],
        below: str = "",
    ) -> Box:
        width = WIDTHS[column]
        lines = text_width.wrapped(words, (width - 2 * PADDING) / SIZE)
        if len(lines) > MOST_LINES:
            rest = " ".join(lines[MOST_LINES - 1 :])
            lines = [*lines[: MOST_LINES - 1], text_width.shortened(rest, (width - 2 * PADDING) / SIZE)]
        lines = [*lines, below] if below else lines
        height = len(lines) * LINE + 2 * PADDING - 4
        x = EDGE + sum(WIDTHS[:column]) + column * BETWEEN
        y = place(height)
        placed = tuple((line, y + PADDING + LINE * n + 11) for n, line in enumerate(lines))
        box = Box(kind, about, words, placed, x, y, width, height)
        self.boxes.append(box)
        return box
