"""A list of entries: all of a kind, or those with one value of a filter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from stadswijzer.content.library import AnyEntry, Entry, is_of
from stadswijzer.content.model import Initiative, Talk, Theme
from stadswijzer.content.reads import remembered
from stadswijzer.editing.form import OFFERED
from stadswijzer.facts.catalogue import Catalogue
from stadswijzer.facts.figures.example_map import ExampleMap, example_map
from stadswijzer.facts.filters import Choice, Filter
from stadswijzer.facts.relevance import by_relevance
from stadswijzer.facts.site import Site
from stadswijzer.pages import scripts
from stadswijzer.pages.views import glance, parts
from stadswijzer.pages.views.concepts_map import ConceptsMap, concepts_map
from stadswijzer.pages.views.downloads import FileView, of_roadmap
from stadswijzer.pages.views.judged import Sign, signs
from stadswijzer.pages.views.learning import Learning, learning
from stadswijzer.pages.views.long_list import LongList, long_list
from stadswijzer.pages.views.parts import Link, Ref, Tags
from stadswijzer.pages.views.talks import Talks, talks
from stadswijzer.pages.views.timeline import TimelineView, timeline

OF_LEARNING = ("ten_minutes", "start_test", "progress", "situations_page", "learn_first")
OF_ROUNDS = ("guide", "learn_first")
"""Tools that a list leads to."""
ALIKE = 2
"""Minutes between the shortest and the longest of a list, up to which they are said once."""
TIMED = ("example", "concept", "path")
"""Kinds whose time to read is told."""

_ORDERED = {"example": "newest", "initiative": "going"}
"""What stands first in a list of a kind, by the word for it."""


class ChoiceView(NamedTuple):
    """A value of a filter. `key`: its name for the script that narrows the list."""

    label: str
    address: str
    key: str
    number: int
    is_chosen: bool


class FilterView(NamedTuple):
    """A way to narrow the list. A long one is folded, but open where one of its values was chosen."""

    name: str
    label: str
    is_folded: bool
    is_open: bool
    choices: tuple[ChoiceView, ...]


class ItemView(NamedTuple):
    """An entry in the list. `icon`: the name of its pictogram, or ''."""

    ref: Ref
    text: str
    tags: Tags
    icon: str


class Listed(NamedTuple):
    """An entry with the keys that it is found by; of an initiative how it stands, and what comes first."""

    item: ItemView
    keys: tuple[str, ...]
    signs: tuple[Sign, ...]
    comes: str


class Way(NamedTuple):
    """A page that a list leads to, and what it is for."""

    link: Link
    about: str


class ListView(NamedTuple):
    """`is_narrowed`: to one value of a filter, so that it is no list of its kind; `all`: where all stand.

    `stamp`: of the script of filters. `is_made_up`: all of it, which is said once; `each_takes`: the minutes
    of each where they are much alike, '' where every entry says its own.
    """

    kind: str
    is_narrowed: bool
    is_made_up: bool
    each_takes: str
    about: str
    tools: tuple[Way, ...]
    asks_again: bool
    talks: Talks | None
    timeline: TimelineView | None
    map: ConceptsMap | None
    places: ExampleMap | None
    filters: tuple[FilterView, ...]
    stamp: str
    all: str
    says_how: bool
    order: str
    long: LongList | None
    items: tuple[Listed, ...]
    downloads: tuple[FileView, ...]
    may_be_added: bool
    learning: Learning | None


class Narrowed(NamedTuple):
    """A list and what it can be narrowed by. `keys`: of each entry, by its id."""

    kind: str
    address: str
    filters: Sequence[Filter]
    keys: Mapping[str, Sequence[str]]


def whole(site: Site, of: Narrowed) -> ListView:
    return _view(site, of, site(of.kind), None)


def narrowed(site: Site, of: Narrowed, choice: Choice) -> ListView:
    entries = [entry for entry in site(of.kind) if choice.key in of.keys[entry.id]]
    return _view(site, of, entries, choice)


def _view(site: Site, of: Narrowed, entries: Sequence[AnyEntry], chosen: Choice | None) -> ListView:
    kind, is_whole = of.kind, chosen is None
    learns = kind in ("concept", "path") and bool(site.library.entries["concept"])
    each_takes = _each_takes(site, kind, entries)
    entries = by_relevance(site, kind, entries)
    is_made_up = len(entries) > 1 and all(entry.data.sample for entry in entries)
    is_plan = kind == "initiative" and not site.library.roadmap and is_whole  # nobody wrote a roadmap
    return ListView(
        kind=kind,
        is_narrowed=not is_whole,
        is_made_up=is_made_up,
        each_takes=each_takes,
        about=site.words(f"kinds.{kind}.about"),
        tools=tuple(_tools(site, kind)) if is_whole else (),
        asks_again=learns and kind == "path" and is_whole,
        talks=talks(site, site(Talk)) if kind == "talk" and is_whole else None,
        timeline=site.once(timeline) if is_plan else None,
        map=concepts_map(site) if kind == "concept" and is_whole else None,
        places=site.once(example_map) if kind == "example" and is_whole else None,
        filters=tuple(_filter(each, chosen) for each in of.filters),
        stamp=scripts.stamp("filter"),
        all=of.address,
        says_how=kind in TIMED,
        order=order(site, kind) if len(entries) > 1 else "",
        long=long_list(entries),
        items=tuple(
            Listed(
                _said_once(item(site, entry), is_made_up, each_takes),
                tuple(of.keys[entry.id]),
                *(_stands(site, entry) if is_of(entry, Initiative) else ((), "")),
            )
            for entry in entries
        ),
        downloads=of_roadmap(site) if is_plan else (),
        may_be_added=kind in OFFERED,
        learning=learning(site) if learns else None,
    )


def _stands(site: Site, entry: Entry[Initiative]) -> tuple[tuple[Sign, ...], str]:
    """The judgement on an initiative and what of its knowledge is known; what comes first."""
    judged = signs(site, entry)
    if site.know.is_running(entry):
        known = glance.knowledge(site, entry)
        judged = (*judged, Sign(known.term, known.form, known.weight, known.words, ""))
    return judged, glance.comes_first(site, entry)


def _each_takes(site: Site, kind: str, entries: Sequence[AnyEntry]) -> str:
    """How long each takes to read, where that tells nothing of one beside another."""
    minutes = [site.minutes(entry) for entry in entries] if kind in TIMED else []
    if len(minutes) < 2 or max(minutes) - min(minutes) > ALIKE:  # noqa: PLR2004 - one alone says its own
        return ""
    least, most = min(minutes), max(minutes)
    if least == most:
        return site.words("filters.each", n=least)
    return site.words("filters.each_between", least=least, most=most)


def _said_once(found: ItemView, is_made_up: bool, each_takes: str) -> ItemView:  # noqa: FBT001 - of the list
    """An entry in a list without what its list says for all."""
    if is_made_up:
        found = found._replace(ref=found.ref._replace(sample=False))
    return found._replace(tags=found.tags._replace(minutes=None)) if each_takes else found


def order(site: Site, kind: str) -> str:
    """What stands first in a list of this kind, in words; '' where that is the order of the site."""
    if kind == "concept" and site.know.demands:
        return site.words("filters.order.asked")
    return site.words(f"filters.order.{_ORDERED[kind]}") if kind in _ORDERED else ""


def _tools(site: Site, kind: str) -> Iterator[Way]:
    if kind == "path" and site.library.entries["concept"]:
        yield from _ways(site, OF_LEARNING)
    if kind in ("survey", "talk"):
        yield from _ways(site, OF_ROUNDS)


def _ways(site: Site, names: Iterable[str]) -> Iterator[Way]:
    catalogue = site.once(Catalogue)
    for name in names:
        if place := catalogue.tools.get(name):
            yield Way(Link(place.title, place.address), catalogue.about(name))


def tool_links(site: Site, names: Iterable[str]) -> Iterator[Link]:
    """Links to those pages of these that this site has."""
    tools = site.once(Catalogue).tools
    for name in names:
        if name in tools:
            yield Link(tools[name].title, tools[name].address)


def _filter(of: Filter, chosen: Choice | None) -> FilterView:
    choices = tuple(
        ChoiceView(each.label, each.address, each.key, each.count, each == chosen) for each in of.choices
    )
    return FilterView(of.name, of.label, of.folded, any(each.is_chosen for each in choices), choices)


def item(site: Site, entry: AnyEntry) -> ItemView:
    """The same in every list of a site, and made once."""
    return remembered(site.once(_items), entry, lambda: _item(site, entry))


def _item(site: Site, entry: AnyEntry) -> ItemView:
    summary = entry.data.summary or ""
    icon = (entry.data.icon if isinstance(entry.data, Theme) else "") or ""
    return ItemView(parts.ref(entry), summary, parts.tags(site, entry, on_own=False), icon)


def _items(_: Site) -> dict[AnyEntry, tuple[ItemView, int]]:
    return {}
