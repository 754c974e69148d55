"""What changed in the plan since the council last decided on it, told from the dates in the content itself.

In: a library and a day. Out: events with their day, the newest first. Nothing after the day of the roadmap
counts. Compares no two versions: that is `changes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from stadswijzer.content.library import Entry, Library
from stadswijzer.content.model import Initiative, Milestone
from stadswijzer.content.model.initiative import Decision, EvaluationResult
from stadswijzer.content.model.plan_money import Yearly
from stadswijzer.content.model.roadmap import Promise
from stadswijzer.facts.plan import decisions, moved_since, planning
from stadswijzer.facts.plan.moved_since import Shift

Kind = Literal["status", "moved", "reached", "amended", "evaluated", "decided", "promised", "kept"]

What = Initiative | Shift | Milestone | Yearly | EvaluationResult | Decision | Promise


@dataclass(frozen=True)
class Event:
    """Something that happened to an initiative, or to the plan as a whole (`entry` is None)."""

    day: date
    entry: Entry[Initiative] | None
    kind: Kind
    of: What
    """What happened: the activity that took a status, the date that moved, the milestone, the amount, …"""


def last_decision(library: Library) -> date | None:
    """The last day on which the council decided on an initiative, or adopted the plan; None: it never did."""
    on, roadmap = planning.as_of(library), library.roadmap_fields
    council = re.compile(rf"\b({library.words('oplegger.council_names')})\b", re.IGNORECASE)
    adopted = roadmap.adopted if roadmap and roadmap.intact("adopted") else ()
    days = [*decisions.council_days(library), *(a.date.day for a in adopted if council.search(a.body))]
    return max((day for day in days if on is None or day <= on), default=None)


def events(library: Library, since: date) -> list[Event]:
    """Everything that happened after that day, the newest first, then by initiative."""
    on = planning.as_of(library)
    events = [each for entry, data in planning.initiatives(library) for each in _of(entry, data, since)]
    events += _of_roadmap(library)
    kept = [each for each in events if each.day > since and (on is None or each.day <= on)]
    return sorted(kept, key=lambda each: (-each.day.toordinal(), each.entry.id if each.entry else ""))


def _of(entry: Entry[Initiative], data: Initiative, since: date) -> Iterator[Event]:
    status = planning.status_since(data)
    if status:
        yield Event(status.day, entry, "status", data)
    for shift in moved_since.shifts(planning.moves_of(entry, data), since):
        yield Event(shift.moves[0].date.day, entry, "moved", shift)
    for stone in data.milestones:
        if day := planning.done_on(stone.done):
            yield Event(day.day, entry, "reached", stone)
    for row in (*data.costs, *data.coverage):
        if row.amended:
            yield Event(max(each.date.day for each in row.amended), entry, "amended", row)
    if data.evaluation and data.evaluation.result:
        yield Event(data.evaluation.result.date.day, entry, "evaluated", data.evaluation.result)
    for decision in data.decisions:
        if decision.body != "council" and decisions.is_taken(decision):
            yield Event(decision.date.day, entry, "decided", decision)


def _of_roadmap(library: Library) -> Iterator[Event]:
    roadmap = library.roadmap_fields
    for promise in roadmap.promises if roadmap else ():
        yield Event(promise.date.day, None, "promised", promise)
        if day := planning.done_on(promise.done):
            yield Event(day.day, None, "kept", promise)
