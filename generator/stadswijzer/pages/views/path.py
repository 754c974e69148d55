"""The page of a path: for whom it is, and its steps in an order in which they can be learned."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from stadswijzer.content.hand_written import HandWritten
from stadswijzer.content.library import Entry
from stadswijzer.content.model import Concept, Path
from stadswijzer.facts import path_steps
from stadswijzer.facts.departments import department_names
from stadswijzer.facts.page_title import title_of
from stadswijzer.facts.site import Site
from stadswijzer.pages.views import parts
from stadswijzer.pages.views.learning import Learning, learning
from stadswijzer.pages.views.parts import Foot, Head, Ref, Text


class StepView(NamedTuple):
    """One step. `kind`: '' of a hand-written page, which is of no kind."""

    ref: Ref
    kind: str
    why: str
    minutes: int


class PathView(NamedTuple):
    """`learning`: None on a site that has nothing to learn."""

    head: Head
    id: str
    audience: str
    departments: str
    goal: str
    minutes: int
    body: Text | None
    steps: tuple[StepView, ...]
    learning: Learning | None
    foot: Foot


def view(site: Site, entry: Entry[Path]) -> PathView:
    data = entry.data
    return PathView(
        parts.head(site, entry),
        entry.id,
        data.audience,
        department_names(site, data.departments),
        data.goal or "",
        site.minutes(entry),
        parts.text(site, entry, data.body),
        tuple(_steps(site, entry)),
        learning(site) if site(Concept) else None,
        parts.foot(site, entry, ()),
    )


def _steps(site: Site, path: Entry[Path]) -> Iterator[StepView]:
    for step in path_steps.in_order(site, path):
        target, why, minutes = site.step_target(step), step.why or "", site.minutes.of_step(step)
        if isinstance(target, HandWritten):
            page = Ref(title_of(target), target.address, sample=False, draft=False)
            yield StepView(page, "", why, minutes)
        elif target:
            yield StepView(parts.ref(target), site.words(f"kinds.{target.kind}.one"), why, minutes)
