"""Lists, filters, the glossary and the pages about the site itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from stadswijzer.checks.content import is_stale
from stadswijzer.content.library import Entry
from stadswijzer.facts.catalogue import LISTED, WAYS, Catalogue
from stadswijzer.facts.news import news
from stadswijzer.facts.site import Site, address_of_list, title_of
from stadswijzer.language import prose
from stadswijzer.pages import calculation, contributing, guide, plan_pages, print_pages, works_council
from stadswijzer.pages.learning_data import start_test
from stadswijzer.pages.opening import opening
from stadswijzer.pages.problem_codes import all_codes
from stadswijzer.pages.render import Page
from stadswijzer.pages.render import entries as entry_pages
from stadswijzer.pages.views import listing

SMALL_DEPARTMENT = 5
"""A department under this many of the smallest groups is warned of what a row may tell (an agreement)."""
MOST_HANDED_IN = 6
"""Concepts in one estimate of oneself: few, since many rows together point at one person."""


def lists(site: Site) -> Iterator[Page]:
    """The start page, and for each kind its list and the pages of its filters."""
    w, catalogue = site.words, site.once(Catalogue)
    name = site.frame.site_name
    about = w("start.description", name=name)
    yield Page(site, "", "start", name, about, kind="start", values={"v": opening(site)})
    for plan, kind, place, (filters, keys) in catalogue.all_lists:
        of = listing.Narrowed(kind, place.address, filters, keys)
        yield Page(
            plan,
            place.address,
            "view/list",
            place.title,
            w(f"kinds.{kind}.about"),
            kind="list",
            view=partial(listing.whole, plan, of),
        )
        for choice in (choice for each in filters for choice in each.choices):
            heading = catalogue.places[choice.address].title
            view = partial(listing.narrowed, plan, of, choice)
            yield Page(plan, choice.address, "view/list", heading, heading, kind="filter", view=view)


def tools(site: Site) -> Iterator[Page]:
    """The pages of no entry: the glossary, learning, and what is about the site."""
    w = site.words
    for name, place in site.once(Catalogue).tools.items():
        yield Page(
            site,
            place.address,
            _TEMPLATES.get(name, name),
            place.title,
            w(f"{name}.about"),
            name,
            values=partial(_SHOWN[name], site) if name in _SHOWN else {},
        )


_TEMPLATES = {"situations_page": "situations"}
"""Of pages whose template has another name than they have."""


def _handing_in(site: Site) -> dict[str, Any]:
    """What the page about progress asks of who would hand in an estimate of themselves."""
    smallest = site.library.project.options.min_group
    return {
        "departments": site.departments,
        "min_group": smallest,
        "small": SMALL_DEPARTMENT * smallest,
        "most": MOST_HANDED_IN,
    }


def _learn_first(site: Site) -> list[tuple[Any, list[Any], list[Any]]]:
    """Department → what it learns first, and what is not known of it; in the order of the organisation."""
    return [(each, *site.know.to_learn(each)) for each in site.departments]


def _pages_about(site: Site) -> list[tuple[str, str]]:
    """Hand-written pages that no menu shows: title and address."""
    taken = {"", site.words("addresses.about"), *(address_of_list(site.words, kind) for kind in LISTED)}
    return [(title_of(page), page.address) for page in site.library.pages if page.address not in taken]


def _glossary(site: Site) -> list[tuple[str, list[tuple[str, Entry, bool]]]]:
    """Letter → (term, concept, whether the term is another word for it), in order."""
    terms = [(entry.title, entry, False) for entry in site("concept")]
    terms += [(also, entry, True) for entry in site("concept") for also in entry.data.also_known_as]
    terms += [(say, entry, True) for say, entry in _everyday(site)]
    letters: dict[str, list[tuple[str, Entry, bool]]] = defaultdict(list)
    for term, entry, other in sorted(terms, key=lambda t: (prose.slug(t[0], " "), t[1].id)):
        if other and prose.slug(term, " ") == prose.slug(entry.title, " "):
            continue
        first = (prose.slug(term, "") or "#")[0].upper()
        letters[first if first.isalpha() else "0–9"].append((term, entry, other))
    return sorted(letters.items())


def _everyday(site: Site) -> Iterator[tuple[str, Entry]]:
    """Everyday words that mean a concept by its own name, or by another word for it; each pair once."""
    known: dict[str, Entry] = {}
    for entry in site("concept"):
        for term in (entry.title, *entry.data.also_known_as):
            known.setdefault(prose.slug(term, " "), entry)
    words = site.whole.search_words.words if site.whole.search_words else ()
    for each in words:
        meant = {
            known[name].id: known[name] for mean in each.mean if (name := prose.slug(mean, " ")) in known
        }
        if prose.slug(each.say, " ") not in known:
            yield from ((each.say, entry) for entry in meant.values())


def _to_review(site: Site) -> list[tuple[str, list[tuple[Entry, bool]]]]:
    """Owner → (entry, whether it was ever reviewed) of what is due; never reviewed first, then oldest."""
    today, months = site.library.today, site.library.project.options.stale_after_months
    due: dict[str, list[tuple[Entry, bool]]] = defaultdict(list)
    for entry in site.whole:
        if entry.kind == "organisation":
            continue
        reviewed = entry.fields.reviewed
        if reviewed is None or (today and is_stale(reviewed.day, today, months)):
            due[entry.fields.owner or ""].append((entry, reviewed is not None))
    for entries in due.values():
        entries.sort(key=lambda pair: (pair[1], pair[1] and pair[0].fields.reviewed.day, pair[0].address))  # type: ignore[union-attr]
    return sorted(due.items(), key=lambda item: (not item[0], item[0]))


def _ways(site: Site) -> list[tuple[str, str, str]]:
    """Title, address and what it is of the pages that lead to everything, without a question."""
    w, catalogue = site.words, site.once(Catalogue)
    tools = [catalogue.tools[name] for name in WAYS if name in catalogue.tools]
    found = [(place.title, place.address, w(f"{place.name}.about")) for place in tools]
    lists = catalogue.lists.items()
    return [*found, *((place.title, place.address, w(f"kinds.{kind}.about")) for kind, place in lists)]


_SHOWN: dict[str, Callable[[Site], dict[str, Any]]] = {
    "search": lambda site: {"ways": _ways(site)},
    "glossary": lambda site: {"letters": _glossary(site)},
    "progress": _handing_in,
    "ten_minutes": lambda site: {"lists": site.know.reading(site.showing)},
    "situations_page": lambda site: {"groups": site.situations_by_theme()},
    "start_test": lambda site: {"asked": start_test(site)},
    "learn_first": lambda site: {"departments": _learn_first(site)},
    "guide": guide.values,
    "news": lambda site: {"items": news(site)},
    "about": lambda site: {"pages": _pages_about(site)},
    "contributing": contributing.values,
    "counting": lambda site: {
        "rules": list(calculation.rules(site)),
        "own_choice": calculation.OWN_CHOICE,
    },
    "workscouncil": works_council.values,
    "review": lambda site: {"owners": _to_review(site)},
    "problems": lambda site: {"codes": all_codes(site.words)},
}
"""What the page of a tool shows beside its words."""


def pages(site: Site) -> Iterator[Page]:
    """Every page of the site, in a fixed order: start and lists, entries, tools."""
    intros = site.links.page_addresses
    shown = [*lists(site), *entry_pages(site)]
    to_print = print_pages.pages(site, shown)
    for page in (*shown, *plan_pages.pages(site), *to_print, *tools(site)):
        page.intro = intros.get(page.address)
        yield page
