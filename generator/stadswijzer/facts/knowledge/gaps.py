"""Who needs to know what, and who already does.

In: the links of a library. Out: what the work asks (requirement), how far answers are from it (gap),
whether an initiative's people know enough (readiness), and what to learn first. Reads no file and no clock.
A round holds words and no numbers of people (`language/answer_words.py`), so that none can leave here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import cast

from stadswijzer.content.library import Entry, Library
from stadswijzer.content.links import Links
from stadswijzer.content.model import Initiative, Survey
from stadswijzer.facts.plan import periods, planning
from stadswijzer.language.answer_words import FEW, FOUR_FIFTHS, HALF, RANK, at_least

ENOUGH, ALMOST, NOT_YET = "enough", "almost", "not_yet"
TOO_FEW, NOT_MEASURED, ASKS_NOTHING = "too_few", "not_measured", "asks_nothing"
_FINISHED = ("done", "stopped")


@dataclass(frozen=True)
class Answer:
    """What one group says of one concept. `size`: of the group. `words`: of level 1, 2 and 3."""

    size: str
    words: tuple[str, ...]

    def word(self, level: int) -> str:
        """How many are at this level or higher, as a word."""
        return self.words[level - 1]


def need_state(size: str, word: str, people: int | None) -> str:
    """`enough`, `almost` or `not_yet` for one need of one department, from the word at its level.

    With `people`: the least number that the word proves is that many, or half of it. A higher word never
    lowers the outcome.
    """
    if people is not None:
        proved = at_least(size, word)
        return ENOUGH if proved >= people else ALMOST if 2 * proved >= people else NOT_YET
    return {FOUR_FIFTHS: ENOUGH, HALF: ALMOST}.get(word, NOT_YET)


def initiative_state(states: Iterable[str]) -> str:
    """What the states of all its needs make of an initiative."""
    found = set(states)
    for state in (NOT_YET, TOO_FEW, NOT_MEASURED, ALMOST):
        if state in found:
            return state
    return ENOUGH if found else ASKS_NOTHING


Group = tuple[str, bool, str]
"""A group, whether it is a cluster, and the concept that it was asked about."""
Answers = dict[Group, Answer | None]


@dataclass(frozen=True)
class Cell:
    """What one group knows of one concept.

    `level`: what the work asks of this group (None: nothing). `state`: `measured`, `too_few` or
    `not_measured`; `answer` only when measured. `cluster`: whose row answers for a department without words
    of its own.
    """

    group: str
    is_cluster: bool
    concept: str
    level: int | None
    state: str
    answer: Answer | None = None
    cluster: str = ""

    def word(self, level: int | None) -> str:
        """The word at a level; '' when there is none."""
        return self.answer.word(level) if self.answer and level else ""

    def need_state(self, level: int, people: int | None) -> str:
        """How a need stands by it."""
        if self.answer is None:
            return self.state
        return need_state(self.answer.size, self.answer.word(level), people)


@dataclass(frozen=True)
class Need:
    """One need of an initiative for one department, and how it stands."""

    concept: Entry
    level: int
    people: int | None
    department: str
    state: str
    cell: Cell

    @property
    def word(self) -> str:
        """The word at the level that is asked here; '' when there is none."""
        return self.cell.word(self.level)

    @property
    def proved(self) -> int:
        """How many people that word proves."""
        return at_least(self.cell.answer.size, self.word) if self.cell.answer else 0


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

    @property
    def few_decide(self) -> bool:
        """Whether it is almost enough only since a group is too small for a higher word."""
        cells = [need.cell for need in self.deciding if need.people is None]
        return self.state == ALMOST and any(cell.answer and cell.answer.size == FEW for cell in cells)

    @property
    def stand(self) -> list[tuple[str, int]]:
        """State → how many needs are in it, worst first."""
        found = Counter(need.state for need in self.needs)
        return [
            (state, found[state])
            for state in (NOT_YET, ALMOST, ENOUGH, TOO_FEW, NOT_MEASURED)
            if found[state]
        ]


def _is_finished(data: Initiative, day: date | None) -> bool:
    """Whether it was done or stopped on a day; None: today."""
    if data.status not in _FINISHED:
        return False
    since = planning.status_since(data)
    return day is None or since is None or since.day <= day


class Knowledge:
    """What follows from the newest round and the needs of all initiatives."""

    def __init__(self, library: Library, links: Links, minutes: Callable[[Entry], int]) -> None:
        """`library`: what counts (drafts do not, on the site); `minutes`: reading time of an entry."""
        self.library = library
        self._links = links
        self._minutes = minutes

    # rounds

    @cached_property
    def rounds(self) -> list[Entry]:
        """Rounds of the period up to its day, newest first."""
        return periods.rounds(self.library)

    @cached_property
    def newest(self) -> Entry | None:
        """The round that counts."""
        return next(iter(self.rounds), None)

    def before(self, entry: Entry) -> Entry | None:
        """The last round before this one that can be compared, of any period: of the same basis."""
        day, basis = entry.data.date.day, entry.data.basis
        earlier = [
            each
            for each in self.library.of("survey")
            if each.data.date.day < day and each.data.basis == basis and not each.data.withdrawn
        ]
        return max(earlier, key=lambda each: each.data.date.day, default=None)

    @cached_property
    def _answers(self) -> Answers:
        return self.answers_of(self.newest)

    def answers_of(self, entry: Entry | None) -> Answers:
        """What every group of a round says; None when there are too few."""
        if entry is None:
            return {}
        if entry.key not in self._answers_by_round:
            self._answers_by_round[entry.key] = self._read(cast("Survey", entry.data))
        return self._answers_by_round[entry.key]

    @cached_property
    def _answers_by_round(self) -> dict[str, Answers]:
        return {}

    def _read(self, survey: Survey) -> Answers:
        found: Answers = {}
        for row in survey.results:
            concept = self._links.find("concept", row.concept)
            group = row.department or row.cluster
            if concept and group:
                said = Answer(row.answers, row.at_least) if row.answers and row.at_least else None
                found[group, row.cluster is not None, concept.id] = said
        return found

    # what the work asks

    @cached_property
    def initiatives(self) -> list[tuple[Entry, Initiative]]:
        """Those that asked something on the day of the newest round; without a round: today."""
        return self.asking_on(self.newest.data.date.day if self.newest else None)

    @cached_property
    def initiatives_today(self) -> list[tuple[Entry, Initiative]]:
        """Those that still ask something: not done, not stopped."""
        return self.asking_on(None)

    def asking_on(self, day: date | None) -> list[tuple[Entry, Initiative]]:
        """Those that were neither done nor stopped on a day; None: today."""
        found = [(entry, entry.data) for entry in self.library.of(Initiative)]
        return [(entry, data) for entry, data in found if not _is_finished(data, day)]

    @cached_property
    def asked_by(self) -> dict[tuple[str, str], list[tuple[int, Entry]]]:
        """(department, concept) → (level, initiative) of everything that asked it on the day of the round."""
        return self._asked_by(self.initiatives)

    @cached_property
    def asked_today(self) -> dict[tuple[str, str], list[tuple[int, Entry]]]:
        """The same of everything that asks it today: what to learn follows from it."""
        return self._asked_by(self.initiatives_today)

    def _asked_by(
        self, initiatives: list[tuple[Entry, Initiative]]
    ) -> dict[tuple[str, str], list[tuple[int, Entry]]]:
        found: dict[tuple[str, str], list[tuple[int, Entry]]] = defaultdict(list)
        for entry, data in initiatives:
            for need in data.needs:
                concept = self._links.find("concept", need.concept)
                for department in data.taking_part if concept else ():
                    found[department, cast("str", concept and concept.id)].append((need.level, entry))
        return found

    def requirement(self, department: str, concept: str) -> int | None:
        """The highest level that an initiative asks of a department; None when none does."""
        return max((level for level, _ in self.asked_by.get((department, concept), ())), default=None)

    def requirement_today(self, department: str, concept: str) -> int | None:
        """The same of what asks it today."""
        return max((level for level, _ in self.asked_today.get((department, concept), ())), default=None)

    def requirement_of_cluster(self, cluster: str, concept: str) -> int | None:
        """The highest of its departments."""
        departments = self._links.departments.values()
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
        return self.cells.get((department, False, concept)) or self._cell((department, False, concept))

    def _cell(self, key: tuple[str, bool, str]) -> Cell:
        group, is_cluster, concept = key
        level = (self.requirement_of_cluster if is_cluster else self.requirement)(group, concept)
        return self._cell_by(self._answers, key, level)

    def _cell_by(self, answers: Answers, key: Group, level: int | None) -> Cell:
        """The cell of a group by the answers of one round."""
        group, is_cluster, concept = key
        cluster = "" if is_cluster else self._cluster_of.get(group, "")
        if answers.get(key) is None and cluster and (cluster, True, concept) in answers:
            key = (cluster, True, concept)  # it answers for departments without words of their own
        else:
            cluster = ""
        if key not in answers:
            return Cell(group, is_cluster, concept, level, NOT_MEASURED)
        answer = answers[key]
        state = "measured" if answer else TOO_FEW
        return Cell(group, is_cluster, concept, level, state, answer, cluster)

    @cached_property
    def _cluster_of(self) -> dict[str, str]:
        departments = self._links.departments.values()
        return {each.id: each.cluster for each in departments if each.cluster}

    # whether an initiative's people know enough

    def readiness(self, entry: Entry) -> Readiness:
        """How an initiative stands, from the newest round."""
        needs = self._needs(entry, lambda department, concept, _: self.cell(department, concept))
        state = initiative_state(need.state for need in needs)
        return Readiness(state, needs, tuple(need for need in needs if need.state == state))

    def needs_by(self, entry: Entry, round_: Entry) -> tuple[Need, ...]:
        """How each need of an initiative stood by the answers of a round."""
        answers = self.answers_of(round_)
        return self._needs(
            entry, lambda group, id_, level: self._cell_by(answers, (group, False, id_), level)
        )

    def _needs(self, entry: Entry, cell_of: Callable[[str, str, int], Cell]) -> tuple[Need, ...]:
        data = cast("Initiative", entry.data)
        return tuple(
            Need(
                found.entry,
                need.level,
                need.people,
                department,
                (cell := cell_of(department, found.id, need.level)).need_state(need.level, need.people),
                cell,
            )
            for need in data.needs
            if (found := self._links.find("concept", need.concept)) and found.entry
            for department in data.taking_part
        )

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
        level = self.requirement_today(department, concept) or 1
        return self.cell(department, concept).need_state(level, None) == ENOUGH

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

        Gaps stand by their word, so that the order tells no more than the words do.
        """
        own = [
            replace(self.cell(department, concept), level=self.requirement_today(department, concept))
            for asked, concept in sorted(self.asked_today)
            if asked == department
        ]
        unknown = sorted((c for c in own if c.state != "measured"), key=lambda c: c.concept)
        gaps = {c.concept: c for c in own if c.state == "measured" and not self._reaches(c)}
        by_word = sorted(gaps.values(), key=lambda c: (RANK[c.word(c.level)], c.concept))
        order: dict[str, Cell] = {}
        for cell in by_word:
            concept = self._links.entry("concept", cell.concept)
            for needed in self.prerequisites(concept) if concept else ():
                if needed.id in gaps:
                    order.setdefault(needed.id, gaps[needed.id])
            order.setdefault(cell.concept, cell)
        return list(order.values()), unknown

    @staticmethod
    def _reaches(cell: Cell) -> bool:
        return cell.level is not None and cell.need_state(cell.level, None) == ENOUGH
