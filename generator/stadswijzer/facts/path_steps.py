"""The steps of a path in the order to read them, and the path by which to read a concept."""

from __future__ import annotations

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Concept, Path, Step
from stadswijzer.facts.site import Site


def in_order(site: Site, path: Entry[Path]) -> list[Step]:
    """The steps of a path in the editor's order, but no concept before what it requires on that path."""
    left, ordered = list(path.data.steps), []
    on_path = {concept.id for step in left if (concept := site.get(Concept, step.concept))}
    read: set[str] = set()
    while left:
        step = next((each for each in left if _may_read(site, each, on_path, read)), left[0])
        left.remove(step)
        ordered.append(step)
        concept = site.get(Concept, step.concept)
        if concept:
            read.add(concept.id)
    return ordered


def _may_read(site: Site, step: Step, on_path: set[str], read: set[str]) -> bool:
    concept = site.get(Concept, step.concept)
    before = site.know.knowledge.prerequisites.of(concept) if concept else []
    return all(each.id in read for each in before if each.id in on_path)


def shortest_with(site: Site, concept: Entry[Concept]) -> Entry[Path] | None:
    """The shortest path that holds a concept."""
    paths = site.referring(concept, Path)
    return min(paths, key=lambda path: (site.minutes(path), path.id), default=None)
