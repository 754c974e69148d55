"""What to read when there is little time: the most asked things first, prerequisites before what needs them.

Pure and deterministic, from needs and reading times alone; made when the site is built, so that it works
without scripts. The weights are an agreement, not a norm (`WEIGHTS`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from stadswijzer.content.library import AnyEntry, Entry
from stadswijzer.content.model import Concept, Example
from stadswijzer.facts.knowledge import needs
from stadswijzer.facts.knowledge.gaps import Knowledge
from stadswijzer.facts.knowledge.readiness import ALMOST, NOT_MEASURED, NOT_YET, TOO_FEW

WEIGHTS = {NOT_YET: 2, ALMOST: 1, TOO_FEW: 1, NOT_MEASURED: 1}
"""How much one need of one department counts; what people know already does not count."""
SHORT = 10
"""In so many minutes or fewer a concept counts for its first screen."""
FIRST_SCREEN = 2
"""Minutes for the first screen of a concept: what it is, an example, what it means for us, the first step."""


def asked_most(knowledge: Knowledge) -> dict[str, int]:
    """Concept → how much the work asks it of people who may not know it yet."""
    asked: dict[str, int] = defaultdict(int)
    for entry in knowledge.asked_today.initiatives:
        for need in needs.readiness(knowledge, entry).needs:
            asked[need.concept.id] += WEIGHTS.get(need.state, 0)
    return dict(asked)


def by_worth(
    knowledge: Knowledge, concepts: Iterable[Entry[Concept]], minutes: Callable[[AnyEntry], int]
) -> list[Entry[Concept]]:
    """Concepts, what the work asks most first: each counts for itself and for all that needs it first.

    Ties: fewest minutes, then id.
    """
    asked = asked_most(knowledge)
    worth: dict[str, int] = defaultdict(int)
    ranked = list(concepts)
    for entry in ranked:
        for each in (entry, *knowledge.prerequisites.of(entry)):
            worth[each.id] += asked.get(entry.id, 0)
    return sorted(ranked, key=lambda entry: (-worth[entry.id], minutes(entry), entry.id))


def reading_lists(
    knowledge: Knowledge,
    concepts: list[Entry[Concept]],
    available: Iterable[int],
    *,
    minutes: Callable[[AnyEntry], int],
    extra: Callable[[Entry[Concept]], list[Entry[Example]]],
) -> list[tuple[int, list[AnyEntry], int]]:
    """For each number of minutes the best things to read in that time, in order, and how long they take.

    One is read only after its prerequisites; what time is left goes to `extra` (the examples of what was
    read).
    """
    needed = {entry.id: [each.id for each in knowledge.prerequisites.of(entry)] for entry in concepts}
    most_asked = by_worth(knowledge, concepts, minutes)
    lists = []
    for time in available:

        def cost(entry: AnyEntry, *, short: bool = time <= SHORT) -> int:
            return min(FIRST_SCREEN, minutes(entry)) if short and entry.kind == "concept" else minutes(entry)

        entries = _reading_list(most_asked, needed, time, cost, extra)
        lists.append((time, entries, sum(cost(entry) for entry in entries)))
    return lists


def _reading_list(
    most_asked: list[Entry[Concept]],
    needed: dict[str, list[str]],
    left: int,
    minutes: Callable[[AnyEntry], int],
    extra: Callable[[Entry[Concept]], list[Entry[Example]]],
) -> list[AnyEntry]:
    chosen: dict[str, Entry[Concept]] = {}

    def fits(entry: Entry[Concept]) -> bool:
        ready = all(each in chosen for each in needed[entry.id])
        return entry.id not in chosen and minutes(entry) <= left and ready

    while best := next(filter(fits, most_asked), None):
        chosen[best.id] = best
        left -= minutes(best)
    entries: list[AnyEntry] = [*chosen.values()]
    for concept in (
        list(chosen.values()) or most_asked
    ):  # in five minutes an example fits where its concept does not
        for example in extra(concept):
            if example not in entries and minutes(example) <= left:
                entries.append(example)
                left -= minutes(example)
    return entries
