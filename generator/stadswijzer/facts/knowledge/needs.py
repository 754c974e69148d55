"""What one initiative needs people to know, and whether they do.

In: knowledge and an initiative. Out: how each of its needs stands, by the newest round or another one, and
what these make of it together (the rule is in `readiness.py`).
"""

from __future__ import annotations

from collections.abc import Callable

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Concept, Initiative, Survey
from stadswijzer.facts.knowledge.cells import cell_by
from stadswijzer.facts.knowledge.gaps import Knowledge
from stadswijzer.facts.knowledge.readiness import Cell, Need, Readiness, initiative_state


def readiness(knowledge: Knowledge, entry: Entry[Initiative]) -> Readiness:
    """How an initiative stands, from the newest round."""
    needs = _needs(knowledge, entry, lambda department, concept, _: knowledge.cell(department, concept))
    state = initiative_state(need.state for need in needs)
    return Readiness(state, needs, tuple(need for need in needs if need.state == state))


def needs_by(knowledge: Knowledge, entry: Entry[Initiative], round_: Entry[Survey]) -> tuple[Need, ...]:
    """How each need of an initiative stood by the answers of a round."""
    answers, departments = knowledge.rounds.answers(round_), knowledge.links.departments
    return _needs(
        knowledge,
        entry,
        lambda group, concept, level: cell_by(answers, departments, (group, False, concept), level),
    )


def _needs(
    knowledge: Knowledge, entry: Entry[Initiative], cell_of: Callable[[str, str, int], Cell]
) -> tuple[Need, ...]:
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
        if (concept := knowledge.links.entry(Concept, need.concept))
        for department in data.taking_part
    )
