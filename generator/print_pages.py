"""Pages made to be taken along: a section as one page to print, and text for a council paper.

In: a `Site`, and the pages of its entries. Out: pages that no menu shows; the page they belong to links to
them. A large section has none, and what all of them repeat has a limit: a site may not double for it. A
preview makes no pages of sections, since a save must show at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.library import Entry
from generator.print_page import PrintPage
from generator.render import Page
from generator.site import Site, address_of_list

MOST = 60
"""Entries on one page."""
MOST_IN_ALL = 200
"""Entries that these pages together may repeat; a group of sections that goes past it is left out whole."""
_LISTS = ("concept", "example")


@dataclass(frozen=True)
class Section:
    """What is printed together: the page it belongs to, its title, and its entries in their order."""

    of: str
    title: str
    entries: tuple[Entry, ...]

    def address(self, site: Site) -> str:
        name = self.of.strip("/").replace("/", "-")
        return f"{site.words('print.folder')}{name}/"


def sections(site: Site) -> list[Section]:
    """The sections that can be printed: the roadmap, the lists, the paths and the themes."""
    found: list[Section] = []
    for group in (_roadmap(site), _lists(site), _paths(site), _themes(site)):
        fitting = [each for each in group if 1 < len(each.entries) <= MOST]
        repeated = sum(len(each.entries) for each in (*found, *fitting))
        if repeated <= MOST_IN_ALL:
            found += fitting
    return [] if site.frame.preview else found


def _roadmap(site: Site) -> list[Section]:
    roadmap = site.library.roadmap
    return [Section(roadmap.address, roadmap.title, (roadmap, *site("initiative")))] if roadmap else []


def _lists(site: Site) -> list[Section]:
    w = site.words
    return [Section(address_of_list(w, kind), w(f"kinds.{kind}.many"), tuple(site(kind))) for kind in _LISTS]


def _paths(site: Site) -> list[Section]:
    found = []
    for path in site("path"):
        steps = (site.step_target(step) for step in site.steps(path))
        entries = dict.fromkeys(each for each in steps if isinstance(each, Entry))
        found.append(Section(path.address, path.title, (path, *entries)))
    return found


def _themes(site: Site) -> list[Section]:
    found = []
    for theme in site("theme"):
        under = site.under(theme)
        found.append(Section(theme.address, theme.title, (theme, *under["concept"], *under["example"])))
    return found


def pages(site: Site, shown: Iterable[Page]) -> Iterator[Page]:
    """A page of text for every initiative, and a page for every section.

    `shown`: the pages of lists and entries; those with a section learn where it can be printed.
    """
    for entry in site("initiative"):
        yield _council_text(site, entry)
    of = {page.address: page for page in shown}
    for section in sections(site):
        of[section.of].to_print = section.address(site)
        yield _section(site, section, of)


def _section(site: Site, section: Section, of: Mapping[str, Page]) -> Page:
    w = site.words
    return PrintPage(
        site,
        section.address(site),
        "to_print",
        w("print.title", title=section.title),
        w("print.about"),
        kind="to-print",
        crumbs=[(w("start.short"), ""), (section.title, section.of)],
        values={"back": section.of},
        parts=tuple(of[entry.address] for entry in section.entries),
    )


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
