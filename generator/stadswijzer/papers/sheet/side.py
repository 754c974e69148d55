"""A side of a paper: what all parts of it need, and how paper refers to the site.

In: the site and an initiative. Out: runs and small blocks for `sheet_front` and `sheet_back`.
"""

from __future__ import annotations

from stadswijzer.content.library import AnyEntry, Entry
from stadswijzer.content.model import Initiative
from stadswijzer.facts.plan.across_periods import Other
from stadswijzer.facts.site import Site
from stadswijzer.language import text_width
from stadswijzer.papers.setting import blocks as b
from stadswijzer.papers.setting.blocks import Block

MILESTONES, MOVES, RISKS, DECISIONS, PARTIES = 7, 2, 5, 4, 5
"""At most so many on a sheet."""


def column(head: str, least: float) -> float:
    """Relative width in which this head stands on one line, among columns that are some 11 in all."""
    return max(least, round(0.37 * text_width.width(head), 2))


def resolve(site: Site, target: str, label: str) -> tuple[str, str] | None:
    """Where a `[[link]]` leads from paper: a whole address, or '' when this site has none."""
    found = site.links.wiki(target)
    if len(found) != 1:
        return None
    entry = site.get(found[0].kind, found[0].id)
    return (site.frame.whole(entry.address), label or entry.title) if entry else None


def other_period(site: Site, to: Other) -> list[b.Run]:
    """A goal or an initiative of another period."""
    return [
        b.run(f"{to.lead} "),
        b.run(to.title, href=site.frame.whole(to.address)),
        *([b.run(f" {to.rest}")] if to.rest else []),
    ]


class Side:
    """One side of the sheet of an initiative."""

    def __init__(self, site: Site, entry: Entry[Initiative]) -> None:
        self.site, self.entry, self.data = site, entry, entry.data
        self.w = site.words

    def say(self, key: str, **values: object) -> str:
        return self.w(f"paper_sheet.{key}", **values)

    def link(self, entry: AnyEntry) -> b.Run:
        return b.run(entry.title, href=self.site.frame.whole(entry.address))

    def none(self, key: str) -> list[Block]:
        text = self.w("paper.not_given") if key == "not_given" else self.say(key)
        return [b.paragraph(text, small=True)]

    def left_out(self, number: int) -> list[Block]:
        return [b.paragraph(self.w("paper.left_out", n=number), small=True)] if number > 0 else []
