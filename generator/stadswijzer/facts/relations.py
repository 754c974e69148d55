"""What belongs together: what shows a concept, who needs it, what stands under a theme, what to read next.

In: the site. Out: entries, in the order in which a page shows them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stadswijzer.content.library import AnyEntry, Entry
from stadswijzer.content.model import Concept, Example, Initiative, Theme
from stadswijzer.content.model.initiative import Need
from stadswijzer.content.periods import OVER
from stadswijzer.content.reads import settle
from stadswijzer.facts.knowledge import lead_example, read_next
from stadswijzer.facts.plan import planning
from stadswijzer.facts.site import Site

OF_A_THEME = ("initiative", "concept", "example", "path", "talk")
"""Kinds that the page of a theme lists, what we do first."""


def mentions(site: Site, entry: AnyEntry, shown: Iterable[AnyEntry]) -> list[AnyEntry]:
    """Everything that refers to this entry and is not `shown` on its page already."""
    told = {(each.kind, each.id) for each in shown}
    kinds = dict.fromkeys(kind for kind, _ in site.links.backlinks.get((entry.kind, entry.key), ()))
    order = [kind for kind in site.kinds if kind in kinds]
    return [e for kind in order for e in site.referring(entry, kind) if (e.kind, e.id) not in told]


def needing(site: Site, concept: Entry[Concept]) -> list[tuple[Entry[Initiative], Need]]:
    """The initiatives whose people must know this concept, with that need."""
    return [
        (entry, need)
        for entry in site.referring(concept, Initiative)
        for need in entry.data.needs
        if site.get(Concept, need.concept) is concept
    ]


def over(site: Site, entry: Entry[Initiative]) -> tuple[str, int] | None:
    """How and in which year an initiative ended; None while it goes on.

    How: `done`, `stopped`, or `period`: with the period that it is of.
    """
    data = entry.data
    since = planning.status_since(data) or data.end
    if data.is_finished:
        return data.status, since.day.year
    if site.of(entry).period.state(site.library.today) == OVER:
        return "period", data.end.day.year
    return None


def showing(site: Site, concept: Entry[Concept]) -> list[Entry[Example]]:
    """The examples that show this concept, closest first."""
    return [each.example for each in shown(site, concept)]


def shown(site: Site, concept: Entry[Concept]) -> list[lead_example.Shown]:
    """The same, each with why it stands where it stands."""
    examples = site.referring(concept, Example)
    concepts = {e: site.all(Concept, e.data.concepts) for e in examples}
    chosen = site.get(Example, concept.data.lead_example)
    return lead_example.closest_first(
        [e for e in examples if concept in concepts[e]],
        chosen=chosen,
        place_of=lambda e: concepts[e].index(concept) if concept in concepts.get(e, ()) else 0,
        told=lambda e: concept in site.referring(e, Concept),
    )


def next_example(site: Site, example: Entry[Example]) -> read_next.Next | None:
    """The example to read after this one."""
    return read_next.read_next(example, site.once(_concepts_of_examples))


def _concepts_of_examples(site: Site) -> dict[Entry[Example], Sequence[Entry[Concept]]]:
    return settle(lambda: {each: site.all(Concept, each.data.concepts) for each in site(Example)})


def under(site: Site, theme: Entry[Theme]) -> dict[str, list[AnyEntry]]:
    """Kind → what belongs to a theme, in the order of its page."""
    referring = {kind: site.referring(theme, kind) for kind in OF_A_THEME}
    return {kind: [e for e in entries if _belongs(site, e, theme)] for kind, entries in referring.items()}


def _belongs(site: Site, entry: AnyEntry, theme: Entry[Theme]) -> bool:
    names = (entry.data.theme, *getattr(entry.data, "themes", ()))
    return any(site.get(Theme, name) is theme for name in names if name)
