"""What a department learns first, and the cheapest next step to a concept.

In: knowledge. Out: gaps by word, prerequisites before what needs them; the concept after what it still
requires, or a path that holds it, whichever takes fewest minutes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from stadswijzer.content.library import AnyEntry, Entry
from stadswijzer.content.model import Concept, Path
from stadswijzer.facts.knowledge.gaps import Knowledge
from stadswijzer.facts.knowledge.readiness import ENOUGH, Cell
from stadswijzer.language.answer_words import RANK


@dataclass(frozen=True)
class NextStep:
    """The cheapest thing to read for a concept: the concept itself after `first`, or a path that holds it."""

    entry: AnyEntry
    first: tuple[AnyEntry, ...]
    minutes: int


def _is_met(knowledge: Knowledge, department: str, concept: str) -> bool:
    """Whether a prerequisite needs no reading: enough people reach what the work asks, else level 1."""
    level = knowledge.asked_today.level(department, concept) or 1
    return knowledge.cell(department, concept).need_state(level, None) == ENOUGH


def next_step(knowledge: Knowledge, concept: Entry[Concept], department: str) -> NextStep:
    """The cheapest way to a concept: fewest minutes, then id."""
    first = tuple(e for e in knowledge.prerequisites.of(concept) if not _is_met(knowledge, department, e.id))
    ways = [NextStep(concept, first, sum(knowledge.minutes(e) for e in (*first, concept)))]
    for kind, id_ in knowledge.links.backlinks.get(("concept", concept.id), ()):
        path = knowledge.library.get(Path, id_) if kind == "path" else None
        steps = (
            [knowledge.links.find("concept", s.concept) for s in path.data.steps if s.concept] if path else []
        )
        if path and any(step and step.id == concept.id for step in steps):
            ways.append(NextStep(path, (), knowledge.minutes(path)))
    return min(ways, key=lambda way: (way.minutes, way.entry.id))


def to_learn(knowledge: Knowledge, department: str) -> tuple[list[Cell], list[Cell]]:
    """What a department learns first, prerequisites before what needs them; and what is not known of it.

    Gaps stand by their word, so that the order tells no more than the words do.
    """
    own = [
        replace(knowledge.cell(department, concept), level=knowledge.asked_today.level(department, concept))
        for asked, concept in sorted(knowledge.asked_today.by)
        if asked == department
    ]
    unknown = sorted((c for c in own if c.state != "measured"), key=lambda c: c.concept)
    gaps = {c.concept: c for c in own if c.state == "measured" and not _reaches(c)}
    by_word = sorted(gaps.values(), key=lambda c: (RANK[c.word(c.level)], c.concept))
    order: dict[str, Cell] = {}
    for cell in by_word:
        concept = knowledge.links.entry(Concept, cell.concept)
        for needed in knowledge.prerequisites.of(concept) if concept else ():
            if needed.id in gaps:
                order.setdefault(needed.id, gaps[needed.id])
        order.setdefault(cell.concept, cell)
    return list(order.values()), unknown


def _reaches(cell: Cell) -> bool:
    return cell.level is not None and cell.need_state(cell.level, None) == ENOUGH
