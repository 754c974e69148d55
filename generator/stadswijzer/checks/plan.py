"""What is worth saying of the plan: initiatives against the period, each other, and the day of the state.

In: a library and its links. Out: warnings. What happened by the day of the roadmap's state (`as_of`) may be
told as done; what is after it has yet to come.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from stadswijzer.content.fields import Part
from stadswijzer.content.library import AnyEntry, Entry, Library
from stadswijzer.content.links import Links
from stadswijzer.content.model import Initiative, Roadmap
from stadswijzer.content.model.plan_money import Cost, Cover
from stadswijzer.content.values import Moment, When
from stadswijzer.facts.plan import counted_rows, decisions, money, planning
from stadswijzer.facts.plan.money import Horizon
from stadswijzer.language.problems import Problem


def rules(links: Links) -> Iterator[Problem]:
    """Every warning of the initiatives and of the goals, period by period."""
    for period in links.library.periods:
        library = links.library.of_period(period)
        yield from _initiatives(library, links.within(period.folder))
        on, roadmap = planning.as_of(library), library.roadmap
        if on and roadmap:
            yield from _measured_later(roadmap, on)


def _initiatives(library: Library, links: Links) -> Iterator[Problem]:
    on = planning.as_of(library)
    roadmap = library.roadmap_fields
    period = roadmap.period if roadmap and roadmap.intact("period") else None
    if period and period.end < period.start:
        period = None  # that has been told
    horizon = money.horizon_of(library)
    for entry, data in planning.initiatives(library):
        if planning.is_overdue(data, on):
            yield entry.problem("overdue", data.at("end"), end=data.end.text, as_of=on)
        for name in ("start", "end") if period else ():
            moment = getattr(data, name)
            if period and not period.start <= moment.year <= period.end:
                yield entry.problem(
                    "outside-period",
                    data.at(name),
                    date=moment.text,
                    start=period.start,
                    end=period.end,
                )
        for index, id_ in enumerate(data.depends_on):
            needed = links.entry(Initiative, id_)
            if (
                needed
                and needed is not entry
                and needed.data.intact("end")
                and needed.data.end.day > data.start.day
            ):
                at = data.at("depends_on", index)
                yield entry.problem(
                    "starts-too-early",
                    at,
                    start=data.start.text,
                    id=needed.id,
                    end=needed.data.end.text,
                )
        yield from _money(entry, data, horizon)
        yield from _late(entry, data, on)
        yield from _told_too_early(entry, data, on) if on else ()


def _money(entry: Entry[Initiative], data: Initiative, horizon: Horizon) -> Iterator[Problem]:
    if not data.intact("costs", "coverage", "spent", "status_since"):
        return
    sums = money.sums([data], horizon)
    short = [f"{row.year}: {row.amounts.uncovered}" for row in sums.years if row.amounts.uncovered]
    if short:
        yield entry.problem("costs-not-covered", data.at("costs"), years=", ".join(short))
    gaps = [(str(row.year), row.amounts.structural_uncovered) for row in sums.years]
    gaps.append((f"{horizon.last + 1}…", sums.after.structural_uncovered))
    gaps += [(f"{year}…", gap) for year, gap in counted_rows.uncovered_later(data, horizon.last + 1)]
    structural = [f"{year}: {gap}" for year, gap in gaps if gap]
    if structural:
        yield entry.problem("structural-not-covered", data.at("costs"), years=", ".join(structural))
    rows: tuple[Cost | Cover, ...] = (*data.costs, *data.coverage)
    for row in rows:
        if row.until is not None and row.kind != "structural":
            yield entry.problem("until-not-structural", row.at("until"), until=row.until)
    for row in money.outside(data, horizon):
        values = {"start": horizon.first, "end": horizon.last}
        yield entry.problem("outside-period", row.at("year"), date=str(row.year), **values)
    for decision in data.decisions:
        if decision.body == "council" and not data.alternatives and data.intact("alternatives"):
            yield entry.problem("decision-without-alternatives", decision.node)


def _late(entry: Entry[Initiative], data: Initiative, on: date | None) -> Iterator[Problem]:
    """What is late must say what that does and what is done about it."""
    late: list[tuple[Part, str, Any]] = [
        (stone, "date", stone.moved)
        for stone in planning.late_milestones(data, on)
        if stone.intact("date", "moved")
    ]
    late += [
        (decision, "date", decision.moved)
        for decision in data.decisions
        if decision.intact("date", "moved", "outcome") and decisions.is_late(decision, data, on)
    ]
    for part, name, moved in late:
        if not moved:
            yield entry.problem("late-unexplained", part.at(name), as_of=on)
    if planning.is_overdue(data, on):
        late += [(moved, "date", (moved,)) for moved in data.moved if moved.field == "end"][-1:]
    for _, _, moved in late:
        if moved and not (moved[-1].effect and moved[-1].action):
            yield entry.problem("late-unexplained", moved[-1].node, as_of=on)


def _measured_later(entry: Entry[Roadmap], on: date) -> Iterator[Problem]:
    for measured in (each for goal in entry.data.goals for each in goal.measured):
        if measured.intact("date") and _is_after(measured.date, on):
            yield _after(entry, measured, "date", on)


def _told_too_early(entry: Entry[Initiative], data: Initiative, on: date) -> Iterator[Problem]:
    """What is written as having happened, on a day that had yet to come."""
    happened: list[tuple[Part, str]] = [
        (stone, "done") for stone in data.milestones if isinstance(stone.done, Moment)
    ]
    happened += [(each, "date") for each in data.decisions if decisions.is_taken(each)]
    happened += [(each, "date") for each in (*data.support, *data.moved)]
    happened += [(moved, "date") for stone in data.milestones for moved in stone.moved]
    happened += [(moved, "date") for each in data.decisions for moved in each.moved]
    happened += [(each, "date") for row in (*data.costs, *data.coverage) for each in row.amended]
    happened += [(data, "status_since")] if data.status_since else []
    if data.evaluation and data.evaluation.result:
        happened.append((data.evaluation.result, "date"))
    for row in data.spent:
        if row.intact("year") and row.year >= on.year:
            yield entry.problem("after-as-of", row.at("year"), date=str(row.year), as_of=on)
    for part, name in happened:
        if part.intact(name) and _is_after(getattr(part, name), on):
            yield _after(entry, part, name, on)


def _is_after(moment: Moment, on: date) -> bool:
    """Whether even its first day is later."""
    first = When(start=True).day(moment.text)
    return first is not None and first > on


def _after(entry: AnyEntry, part: Part, name: str, on: date) -> Problem:
    return entry.problem("after-as-of", part.at(name), date=getattr(part, name).text, as_of=on)
