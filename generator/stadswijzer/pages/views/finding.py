"""Pages that lead to everything: search, the glossary, situations to come in by, and what is new."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from stadswijzer.content.library import AnyEntry, Entry
from stadswijzer.content.model import Concept
from stadswijzer.facts import relevance, situation_lists
from stadswijzer.facts.catalogue import WAYS, Catalogue
from stadswijzer.facts.news import MOST, news
from stadswijzer.facts.news import Item as NewsItem
from stadswijzer.facts.site import Site
from stadswijzer.language.anchors import slug
from stadswijzer.pages.downloads import has_feed
from stadswijzer.pages.views import parts
from stadswijzer.pages.views.long_list import LongList, long_list
from stadswijzer.pages.views.parts import Item, Link, Ref

RECENT = 6
"""Months of what is new that are not folded."""
SEEN = 5
"""Situations of a theme that are not folded."""


class Way(NamedTuple):
    """A page that leads further, and what it is."""

    link: Link
    about: str


class SearchView(NamedTuple):
    """The pages that lead to everything without a question."""

    ways: tuple[Way, ...]


class Term(NamedTuple):
    """A term. `other`: it is another word for what `ref` leads to; else it is explained here."""

    term: str
    ref: Ref
    other: bool
    definition: str


class Letter(NamedTuple):
    """The terms that begin with a letter."""

    letter: str
    anchor: str
    long: LongList | None
    terms: tuple[Term, ...]


class GlossaryView(NamedTuple):
    """Every concept, and other words that people use for it. `long`: of any letter."""

    long: LongList | None
    letters: tuple[Letter, ...]


class Situation(NamedTuple):
    """A situation, and the entry to begin at. `why`: what puts it on top, in words, or ''."""

    text: str
    address: str
    kind: str
    title: str
    why: str


class SituationsOf(NamedTuple):
    """The situations of a theme. `rest`: what is folded, with how many that are in `more`."""

    theme: str
    situations: tuple[Situation, ...]
    rest: tuple[Situation, ...]
    more: str


class SituationsView(NamedTuple):
    """Situations to come in by, theme by theme. `order`: what stands first."""

    order: str
    themes: tuple[SituationsOf, ...]


class NewsKind(NamedTuple):
    """What is new of one kind. `told`: what, and how much of it."""

    told: str
    items: tuple[Item, ...]


class NewsMonth(NamedTuple):
    """What happened in a month: in the plan, and what there is to read, kind by kind."""

    month: str
    anchor: str
    plan: tuple[Item, ...]
    kinds: tuple[NewsKind, ...]


class NewsView(NamedTuple):
    """The last months and those before. `made_up`: said where all of the plan is; `feed`: '' without one."""

    months: tuple[NewsMonth, ...]
    older: tuple[NewsMonth, ...]
    made_up: str
    feed: str


def search(site: Site) -> SearchView:
    w, catalogue = site.words, site.once(Catalogue)
    tools = [catalogue.tools[name] for name in WAYS if name in catalogue.tools]
    found = [Way(Link(each.title, each.address), w(f"{each.name}.about")) for each in tools]
    found += [
        Way(Link(each.title, each.address), w(f"kinds.{kind}.about"))
        for kind, each in catalogue.lists.items()
    ]
    return SearchView(tuple(found))


def glossary(site: Site) -> GlossaryView:
    """Letter → terms, in order."""
    terms = [(entry.title, entry, False) for entry in site(Concept)]
    terms += [(also, entry, True) for entry in site(Concept) for also in entry.data.also_known_as]
    terms += [(say, entry, True) for say, entry in _everyday(site)]
    letters: dict[str, list[Term]] = defaultdict(list)
    for term, entry, other in sorted(terms, key=lambda each: (slug(each[0], " "), each[1].id)):
        if other and slug(term, " ") == slug(entry.title, " "):
            continue
        first = (slug(term, "") or "#")[0].upper()
        definition = "" if other else entry.data.definition
        letters[first if first.isalpha() else "0–9"].append(Term(term, parts.ref(entry), other, definition))
    anchor = site.words("glossary.anchor")
    found = tuple(
        Letter(letter, f"{anchor}-{letter.lower().replace('–', '-')}", long_list(terms), tuple(terms))
        for letter, terms in sorted(letters.items())
    )
    return GlossaryView(next(filter(None, (letter.long for letter in found)), None), found)


def _everyday(site: Site) -> Iterator[tuple[str, Entry[Concept]]]:
    """Everyday words that mean a concept by its own name, or by another word for it; each pair once."""
    known: dict[str, Entry[Concept]] = {}
    for entry in site(Concept):
        for term in (entry.title, *entry.data.also_known_as):
            known.setdefault(slug(term, " "), entry)
    words = site.whole.search_words.words if site.whole.search_words else ()
    for each in words:
        meant = {known[name].id: known[name] for mean in each.mean if (name := slug(mean, " ")) in known}
        if each.say and slug(each.say, " ") not in known:
            yield from ((each.say, entry) for entry in meant.values())


def situations(site: Site) -> SituationsView:
    w = site.words
    order = "asked" if site.know.demands else "first"
    themes = (
        (theme.title if theme else w("plan.no_theme"), tuple(_situation(site, *each) for each in found))
        for theme, found in situation_lists.by_theme(site)
    )
    return SituationsView(w(f"situations_order.{order}"), tuple(_in_two(site, *each) for each in themes))


def _situation(site: Site, text: str, entry: AnyEntry) -> Situation:
    asked = relevance.asked_by(site, entry)
    why = site.words("situations_asked", n=asked) if asked else ""
    return Situation(text, entry.address, site.words(f"kinds.{entry.kind}.one"), entry.title, why)


def _in_two(site: Site, theme: str, found: tuple[Situation, ...]) -> SituationsOf:
    """What is seen at once, and what is folded; never one alone in a fold."""
    seen = len(found) if len(found) <= SEEN + 1 else SEEN
    more = site.words("situations_more", n=len(found) - seen)
    return SituationsOf(theme, found[:seen], found[seen:], more)


def news_view(site: Site) -> NewsView:
    """Moves and decisions do not wait behind what was written: of both the newest, month by month."""
    everything = news(site, most=sys.maxsize)
    plan = [each for each in everything if "#" in each.id][:MOST]
    rest = [each for each in everything if "#" not in each.id][:MOST]
    shown = sorted([*plan, *rest], key=lambda each: (-each.day.toordinal(), each.id))
    feed = site.words("data.addresses.feed") if has_feed(site) else ""
    is_made_up = bool(plan) and all(each.entry.data.sample for each in plan)
    months = tuple(
        _month(site, *month, list(found), is_made_up=is_made_up)
        for month, found in groupby(shown, key=lambda each: (each.day.year, each.day.month))
    )
    made_up = site.words("news.made_up") if is_made_up else ""
    return NewsView(months[:RECENT], months[RECENT:], made_up, feed)


def _month(site: Site, year: int, month: int, found: list[NewsItem], *, is_made_up: bool) -> NewsMonth:
    """`is_made_up`: all of the plan, which the page says once."""
    w = site.words
    kinds: dict[str, list[NewsItem]] = defaultdict(list)
    for each in found:
        if "#" not in each.id:
            kinds[each.what].append(each)
    name = f"{year}-{month:02}"
    return NewsMonth(
        w.moment(name),
        name,
        tuple(_told(site, each, is_made_up=is_made_up) for each in found if "#" in each.id),
        tuple(
            NewsKind(f"{what} ({len(own)})", tuple(Item(parts.ref(e.entry), e.text) for e in own))
            for what, own in kinds.items()
        ),
    )


def _told(site: Site, each: NewsItem, *, is_made_up: bool) -> Item:
    ref = parts.ref(each.entry)
    ref = ref._replace(sample=False) if is_made_up else ref
    return Item(ref, f"{each.what}, {site.words.date(each.day)}. {each.text}")
