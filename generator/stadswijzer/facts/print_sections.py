"""What can be printed together: the roadmap, lists, paths and themes, in runs that are not too long.

In: the site. Out: sections with their runs of entries and their addresses. One rule: whatever is longer
than a page to print may be (`MOST`) is printed in parts. A long list is printed by theme, and a theme that
is long itself in runs of titles; so every concept and example is printed with its theme, and only what is
short is printed in other company too. A preview makes no pages of sections, since a save must show at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from stadswijzer.content.library import AnyEntry, Entry
from stadswijzer.content.model import Initiative, Path, Theme
from stadswijzer.facts import path_steps, relations
from stadswijzer.facts.list_address import address_of_list
from stadswijzer.facts.site import Site

MOST = 60
"""Entries on one page to print: an agreement, not a norm."""
_LISTS = ("concept", "example")
_RECORDS = ("survey", "talk")


@dataclass(frozen=True)
class Run:
    """Entries on one page to print, with a name when a section has more runs than one."""

    entries: tuple[AnyEntry, ...]
    name: str = ""


@dataclass(frozen=True)
class Section:
    """What is printed together: the page it belongs to, its title, and its runs of entries in their order."""

    of: str
    title: str
    runs: tuple[Run, ...] = ()
    by: tuple[Section, ...] = ()
    """The sections that a long list is printed in."""

    def address(self, site: Site, run: Run | None = None) -> str:
        """Of the section, which stays when it grows; a section in runs has each under it."""
        base = f"{site.words('print.folder')}{self.of.strip('/').replace('/', '-')}/"
        if self.of.startswith("roadmap/"):  # hangs under its period, whose address never changes
            base = f"{self.of}{site.words('print.folder')}"
        return base if run is None or len(self.runs) == 1 else f"{base}{self.runs.index(run) + 1}/"

    @property
    def entries(self) -> tuple[AnyEntry, ...]:
        """Everything that is printed of it."""
        parts: tuple[Run | Section, ...] = (*self.runs, *self.by)
        return tuple(entry for part in parts for entry in part.entries)

    def holds(self, kind: str) -> bool:
        """Whether any of it is of this kind."""
        return any(entry.kind == kind for entry in self.entries)


def sections(site: Site) -> list[Section]:
    """What can be printed: the roadmap, the lists, the paths and the themes."""
    if site.frame.preview:
        return []
    themes = _themes(site)
    plans = [section for plan in site.plans for section in _roadmap(plan)]
    sections = [*plans, *_lists(site, themes), *_paths(site), *themes]
    return [each for each in sections if len(each.entries) > 1]  # one alone is printed from its own page


def _roadmap(site: Site) -> list[Section]:
    """The roadmap with its initiatives; these alone where nobody wrote a roadmap."""
    roadmap, initiatives = site.library.roadmap, site(Initiative)
    if roadmap:
        return [Section(roadmap.address, roadmap.title, _runs(site, [("", initiatives)], roadmap))]
    title = site.words("kinds.initiative.many")
    address = address_of_list(site.words, "initiative", site.period.folder)
    return [Section(address, title, _runs(site, [("", initiatives)]))]


def _lists(site: Site, themes: list[Section]) -> list[Section]:
    sections = []
    for kind in _LISTS:
        entries, title = tuple(site(kind)), site.words(f"kinds.{kind}.many")
        address, is_short = address_of_list(site.words, kind), len(entries) <= MOST
        runs: tuple[Run, ...] = (Run(entries),) if is_short else ()
        by = () if is_short else tuple(theme for theme in themes if theme.holds(kind))
        sections.append(Section(address, title, runs, by))
    for kind in _RECORDS:
        runs = _runs(site, [("", site(kind))])
        sections.append(Section(address_of_list(site.words, kind), site.words(f"kinds.{kind}.many"), runs))
    return sections


def _paths(site: Site) -> list[Section]:
    sections = []
    for path in site(Path):
        steps = (site.step_target(step) for step in path_steps.in_order(site, path))
        entries = list(dict.fromkeys(each for each in steps if isinstance(each, Entry)))
        sections.append(Section(path.address, path.title, _runs(site, [("", entries)], path)))
    return sections


def _themes(site: Site) -> list[Section]:
    sections = []
    for theme in site(Theme):
        under = relations.under(site, theme)
        groups = [(site.words(f"kinds.{kind}.many"), under[kind]) for kind in _LISTS]
        sections.append(Section(theme.address, theme.title, _runs(site, groups, theme)))
    return sections


def _runs(
    site: Site, groups: Sequence[tuple[str, Sequence[AnyEntry]]], first: AnyEntry | None = None
) -> tuple[Run, ...]:
    """All in one run when that is short; else every group in runs of about the same length. `first` leads."""
    lead = (first,) if first else ()
    everything = (*lead, *(entry for _, entries in groups for entry in entries))
    if len(everything) <= MOST:
        return (Run(everything),)
    runs: list[Run] = []
    for name, entries in groups:
        number = -(-len(entries) // (MOST - len(lead)))  # room for what leads
        cuts = [len(entries) * each // number for each in range(number + 1)] if number else []
        for start, end in pairwise(cuts):
            run = entries[start:end]
            start_of = run[0] if name or not lead else lead[0]
            span = site.words("print.span", first=start_of.title, last=run[-1].title) if number > 1 else ""
            runs.append(Run((*lead, *run), ": ".join(filter(None, (name, span)))))
            lead = ()
    return tuple(runs)
