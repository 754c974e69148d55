"""Lists, filters, the glossary and the pages about the site itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from stadswijzer.checks.content import is_stale
from stadswijzer.content.library import Entry
from stadswijzer.facts.site import FOLDED_FROM, Site, address_of_list, title_of
from stadswijzer.language import prose
from stadswijzer.pages import calculation, contributing, guide, plan_pages, print_pages
from stadswijzer.pages.learning_data import has_questions, start_test
from stadswijzer.pages.news import news
from stadswijzer.pages.problem_codes import all_codes
from stadswijzer.pages.render import Page
from stadswijzer.pages.render import entries as entry_pages

SMALL_DEPARTMENT = 5
"""A department under this many of the smallest groups is warned of what a row may tell (an agreement)."""
MOST_HANDED_IN = 6
"""Concepts in one estimate of oneself: few, since many rows together point at one person."""
LISTED = ("example", "concept", "theme", "path", "survey", "talk", "initiative")


@dataclass(frozen=True)
class Choice:
    """One value of a filter: its name in addresses and data, its words, and how many entries have it."""

    key: str
    label: str
    count: int
    address: str


@dataclass(frozen=True)
class Filter:
    """One way to narrow a list. A long one is folded."""

    name: str
    label: str
    choices: list[Choice]

    @property
    def folded(self) -> bool:
        """Whether it is shown closed at first."""
        return len(self.choices) >= FOLDED_FROM


def _values(site: Site, entry: Entry) -> Iterator[tuple[str, str, str]]:
    """(filter, value, words) of what an entry can be found by."""
    w, data = site.words, entry.data
    theme = site.get("theme", data.theme)
    if theme and entry.kind != "theme":
        yield "theme", theme.id, theme.title
    if entry.kind == "example":
        yield "city", prose.slug(data.city, "-") or "x", data.city
        yield "stage", data.stage, w(f"stage.{data.stage}")
    if entry.kind == "initiative":
        yield "status", data.status, w(f"status.{data.status}")
    if effort := site.effort(entry):
        yield "effort", effort, w(f"effort.{effort}")
    if entry.kind == "concept" and data.level:
        yield "level", data.level, w(f"level.{data.level}")


# The order of values that have one of their own; others go by their words.
_ORDER = (
    "planned",
    "pilot",
    "in_use",
    "low",
    "medium",
    "high",
    "basic",
    "advanced",
    "idea",
    "preparation",
    "running",
    "done",
    "paused",
    "stopped",
)


def _filters(site: Site, kind: str, keys: dict[str, list[str]]) -> list[Filter]:
    """The filters of a list; `keys` (entry id → its values) is filled in on the way."""
    w = site.words
    labels: dict[str, dict[str, str]] = defaultdict(dict)
    counts: dict[str, int] = defaultdict(int)
    for entry in site(kind):
        for name, value, label in _values(site, entry):
            key = f"{w(f'filters.{name}.key')}-{value.replace('_', '-')}"
            labels[name][key] = label
            counts[key] += 1
            keys[entry.id].append(key)
    found = []
    base = address_of_list(w, kind)
    for name, of_filter in labels.items():
        rank = {f"{w(f'filters.{name}.key')}-{v.replace('_', '-')}": i for i, v in enumerate(_ORDER)}
        ordered = sorted(
            of_filter.items(), key=lambda item: (rank.get(item[0], 99), prose.slug(item[1], " "))
        )
        choices = [Choice(key, label, counts[key], f"{base}filter/{key}/") for key, label in ordered]
        if len(choices) > 1:
            found.append(Filter(name, w(f"filters.{name}.label"), choices))
    return found


def lists(site: Site) -> Iterator[Page]:
    """The start page, and for each kind its list and the pages of its filters."""
    w = site.words
    yield Page(
        site,
        "",
        "start",
        site.frame.site_name,
        w("start.description", name=site.frame.site_name),
        kind="start",
    )
    home = [(w("start.short"), "")]
    for kind in LISTED:
        entries = site(kind)
        if not entries:
            continue
        keys: dict[str, list[str]] = defaultdict(list)
        filters = _filters(site, kind, keys)
        title, address = w(f"kinds.{kind}.many"), address_of_list(w, kind)
        crumbs = list(home)
        if kind == "initiative" and site.library.roadmap:
            crumbs.append((w("kinds.roadmap.one"), "roadmap/"))
        values: dict[str, Any] = {
            "entries": entries,
            "filters": filters,
            "keys": keys,
            "chosen": None,
            "kind": kind,
        }
        yield Page(
            site, address, "list", title, w(f"kinds.{kind}.about"), kind="list", crumbs=crumbs, values=values
        )
        crumbs = [*crumbs, (title, address)]
        for each in filters:
            for choice in each.choices:
                chosen = [entry for entry in entries if choice.key in keys[entry.id]]
                values = {"entries": chosen, "filters": filters, "keys": keys, "chosen": choice, "kind": kind}
                heading = w("filters.title", kind=title, filter=each.label.lower(), value=choice.label)
                yield Page(
                    site,
                    choice.address,
                    "list",
                    heading,
                    heading,
                    kind="filter",
                    crumbs=crumbs,
                    values=values,
                )


def tools(site: Site) -> Iterator[Page]:
    """The glossary and the pages about the site."""
    w = site.words
    home = [(w("start.short"), "")]
    about = [*home, (w("about.short"), w("addresses.about"))]

    def tool(name: str, crumbs: list[tuple[str, str]], template: str = "", **values: Any) -> Page:
        return Page(
            site,
            w(f"addresses.{name}"),
            template or name,
            w(f"{name}.title"),
            w(f"{name}.about"),
            name,
            None,
            crumbs,
            values,
        )

    if site.library.entries["concept"]:
        yield tool("glossary", home, letters=_glossary(site))
        yield tool("progress", _learning(site, home), **_handing_in(site))
        yield tool("ten_minutes", _learning(site, home), lists=site.know.reading(site.showing))
    if site.has_tool("situations_page"):
        yield tool("situations_page", home, template="situations", groups=site.situations_by_theme())
    if has_questions(site):
        yield tool("start_test", _learning(site, home), asked=start_test(site))
    if site.has_tool("learn_first"):
        yield tool("learn_first", _learning(site, home), departments=_learn_first(site))
    if site.has_tool("guide"):
        yield tool("guide", _asking(site, home), **guide.values(site))
    if items := news(site):
        yield tool("news", home, items=items)
    yield tool("editing", home)
    yield tool("about", home, pages=_pages_about(site))
    yield tool("contributing", about, **contributing.values(site))
    yield tool("data", about)
    yield tool("counting", about, rules=list(calculation.rules(site)), own_choice=calculation.OWN_CHOICE)
    yield tool("review", about, owners=_to_review(site))
    yield tool("problems", about, codes=all_codes(w))
    yield tool("version", about)


def _learning(site: Site, home: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The way to the pages about learning: by the list of paths, when there is one."""
    if not site.library.entries["path"]:
        return home
    return [*home, (site.words("kinds.path.many"), address_of_list(site.words, "path"))]


def _asking(site: Site, home: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The way to the guide: by the list of rounds, when there is one."""
    if not site.library.entries["survey"]:
        return home
    return [*home, (site.words("kinds.survey.many"), address_of_list(site.words, "survey"))]


def _handing_in(site: Site) -> dict[str, Any]:
    """What the page about progress asks of who would hand in an estimate of themselves."""
    organisation, smallest = site.library.organisation, site.library.project.options.min_group
    departments = organisation.departments if organisation else ()
    return {
        "departments": departments,
        "min_group": smallest,
        "small": SMALL_DEPARTMENT * smallest,
        "most": MOST_HANDED_IN,
    }


def _learn_first(site: Site) -> list[tuple[Any, list[Any], list[Any]]]:
    """Department → what it learns first, and what is not known of it; in the order of the organisation."""
    departments = site.library.organisation.departments if site.library.organisation else ()
    return [(each, *site.know.to_learn(each)) for each in departments]


def _pages_about(site: Site) -> list[tuple[str, str]]:
    """Hand-written pages that no menu shows: title and address."""
    taken = {"", site.words("addresses.about"), *(address_of_list(site.words, kind) for kind in LISTED)}
    return [(title_of(page), page.address) for page in site.library.pages if page.address not in taken]


def _glossary(site: Site) -> list[tuple[str, list[tuple[str, Entry, bool]]]]:
    """Letter → (term, concept, whether the term is another word for it), in order."""
    terms = [(entry.title, entry, False) for entry in site("concept")]
    terms += [(also, entry, True) for entry in site("concept") for also in entry.data.also_known_as]
    letters: dict[str, list[tuple[str, Entry, bool]]] = defaultdict(list)
    for term, entry, other in sorted(terms, key=lambda t: (prose.slug(t[0], " "), t[1].id)):
        if other and prose.slug(term, " ") == prose.slug(entry.title, " "):
            continue
        first = (prose.slug(term, "") or "#")[0].upper()
        letters[first if first.isalpha() else "0–9"].append((term, entry, other))
    return sorted(letters.items())


def _to_review(site: Site) -> list[tuple[str, list[tuple[Entry, bool]]]]:
    """Owner → (entry, whether it was ever reviewed) of what is due; never reviewed first, then oldest."""
    today, months = site.library.today, site.library.project.options.stale_after_months
    due: dict[str, list[tuple[Entry, bool]]] = defaultdict(list)
    for entry in site.library:
        if entry.kind == "organisation":
            continue
        reviewed = entry.fields.reviewed
        if reviewed is None or (today and is_stale(reviewed.day, today, months)):
            due[entry.fields.owner or ""].append((entry, reviewed is not None))
    for entries in due.values():
        entries.sort(key=lambda pair: (pair[1], pair[1] and pair[0].fields.reviewed.day, pair[0].address))  # type: ignore[union-attr]
    return sorted(due.items(), key=lambda item: (not item[0], item[0]))


def pages(site: Site) -> Iterator[Page]:
    """Every page of the site, in a fixed order: start and lists, entries, tools."""
    intros = site.links.page_addresses
    shown = [*lists(site), *entry_pages(site)]
    to_print = print_pages.pages(site, shown)
    for page in (*shown, *plan_pages.pages(site), *to_print, *tools(site)):
        page.intro = intros.get(page.address)
        yield page
