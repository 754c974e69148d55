"""Which pages the site has, when it has them, and what each stands under.

In: the site. Out: `Catalogue`: a place for every address, the way to it, the menu and the foot. Links,
menu, crumbs and the pages themselves read this one list: a page that is not in it does not exist, and every
page in it can be linked. What a page shows is not known here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from stadswijzer.content.library import OF_PERIOD, AnyEntry
from stadswijzer.content.model import FOLDERS, Concept, Initiative, Survey
from stadswijzer.content.periods import FOLDER
from stadswijzer.content.reads import fact, settled
from stadswijzer.facts import filters, own_pages, print_sections, situation_lists, team_session
from stadswijzer.facts.departments import departments_today
from stadswijzer.facts.list_address import address_of_list
from stadswijzer.facts.news import news
from stadswijzer.facts.place import Place
from stadswijzer.facts.plan import roadmap_facts
from stadswijzer.facts.print_sections import Section
from stadswijzer.facts.site import Site
from stadswijzer.language.words import Words

LISTED = ("example", *(kind for kind in FOLDERS if kind != "example"))
"""Kinds with a list, in the order of the site: what other cities do comes first."""
MENU = ("example", "concept", "theme", "path", "survey")
"""Lists in the main menu; the roadmap and what is about the site come after them."""
WAYS = ("glossary", "situations_page")
"""Tools that lead to everything, as the lists do."""
FOOT = {
    "read": ("example", "concept", "theme", "glossary", "news"),
    "learn": ("path", "ten_minutes", "progress", "department"),
    "plan": ("roadmap", "initiative", "survey", "talk"),
    "join": ("guide", "editing", "review", "about"),
}
"""Groups of links at the foot of every page: lists, tools and the roadmap by name."""

ROADMAP = "roadmap/"
"""The page that shows the period that leads; each period has an address of its own that never changes."""
Narrowed = tuple[list[filters.Filter], dict[str, list[str]]]
"""Filters of a list, and entry id → the keys of its values."""


class Tool(NamedTuple):
    """A page of no entry: under which tool or list it stands, and when a site has it."""

    name: str
    under: str
    needs: Callable[[Site], object]


def _always(_: Site) -> bool:
    return True


def _concepts(site: Site) -> bool:
    return bool(site.library.entries["concept"])


def _rounds(site: Site) -> bool:
    """Whether people are asked something here, or may be: there is a guide for it."""
    entries = site.library.entries
    return bool(entries["survey"] or entries["concept"] or entries["theme"])


def _questions(site: Site) -> bool:
    return any(entry.data.quiz for entry in site.library.of(Concept))


TOOLS = (
    Tool("search", "", _always),
    Tool("glossary", "concept", _concepts),
    Tool("progress", "path", _concepts),
    Tool("ten_minutes", "path", _concepts),
    Tool("situations_page", "path", lambda site: situation_lists.situations(site, 1)),
    Tool("start_test", "path", _questions),
    Tool("learn_first", "path", lambda site: _concepts(site) and site.library.organisation),
    Tool("department", "path", lambda site: _concepts(site) and departments_today(site)),
    Tool("guide", "survey", lambda site: _concepts(site) or site.library.entries["theme"]),
    Tool("importing", "survey", lambda site: site.library.organisation and _rounds(site)),
    Tool("news", "about", lambda site: news(site, 1)),
    Tool("editing", "about", _always),
    Tool("about", "", _always),
    Tool("contributing", "about", _always),
    Tool("data", "about", _always),
    Tool("counting", "about", _always),
    Tool("workscouncil", "about", _rounds),
    Tool("review", "about", _always),
    Tool("problems", "about", _always),
    Tool("version", "about", _always),
)


def may_be(words: Words, address: str) -> bool:
    """Whether some site has a page of no entry here; asked while it is not known what this one has."""
    lists = [address_of_list(words, kind) for kind in LISTED]
    tools = [words(f"addresses.{tool.name}") for tool in TOOLS]
    if address in (*lists, *tools, "roadmap/"):
        return True
    families = (*(f"{each}filter/" for each in lists), words("print.folder"), words("addresses.department"))
    of_a_period = FOLDER.fullmatch(address.removeprefix("roadmap/").partition("/")[0]) is not None
    return (
        of_a_period or address.startswith(families) or address.endswith(f"/{words('print_council.address')}")
    )


class Catalogue:
    """The pages of one site. Ask for it with `site.once(Catalogue)`: it is made once."""

    def __init__(self, site: Site) -> None:
        self.site = site

    @fact
    def places(self) -> dict[str, Place]:
        """Address → place, in the order of the site; hand-written pages last."""
        return {**self.made, **{each.address: each for each in own_pages.places(self.site, self.made)}}

    @fact
    def made(self) -> dict[str, Place]:
        """The same without those that somebody wrote."""
        places: dict[str, Place] = {}
        for place in self._all():
            places.setdefault(place.address, place)
        return places

    def __contains__(self, address: object) -> bool:
        return address in self.places

    def crumbs(self, address: str) -> list[tuple[str, str]]:
        """Title and address of what stands above a page, from the start of the site."""
        crumbs: list[tuple[str, str]] = []
        above = self.places[address].under
        while above is not None:
            place = self.places[above]
            crumbs.insert(0, (place.short or place.title, above))
            above = place.under
        return crumbs

    @settled
    def kinds(self) -> frozenset[str]:
        """Kinds of which there is an entry, in whatever period."""
        return frozenset(entry.kind for entry in self.site.whole.with_pages)

    def about(self, name: str) -> str:
        """What a page of no entry is for. Without initiatives none says what they ask."""
        unasked = "_unasked" if name == "ten_minutes" and "initiative" not in self.kinds else ""
        return self.site.words(f"{name}{unasked}.about")

    @settled
    def tools(self) -> dict[str, Place]:
        """Name → place of every page of no entry that this site has."""
        w = self.site.words
        return {
            tool.name: Place(
                w(f"addresses.{tool.name}"),
                w(f"{tool.name}.title"),
                self._above(tool),
                tool.name,
                w("about.short") if tool.name == "about" else "",
            )
            for tool in TOOLS
            if tool.needs(self.site)
        }

    @fact
    def lists(self) -> dict[str, Place]:
        """Kind → place of its list; of initiatives that of the period that leads."""
        w, site = self.site.words, self.site
        lists = {
            kind: Place(address_of_list(w, kind), w(f"kinds.{kind}.many"), self._above_list(kind))
            for kind in LISTED
            if site(kind)
        }
        return lists if "initiative" not in lists else {**lists, "initiative": self.initiatives(site)}

    def _above_list(self, kind: str) -> str:
        """Talks stand under the rounds, whose section they share; other lists under the start page."""
        return address_of_list(self.site.words, "survey") if kind == "talk" and self.site(Survey) else ""

    def initiatives(self, plan: Site) -> Place:
        """The list of the initiatives of a period."""
        w = self.site.words
        address = address_of_list(w, "initiative", plan.period.folder)
        return Place(address, w("kinds.initiative.many"), plan.period.address if plan.library.roadmap else "")

    @fact
    def all_lists(self) -> list[tuple[Site, str, Place, Narrowed]]:
        """Every list: seen from which period, of which kind, where, and by what it can be narrowed."""
        own = [(self.site, kind, place) for kind, place in self.lists.items()]
        plans = [
            (plan, "initiative", self.initiatives(plan)) for plan in self.site.plans[1:] if plan(Initiative)
        ]
        return [(plan, kind, place, filters.filters(plan, kind)) for plan, kind, place in (*own, *plans)]

    @fact
    def to_print(self) -> list[Section]:
        """What can be printed together."""
        return print_sections.sections(self.site)

    @fact
    def menu(self) -> list[tuple[str, str]]:
        """The main menu: word and address of what this site has, with the own sections of the project."""
        w = self.site.words
        menu = [(self.lists[kind].title, self.lists[kind].address) for kind in MENU if kind in self.lists]
        if roadmap_facts.is_over(self.site):
            menu.insert(0, (w("pages_periods.closing_menu"), roadmap_facts.address(self.site, "closing")))
        if self.site.library.roadmap:
            menu.append((w("kinds.roadmap.one"), ROADMAP))
        elif "initiative" in self.lists:
            menu.append((w("kinds.roadmap.one"), self.lists["initiative"].address))
        return [
            *menu,
            *own_pages.sections(self.site, self.made),
            (self.tools["about"].short, self.tools["about"].address),
        ]

    @fact
    def foot(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """The foot of every page: the name of a group, and word and address of what this site has of it."""
        w = self.site.words
        places = {**self.lists, **self.tools}
        if self.site.library.roadmap:
            places["roadmap"] = Place(ROADMAP, w("kinds.roadmap.one"), "")
        groups = []
        for group, names in FOOT.items():
            own = [places[name] for name in names if name in places]
            if own:
                links = [(each.short or each.title, each.address) for each in own]
                groups.append((w(f"frame.foot.{group}"), links))
        return groups

    def _above(self, tool: Tool) -> str:
        if tool.under in self.lists:
            return self.lists[tool.under].address
        return self.site.words(f"addresses.{tool.under}") if tool.under and tool.under not in LISTED else ""

    def _all(self) -> Iterator[Place]:
        w = self.site.words
        yield Place("", self.site.frame.site_name, None, short=w("start.short"))
        for _, _, place, narrowed in self.all_lists:
            yield place
            yield from self._filtered(place, narrowed)
        if self.site.library.roadmap:
            yield Place(ROADMAP, w("kinds.roadmap.one"), "")
        for entry in self.site.whole.with_pages:
            short = self.site.of(entry).period.title if entry.kind == "roadmap" else ""
            yield Place(entry.address, entry.title, self._above_entry(entry), short=short)
        yield from self._of_roadmap()
        yield from self._printed()
        yield from self.tools.values()
        if "department" in self.tools:
            for each in departments_today(self.site):
                yield Place(
                    team_session.address(self.site, each), each.name, self.tools["department"].address
                )

    def _filtered(self, of: Place, narrowed: Narrowed) -> Iterator[Place]:
        w = self.site.words
        for each in narrowed[0]:
            for choice in each.choices:
                title = w("filters.title", kind=of.title, filter=each.label.lower(), value=choice.label)
                yield Place(choice.address, title, of.address)

    def _above_entry(self, entry: AnyEntry) -> str:
        if entry.kind == "roadmap":
            return ROADMAP
        return (
            self.initiatives(self.site.of(entry)).address
            if entry.kind in OF_PERIOD
            else self.lists[entry.kind].address
        )

    def _of_roadmap(self) -> Iterator[Place]:
        w = self.site.words
        for plan, name in ((plan, name) for plan in self.site.plans for name in roadmap_facts.PAGES):
            if roadmap_facts.has(plan, name):
                address = roadmap_facts.address(plan, name)
                yield Place(address, roadmap_facts.title(plan, name), plan.period.address, name)
        for plan in self.site.plans:
            for day, _ in roadmap_facts.versions(plan) if roadmap_facts.has(plan, "moves") else ():
                title = w("pages_moves.since_title", date=w.date(day))
                yield Place(
                    roadmap_facts.since_address(plan, day), title, roadmap_facts.address(plan, "moves")
                )

    def _printed(self) -> Iterator[Place]:
        site, w = self.site, self.site.words
        for entry in (entry for plan in site.plans for entry in plan(Initiative)):
            title = w("print_council.title", title=entry.title)
            yield Place(f"{entry.address}{w('print_council.address')}", title, entry.address)
        for section in self.to_print:
            address, title = section.address(site), w("print.title", title=section.title)
            if len(section.runs) != 1:
                yield Place(address, title, section.of)
            for run in section.runs:
                named = w("print.title", title=f"{section.title}: {run.name}") if run.name else title
                yield Place(section.address(site, run), named, address if run.name else section.of)
