"""What pages show of what changed between two rounds: sentences, of all together and of each initiative.

In: a site and a round or an initiative. Out: plain data.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Initiative, Survey
from stadswijzer.facts.figures.drawing import Part, stacked
from stadswijzer.facts.knowledge import before_after, before_after_told
from stadswijzer.facts.knowledge.before_after import BeforeAfter
from stadswijzer.facts.site import Site
from stadswijzer.pages.views import parts
from stadswijzer.pages.views.parts import Ref
from stadswijzer.pages.views.strips import Key

LOOKS = {"enough": "full", "almost": "half", "not_yet": "open"}
"""State of a need → pattern; what is not known has another."""


class Change(NamedTuple):
    """An initiative: its needs by state as a bar, then and now. `text`: the same, '' when it stands above."""

    ref: Ref
    text: str
    then: tuple[Part, ...]
    now: tuple[Part, ...]


class Changes(NamedTuple):
    """`together`: one sentence for each pair of rounds; `each`: every initiative; `keys`: of their bars."""

    together: tuple[str, ...]
    each: tuple[Change, ...]
    keys: tuple[Key, ...]


class Standing(NamedTuple):
    """How all needs stood in one round: as a bar, and the same in words."""

    round: str
    parts: tuple[Part, ...]
    told: str


class InShort(NamedTuple):
    """All initiatives together in two rounds, the earlier first. `keys`: of the bars."""

    told: str
    rounds: tuple[Standing, ...]
    keys: tuple[Key, ...]


def in_short(site: Site, found: BeforeAfter) -> InShort:
    w = site.words
    head = w("before_together", n=found.initiatives)
    told = f"{head} {before_after_told.learned_told(w, found)}. {w('before_others')}"
    rounds = tuple(
        Standing(f"{round_.title}, {w.moment(round_.data.date.text)}", bar(stand), _stand_told(site, stand))
        for round_, stand in ((found.before, found.then), (found.after, found.now))
    )
    return InShort(told, rounds, _keys(site, [found]))


def _stand_told(site: Site, stand: Iterable[tuple[str, int]]) -> str:
    return ", ".join(site.words(f"answers_stand.{state}", n=n) for state, n in _in_order(stand))


def of_initiative(site: Site, entry: Entry[Initiative]) -> str:
    """What changed for one initiative, or what the period before said; '' when there is nothing to tell."""
    return before_after_told.of_initiative_told(site, entry)


def of_round(site: Site, round_: Entry[Survey]) -> Changes | None:
    """What changed from the round before; None when there is none."""
    w, found = site.words, before_after.of_round(site, round_)
    if not found:
        return None
    together = tuple(before_after_told.told(w, one) for one in before_after.together(found))
    each = [(one.entry, one) for one in found if one.entry]
    changes = (_change(site, entry, one, is_only=len(each) == 1) for entry, one in each)
    return Changes(together, tuple(changes), _keys(site, found))


def _keys(site: Site, found: Iterable[BeforeAfter]) -> tuple[Key, ...]:
    w, states = site.words, {state for one in found for state, _ in (*one.then, *one.now)}
    known = (Key(look, w(f"readiness.{state}")) for state, look in LOOKS.items() if state in states)
    rest = (Key("none", w("before_unknown")),) if states - LOOKS.keys() else ()
    return (*known, *rest)


def _change(site: Site, entry: Entry[Initiative], one: BeforeAfter, *, is_only: bool) -> Change:
    text = "" if is_only else before_after_told.in_short(site.words, one)
    return Change(parts.ref(entry), text, bar(one.then), bar(one.now))


def bar(stand: Iterable[tuple[str, int]]) -> tuple[Part, ...]:
    """Needs by state, those that are in order first."""
    found = [(LOOKS.get(state, "none"), n) for state, n in _in_order(stand)]
    return stacked(found, sum(n for _, n in found))


def _in_order(stand: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    """States and their numbers, those that are in order first."""
    counts = dict(stand)
    order = (*LOOKS, *(state for state in counts if state not in LOOKS))
    return [(state, counts[state]) for state in order if state in counts]
