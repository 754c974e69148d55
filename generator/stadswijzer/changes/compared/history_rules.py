"""Rules that need history: a date moves with a record, records stay as they were, an address lives on.

In: the pairing of two versions. Out: problems, each where it can be mended. What was a draft was not on the
site, so that its past binds nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from stadswijzer.changes.compared.dates import ANSWERED_LATER, Dated, dated, matched, records, shown_otherwise
from stadswijzer.changes.compared.pairing import Pair, Pairing, is_pair_of
from stadswijzer.content.fields import Part
from stadswijzer.content.library import Entry
from stadswijzer.content.model import KINDS, Initiative, Survey
from stadswijzer.content.model.initiative import Support
from stadswijzer.content.yaml_source import Node
from stadswijzer.language.problems import Place, Problem


def broken(pairing: Pairing) -> list[Problem]:
    """Every rule that was broken, by place."""
    problems = [*_addresses(pairing)]
    for pair in pairing.pairs:
        if not pair.before.is_draft:
            problems += _old_names(pairing, pair.before, pair.after)
            if is_pair_of(pair, Initiative):
                problems += _plan(pairing, pair)
            elif is_pair_of(pair, Survey):
                problems += _round(pairing, pair)
    return sorted(problems, key=lambda problem: (problem.place, problem.code, repr(problem.values)))


def _addresses(pairing: Pairing) -> Iterator[Problem]:
    for entry in pairing.gone:
        if not entry.is_draft and not KINDS[entry.kind].single:
            heir = next((each for each in pairing.added if _may_follow(entry, each)), None)
            values = {"id": entry.id, "address": entry.address, "file": heir.path if heir else ""}
            hint = "heir" if heir else "general"
            yield Problem("address-gone", Place(entry.path, 1, 1), {**values, "hint": hint})
    for entry, target in pairing.merged:
        if not entry.is_draft:
            yield from _old_names(pairing, entry, target)


def _may_follow(gone: Entry[Part], entry: Entry[Part]) -> bool:
    """Whether a new file is probably the one that is gone, under another name."""
    return (entry.kind, entry.period, entry.title) == (gone.kind, gone.period, gone.title)


def _old_names(pairing: Pairing, before: Entry[Part], after: Entry[Part]) -> Iterator[Problem]:
    """Old names that led to an entry and lead nowhere now."""
    library = pairing.new.checked.library
    for alias in getattr(before.data, "aliases", ()):
        kind = before.kind
        known = (library.entries[kind], library.aliases[kind], library.unread[kind])
        key = f"{before.period}/{alias}" if before.period else alias
        if not any(key in names for names in known) and after.data.intact("aliases"):
            address = f"{before.address.removesuffix(f'{before.id}/')}{alias}/"
            values = {"id": alias, "address": address, "file": after.path, "hint": "heir"}
            yield _problem(after, "address-gone", after.data.at("aliases"), **values)


def _plan(pairing: Pairing, pair: Pair[Initiative]) -> Iterator[Problem]:
    before, after = pair.before.data, pair.after.data
    for each in dated(pairing, pair, in_order=True):
        if each.has_moved and each.record is None:
            yield _unrecorded(pair.after, each)
        for moved in each.lost:
            yield _rewritten(pair.after, "moved", each.records_at, f"{moved.date.text}, {moved.from_.text}")
    for field in ("milestones", "decisions"):
        if before.intact(field) and after.intact(field):
            _, gone, _ = matched(getattr(before, field), getattr(after, field), in_order=True)
            for part in gone:
                for moved in part.moved:
                    record = f"{moved.date.text}, {moved.from_.text}"
                    yield _rewritten(pair.after, "moved", after.at(field), record)
    if before.intact("support") and after.intact("support"):
        lost, added, _ = records(pairing, before.support, after.support, later=ANSWERED_LATER)
        shown_otherwise(pairing, lost, added)
        wrong = {problem.place for problem in pairing.old.checked.problems.errors}
        for support in lost:
            if wrong.intersection(_places(pair.before, support)):
                continue  # what was an error must be mended
            at = _now(support, added) or after.at("support")
            yield _rewritten(pair.after, "support", at, f"{support.date.text}, {support.party}")


_OUTCOME = ("date", "basis", "invited", "responded", "results", "used", "named", "focus")


def _round(pairing: Pairing, pair: Pair[Survey]) -> Iterator[Problem]:
    """The first thing of the outcome that is not as it was; a round may be withdrawn whole."""
    before, after = pair.before.data, pair.after.data
    if before.sample or (after.withdrawn and not before.withdrawn):
        return
    changed = set(pairing.differing(before, after))
    for name in _OUTCOME:
        if name in changed and before.intact(name) and after.intact(name):
            yield _problem(pair.after, "round-rewritten", _first_changed(before, after, name))
            return


def _first_changed(before: Survey, after: Survey, name: str) -> Node:
    """The row of a list that was not there so before; else the field."""
    if name not in after.node.items:
        return after.node
    there = [_plain(row) for row in getattr(before, name)] if isinstance(getattr(before, name), tuple) else []
    for row in getattr(after, name) if there else ():
        if _plain(row) not in there:
            return cast("Part", row).node
    return after.at(name)


def _plain(row: Part) -> dict[str, object]:
    return {name: row.__dict__[name] for name in type(row).fields}


def _places(entry: Entry[Part], part: Part) -> Iterator[Place]:
    """Where its fields stand."""
    return (entry.source.place(part.at(name).start) for name in type(part).fields)


def _now(record: Support, added: Sequence[Support]) -> Node | None:
    """Where the same party on the same day says something else now."""
    same = (part for part in added if (part.date.text, part.party) == (record.date.text, record.party))
    node = next(same, None)
    return node.node if node else None


def _unrecorded(entry: Entry[Part], each: Dated) -> Problem:
    own = each.field in ("start", "end")
    values = {"what": each.what or each.field, "before": each.before.text, "after": each.after.text}
    hint = {"field": each.field, "hint": "own"} if own else {"hint": "general"}
    if each.guessed:
        hint = {"hint": f"guessed_{each.field}", "was": each.guessed}
    return _problem(entry, "move-unrecorded", each.node, **values, **hint)


def _rewritten(entry: Entry[Part], field: str, at: Node, record: str) -> Problem:
    return _problem(entry, "record-rewritten", at, field=field, record=record)


def _problem(entry: Entry[Part], code: str, at: Node, **values: object) -> Problem:
    return entry.source.problem(code, at.start, **values)
