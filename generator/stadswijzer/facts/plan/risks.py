"""Risks: a list, the largest first, and a square of likelihood by impact whose numbers refer to it.

Pure. The square adds nothing to the list: who cannot see it misses nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from stadswijzer.content.model.initiative import Risk

STEPS = (1, 2, 3, 4, 5)
BANDS = (5, 10, 15)
"""From which likelihood × impact a cell is a shade darker (an agreement, no standard)."""


@dataclass(frozen=True)
class Numbered:
    """A risk with its place in the list."""

    number: int
    risk: Risk

    @property
    def size(self) -> int:
        return size(self.risk)


@dataclass(frozen=True)
class Cell:
    """What stands at one likelihood and impact; `shade` from 1 (light) to 4."""

    impact: int
    shade: int
    risks: tuple[Numbered, ...]


def size(risk: Risk) -> int:
    """How large a risk is: likelihood times impact."""
    return risk.likelihood * risk.impact


def weight(risk: Risk) -> tuple[int, int, str]:
    """What to sort by so that the largest comes first: likelihood times impact, then impact, then words."""
    return -size(risk), -risk.impact, risk.text


def in_order(risks: Iterable[Risk]) -> list[Numbered]:
    """The largest first, numbered."""
    return [Numbered(number, risk) for number, risk in enumerate(sorted(risks, key=weight), 1)]


def square(risks: Iterable[Risk]) -> list[tuple[int, list[Cell]]]:
    """Likelihood → a cell for each impact, the most likely on top, the smallest impact first."""
    numbered = in_order(risks)
    return [
        (likelihood, [_cell(likelihood, impact, numbered) for impact in STEPS])
        for likelihood in reversed(STEPS)
    ]


def _cell(likelihood: int, impact: int, numbered: Iterable[Numbered]) -> Cell:
    here = [each for each in numbered if (each.risk.likelihood, each.risk.impact) == (likelihood, impact)]
    return Cell(impact, 1 + sum(likelihood * impact >= edge for edge in BANDS), tuple(here))
