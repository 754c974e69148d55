"""The judgement on each of some initiatives, wherever they are listed, by word and by shape.

In: a site and initiatives. Out: one row of each, by the rules of `judgement`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Initiative
from stadswijzer.facts.plan import carried_over, judgement
from stadswijzer.facts.site import Site
from stadswijzer.pages.views import parts
from stadswijzer.pages.views.parts import Ref


class Sign(NamedTuple):
    """One part of it. `term`: what is judged; `form`: of the shape, `weight`: its colour.

    `more`: for when its end was promised in an earlier period, beside how it stands in this one, or ''.
    """

    term: str
    form: str
    weight: str
    words: str
    more: str


class Judged(NamedTuple):
    """An initiative, and the parts in the order of `judgement.NAMES`."""

    ref: Ref
    signs: tuple[Sign, ...]


def signs(site: Site, entry: Entry[Initiative]) -> tuple[Sign, ...]:
    w, found = site.words, judgement.of(site, entry)
    return tuple(
        Sign(
            w(f"judgement.head.{name}"),
            judgement.SIGNS[found.weight(name)],
            found.weight(name),
            judgement.said(w, found, name),
            promised_first(site, entry) if name == "time" else "",
        )
        for name in judgement.NAMES
    )


def promised_first(site: Site, entry: Entry[Initiative]) -> str:
    """For when the end of what goes on was promised in an earlier period, where that is another day."""
    promised = carried_over.promised_otherwise(site, entry)
    return site.words("judgement.first", date=site.words.moment(promised[1])) if promised else ""


def judged(site: Site, entries: Iterable[Entry[Initiative]]) -> tuple[Judged, ...]:
    """What asks most attention first; what is alike stays in its order."""
    found = (Judged(parts.ref(entry), signs(site, entry)) for entry in entries)
    return tuple(sorted(found, key=_attention))


def _attention(found: Judged) -> tuple[int, int]:
    weights = [each.weight for each in found.signs]
    return -weights.count("bad"), -weights.count("attention")
