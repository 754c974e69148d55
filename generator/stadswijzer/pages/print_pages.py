"""Pages made to be taken along: a section as one page to print, and text for a council paper.

In: a `Site`, and the pages of its entries. Out: pages that no menu shows; the page they belong to links to
them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Initiative
from stadswijzer.facts.catalogue import Catalogue
from stadswijzer.facts.print_sections import Run, Section
from stadswijzer.facts.site import Site
from stadswijzer.pages.merged_page import PrintPage
from stadswijzer.pages.render import Page
from stadswijzer.pages.views import printing


def pages(site: Site, shown: Iterable[Page]) -> Iterator[Page]:
    """A page of text for every initiative, and the pages of every section.

    `shown`: the pages of lists and entries; those with a section learn where it can be printed.
    """
    for entry in (entry for plan in site.plans for entry in plan(Initiative)):
        yield _council_text(site.of(entry), entry)
    of = {page.address: page for page in shown}
    for section in site.once(Catalogue).to_print:
        of[section.of].to_print = section.address(site)
        if len(section.runs) != 1:
            yield _contents(site, section)
        for run in section.runs:
            yield _run(site, section, run, of)


def _contents(site: Site, section: Section) -> Page:
    """Which pages a long section is printed in."""
    w, address = site.words, section.address(site)
    return Page(
        site,
        address,
        "view/print_parts",
        site.once(Catalogue).places[address].title,
        w("print.long_by_theme" if section.by else "print.long"),
        kind="print-parts",
        given=None,
        view=partial(printing.print_parts, site, section),
    )


def _run(site: Site, section: Section, run: Run, of: Mapping[str, Page]) -> Page:
    address = section.address(site, run)
    return PrintPage(
        site,
        address,
        "view/to_print",
        site.once(Catalogue).places[address].title,
        site.words("print.about"),
        kind="to-print",
        view=partial(printing.to_print, site, section.of),
        parts=tuple(of[entry.address] for entry in run.entries),
    )


def _council_text(site: Site, entry: Entry[Initiative]) -> Page:
    w = site.words
    address = f"{entry.address}{w('print_council.address')}"
    return Page(
        site,
        address,
        "view/council_text",
        site.once(Catalogue).places[address].title,
        w("print_council.about"),
        kind="council-text",
        entry=entry,
        view=partial(printing.council_text_view, site, entry),
    )
