"""The two sides of the oplegger: their sections, and as much in each list as there is room for.

In: the site and how much there is room for, which `two_sides` finds. Out: the data of
`papers/typst/oplegger.typ` but its frame.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from stadswijzer.content.model import Initiative
from stadswijzer.facts.plan import since_decision
from stadswijzer.facts.site import Site
from stadswijzer.papers import asked
from stadswijzer.papers.oplegger import decided, outcome, standing, weighed
from stadswijzer.papers.oplegger.room import Room
from stadswijzer.papers.setting import blocks as b
from stadswijzer.papers.setting import fitting
from stadswijzer.papers.setting.blocks import Block, Data, Section, Text

_WHOLE = 0.45
"""Of a page: a table that is lower is not broken over two."""
_PORTFOLIOS = 2
"""Portfolio holders that are named in the head."""


@dataclass(frozen=True)
class Oplegger:
    """What it says, and the size of its letters in points."""

    facts: Block
    sections: Sequence[Section]
    size: float

    @property
    def data(self) -> Data:
        """The fields of `papers/typst/oplegger.typ` but its frame."""
        whole = fitting.WIDTH / self.size
        sections = [
            {**each, "blocks": fitting.measured(each["blocks"], whole)}
            if each["wide"]
            else fitting.marked([each], self.size, stays=False)[0]
            for each in self.sections
        ]
        return {"facts": self.facts, "sections": sections, "size": self.size}


def section(site: Site, name: str, room: Room) -> Section:
    """One of `SECTIONS`."""
    w, (field, wide, made) = site.words, _MADE[name]
    blocks, title = made(site, room), w(f"oplegger_heads.{name}")
    if name == "changed":
        since = since_decision.last_decision(site.library)
        title = w("oplegger_heads.changed_since", date=w.date(since)) if since else title
    whole = wide and fitting.wide_section(blocks, fitting.SIZES[0]) < _WHOLE * fitting.HEIGHT
    return {**b.section(title, field, blocks), "wide": wide, "whole": whole}


def head(site: Site) -> Block:
    """What a clerk looks for first: what is asked, who brings it, who adopted it, the number of the case."""
    w, roadmap = site.words, site.library.roadmap_fields
    adopted = max(roadmap.adopted, key=lambda each: each.date.day, default=None) if roadmap else None
    told = ""
    if adopted:
        told = f"{adopted.body}, {w.moment(adopted.date.text)}"
        told += f" ({adopted.reference})" if adopted.reference else ""
    portfolios = list(dict.fromkeys(e.data.portfolio for e in site(Initiative) if e.data.portfolio))
    names, others = ", ".join(portfolios[:_PORTFOLIOS]), len(portfolios) - _PORTFOLIOS
    names += f" {w('oplegger_goals.and_more', n=others)}" if others > 0 else ""
    asks = asked.open_asks(site)
    values: dict[str, Text] = {
        "asked": asked.short(site, asks[0]) if asks else w("oplegger_head.nothing"),
        "portfolio": asked.or_gap(site, names),
        "adopted": told or w("pages_periods.proposal").rstrip("."),
        "state": w.date(site.as_of) if site.as_of else [asked.gap(site)],
        "owner": asked.or_gap(site, roadmap.owner if roadmap else None),
        "case": [b.run(w("oplegger_head.fill_in"), blank=True)],
    }
    return b.facts((w(f"oplegger_head.{key}"), text) for key, text in values.items())


def ask_table(site: Site, most: int) -> list[Block]:
    """When, of whom, what and how much; the council first when there is no room for all, shown by date."""
    w, found = site.words, asked.open_asks(site)
    told_of = asked.only_told(site)
    only_told = [b.paragraph(w("oplegger_ask.only_told", n=told_of), small=True)] if told_of else []
    if not found:
        return [b.paragraph(w("oplegger_ask.nothing")), *only_told]
    rows: list[Sequence[Text]] = []
    for each in sorted(found[:most], key=lambda one: (one.decision.date.day, one.entry.id)):
        decision = each.decision
        how_much: Text = "–"
        if decision.amount is not None:
            how_much = w.euros(decision.amount)
        elif decision.kind == "decide":
            how_much = [asked.gap(site)]
        name = b.run(f"{each.entry.title}: ", strong=True)
        kind = w(f"oplegger_ask.kinds.{decision.kind}")
        rows.append(
            (
                asked.when(site, each),
                f"{w(f'party.{decision.body}')}, {kind}",
                [name, b.run(decision.ask)],
                how_much,
            )
        )
    head = [w(f"oplegger_ask.head.{key}") for key in ("when", "whom", "what", "amount")]
    left = len(found) - most
    more = [b.paragraph(w("oplegger.more_asked", n=left), small=True)] if left > 0 else []
    return [b.grid(head, rows, (2.4, 2.8, 6.2, 1.7), numbers=(3,)), *more, *only_told]


def _glance(site: Site, room: Room) -> list[Block]:
    """A line for each initiative, and under it what changed in what people know."""
    return [*standing.table(site, room.initiatives, status=room.status), *standing.knowledge(site)]


_MADE: dict[str, tuple[str, bool, Callable[[Site, Room], list[Block]]]] = {
    "asked": ("decisions", True, lambda site, room: ask_table(site, room.asked)),
    "glance": ("title", True, _glance),
    "late": ("moved", False, lambda site, room: standing.late(site, room.late)),
    "money": ("costs", True, lambda site, room: outcome.money(site, room.money)),
    "works": ("goals", True, lambda site, room: outcome.goals(site, room.goals)),
    "weighed": ("decisions", False, lambda site, room: weighed.asked_for(site, room.weighed)),
    "direction": ("focus", False, lambda site, room: weighed.direction(site) if room.direction else []),
    "evaluated": ("evaluation", False, lambda site, room: outcome.evaluations(site, room.evaluated)),
    "decided": ("decisions", False, lambda site, room: decided.taken(site, room.decided)),
    "promises": ("promises", False, lambda site, room: decided.promises(site, room.promises)),
    "changed": ("moved", False, lambda site, room: decided.changed(site, room.changed)),
}
"""Name → the field that most of it comes from, whether it takes the whole width, and its blocks."""
SECTIONS = tuple(_MADE)
"""In the order in which a council reads: what is asked, how it stands, what it costs, what was said."""
