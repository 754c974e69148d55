"""What a text for the council begins and ends with: subject, summary, what is attached, and its source."""

from __future__ import annotations

from collections.abc import Iterator

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Initiative
from stadswijzer.facts.file_addresses import paper_address
from stadswijzer.facts.site import Site
from stadswijzer.papers.plain_lines import Line


def subject(site: Site, entry: Entry[Initiative]) -> Iterator[Line]:
    """Its title and portfolio; the number of the case is a gap."""
    w, data = site.words, entry.data
    yield Line(entry.title)
    if data.portfolio:
        yield Line(f"{w('plan.portfolio')}: {data.portfolio}")
    yield Line(w("print_council.case"), gap=True)
    if data.sample:
        yield Line(w("print_council.sample"))


def short(_: Site, entry: Entry[Initiative]) -> Iterator[Line]:
    """The initiative in a few lines."""
    yield Line(entry.data.summary)


def told(_: Site, _entry: Entry[Initiative]) -> Iterator[Line]:
    """Who is told when is nowhere in the data."""
    yield from ()


def attached(site: Site, entry: Entry[Initiative]) -> Iterator[Line]:
    """The sheet of this initiative, when the site has it."""
    if address := paper_address(site, "sheet", id=entry.id):
        yield Line(f"{site.words('paper.sheet_link')}: {site.frame.whole(address) or address}", item=True)


def source(site: Site, entry: Entry[Initiative]) -> Iterator[Line]:
    """The day of the data, and where it is on the site."""
    w = site.words
    if site.as_of:
        yield Line(f"{w('plan.as_of')} {w.date(site.as_of)}.")
    yield Line(f"{w('paper.on_site')}{site.frame.whole(entry.address) or entry.address}")
