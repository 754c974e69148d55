"""The sheet of one initiative: two sides for the council, as blocks.

In: the site and an initiative. Out: what stands on front and back, as sides that `measuring` fits on their
pages. A side with too much text takes another page, and `check` warns which text is long. What an initiative
keeps adding to (moves, support, decisions, milestones, risks) is chosen from, and the sheet says how many
more there are; what an editor writes is never cut. No department is named beside knowledge; support only when
it is public.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypedDict

from stadswijzer.content.library import AnyEntry, Entry
from stadswijzer.content.model import Initiative
from stadswijzer.facts.site import Site
from stadswijzer.language.problems import Problem
from stadswijzer.papers.setting import blocks as b
from stadswijzer.papers.setting import fitting, measuring
from stadswijzer.papers.setting.blocks import Block, Data, Section
from stadswijzer.papers.setting.measuring import Fit, Side
from stadswijzer.papers.sheet.back import Back
from stadswijzer.papers.sheet.front import Front


class Above(TypedDict):
    """What stands above the sections, by its field in `papers/typst/sheet.typ`."""

    over: str
    heading: str
    summary: str
    facts: Block
    address: list[Block]


class Sides(Above):
    """The fields of `papers/typst/sheet.typ` that both sides give."""

    other_side: str
    front: list[Section]
    back: list[Section]
    front_size: float
    back_size: float
    is_leaf: bool


class SheetData(Sides):
    """All of its fields."""

    frame: Data
    name: str


@dataclass(frozen=True)
class Sheet:
    """What both sides say."""

    entry: Entry[Initiative]
    above: Above
    front: Sequence[Section]
    back: Sequence[Section]
    over_back: tuple[str, str]
    """What the page with the back is called: after a front of more pages, and after one of one page."""
    address: str
    """Where it is on the site; '' without `site_url`."""

    @property
    def sides(self) -> tuple[Side, Side]:
        above = self.above
        code = {"frame": {"qr": measuring.code(self.address), "qr_alt": "-"}}
        blocks = (above["facts"], *above["address"])
        return (
            Side(
                "front",
                {**above, **code},
                "front",
                self.front,
                partial(fitting.head, above["heading"], above["summary"], blocks),
            ),
            Side(
                "back",
                {"heading": above["heading"], "other_side": max(self.over_back, key=len)},
                "back",
                self.back,
                partial(fitting.other_side, above["heading"]),
            ),
        )

    def data(self, front: Fit, back: Fit) -> Sides:
        return {
            **self.above,
            "other_side": self.over_back[front.fits],
            "front": fitting.marked(self.front, front.size, stays=front.fits),
            "back": fitting.marked(self.back, back.size, stays=back.fits),
            "front_size": front.size,
            "back_size": back.size,
            "is_leaf": front.fits and back.fits,
        }


def sheet(site: Site, entry: Entry[Initiative]) -> Sheet:
    """Both sides of an initiative."""
    w, front, back = site.words, Front(site, entry), Back(site, entry)
    above: Above = {
        "over": w("paper.sheet"),
        "heading": b.breakable(entry.title),
        "summary": b.breakable(entry.data.summary),
        "facts": front.facts(),
        "address": [front.judgements(), *front.address()],
    }
    over_back = w("paper_sheet.further"), w("paper_sheet.other_side")
    address = site.frame.whole(entry.address)
    return Sheet(entry, above, front.sections(), back.sections(), over_back, address)


def fitted(site: Site) -> Iterator[tuple[Entry[Initiative], Sides]]:
    """Every initiative with all of its sheet but the frame. They are measured together, which is quicker."""
    found = [sheet(site, entry) for entry in site(Initiative)]
    fits = measuring.fit([side for each in found for side in each.sides])
    for each, front, back in zip(found, fits[::2], fits[1::2], strict=True):
        yield each.entry, each.data(front, back)


def problems(site: Site) -> Iterator[Problem]:
    """Every side that takes more than its page, at the field that takes most of it."""
    found = [
        sheet(plan, entry)
        for plan in site.plans
        for entry in plan(Initiative)
        if not site.kept("fits", entry, partial(_surely_fits, plan, entry))
    ]
    sides = [(each.entry, side) for each in found for side in each.sides]
    for n, height in measuring.too_long([side for _, side in sides]).items():
        entry, side = sides[n]
        _, worst = max(zip(height.sections, side.sections, strict=True), key=lambda each: each[0])
        yield entry.source.problem(
            "too-long-for-paper",
            entry.data.at(worst["field"]).start,
            side=side.kind,
            section=worst["title"],
            n=fitting.lines_over(height.whole),
        )


def _surely_fits(site: Site, entry: Entry[Initiative]) -> str:
    """'1' when both sides fit their page without measuring."""
    sizes = [fitting.largest(side.top, side.sections) for side in sheet(site, entry).sides]
    return "" if None in sizes else "1"


def made_up(site: Site, *entries: AnyEntry) -> str:
    """How much is made up: `whole`, `part`, or '' for nothing. The roadmap and the organisation count too."""
    shared = (site.library.roadmap.data if site.library.roadmap else None, site.library.organisation)
    marks = [bool(entry.data.sample) for entry in entries]
    if not any([*marks, *(bool(each and each.sample) for each in shared)]):
        return ""
    return "whole" if all(marks) else "part"
