"""What changed in what people know, in the words that the site publishes.

In: the pairing of two versions without errors. Out: rounds that came or went, knowledge for an initiative
before and after, and what was not known before. When the answers of a round were themselves changed (which
is an error of its own), nothing that follows from them is laid side by side.
"""

from __future__ import annotations

from collections.abc import Iterator

from stadswijzer.changes.compared.pairing import Pairing
from stadswijzer.changes.comparison import Change, Version
from stadswijzer.content.library import Entry
from stadswijzer.content.model import Concept, Initiative, Survey
from stadswijzer.facts.knowledge.gaps import Knowledge

_ANSWERS = ("results", "responded", "basis", "date")


def knowing(pairing: Pairing) -> Iterator[Change]:
    """Changes of knowledge."""
    periods = [(pairing.old.plan(plan), plan) for plan in pairing.new.site.plans]
    known = [(old.know.knowledge, new.know.knowledge) for old, new in periods if old]
    withheld = next(filter(None, (_withheld(pairing, old) for old, _ in known)), None)
    if withheld:
        yield withheld
        return
    yield from _readiness(pairing)
    for old, new in known:
        yield from _cells(pairing, old, new)


def _withheld(pairing: Pairing, old: Knowledge) -> Change | None:
    """Why nothing is laid side by side; None when every round of the old version is still as it was."""
    pairs = {pair.before.id: pair for pair in pairing.of(Survey)}
    for entry in old.rounds.newest_first:
        pair = pairs.get(entry.id)
        if pair is None or pair.after.is_draft:
            return _why("round", entry)
        if set(_ANSWERS) & set(pairing.differing(pair.before.data, pair.after.data)):
            return _why("answers", pair.after)
    return None


def _why(why: str, entry: Entry[Survey]) -> Change:
    return Change("knowledge", "withheld", "survey", entry.id, entry.title, {"why": why})


def _readiness(pairing: Pairing) -> Iterator[Change]:
    for pair in pairing.of(Initiative):
        if pair.before.is_draft or pair.after.is_draft or pair.after.data.is_finished:
            continue
        before = _state(pairing.old, pair.before)
        after = _state(pairing.new, pair.after)
        if before != after:
            entry = pair.after
            values = {"before": before, "after": after}
            yield Change("knowledge", "readiness", entry.kind, entry.key, entry.title, values)


def _state(version: Version, entry: Entry[Initiative]) -> str:
    return version.site.of(entry).know.readiness(entry).state


def _cells(pairing: Pairing, old: Knowledge, new: Knowledge) -> Iterator[Change]:
    """What the work asks and was not asked of people, or of too few, before; or is not known any more."""
    now = pairing.name
    before = {
        (
            now(pairing.old, "cluster" if is_cluster else "department", group),
            is_cluster,
            now(pairing.old, "concept", concept),
        ): cell
        for (group, is_cluster, concept), cell in old.cells.items()
    }
    for key, cell in new.cells.items():
        first = before.get(key)
        if cell.level is None or first is None or first.level is None or first.state == cell.state:
            continue
        concept = pairing.new.checked.links.entry(Concept, cell.concept)
        values = {
            "group": cell.group,
            "concept": cell.concept,
            "before": first.state,
            "after": cell.state,
            "cluster": cell.is_cluster,
        }
        title = concept.title if concept else cell.concept
        yield Change("knowledge", "cell", "concept", cell.concept, title, values)
