"""Risks as pages show them: a list, the largest first, and a square of numbers that refer to it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from stadswijzer.content.model.initiative import Risk
from stadswijzer.facts.plan import risks


class RiskView(NamedTuple):
    """A risk with its place in the list."""

    number: int
    text: str
    likelihood: int
    impact: int
    mitigation: str


class RiskCell(NamedTuple):
    """What stands at one likelihood and impact. `shade`: from 1 (light) to 4."""

    shade: int
    risks: tuple[RiskView, ...]


class RiskRow(NamedTuple):
    """A row of the square: a cell for each impact."""

    likelihood: int
    cells: tuple[RiskCell, ...]


class Risks(NamedTuple):
    """`steps`: the impacts above the columns."""

    numbered: tuple[RiskView, ...]
    steps: tuple[int, ...]
    square: tuple[RiskRow, ...]


def view(given: Iterable[Risk]) -> Risks:
    found = list(given)
    rows = tuple(
        RiskRow(likelihood, tuple(RiskCell(cell.shade, tuple(map(_risk, cell.risks))) for cell in cells))
        for likelihood, cells in risks.square(found)
    )
    return Risks(tuple(map(_risk, risks.in_order(found))), risks.STEPS, rows)


def _risk(each: risks.Numbered) -> RiskView:
    risk = each.risk
    return RiskView(each.number, risk.text, risk.likelihood, risk.impact, risk.mitigation)
