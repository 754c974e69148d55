"""What the work asks of a department today: each concept with who asks it, how well, and what is known of it.

In: the site as seen from the period of which one learns. Out: rows in the order of learning. What the last
round of an earlier period said stands beside it with that round, so that what is not measured yet is not told
as nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from stadswijzer.content.library import Entry
from stadswijzer.facts.knowledge.readiness import Cell
from stadswijzer.facts.site import Site


@dataclass(frozen=True)
class Asked:
    """A concept that the work asks of a department: the highest level of all, and which initiatives ask it.

    `cell`: what the newest round of the period says; `earlier`: the last round of a period before, and what
    it says, when the newest one says nothing.
    """

    concept: Entry
    level: int
    by: tuple[Entry, ...]
    cell: Cell
    earlier: tuple[Entry, Cell] | None


def work_asks(site: Site, department: str) -> list[Asked]:
    """What is asked of a department today: prerequisites first, then what most ask, then by id."""
    know = site.know.knowledge
    asked = {concept: by for (of, concept), by in know.asked_today.items() if of == department}
    order = sorted(asked, key=lambda concept: (-len(asked[concept]), concept))
    found: dict[str, Asked] = {}
    for id_ in order:
        concept = site.get("concept", id_)
        if concept is None:
            continue
        for each in (*know.prerequisites(concept), concept):
            if each.id in asked and each.id not in found:
                found[each.id] = _asked(site, department, each, asked[each.id])
    return list(found.values())


def _asked(site: Site, department: str, concept: Entry, by: list[tuple[int, Entry]]) -> Asked:
    cell = site.know.knowledge.cell(department, concept.id)
    told = None if cell.answer else told_earlier(site, department, concept)
    return Asked(concept, max(level for level, _ in by), tuple(entry for _, entry in by), cell, told)


def told_earlier(site: Site, department: str, concept: Entry) -> tuple[Entry, Cell] | None:
    """The last round of the period before, and what it says of a department; None when it says no word."""
    plan = _measured_before(site)
    if plan is None or plan.know.newest is None:
        return None
    cell = plan.know.knowledge.cell(department, concept.id)
    return (plan.know.newest, cell) if cell.answer else None


def earlier_round(site: Site) -> Entry | None:
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
