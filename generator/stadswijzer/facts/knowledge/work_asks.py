"""What the work asks of a department today: each concept with who asks it, how well, and what is known of it.

In: the site as seen from the period of which one learns. Out: rows in the order of learning: first where a
round says that it still has to be learned, fewest people first; then what no round tells of; last what enough
people know. What the last round of an earlier period said stands beside it with that round, so that what is
not measured yet is not told as nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Concept, Initiative, Survey
from stadswijzer.facts.knowledge.readiness import ENOUGH, Cell
from stadswijzer.facts.site import Site
from stadswijzer.language.answer_words import RANK


@dataclass(frozen=True)
class Asked:
    """A concept that the work asks of a department: the highest level of all, and which initiatives ask it.

    `cell`: what the newest round of the period says, which is `round`; `earlier`: the last round of a period
    before, and what it says, when the newest one says nothing.
    """

    concept: Entry[Concept]
    level: int
    by: tuple[Entry[Initiative], ...]
    cell: Cell
    round: Entry[Survey] | None
    earlier: tuple[Entry[Survey], Cell] | None

    @property
    def evidence(self) -> tuple[Entry[Survey], Cell] | None:
        """The round that has a word for it, and what that says; None where no round has one."""
        if self.cell.answer and self.round:
            return self.round, self.cell
        return self.earlier

    @property
    def state(self) -> str:
        """How far that word is from what is asked; of no word, why there is none."""
        if self.evidence is None:
            return self.cell.state
        return self.evidence[1].need_state(self.level, None)

    @property
    def rank(self) -> tuple[int, int]:
        """Where it stands in the order of learning; equal for what only words of one kind tell."""
        if self.evidence is None:
            return (_TOLD_OF_NOTHING, 0)
        word = self.evidence[1].word(self.level)
        return (_KNOWN if self.state == ENOUGH else _TO_LEARN, RANK[word])


_TO_LEARN, _TOLD_OF_NOTHING, _KNOWN = range(3)


def work_asks(site: Site, department: str) -> list[Asked]:
    """What is asked of a department today: by what rounds say, then what most ask, then by id.

    What a concept rests on stands before it, where the rounds say as much of both.
    """
    know = site.know.knowledge
    asked = {concept: by for (of, concept), by in know.asked_today.by.items() if of == department}
    rows = {
        id_: _asked(site, department, concept, by)
        for id_, by in asked.items()
        if (concept := site.get(Concept, id_))
    }
    by_concept: dict[str, Asked] = {}
    for row in sorted(rows.values(), key=lambda each: (each.rank, -len(each.by), each.concept.id)):
        for needed in know.prerequisites.of(row.concept):
            before = rows.get(needed.id)
            if before and before.rank[0] == row.rank[0]:
                by_concept.setdefault(needed.id, before)
        by_concept.setdefault(row.concept.id, row)
    return list(by_concept.values())


def _asked(
    site: Site, department: str, concept: Entry[Concept], by: list[tuple[int, Entry[Initiative]]]
) -> Asked:
    cell = site.know.knowledge.cell(department, concept.id)
    told = None if cell.answer else told_earlier(site, department, concept)
    level = max(level for level, _ in by)
    return Asked(concept, level, tuple(entry for _, entry in by), cell, site.know.newest, told)


def told_earlier(site: Site, department: str, concept: Entry[Concept]) -> tuple[Entry[Survey], Cell] | None:
    """The last round of the period before, and what it says of a department; None when it says no word."""
    plan = _measured_before(site)
    if plan is None or plan.know.newest is None:
        return None
    cell = plan.know.knowledge.cell(department, concept.id)
    return (plan.know.newest, cell) if cell.answer else None


def earlier_round(site: Site) -> Entry[Survey] | None:
    """The last round of the period before."""
    plan = _measured_before(site)
    return plan.know.newest if plan else None


def _measured_before(site: Site) -> Site | None:
    """The last period before this one that has a round."""
    own = site.period.start
    if own is None:
        return None
    before = [each for each in site.plans if each.period.start is not None and each.period.start < own]
    latest_first = sorted(before, key=lambda each: each.period.start or 0, reverse=True)
    return next((each for each in latest_first if each.know.newest), None)
