"""How the needs of an initiative stood in one round and in the round before it: before → after.

In: the site, whose rounds and initiatives are in it. Out: `BeforeAfter`: numbers of needs by state, then and
now, and one sentence of it with both rounds and their dates. States follow from words, so that no number of
people is told. Only rounds of the same basis stand beside each other: who judges oneself says something else
than who was judged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Initiative, Survey
from stadswijzer.content.reads import remembered
from stadswijzer.facts.knowledge.gaps import Knowledge
from stadswijzer.facts.knowledge.needs import needs_by
from stadswijzer.facts.knowledge.readiness import (
    ALMOST,
    ENOUGH,
    NOT_MEASURED,
    NOT_YET,
    TOO_FEW,
    Need,
    initiative_state,
)
from stadswijzer.facts.plan import continuation
from stadswijzer.facts.site import Site

STATES = (NOT_YET, ALMOST, ENOUGH, TOO_FEW, NOT_MEASURED)
MOVES = ("now_enough", "closer", "back", "now_known", "now_unknown")
"""What a need can have done between two rounds, in the order of telling."""
_MEASURED = (NOT_YET, ALMOST, ENOUGH)
Pair = tuple[str, str]
"""The state of one need, then and now."""


@dataclass(frozen=True)
class BeforeAfter:
    """Two rounds, and the state of every need in both. `entry`: the initiative; None: several together.

    `initiatives`: how many. `continued`: the initiative of an earlier period that this one goes on from, when
    the earlier round is of that period: then only needs that both name are in it.
    """

    entry: Entry[Initiative] | None
    before: Entry[Survey]
    after: Entry[Survey]
    pairs: tuple[Pair, ...]
    initiatives: int = 1
    continued: Entry[Initiative] | None = None

    @property
    def then(self) -> list[tuple[str, int]]:
        """State → how many needs were in it."""
        return _stand(old for old, _ in self.pairs)

    @property
    def now(self) -> list[tuple[str, int]]:
        """State → how many needs are in it."""
        return _stand(new for _, new in self.pairs)

    @property
    def states(self) -> Pair:
        """What the states of all its needs made of the initiative then, and make of it now."""
        return initiative_state(old for old, _ in self.pairs), initiative_state(new for _, new in self.pairs)

    @property
    def to_learn(self) -> tuple[int, int]:
        """How many needs were still to be learned, and how many are."""
        return dict(self.then).get(NOT_YET, 0), dict(self.now).get(NOT_YET, 0)

    @property
    def moves(self) -> list[tuple[str, int]]:
        """What needs did → how many; what stayed is not in it."""
        counts = Counter(_move(old, new) for old, new in self.pairs)
        return [(move, counts[move]) for move in MOVES if counts[move]]


def _stand(states: Iterable[str]) -> list[tuple[str, int]]:
    counts = Counter(states)
    return [(state, counts[state]) for state in STATES if counts[state]]


def _move(old: str, new: str) -> str:
    """One of `MOVES`; '' when nothing can be said to have moved."""
    if old == new or (old not in _MEASURED and new not in _MEASURED):
        return ""
    if new not in _MEASURED:
        return "now_unknown"
    if new == ENOUGH:
        return "now_enough"
    if old not in _MEASURED:
        return "now_known"
    return "closer" if _MEASURED.index(new) > _MEASURED.index(old) else "back"


def of_initiative(
    site: Site, entry: Entry[Initiative], after: Entry[Survey] | None = None
) -> BeforeAfter | None:
    """An initiative in a round (without one: the newest of its period) and the round before it.

    None when there is no such pair, it asks nothing, or it was done or stopped by the day of the later round.
    """
    plan = site.of(entry)
    knowledge = plan.know.knowledge
    after = after or knowledge.newest
    if after is None or not _is_asking(knowledge, entry, after):
        return None
    before, continued = _round_before(knowledge, after), None
    now = needs_by(knowledge, entry, after)
    if before is None:
        continued = continuation.continues(site, entry)
        if continued is None:
            return None
        before = _last_like(site.of(continued).know.knowledge.rounds.newest_first, after)
        if before is None:
            return None
        now = _named_by(site, continued, now)
    then = {_key(need): need.state for need in needs_by(knowledge, entry, before)}
    pairs = tuple((then[_key(need)], need.state) for need in now)
    return BeforeAfter(entry, before, after, pairs, continued=continued) if pairs else None


def _is_asking(knowledge: Knowledge, entry: Entry[Initiative], round_: Entry[Survey]) -> bool:
    """Whether an initiative asked something on the day of a round."""
    return any(each is entry for each in knowledge.asked_on(round_.data.date.day).initiatives)


def _named_by(site: Site, continued: Entry[Initiative], needs: tuple[Need, ...]) -> tuple[Need, ...]:
    """Those needs that an initiative of an earlier period named too."""
    plan = site.of(continued)
    named = {_key(need) for need in plan.know.readiness(continued).needs}
    return tuple(need for need in needs if _key(need) in named)


def _key(need: Need) -> tuple[str, str]:
    return need.concept.id, need.department


def _round_before(knowledge: Knowledge, after: Entry[Survey]) -> Entry[Survey] | None:
    """The last round of the same period and basis before another one."""
    earlier = [each for each in knowledge.rounds.newest_first if each.data.date.day < after.data.date.day]
    return _last_like(earlier, after)


def _last_like(rounds: list[Entry[Survey]], after: Entry[Survey]) -> Entry[Survey] | None:
    """The first of these rounds (newest first) of the same basis."""
    return next((each for each in rounds if each.data.basis == after.data.basis), None)


def of_round(site: Site, round_: Entry[Survey]) -> list[BeforeAfter]:
    """The initiatives that asked something on the day of a round, beside the round before it."""
    plan = site.of(round_)
    return remembered(plan.once(_of_rounds), round_.key, lambda: list(_of_round(plan, round_)))


def _of_rounds(_: Site) -> dict[str, tuple[list[BeforeAfter], int]]:
    """Round → what was found of it: its page, what was found and the data of it all ask."""
    return {}


def _of_round(plan: Site, round_: Entry[Survey]) -> Iterator[BeforeAfter]:
    if any(each is round_ for each in plan.know.knowledge.rounds.newest_first):
        pairs = (of_initiative(plan, entry, round_) for entry in plan(Initiative))
        yield from (each for each in pairs if each)


def newest(site: Site) -> list[BeforeAfter]:
    """The initiatives of the period of this site, by its newest round."""
    round_ = site.know.newest
    return of_round(site, round_) if round_ else []


def together(pairs: Iterable[BeforeAfter]) -> list[BeforeAfter]:
    """What several initiatives make together, for each pair of rounds; newest first."""
    of: dict[tuple[str, str], list[BeforeAfter]] = {}
    for each in pairs:
        of.setdefault((each.before.id, each.after.id), []).append(each)
    sums = [
        BeforeAfter(
            None,
            group[0].before,
            group[0].after,
            tuple(pair for each in group for pair in each.pairs),
            len(group),
        )
        for group in of.values()
    ]
    return sorted(sums, key=lambda each: (each.before.data.date.day, each.after.data.date.day), reverse=True)


@dataclass(frozen=True)
class Earlier:
    """How the needs of what goes on stood in the last round of the period before, while its own has none."""

    continued: Entry[Initiative]
    round: Entry[Survey]
    stand: list[tuple[str, int]]
    needs: int


def earlier(site: Site, entry: Entry[Initiative]) -> Earlier | None:
    """What the old period's last round says of an initiative that goes on, over the needs that both name."""
    plan, continued = site.of(entry), continuation.continues(site, entry)
    if continued is None or plan.know.newest:
        return None
    round_ = site.of(continued).know.newest
    if round_ is None:
        return None
    needs = _named_by(site, continued, needs_by(plan.know.knowledge, entry, round_))
    return Earlier(continued, round_, _stand(need.state for need in needs), len(needs)) if needs else None
