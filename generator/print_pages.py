"""Pages made to be taken along: the text of an initiative for a council paper.

In: a `Site`. Out: pages that no menu shows; the page they belong to links to them.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.library import Entry
from generator.render import Page
from generator.site import Site, address_of_list


def pages(site: Site) -> Iterator[Page]:
    """A page of text for every initiative."""
    for entry in site("initiative"):
        yield _council_text(site, entry)


def _council_text(site: Site, entry: Entry) -> Page:
    w = site.words
    crumbs = [(w("start.short"), "")]
    if site.library.roadmap:
        crumbs.append((w("kinds.roadmap.one"), "roadmap/"))
    crumbs.append((w("kinds.initiative.many"), address_of_list(w, "initiative")))
    return Page(
        site,
        f"{entry.address}{w('print_council.address')}",
        "council_text",
        w("print_council.title", title=entry.title),
        w("print_council.about"),
        kind="council-text",
        entry=entry,
        crumbs=[*crumbs, (entry.title, entry.address)],
    )
