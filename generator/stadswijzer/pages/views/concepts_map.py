"""The map of concepts: what to know before what, and which of it our work asks."""

from __future__ import annotations

from typing import NamedTuple

from stadswijzer.content.model import Concept
from stadswijzer.facts.figures import concept_map
from stadswijzer.facts.figures.drawing import Drawing
from stadswijzer.facts.site import Site
from stadswijzer.pages.views import parts
from stadswijzer.pages.views.parts import Ref


class Step(NamedTuple):
    """A concept, what to know first, and where it leads."""

    concept: Ref
    first: tuple[Ref, ...]
    then: tuple[Ref, ...]
    is_asked: bool


class ConceptsMap(NamedTuple):
    """`drawing`: None where there is too much to draw; the rows tell all of it."""

    title: str
    drawing: Drawing | None
    steps: tuple[Step, ...]
    has_asked: bool


def concepts_map(site: Site) -> ConceptsMap | None:
    """None where no concept asks to know another first."""
    w = site.words
    concepts = site(Concept)
    asked = {each.concept.id for each in site.know.demands}
    title = w("figures_concepts.title")

    def told(row: concept_map.Row) -> str:
        found = row.concept.title
        if row.first:
            titles = ", ".join(each.title for each in row.first)
            found = w("figures_concepts.first", title=found, first=titles)
        return f"{found} ({w('figures_concepts.asked').lower()})" if row.is_asked else found

    names = concept_map.Names(title, w("figures_concepts.text"), told)
    found = concept_map.concept_map(concepts, asked, names)
    if found is None:
        return None
    steps = tuple(
        Step(parts.ref(row.concept), parts.refs(row.first), parts.refs(row.then), row.is_asked)
        for row in found.rows
    )
    return ConceptsMap(title, found.drawing, steps, any(each.is_asked for each in steps))
