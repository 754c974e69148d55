"""Which concept or example comes first in a list: never the first of the alphabet.

In: a site and entries of a kind. Out: the same entries, concepts by what our work asks, examples by the last
year that is known of them, initiatives by whether they go on; what is alike stays in its order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from stadswijzer.content.fields import Part
from stadswijzer.content.library import AnyEntry, Entry, F
from stadswijzer.content.model import Example, Initiative
from stadswijzer.facts.site import Site


def by_relevance(site: Site, kind: str, entries: Iterable[Entry[F]]) -> list[Entry[F]]:
    """Entries of one kind, the most wanted first; of other kinds as they are."""
    if kind == "concept":
        rank = site.once(_asked)
        return sorted(entries, key=lambda entry: rank.get(entry.id, _NOT_ASKED))
    if kind == "example":
        return sorted(entries, key=lambda entry: -last_year(entry))
    if kind == "initiative":
        return sorted(entries, key=_how_far)
    return list(entries)


def asked_by(site: Site, concept: AnyEntry) -> int:
    """How many initiatives ask this concept of people who still have to learn it: why it comes first."""
    return next((each.initiatives for each in site.know.demands if each.concept is concept), 0)


def last_year(entry: Entry[Part]) -> int:
    """The last year of which an example tells; 0 where it tells of none, and of another kind."""
    data = entry.data
    if not isinstance(data, Example):
        return 0
    years = [data.started, data.ended, *(each.date.day.year for each in data.events)]
    return max((year for year in years if year), default=0)


def _how_far(entry: Entry[Part]) -> int:
    """What still runs before what is over."""
    data = entry.data
    return _GOING.get(data.status, len(_GOING)) if isinstance(data, Initiative) else 0


_NOT_ASKED = (0, 0, 0)
_GOING = {"running": 0, "preparation": 1, "paused": 2, "idea": 3, "done": 4, "stopped": 5}


def _asked(site: Site) -> dict[str, tuple[int, int, int]]:
    """Of each concept, negative: departments that have to learn it, initiatives and examples with it."""
    open_ = {each.concept.id: each.departments for each in site.know.demands}
    asking = site.know.knowledge.asked_today.initiatives
    needs = Counter(need.concept for entry in asking for need in entry.data.needs)
    shown = Counter(concept for example in site(Example) for concept in example.data.concepts)
    ids = {*open_, *needs, *shown}
    return {id_: (-open_.get(id_, 0), -needs[id_], -shown[id_]) for id_ in ids}
