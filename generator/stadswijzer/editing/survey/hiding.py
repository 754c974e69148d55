"""What may be written of a tally: cells of large enough groups, in a way that no small one follows from them.

Pure arithmetic; knows no file. The rule, by concept:

1. A department with fewer answers than `min_group` is hidden (`too_few`), also when it has none.
2. Hidden departments of one cluster, two or more, that together reach `min_group` become one `cluster` row.
3. Everybody can subtract: `responded` less all that is shown is the number of answers that is hidden. When
   that is under `min_group`, or fits in one way only when everybody answered, the smallest other department
   is hidden too; first one of the same cluster, so that both can be told together. The same sum is made of a
   cluster row: eight answers of two small departments would be four and four.

Step 3 is secondary (complementary) suppression, as statistical offices do it: Statistics Netherlands, "A
general formulation of the secondary cell suppression problem",
https://www.cbs.nl/nl-nl/achtergrond/2010/15/a-general-formulation-of-the-secondary-cell-suppression-problem.

A round that is written again may not tell what its few new people answered, when both versions are laid side
by side: see `Before`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from stadswijzer.content.model import Department, Survey
from stadswijzer.editing.survey.answers import Tally

Counts = tuple[int, int, int, int]
_NONE: Counts = (0, 0, 0, 0)


@dataclass(frozen=True)
class Row:
    """A row of `results`. `counts` is None for too few answers."""

    group: str
    is_cluster: bool
    concept: str
    counts: Counts | None


@dataclass(frozen=True)
class Before:
    """The rows of the version that is there already, by concept and group."""

    rows: Mapping[str, Mapping[tuple[str, bool], Counts | None]] = field(default_factory=dict)

    @classmethod
    def of(cls, survey: Survey | None) -> Before:
        found: dict[str, dict[tuple[str, bool], Counts | None]] = {}
        for row in survey.results if survey else ():
            group = row.department or row.cluster
            if group:
                found.setdefault(row.concept, {})[group, row.cluster is not None] = row.counts
        return cls(found)


def grew_enough(old: Sequence[int], new: Sequence[int], least: int) -> bool:
    """Whether two versions tell nothing of few people: they are equal, or a whole group came in between."""
    more = [after - before for before, after in zip(old, new, strict=True)]
    return not any(more) or (min(more) >= 0 and sum(more) >= least)


def rows(
    tally: Tally, departments: Sequence[Department], before: Before, *, least: int, responded: int
) -> tuple[list[Row], int]:
    """The rows to write, concept by concept; and how many cells were hidden only to protect others."""
    found: list[Row] = []
    extra: set[str] = set()
    covered = 0
    concepts = list(tally.concepts) + [c for _, c in tally.cells if c not in tally.concepts]
    for concept in dict.fromkeys(concepts):
        asked = [
            d
            for d in departments
            if (d.id, concept) in tally.cells or (concept in tally.concepts and d.id in tally.departments)
        ]
        counts = {d.id: _counts(tally.cells.get((d.id, concept))) for d in asked}
        one = _Concept(concept, asked, counts, before.rows.get(concept, {}), least, responded, extra)
        found += one.rows()
        covered += len(one.complement)
        extra |= one.complement
    return found, covered


def _counts(found: Sequence[int] | None) -> Counts:
    return (found[0], found[1], found[2], found[3]) if found else _NONE


class _Concept:
    """One concept: who is shown, who is hidden, and who is told together."""

    def __init__(
        self,
        concept: str,
        asked: Sequence[Department],
        counts: Mapping[str, Counts],
        before: Mapping[tuple[str, bool], Counts | None],
        least: int,
        responded: int,
        preferred: set[str],
    ) -> None:
        """`preferred`: departments hidden to protect others before; the same ones again tell least."""
        self.concept, self.asked, self.counts, self.before = concept, asked, counts, before
        self.least, self.responded, self.preferred = least, responded, preferred
        self.sizes = {d.id: sum(counts[d.id]) for d in asked}
        self.staff = {d.id: max(d.staff, self.sizes[d.id]) for d in asked}
        self.cluster = {d.id: d.cluster for d in asked}
        self.small = {id_ for id_, size in self.sizes.items() if size < least}
        self.locked = {d.id for d in asked if d.id not in self.small and not self._may_show(d)}
        self.complement: set[str] = set()
        self.apart: set[str] = set()
        """Clusters that get no row."""

    @property
    def hidden(self) -> set[str]:
        return self.small | self.locked | self.complement

    def rows(self) -> list[Row]:
        while not self._is_safe() and self._hide_one_more():
            pass
        told = self._together()
        found = [
            Row(d.id, False, self.concept, None if d.id in self.hidden else self.counts[d.id])  # noqa: FBT003 - as its fields stand
            for d in self.asked
        ]
        return found + [Row(c, True, self.concept, self._sum(members)) for c, members in told.items()]  # noqa: FBT003

    def _sum(self, members: Iterable[str]) -> Counts:
        return _counts([sum(column) for column in zip(*(self.counts[m] for m in members), strict=True)])

    def _size(self, members: Iterable[str]) -> int:
        return sum(self.sizes[m] for m in members)

    def _together(self) -> dict[str, list[str]]:
        """Cluster → its hidden departments, of those that may be told as one."""
        clusters: dict[str, list[str]] = {}
        for department in self.asked:
            if department.id in self.hidden and department.cluster:
                clusters.setdefault(department.cluster, []).append(department.id)
        return {
            cluster: members
            for cluster, members in clusters.items()
            if cluster not in self.apart
            and not self.complement.issuperset(members)
            and sum(self.sizes[m] > 0 for m in members) > 1
            and self._size(members) >= self.least
            and not self._gives_away(members, self._size(members))
            and self._may_sum(cluster, members)
        }

    def _is_safe(self) -> bool:
        told = self._together()
        rest = [id_ for id_ in self.sizes if id_ in self.hidden and not any(id_ in m for m in told.values())]
        shown = sum(size for id_, size in self.sizes.items() if id_ not in self.hidden)
        left = self.responded - shown - sum(self._size(members) for members in told.values())
        return not rest or (left >= self.least and not self._gives_away(rest, left))

    def _gives_away(self, members: Sequence[str], total: int) -> bool:
        """Whether `total` answers of these departments can only be of them in one way, for any of them."""
        return any(self._is_only_way(members, total, at_least) for at_least in (0, 1))

    def _is_only_way(self, members: Sequence[str], total: int, at_least: int) -> bool:
        low = {m: self._bounds(m, at_least)[0] for m in members}
        high = {m: self._bounds(m, at_least)[1] for m in members}
        all_low, all_high = sum(low.values()), sum(high.values())
        if not all_low <= total <= all_high:
            return False
        return any(
            max(low[m], total - (all_high - high[m])) == min(high[m], total - (all_low - low[m]))
            for m in members
        )

    def _bounds(self, member: str, at_least: int) -> tuple[int, int]:
        """What someone who knows this rule and the staff can think of a hidden department."""
        if member in self.small:
            return at_least, min(self.least - 1, self.staff[member])
        return (0 if member in self.locked else self.least), self.staff[member]

    def _hide_one_more(self) -> bool:
        """Hides the smallest department that helps most; False when there is nothing left to hide."""
        told = {m for members in self._together().values() for m in members}
        near = {self.cluster[id_] for id_ in self.hidden - self.complement - told} - {None}
        open_ = [id_ for id_ in self.sizes if id_ not in self.hidden]
        if open_:
            self.complement.add(
                min(
                    open_,
                    key=lambda id_: (
                        self.cluster[id_] not in near,
                        id_ not in self.preferred,
                        self.sizes[id_],
                        id_,
                    ),
                )
            )
            return True
        clusters = self._together()
        if not clusters:
            return False
        self.apart.add(min(clusters, key=lambda c: (self._size(clusters[c]), c)))
        return True

    # a round that is written again

    def _may_show(self, department: Department) -> bool:
        """Not when the earlier version told it with others, or when few people came since."""
        id_ = department.id
        if (id_, False) not in self.before:
            return True
        old = self.before[id_, False]
        if old is None:
            return (department.cluster or "", True) not in self.before
        return grew_enough(old, self.counts[id_], self.least)

    def _may_sum(self, cluster: str, members: Sequence[str]) -> bool:
        """A row of a cluster holds nobody who stood apart before, and the same departments as before."""
        if any(self.before.get((m, False)) is not None for m in members):
            return False
        old = self.before.get((cluster, True))
        if old is None:
            return True
        same = {g for (g, is_cluster), c in self.before.items() if not is_cluster and c is None}
        own = {d.id for d in self.asked if d.cluster == cluster}
        return same & own == set(members) and grew_enough(old, self._sum(members), self.least)
