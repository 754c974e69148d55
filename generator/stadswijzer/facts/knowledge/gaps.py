"""Who needs to know what, and who already does.

In: the links of a library. Out: what the work asks (requirement), how far answers are from it (gap), and
whether an initiative's people know enough (by the rule in `readiness.py`). Reads no file and no clock.
A round holds words and no numbers of people (`language/answer_words.py`), so that none can leave here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date

from stadswijzer.content.library import AnyEntry, Entry, Library
from stadswijzer.content.links import Links
from stadswijzer.content.model import Concept, Initiative, Survey
from stadswijzer.content.reads import fact
from stadswijzer.facts.knowledge.prerequisites import Prerequisites
from stadswijzer.facts.knowledge.readiness import (
    NOT_MEASURED,
    TOO_FEW,
    Answer,
    Cell,
    Need,
    Readiness,
    initiative_state,
)
from stadswijzer.facts.plan import periods, planning

Group = tuple[str, bool, str]
"""A group, whether it is a cluster, and the concept that it was asked about."""
Answers = dict[Group, Answer | None]


def _is_finished(data: Initiative, day: date | None) -> bool:
    """Whether it was done or stopped on a day; None: today."""
    if not data.is_finished:
        return False
    since = planning.status_since(data)
    return day is None or since is None or since.day <= day


class Knowledge:
    """What follows from the newest round and the needs of all initiatives."""

    def __init__(self, library: Library, links: Links, minutes: Callable[[AnyEntry], int]) -> None:
        """`library`: what counts (drafts do not, on the site); `minutes`: reading time of an entry."""
        self.library = library
        self.links = links
        self.minutes = minutes

    @fact
    def rounds(self) -> list[Entry[Survey]]:
        """Rounds of the period up to its day, newest first."""
        return periods.rounds(self.library)

    @fact
    def newest(self) -> Entry[Survey] | None:
        """The round that counts."""
        return next(iter(self.rounds), None)

    def before(self, entry: Entry[Survey]) -> Entry[Survey] | None:
        """The last round before this one that can be compared, of any period: of the same basis."""
        day, basis = entry.data.date.day, entry.data.basis
        earlier = [
            each
            for each in self.library.of(Survey)
            if each.data.date.day < day and each.data.basis == basis and not each.data.withdrawn
        ]
        return max(earlier, key=lambda each: each.data.date.day, default=None)

    @fact
    def _answers(self) -> Answers:
        return self.answers_of(self.newest)

    def answers_of(self, entry: Entry[Survey] | None) -> Answers:
        """What every group of a round says; None when there are too few."""
        if entry is None:
            return {}
        if entry.key not in self._answers_by_round:
            self._answers_by_round[entry.key] = self._read(entry.data)
        return self._answers_by_round[entry.key]

    @fact
    def _answers_by_round(self) -> dict[str, Answers]:
        return {}

    def _read(self, survey: Survey) -> Answers:
        answers: Answers = {}
        for row in survey.results:
            concept = self.links.find("concept", row.concept)
            group = row.department or row.cluster
            if concept and group:
                said = Answer(row.answers, row.at_least) if row.answers and row.at_least else None
                answers[group, row.cluster is not None, concept.id] = said
        return answers

    @fact
    def initiatives(self) -> list[tuple[Entry[Initiative], Initiative]]:
        """Those that asked something on the day of the newest round; without a round: today."""
        return self.asking_on(self.newest.data.date.day if self.newest else None)

    @fact
    def initiatives_today(self) -> list[tuple[Entry[Initiative], Initiative]]:
        """Those that still ask something: not done, not stopped."""
        return self.asking_on(None)

    def asking_on(self, day: date | None) -> list[tuple[Entry[Initiative], Initiative]]:
        """Those that were neither done nor stopped on a day; None: today."""
        if day not in self._asking:
            asking = [(entry, entry.data) for entry in self.library.of(Initiative)]
            self._asking[day] = [(entry, data) for entry, data in asking if not _is_finished(data, day)]
        return self._asking[day]

    @fact
    def _asking(self) -> dict[date | None, list[tuple[Entry[Initiative], Initiative]]]:
        return {}

    @fact
    def asked_by(self) -> dict[tuple[str, str], list[tuple[int, Entry[Initiative]]]]:
        """(department, concept) → (level, initiative) of everything that asked it on the day of the round."""
        return self._asked_by(self.initiatives)

    @fact
    def asked_today(self) -> dict[tuple[str, str], list[tuple[int, Entry[Initiative]]]]:
        """The same of everything that asks it today: what to learn follows from it."""
        return self._asked_by(self.initiatives_today)

    def _asked_by(
        self, initiatives: list[tuple[Entry[Initiative], Initiative]]
    ) -> dict[tuple[str, str], list[tuple[int, Entry[Initiative]]]]:
        askers: dict[tuple[str, str], list[tuple[int, Entry[Initiative]]]] = defaultdict(list)
        for entry, data in initiatives:
            for need in data.needs:
                if concept := self.links.find("concept", need.concept):
                    for department in data.taking_part:
                        askers[department, concept.id].append((need.level, entry))
        return askers

    def requirement(self, department: str, concept: str) -> int | None:
        """The highest level that an initiative asks of a department; None when none does."""
        return max((level for level, _ in self.asked_by.get((department, concept), ())), default=None)

    def requirement_today(self, department: str, concept: str) -> int | None:
        """The same of what asks it today."""
        return max((level for level, _ in self.asked_today.get((department, concept), ())), default=None)

    def requirement_of_cluster(self, cluster: str, concept: str) -> int | None:
        """The highest of its departments."""
        departments = self.links.departments.values()
        levels = [self.requirement(d.id, concept) for d in departments if d.cluster == cluster]
        return max((level for level in levels if level is not None), default=None)

    @fact
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
            together = self._in_row_of(answers, cluster, concept)
        else:
            cluster, together = "", ()
        if key not in answers:
            return Cell(group, is_cluster, concept, level, NOT_MEASURED)
        answer = answers[key]
        state = "measured" if answer else TOO_FEW
        return Cell(group, is_cluster, concept, level, state, answer, cluster, together)

    def _in_row_of(self, answers: Answers, cluster: str, concept: str) -> tuple[str, ...]:
        """The departments that answer in the row of a cluster: those without words of their own."""
        return tuple(
            id_
            for id_, each in self.links.departments.items()
            if each.cluster == cluster and answers.get((id_, False, concept)) is None
        )

    @fact
    def _cluster_of(self) -> dict[str, str]:
        departments = self.links.departments.values()
        return {each.id: each.cluster for each in departments if each.cluster}

    # whether an initiative's people know enough

    def readiness(self, entry: Entry[Initiative]) -> Readiness:
        """How an initiative stands, from the newest round."""
        needs = self._needs(entry, lambda department, concept, _: self.cell(department, concept))
        state = initiative_state(need.state for need in needs)
        return Readiness(state, needs, tuple(need for need in needs if need.state == state))

    def needs_by(self, entry: Entry[Initiative], round_: Entry[Survey]) -> tuple[Need, ...]:
        """How each need of an initiative stood by the answers of a round."""
        answers = self.answers_of(round_)
        return self._needs(
            entry, lambda group, id_, level: self._cell_by(answers, (group, False, id_), level)
        )

    def _needs(self, entry: Entry[Initiative], cell_of: Callable[[str, str, int], Cell]) -> tuple[Need, ...]:
        data = entry.data
        return tuple(
            Need(
                concept,
                need.level,
                need.people,
                department,
                (cell := cell_of(department, concept.id, need.level)).need_state(need.level, need.people),
                cell,
            )
            for need in data.needs
            if (concept := self.links.entry(Concept, need.concept))
            for department in data.taking_part
        )

    @fact
    def _prerequisites(self) -> Prerequisites:
        return Prerequisites(self.library, self.links)

    def prerequisites(self, concept: Entry[Concept]) -> list[Entry[Concept]]:
        """All that a concept requires, at any depth, in an order in which it can be learned; then by id."""
        return self._prerequisites.of(concept)
