"""Where a plan stands, as strips: its activities, its goals, and whether we know enough.

In: a site, as seen from a period. Out: plain data; words say what patterns show. Of what people know only
states of activities are told, never a department.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from stadswijzer.content.model import Initiative
from stadswijzer.facts.catalogue import Catalogue
from stadswijzer.facts.figures.drawing import Part, stacked
from stadswijzer.facts.plan import planning, roadmap_facts
from stadswijzer.facts.site import Site

WHOLE_WAY = 100


class Key(NamedTuple):
    """A part of a strip in words, with its pattern."""

    look: str
    words: str


class Strip(NamedTuple):
    """One thing that we look at, as a bar; the words under it say the same."""

    title: str
    address: str
    parts: tuple[Part, ...]
    keys: tuple[Key, ...]
    how: str
    """The rule that says how it was counted, or ''."""


_STATUS = {
    "done": "full",
    "running": "half",
    "preparation": "open",
    "paused": "open",
    "idea": "none",
    "stopped": "ended",
}
_FINAL = {"done": "full", "goes_on": "half", "not_done": "open", "stopped": "ended"}
_KNOWN = {"enough": "full", "almost": "half", "not_yet": "open"}


def strips(site: Site) -> Iterator[Strip]:
    """What there is to say of a plan; a strip that says nothing is left out."""
    yield from _activities(site)
    yield from _goals(site)
    yield from _knowledge(site)


def _strip(title: str, address: str, found: list[tuple[str, str, int]], how: str = "") -> Strip:
    """`found`: look, words and number of each part."""
    whole = sum(n for _, _, n in found)
    parts = stacked(((look, n) for look, _, n in found), whole)
    return Strip(title, address, parts, tuple(Key(look, words) for look, words, n in found if n), how)


def _activities(site: Site) -> Iterator[Strip]:
    w = site.words
    if roadmap_facts.is_over(site):
        groups = roadmap_facts.by_final_status(site)
        found = [(_FINAL[name], w(f"pages_closing.{name}", n=len(own)), len(own)) for name, own in groups]
        title, address = roadmap_facts.title(site, "closing"), roadmap_facts.address(site, "closing")
    else:
        counts = Counter(entry.data.status for entry in site(Initiative))
        found = [
            (look, f"{w(f'status.{status}')} ({counts[status]})", counts[status])
            for status, look in _STATUS.items()
        ]
        title = w("opening_strips.activities")
        address = site.once(Catalogue).lists["initiative"].address if site(Initiative) else ""
    if any(n for _, _, n in found):
        yield _strip(title, address, found)


def _goals(site: Site) -> Iterator[Strip]:
    roadmap = site.library.roadmap_fields
    if roadmap is None or not roadmap.goals:
        return
    w = site.words
    shares = [planning.progress(goal) for goal in roadmap.goals]
    reached = sum(share == WHOLE_WAY for share in shares)
    unknown = sum(share is None for share in shares)
    rest = len(shares) - reached - unknown
    short = "missed" if roadmap_facts.is_over(site) else "under_way"
    found = [
        ("full", w("opening_state.reached", n=reached), reached),
        ("half", w(f"opening_state.{short}", n=rest), rest),
        ("none", w("opening_state.unmeasured", n=unknown), unknown),
    ]
    anchor = w("sections.goals.anchor")
    yield _strip(w("opening_strips.goals"), f"{site.period.address}#{anchor}", found)


def _knowledge(site: Site) -> Iterator[Strip]:
    newest, states = site.know.newest, site.know.states
    if newest is None or not states:
        return
    w = site.words
    counts = dict(states)
    found = [
        (_KNOWN.get(state, "none"), f"{w(f'readiness.{state}')} ({counts[state]})", counts[state])
        for state in (*_KNOWN, *(each for each in counts if each not in _KNOWN))
        if state in counts
    ]
    yield _strip(w("opening_strips.knowledge"), newest.address, found, "readiness")
