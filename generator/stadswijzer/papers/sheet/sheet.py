"""The sheet of one initiative: two sides for the council, as blocks.

In: the site and an initiative. Out: the sections of front and back, and the size in which each fits its side
(`fitting`); a side that fits in none is a problem that `check` tells. What an initiative keeps adding to
(moves, support, decisions, milestones, risks) is chosen from, and the sheet says how many more there are;
what an editor writes is never cut. No department is named beside knowledge; support only when it is public.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Initiative
from stadswijzer.facts.plan import decisions
from stadswijzer.facts.site import Site
from stadswijzer.language.problems import Problem
from stadswijzer.papers.setting import blocks as b
from stadswijzer.papers.setting import fitting
from stadswijzer.papers.setting.blocks import Block
from stadswijzer.papers.sheet.back import Back
from stadswijzer.papers.sheet.front import Front


@dataclass(frozen=True)
class Sheet:
    """What both sides say. A size of None: this side has too much text."""

    entry: Entry
    facts: Block
    address: tuple[Block, ...]
    """Where it is on the site; nothing without `site_url`."""
    front: tuple[dict[str, Any], ...]
    back: tuple[dict[str, Any], ...]

    @property
    def front_size(self) -> float | None:
        data = self.entry.data
        top = partial(
            fitting.head, b.breakable(data.title), b.breakable(data.summary), (self.facts, *self.address)
        )
        return fitting.largest(top, self.front)

    @property
    def back_size(self) -> float | None:
        return fitting.largest(partial(fitting.other_side, b.breakable(self.entry.title)), self.back)


def sheet(site: Site, entry: Entry) -> Sheet:
    """Both sides of an initiative."""
    front, back = Front(site, entry), Back(site, entry)
    return Sheet(
        entry, front.facts(), tuple(front.address()), tuple(front.sections()), tuple(back.sections())
    )


def problems(site: Site) -> Iterator[Problem]:
    """Every side with too much text, at the field that takes most of it."""
    for entry in site("initiative"):
        found = sheet(site, entry)
        for side, size in ((found.front, found.front_size), (found.back, found.back_size)):
            if size is None:
                worst = max(side, key=lambda each: fitting.section(each, fitting.SIZES[-1]))
                at = entry.data.at(worst["field"])
                name = "front" if side is found.front else "back"
                yield entry.source.problem("too-long-for-paper", at.start, side=name, section=worst["title"])


def needs_decision(data: Initiative) -> bool:
    """Whether the council is still asked to decide on this initiative."""
    return any(
        each.body == "council" and each.kind == "decide" and decisions.is_open(each, data)
        for each in data.decisions
    )


def made_up(site: Site, *entries: Entry) -> str:
    """How much is made up: `whole`, `part`, or '' for nothing. The roadmap and the organisation count too."""
    shared = (site.library.roadmap.data if site.library.roadmap else None, site.library.organisation)
    marks = [bool(entry.fields.sample) for entry in entries]
    if not any([*marks, *(bool(each and each.sample) for each in shared)]):
        return ""
    return "whole" if all(marks) else "part"
