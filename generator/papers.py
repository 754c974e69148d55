"""Which papers there are: the sheets, the booklet and the page for management, each with its address.

In: the site. Out: (address, PDF). A paper is made of the data of its own module through its template in
`council/`.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from generator import paper
from generator.blocks import breakable
from generator.fitting import SIZES
from generator.library import Entry
from generator.sheet import needs_decision, sheet
from generator.site import Site

_AT_ONCE = 4


def files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Every paper of this site; none in a preview, where a save must show at once."""
    if site.frame.papers:
        found = list(made(site))
        with ThreadPoolExecutor(_AT_ONCE) as pool:  # Typst works without Python's lock
            done = pool.map(lambda each: paper.pdf(each[1], each[2], day=site.library.today), found)
            yield from zip((address for address, _, _ in found), done, strict=True)


def made(site: Site) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """(address, template, data) of each."""
    for entry in site("initiative"):
        yield sheet_address(site, entry), "sheet-alone", sheet_data(site, entry)


def sheet_address(site: Site, entry: Entry) -> str:
    return site.words("paper.addresses.sheet", id=entry.id)


def sheet_data(site: Site, entry: Entry) -> dict[str, Any]:
    """The fields of `council/sheet.typ`."""
    w, found = site.words, sheet(site, entry)
    roadmap = site.library.roadmap
    over = w("paper.titled", title=roadmap.title) if roadmap else site.frame.site_name
    return {
        **paper.frame(
            site,
            title=entry.title,
            about=entry.fields.summary,
            head=over,
            decide=needs_decision(entry.fields),
            sample=is_sample(site, entry),
            address=entry.address,
            notes=f"{w('paper.estimate')} {w('paper.no_proposal')}",
        ),
        "over": w("paper.sheet"),
        "heading": breakable(entry.title),
        "summary": breakable(entry.fields.summary),
        "facts": found.facts,
        "address": found.address,
        "front": found.front,
        "back": found.back,
        "front_size": found.front_size or SIZES[-1],
        "back_size": found.back_size or SIZES[-1],
        "other_side": w("paper_sheet.other_side"),
    }


def is_sample(site: Site, *entries: Entry) -> bool:
    """Whether anything of this is made up: an entry, the roadmap or the organisation."""
    shared = (site.library.roadmap.data if site.library.roadmap else None, site.library.organisation)
    return any(bool(each and each.sample) for each in (*shared, *(entry.data for entry in entries)))
