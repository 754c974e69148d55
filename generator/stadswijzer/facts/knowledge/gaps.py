"""Who needs to know what, and who already does.

In: the links of a library. Out: what the work asks (requirement), how far answers are from it (gap),
whether an initiative's people know enough (readiness), and what to learn first. Reads no file and no clock.
Hiding comes first: counts under `min_group` are read as "too few answers"; no count leaves this module.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from stadswijzer.content.library import Entry, Library
from stadswijzer.content.links import Links
from stadswijzer.content.model import Department, Initiative, Survey
from stadswijzer.facts.knowledge.shares import Share, difference, share
from stadswijzer.facts.plan import periods

Counts = tuple[int, int, int, int]
"""Answers on level 0, 1, 2 and 3."""

ENOUGH, ALMOST, NOT_YET = "enough", "almost", "not_yet"
TOO_FEW, NOT_MEASURED, ASKS_NOTHING = "too_few", "not_measured", "asks_nothing"
_FINISHED = ("done", "stopped")


def need_state(counts: Counts, level: int, people: int | None, *, ready: int, almost: int) -> str:
    """`enough`, `almost` or `not_yet` for one need of one department; `ready` and `almost` are per cents.

    With `people`: at least that many at or above the level, or half of them, rounded up. Else by share.
    Compared in whole numbers. Raising an answer never lowers the outcome.
    """
    above, total = sum(counts[level:]), sum(counts)
    if people is not None:
        return ENOUGH if above >= people else ALMOST if above >= (people + 1) // 2 else NOT_YET
    return ENOUGH if 100 * above >= ready * total else ALMOST if 100 * above >= almost * total else NOT_YET


def initiative_state(states: Iterable[str]) -> str:
    """What the states of all its needs make of an initiative."""
    found = set(states)
    for state in (NOT_YET, TOO_FEW, NOT_MEASURED, ALMOST):
        if state in found:
            return state
    return ENOUGH if found else ASKS_NOTHING


@dataclass(frozen=True)
class Cell:
    """What one group knows of one concept, as it may be shown.

    `level`: what the work asks of this group (None: nothing). `below`: the share of answers under it, of
    `answers` people; both only when measured. `state`: `measured`, `too_few` or `not_measured`.
    """

    group: str
    is_cluster: bool
    concept: str
    level: int | None
    state: str
    below: Share | None = None
    answers: int | None = None
    change: str = ""
    """Since the last comparable round: `more` or `less` at the level, `unclear`, or '' (nothing to say)."""


@dataclass(frozen=True)
class Need:
    """One need of an initiative for one department, and how it stands."""

    concept: Entry
    level: int
    people: int | None
    department: str
    state: str


@dataclass(frozen=True)
class NextStep:
    """The cheapest thing to read for a concept: the concept itself after `first`, or a path that holds it."""

    entry: Entry
    first: tuple[Entry, ...]
    minutes: int


@dataclass(frozen=True)
class Readiness:
    """Whether those who do an initiative know enough. `deciding`: the needs that make it so."""

    state: str
    needs: tuple[Need, ...]
    deciding: tuple[Need, ...]


class Knowledge:
    """What follows from the newest round and the needs of all initiatives."""

    def __init__(self, library: Library, links: Links, minutes: Callable[[Entry], int]) -> None:
        """`library`: what counts (drafts do not, on the site); `minutes`: reading time of an entry."""
        self.library = library
        self._links = links
        self._minutes = minutes
        self._options = library.project.options

    # rounds

    @cached_property
    def rounds(self) -> list[Entry]:
        """Rounds of the period up to its day, newest first."""
        return periods.rounds(self.library)

    @cached_property
    def newest(self) -> Entry | None:
        """The round that counts."""
        return next(iter(self.rounds), None)

    @cached_property
    def before(self) -> Entry | None:
        """The last round before it that can be compared: of the same basis."""
        if self.newest is None:
            return None
        basis = self.newest.data.basis
        return next((entry for entry in self.rounds[1:] if entry.data.basis == basis), None)

    @cached_property
    def _answers(self) -> dict[tuple[str, bool, str], Counts | None]:
        return self._answers_of(self.newest)

    def _answers_of(self, entry: Entry | None) -> dict[tuple[str, bool, str], Counts | None]:
        """(group, whether it is a cluster, concept) → counts; None when there are too few."""
        if entry is None:
            return {}
        found: dict[tuple[str, bool, str], Counts | None] = {}
        for row in cast("Survey", entry.data).results:
            concept = self._links.find("concept", row.concept)
            group = row.department or row.cluster
            if concept and group:
                small = row.counts is None or sum(row.counts) < self._options.min_group
                found[group, row.cluster is not None, concept.id] = None if small else row.counts
        return found

    # what the work asks

    @cached_property
    def initiatives(self) -> list[tuple[Entry, Initiative]]:
        """Those that still ask something: not done, not stopped."""
        found = [(entry, cast("Initiative", entry.data)) for entry in self.library.of("initiative")]
        return [(entry, data) for entry, data in found if data.status not in _FINISHED]

    @cached_property
    def asked_by(self) -> dict[tuple[str, str], list[tuple[int, Entry]]]:
        """(department, concept) → (level, initiative) of everything that asks it."""
        found: dict[tuple[str, str], list[tuple[int, Entry]]] = defaultdict(list)
        for entry, data in self.initiatives:
            for need in data.needs:
                concept = self._links.find("concept", need.concept)
                for department in data.taking_part if concept else ():
                    found[department, cast("str", concept and concept.id)].append((need.level, entry))
        return found

    def requirement(self, department: str, concept: str) -> int | None:
        """The highest level that an initiative asks of a department; None when none does."""
        return max((level for level, _ in self.asked_by.get((department, concept), ())), default=None)

    def requirement_of_cluster(self, cluster: str, concept: str) -> int | None:
        """The highest of its departments."""
        departments = cast("dict[str, Department]", self._links.parts["department"]).values()
        levels = [self.requirement(d.id, concept) for d in departments if d.cluster == cluster]
        return max((level for level in levels if level is not None), default=None)

    # how far answers are from it

    @cached_property
    def cells(self) -> dict[tuple[str, bool, str], Cell]:
        """(group, whether it is a cluster, concept) → its cell, for all that work asks or people answered."""
        keys = {*((d, False, c) for d, c in self.asked_by), *self._answers}
        return {key: self._cell(key) for key in sorted(keys)}

    def cell(self, department: str, concept: str) -> Cell:
        """The cell of a department; not measured when there is none."""
        found = self.cells.get((department, False, concept))
        return found or Cell(department, False, concept, None, NOT_MEASURED)  # noqa: FBT003 - as its fields stand

    def _cell(self, key: tuple[str, bool, str]) -> Cell:
        group, is_cluster, concept = key
        level = (self.requirement_of_cluster if is_cluster else self.requirement)(group, concept)
        if key not in self._answers:
            return Cell(group, is_cluster, concept, level, NOT_MEASURED)
        counts = self._answers[key]
        if counts is None:
            return Cell(group, is_cluster, concept, level, TOO_FEW)
        below = (
            share(sum(counts[:level]), sum(counts), self._options.min_group) if level is not None else None
        )
        return Cell(
            group,
            is_cluster,
            concept,
            level,
            "measured",
            below,
            sum(counts),
            self._change(key, counts, level),
        )

    def _change(self, key: tuple[str, bool, str], counts: Counts, level: int | None) -> str:
        old = self._answers_of(self.before).get(key)
        if old is None or level is None:
            return ""
        return difference((sum(old[level:]), sum(old)), (sum(counts[level:]), sum(counts)))

    # whether an initiative's people know enough

    def readiness(self, entry: Entry) -> Readiness:
        """How an initiative stands, from the newest round."""
        data = cast("Initiative", entry.data)
        needs = tuple(
            Need(
                found.entry,
                need.level,
                need.people,
                department,
                self._state(department, found.id, need.level, need.people),
            )
            for need in data.needs
            if (found := self._links.find("concept", need.concept)) and found.entry
            for department in data.taking_part
        )
        state = initiative_state(need.state for need in needs)
        return Readiness(state, needs, tuple(need for need in needs if need.state == state))

    def _state(self, department: str, concept: str, level: int, people: int | None) -> str:
        key = (department, False, concept)
        if key not in self._answers:
            return NOT_MEASURED
        counts = self._answers[key]
        if counts is None:
            return TOO_FEW
        options = self._options
        return need_state(counts, level, people, ready=options.ready_share, almost=options.almost_share)

    # what to learn

    def prerequisites(self, concept: Entry) -> list[Entry]:
        """All that a concept requires, at any depth, in an order in which it can be learned; then by id."""
        return [each for each in self._learned_before(concept) if each is not concept]

    def _learned_before(self, concept: Entry) -> list[Entry]:
        """A concept after all that it requires: a walk down and back up, without recursion, each but once."""
        order: dict[str, Entry] = {}
        entered = {concept.id}
        stack = [(concept, iter(self._required[concept.id]))]
        while stack:
            entry, following = stack[-1]
            needed = next(following, None)
            if needed is None:
                stack.pop()
                order[entry.id] = entry
            elif needed.id not in entered:
                entered.add(needed.id)
                stack.append((needed, iter(self._required[needed.id])))
        return list(order.values())

    @cached_property
    def _required(self) -> dict[str, list[Entry]]:
        """Concept → what it requires itself, by id."""
        found = {}
        for entry in self.library.of("concept"):
            needed = {
                each.id: each for id_ in entry.data.requires if (each := self._links.entry("concept", id_))
            }
            found[entry.id] = [
                needed[id_] for id_ in sorted(needed) if id_ in self.library.entries["concept"]
            ]
        return found

    def _is_met(self, department: str, concept: str) -> bool:
        """Whether a prerequisite needs no reading: enough people reach what the work asks, else level 1."""
        level = self.requirement(department, concept) or 1
        return self._state(department, concept, level, None) == ENOUGH

    def next_step(self, concept: Entry, department: str) -> NextStep:
        """The cheapest way to a concept: fewest minutes, then id."""
        first = tuple(e for e in self.prerequisites(concept) if not self._is_met(department, e.id))
        ways = [NextStep(concept, first, sum(self._minutes(e) for e in (*first, concept)))]
        for kind, id_ in self._links.backlinks.get(("concept", concept.id), ()):
            path = self.library.entries["path"].get(id_) if kind == "path" else None
            steps = (
                [self._links.find("concept", s.concept) for s in path.data.steps if s.concept] if path else []
            )
            if path and any(found and found.id == concept.id for found in steps):
                ways.append(NextStep(path, (), self._minutes(path)))
        return min(ways, key=lambda way: (way.minutes, way.entry.id))

    def to_learn(self, department: str) -> tuple[list[Cell], list[Cell]]:
        """What a department learns first, prerequisites before what needs them; and what is not known of it.

        Gaps stand by the size that may be shown, so that the order tells no more than the shares do.
        """
        own = [
            c
            for c in self.cells.values()
            if c.group == department and not c.is_cluster and c.level is not None
        ]
        unknown = sorted((c for c in own if c.state != "measured"), key=lambda c: c.concept)
        gaps = {c.concept: c for c in own if c.state == "measured" and not self._reaches(c)}
        by_size = sorted(gaps.values(), key=lambda c: (_minus(c.below), c.concept))
        order: dict[str, Cell] = {}
        for cell in by_size:
            concept = self._links.entry("concept", cell.concept)
            for needed in self.prerequisites(concept) if concept else ():
                if needed.id in gaps:
                    order.setdefault(needed.id, gaps[needed.id])
            order.setdefault(cell.concept, cell)
        return list(order.values()), unknown

    def _reaches(self, cell: Cell) -> bool:
        return cell.level is not None and self._state(cell.group, cell.concept, cell.level, None) == ENOUGH


def _minus(below: Share | None) -> tuple[int, int]:
    return (-below.percent, -below.bound) if below else (0, 0)
