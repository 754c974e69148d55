"""What holds an initiative back in a year: time, knowledge or money, each with both numbers.

Pure, from hours, costs, coverage and readiness. A figure that nobody gave is "not known", never 0.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Department, Initiative
from stadswijzer.facts.knowledge import needs
from stadswijzer.facts.knowledge.gaps import Knowledge
from stadswijzer.facts.knowledge.readiness import NOT_YET, Readiness
from stadswijzer.facts.plan import money
from stadswijzer.facts.plan.money import Horizon


@dataclass(frozen=True)
class Hours:
    """A department in a year: hours asked by all initiatives together, and hours it has; None: not known."""

    department: str
    asked: int | None
    has: int | None

    @property
    def too_many(self) -> bool:
        """Whether more is asked than there is; what is not known is not too many."""
        return self.asked is not None and self.has is not None and self.asked > self.has


@dataclass(frozen=True)
class HoldBack:
    """What holds one initiative back in one year, in this order; and which figures are not known."""

    entry: Entry[Initiative]
    year: int
    time: tuple[Hours, ...]
    knowledge: Readiness | None
    money: tuple[int, int | None] | None
    """Costs and coverage, sure or not, when costs are more; coverage is None when nothing says what pays."""
    unknown: tuple[str, ...]
    """Of `time` and `money`: no figure was given."""

    @property
    def holds(self) -> bool:
        """Whether anything holds it back."""
        return bool(self.time or self.knowledge or self.money)


def hours_asked(initiatives: Iterable[Initiative]) -> dict[tuple[str, int], int]:
    """(department, year) → hours asked by all initiatives that were not stopped."""
    asked: dict[tuple[str, int], int] = defaultdict(int)
    for data in initiatives:
        for department, years in data.hours.items() if data.status != "stopped" else ():
            for year, hours in years.items():
                asked[department, year] += hours
    return dict(asked)


def hold_backs(
    knowledge: Knowledge, departments: Iterable[Department], years: Iterable[int]
) -> list[HoldBack]:
    """Every initiative that is not done or stopped, in every one of `years` in which it runs."""
    everything = [entry.data for entry in knowledge.library.of(Initiative)]
    asked = hours_asked(everything)
    horizon = money.horizon_of(knowledge.library)
    has = {(each.id, year): hours for each in departments for year, hours in each.hours.items()}
    held = []
    for year in years:
        for entry in knowledge.asked_today.initiatives:
            data = entry.data
            if data.start.year <= year <= data.end.year:
                readiness = needs.readiness(knowledge, entry)
                held.append(_in_year(entry, data, year, readiness, asked, has, horizon))
    return held


def _in_year(
    entry: Entry[Initiative],
    data: Initiative,
    year: int,
    readiness: Readiness,
    asked: dict[tuple[str, int], int],
    has: dict[tuple[str, int], int],
    horizon: Horizon,
) -> HoldBack:
    own = [name for name in data.taking_part if year in data.hours.get(name, {})]
    hours = [Hours(name, asked.get((name, year)), has.get((name, year))) for name in own]
    amounts = money.in_year(data, year, horizon)
    unknown = []
    if not own or any(each.asked and each.has is None for each in hours):
        unknown.append("time")
    if not data.costs:
        unknown.append("money")
    return HoldBack(
        entry,
        year,
        tuple(each for each in hours if each.too_many),
        readiness if readiness.state == NOT_YET else None,
        (amounts.costs or 0, amounts.coverage) if amounts.uncovered else None,
        tuple(unknown),
    )
