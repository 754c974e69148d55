"""The overview of the booklet, part of its contents: every activity, its number and the page of its sheet.

In: the site. Out: a chapter; its table has the order of the sheets. Tells no judgement: these stand on the
front of the booklet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Initiative
from stadswijzer.facts.plan import carried_over, initiative_facts, planning, standing
from stadswijzer.facts.site import Site
from stadswijzer.papers.chapter import Chapter
from stadswijzer.papers.setting import blocks as b
from stadswijzer.papers.setting import fitting
from stadswijzer.papers.setting.blocks import Text
from stadswijzer.papers.setting.short_dates import short

SUMMARIES = 20
"""Up to so many activities the overview has what each is about."""
_COLUMNS = (
    (0.8, 7.4, 2.7, 2, 1.6, 1),
    (0.8, 6.2, 3, 2.4, 1.7, 1.1),
    (0.8, 4.9, 4.3, 2.4, 1.7, 1.1),
    (0.8, 4, 5.2, 2.4, 1.7, 1.1),
)
"""Widths: some activities have long names, of some the state takes many words."""


def numbers(site: Site) -> dict[str, int]:
    """Id → the number of an activity, by which every paper of the period names it."""
    return {entry.id: number for number, entry in enumerate(site(Initiative), 1)}


def chapter(site: Site, pages: Mapping[str, int], *, bare: bool = False) -> Chapter | None:
    """None without activities. `pages`: of the sheets of which it is known before they are set.

    `bare`: without what each is about, as where there are many.
    """
    w, entries = site.words, site(Initiative)
    if not entries:
        return None
    head = (
        w("booklet_overview.number"),
        w("kinds.initiative.one"),
        w("plan.status"),
        w("booklet_overview.promised"),
        w("booklet_overview.now"),
        w("booklet_overview.page"),
    )
    rows = [
        (
            str(number),
            *_row(site, entry, bare=bare or len(entries) > SUMMARIES),
            [b.page_of(entry.id, pages.get(entry.id))],
        )
        for number, entry in enumerate(entries, 1)
    ]
    grids = [b.grid(head, rows, columns, numbers=(0, 5)) for columns in _COLUMNS]
    lowest = min(grids, key=lambda grid: fitting.height([grid], fitting.WIDTH / fitting.SIZES[0]))
    intro = [b.paragraph(w("booklet_overview.text"))]
    return Chapter(w("paper_booklet.sheets"), [*intro, lowest], [])


def _row(site: Site, entry: Entry[Initiative], *, bare: bool) -> Sequence[Text]:
    w, data = site.words, entry.data
    about = [] if bare else [b.run(f". {entry.data.summary}")]
    late = planning.is_overdue(data, site.as_of) or planning.late_milestones(data, site.as_of)
    status = [b.run(standing.status(site, entry.data))]
    if late and not planning.is_overdue(data, site.as_of):
        status.append(b.run(f", {w('booklet_overview.late_stone')}"))
    status.append(b.run(initiative_facts.since(site, data, short)))
    promised = carried_over.first_promised(site, entry)
    first = promised[1] if promised else initiative_facts.first_end(data)
    now = short(w, data.end.text) if first != data.end.text else "–"
    return (
        [b.run(entry.title, strong=True), *about],
        status,
        short(w, first),
        w("judgement.time.stopped") if data.status == "stopped" else now,
    )
