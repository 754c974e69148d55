"""The dates of an initiative in both versions, and the records of their moves.

In: a pair of one initiative. Out: `Dated`: each start, end, milestone and decision that both versions have.
Milestones are the same by id, then by title; decisions by what is asked of whom.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeVar

from stadswijzer.changes.compared.pairing import Pair, Pairing
from stadswijzer.changes.comparison import Version
from stadswijzer.content.fields import Part
from stadswijzer.content.model import Initiative, Milestone, Moved
from stadswijzer.content.model.initiative import Decision
from stadswijzer.content.values import Moment, When
from stadswijzer.content.yaml_source import Node

P = TypeVar("P", bound=Part)
Due = Milestone | Decision
"""What has a name and a day, and may move."""
D = TypeVar("D", Milestone, Decision)


@dataclass(frozen=True)
class Dated:
    """One date. `field`: start, end, milestone or decision; `what`: its title, '' for start and end."""

    field: str
    what: str
    before: Moment
    after: Moment
    lost: tuple[Moved, ...]
    """Records that the old version has and the new one has not, as they stood."""
    added: tuple[Moved, ...]
    explained: tuple[Moved, ...]
    """Records that say more than they did, as `check` asks when what moved is late: nothing of them went."""
    node: Node
    """Where the new date stands."""
    records_at: Node
    """Where its records stand, or would stand."""
    guessed: str = ""
    """What it was called, when only being the one that is gone makes it the same."""

    @property
    def has_moved(self) -> bool:
        return self.before.day != self.after.day

    @property
    def record(self) -> Moved | None:
        """The new record that says where the date came from."""
        return next((each for each in self.added if self._is_from(each)), None)

    def _is_from(self, moved: Moved) -> bool:
        return (
            moved.intact("from")
            and When(start=self.field == "start").day(moved.from_.text) == self.before.day
        )


def dated(pairing: Pairing, pair: Pair[Initiative], *, in_order: bool = False) -> list[Dated]:
    """Every date of an initiative that could be read in both versions. `in_order`: as `matched` has it."""
    before, after = pair.before.data, pair.after.data
    dates = []
    for name in ("start", "end"):
        if before.intact(name, "moved") and after.intact(name, "moved"):
            records = [[each for each in data.moved if each.field == name] for data in (before, after)]
            moments = (getattr(before, name), getattr(after, name))
            nodes = (after.at(name), after.at("moved"))
            dates.append(Dated(name, "", *moments, *_records(pairing, *records), *nodes))
    for field, name in (("milestone", "title"), ("decision", "ask")):
        if before.intact(f"{field}s") and after.intact(f"{field}s"):
            lists = getattr(before, f"{field}s"), getattr(after, f"{field}s")
            same, _, _ = matched(*lists, in_order=in_order)
            for old, new in same:
                changed = _records(pairing, old.moved, new.moved)
                nodes = (new.at("date"), new.at("moved"))
                guessed = "" if _is_known(old, new) else getattr(old, name)
                moments = (old.date, new.date)
                dates.append(Dated(field, getattr(new, name), *moments, *changed, *nodes, guessed))
    return dates


def _records(
    pairing: Pairing, before: Sequence[Moved], after: Sequence[Moved]
) -> tuple[tuple[Moved, ...], tuple[Moved, ...], tuple[Moved, ...]]:
    lost, added, fuller = records(pairing, before, after, later=("effect", "action"))
    return tuple(lost), tuple(added), tuple(fuller)


def records(
    pairing: Pairing, before: Sequence[P], after: Sequence[P], *, later: tuple[str, ...]
) -> tuple[list[P], list[P], list[P]]:
    """Records that are gone, that are new, and to which only fields came that may come `later`."""
    lost, added = without_common(pairing, before, after)
    explained = []
    for part in list(lost):
        fuller = next((each for each in added if _says_more(pairing, part, each, later)), None)
        if fuller is not None:
            lost.remove(part)
            added.remove(fuller)
            explained.append(fuller)
    return lost, added, explained


def _says_more(pairing: Pairing, before: Part, after: Part, later: tuple[str, ...]) -> bool:
    old, new = pairing.plain(pairing.old, before), pairing.plain(pairing.new, after)
    return old == {name: value for name, value in new.items() if name in old or name not in later}


ANSWERED_LATER = ("answer",)
"""A concern is written down on the day itself; what we answered may come after. To change it is rewriting."""


def shown_otherwise(pairing: Pairing, lost: list[P], added: list[P]) -> list[P]:
    """Takes out of both lists the records that say the same, and of which only `public` changed.

    Whether the council sees a record is no part of what happened: what should not have been shown must be
    able to go from its paper.
    """
    shown = []
    for part in list(lost):
        plain = {**pairing.plain(pairing.old, part), "public": None}
        other = next(
            (each for each in added if {**pairing.plain(pairing.new, each), "public": None} == plain), None
        )
        if other is not None:
            lost.remove(part)
            added.remove(other)
            shown.append(other)
    return shown


def without_common(pairing: Pairing, before: Sequence[P], after: Sequence[P]) -> tuple[list[P], list[P]]:
    """What only the old list has, and what only the new one; the same part twice counts as two."""
    lost = _only(pairing, (pairing.old, before), (pairing.new, after))
    return lost, _only(pairing, (pairing.new, after), (pairing.old, before))


def _only(pairing: Pairing, mine: tuple[Version, Sequence[P]], other: tuple[Version, Sequence[P]]) -> list[P]:
    """Parts of the first list that the other does not have."""
    left = [pairing.plain(other[0], part) for part in other[1]]
    only = []
    for part in mine[1]:
        plain = pairing.plain(mine[0], part)
        if plain in left:
            left.remove(plain)
        else:
            only.append(part)
    return only


def matched(
    before: Iterable[D], after: Iterable[D], *, in_order: bool = False
) -> tuple[list[tuple[D, D]], list[D], list[D]]:
    """The same milestones or decisions in two lists, those that are gone, and those that are new.

    By id first, then by name, then by a record that says which date it came from, then by the date itself.
    Of those that are left, one that is called nearly the same is the same, and so are the only one that went
    and the only one that came. `in_order`: as many as went and came are, too. That is not sure enough to tell
    people, but without it dates could move unseen under other names.
    """
    old, new = list(before), list(after)
    same: list[tuple[D, D]] = []
    for is_same in _SURE:
        same += _take(old, new, is_same)
    same += _take_alike(old, new)
    if len(old) == len(new) and (in_order or len(old) == 1):
        same += _take(old, new, _unnamed)
    order = {id(part): place for place, part in enumerate(after)}
    return sorted(same, key=lambda both: order[id(both[1])]), old, new


def _take(old: list[D], new: list[D], is_same: Callable[[Due, Due], bool]) -> list[tuple[D, D]]:
    pairs = []
    for part in list(old):
        other = next((each for each in new if is_same(part, each)), None)
        if other is not None:
            old.remove(part)
            new.remove(other)
            pairs.append((part, other))
    return pairs


def _same_id(before: Due, after: Due) -> bool:
    return bool(_id_of(before)) and _id_of(before) == _id_of(after)


def _id_of(part: Due) -> str | None:
    return part.id if isinstance(part, Milestone) else None


def _same_name(before: Due, after: Due) -> bool:
    """Two that are in both versions under one id are no longer here, so that another id is another name."""
    if isinstance(before, Decision) and isinstance(after, Decision):
        return (before.body, before.ask) == (after.body, after.ask)
    return _called(before) == _called(after)


def _moved_from(before: Due, after: Due) -> bool:
    return _may_be_same(before, after) and any(each.from_.day == before.date.day for each in after.moved)


def _same_day(before: Due, after: Due) -> bool:
    return _may_be_same(before, after) and before.date.day == after.date.day


def _take_alike(old: list[D], new: list[D]) -> list[tuple[D, D]]:
    """Those first that are called most alike."""
    likely = (
        (-SequenceMatcher(None, _called(part).lower(), _called(other).lower()).ratio(), place, at)
        for place, part in enumerate(old)
        for at, other in enumerate(new)
        if _unnamed(part, other)
    )
    partner: dict[int, int] = {}
    for likeness, place, at in sorted(likely):
        if -likeness >= _NEARLY and place not in partner and at not in partner.values():
            partner[place] = at
    same = [(old[place], new[at]) for place, at in partner.items()]
    old[:] = [part for place, part in enumerate(old) if place not in partner]
    new[:] = [part for at, part in enumerate(new) if at not in partner.values()]
    return same


_NEARLY = 0.6


def _called(part: Due) -> str:
    return part.ask if isinstance(part, Decision) else part.title


def _unnamed(before: Due, after: Due) -> bool:
    """An id says that it is one of its own."""
    named = any(_id_of(each) for each in (before, after))
    return _may_be_same(before, after) and not named


_SURE = (_same_id, _same_name, _moved_from, _same_day)


def _is_known(before: Due, after: Due) -> bool:
    return any(is_same(before, after) for is_same in _SURE)


def _may_be_same(before: Due, after: Due) -> bool:
    if isinstance(before, Decision) and isinstance(after, Decision):
        return before.body == after.body
    return not (_id_of(before) and _id_of(after))
