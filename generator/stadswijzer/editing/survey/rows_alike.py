"""Whether rows stand there twice, where nothing in a row says which answer it is.

In: what was answered, row after row, of every file of one import whose rows have no moment. Out: the rows
that were probably pasted again, or that rows are alike and nobody can tell. Two people may answer the same,
so that it is never decided here: a stretch that chance does not give is asked about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from itertools import groupby, permutations

_BY_CHANCE = 0.01
"""As often as this, or oftener, people who answer the same give a stretch that stands there again."""
_SHORTEST = 3
_MANY_KINDS = 10
"""From so many different rows on, an even number of each is no chance."""
_RARE = 10
"""Where at most one in so many rows is alike, it is worth naming the lines."""


@dataclass(frozen=True)
class _Item:
    """A row, or of a table of answers all that stands under one header. `group`: its department."""

    file: str
    lines: tuple[int, ...]
    answered: Hashable
    group: str
    section: int


@dataclass(frozen=True)
class Alike:
    """`is_sure`: more than chance gives. `lines`: that stand there again; none where that tells nothing."""

    file: str
    lines: tuple[int, ...]
    is_sure: bool


@dataclass
class Order:
    """All rows without a moment, as they come by."""

    people: list[_Item] = field(default_factory=list)
    answers: list[_Item] = field(default_factory=list)
    """Of tables in which a row is one answer, and not a person."""
    is_numbered: bool = False
    """The rows have numbers, so that only a whole stretch is odd."""

    def add(
        self, answered: tuple[str, ...], group: str, *, file: str, line: int, section: int, is_long: bool
    ) -> None:
        """One row. `section`: under which header of its file."""
        rows = self.answers if is_long else self.people
        rows.append(_Item(file, (line,), answered, group, section))

    def alike(self) -> list[Alike]:
        """What there is to ask or to tell."""
        hand_ins = _together(self.answers)
        sure = [
            *filter(None, [_pasted(self.people)]),
            *filter(None, [_pasted(hand_ins) if len(hand_ins) > 1 else _whole(self.answers)]),
        ] or [*filter(None, [_contained(self.people)])]
        some = None if sure or self.is_numbered else _some(self.people)
        return [*sure, *([some] if some else [])]


def _together(answers: Sequence[_Item]) -> list[_Item]:
    """What stands under one header, as one: somebody's hand-in."""
    found = []
    for (file, section), each in groupby(answers, key=lambda item: (item.file, item.section)):
        rows = list(each)
        lines = tuple(line for item in rows for line in item.lines)
        found.append(_Item(file, lines, tuple(item.answered for item in rows), rows[0].group, section))
    return found


def _pasted(items: Sequence[_Item]) -> Alike | None:
    """The stretch that stands there again, when chance does not give it; or all, an even number of times."""
    kinds: dict[Hashable, int] = {}
    row = [kinds.setdefault(item.answered, len(kinds)) for item in items]
    if again := _same_sections(items, row):
        return again
    size, start = _longest_again(row)
    stretch = items[start : start + size]
    if size >= _SHORTEST and len(set(row[start : start + size])) > 1:
        others = [*items[:start], *items[start + size :]]
        if len(items) ** 2 / 2 * _chance(others) ** size < _BY_CHANCE:
            return _told(stretch)
    return _whole(items) if len(kinds) >= _MANY_KINDS else None


def _whole(items: Sequence[_Item]) -> Alike | None:
    """Every row an even number of times: the whole was pasted, in whatever order."""
    counts = Counter(item.answered for item in items)
    if len(counts) < _MANY_KINDS or any(n % 2 for n in counts.values()):
        return None
    seen: Counter[Hashable] = Counter()
    again = []
    for item in items:
        seen[item.answered] += 1
        if seen[item.answered] * 2 > counts[item.answered]:
            again.append(item)
    return _told(again)


def _same_sections(items: Sequence[_Item], row: Sequence[int]) -> Alike | None:
    """Two exports under each other, each with its header, that hold the same in the same order."""
    seen: set[tuple[int, ...]] = set()
    for _, each in groupby(range(len(items)), key=lambda i: (items[i].file, items[i].section)):
        places = list(each)
        content = tuple(row[i] for i in places)
        if len(places) >= _SHORTEST and content in seen:
            return _told([items[i] for i in places])
        seen.add(content)
    return None


def _contained(people: Sequence[_Item]) -> Alike | None:
    """A file of which every row stands in a larger one too, where rows are seldom alike."""
    files: dict[str, list[_Item]] = {}
    for item in people:
        files.setdefault(item.file, []).append(item)
    for small, large in permutations(files.values(), 2):
        few, many = (Counter(item.answered for item in items) for items in (small, large))
        others = many - few
        seldom = sum(n for kind, n in others.items() if kind in few) * _RARE <= max(others.total(), _RARE)
        if len(few) >= _MANY_KINDS and len(small) < len(large) and few <= many and seldom:
            return _told(small)
    return None


def _some(people: Sequence[_Item]) -> Alike | None:
    """Rows that are alike, of which nobody can tell; their lines where they are the exception."""
    seen: set[Hashable] = set()
    again = []
    for item in people:
        if item.answered in seen:
            again.append(item)
        seen.add(item.answered)
    if not again:
        return None
    told = _told(again, is_sure=False)
    return told if len(again) * _RARE <= len(people) else Alike(told.file, (), is_sure=False)


def _told(again: Sequence[_Item], *, is_sure: bool = True) -> Alike:
    """The lines of the file in which it begins."""
    file = again[0].file
    return Alike(file, tuple(line for item in again if item.file == file for line in item.lines), is_sure)


def _chance(items: Sequence[_Item]) -> float:
    """How often two rows of one department are the same: a table is often sorted by department."""
    by_group: dict[str, Counter[Hashable]] = {}
    for item in items:
        by_group.setdefault(item.group, Counter())[item.answered] += 1
    pairs = sum(n * n / counts.total() for counts in by_group.values() for n in counts.values())
    return pairs / max(len(items), 1)


def _longest_again(row: Sequence[int]) -> tuple[int, int]:
    """The longest stretch that stands there twice, not over itself: its length, and where it stands again."""
    low, high, found = 0, len(row) // 2, 0
    while low < high:
        size = (low + high + 1) // 2
        at = _again(row, size)
        if at is None:
            high = size - 1
        else:
            low, found = size, at
    return low, found


def _again(row: Sequence[int], size: int) -> int | None:
    """Where a stretch of this length stands for the second time."""
    power, base, modulus = pow(1_000_003, size, (1 << 61) - 1), 1_000_003, (1 << 61) - 1
    first: dict[int, int] = {}
    value = 0
    for end, each in enumerate(row, start=1):
        value = (value * base + each + 1) % modulus
        if end > size:
            value = (value - (row[end - size - 1] + 1) * power) % modulus
        start = end - size
        if start >= 0 and start - first.setdefault(value, start) >= size:
            return start
    return None
