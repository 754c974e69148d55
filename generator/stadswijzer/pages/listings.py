"""Lists, filters, the glossary and the pages about the site itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from stadswijzer.facts.catalogue import Catalogue
from stadswijzer.facts.site import Site
from stadswijzer.language.missing_word import MissingWordError
from stadswijzer.pages import department_pages, plan_pages, print_pages
from stadswijzer.pages.render import Page, shortened
from stadswijzer.pages.render import entries as entry_pages
from stadswijzer.pages.views import about_pages, finding, learning_pages, listing, working_along
from stadswijzer.pages.views.start import start

TOOLS: dict[str, Callable[[Site], NamedTuple]] = {
    "search": finding.search,
    "glossary": finding.glossary,
    "situations_page": finding.situations,
    "news": finding.news_view,
    "progress": learning_pages.progress,
    "ten_minutes": learning_pages.ten_minutes,
    "start_test": learning_pages.start_test,
    "learn_first": learning_pages.learn_first,
    "department": learning_pages.departments,
    "guide": working_along.guide_view,
    "editing": working_along.editing,
    "importing": working_along.importing,
    "contributing": working_along.contributing,
    "workscouncil": working_along.works_council,
    "about": about_pages.about,
    "data": about_pages.data,
    "counting": about_pages.counting,
    "review": about_pages.review,
    "problems": about_pages.problems,
    "version": about_pages.version,
}
"""Name of a page of no entry → what makes its view."""


def lists(site: Site) -> Iterator[Page]:
    """The start page, and for each kind its list and the pages of its filters."""
    w, catalogue = site.words, site.once(Catalogue)
    name = site.frame.site_name
    about = w("start.description", name=name)
    yield Page(site, "", "view/start", name, about, kind="start", view=partial(start, site))
    for plan, kind, place, (filters, keys) in catalogue.all_lists:
        of, given = listing.Narrowed(kind, place.address, filters, keys), shortened(filters, keys)
        yield Page(
            plan,
            place.address,
            "view/list",
            place.title,
            w(f"kinds.{kind}.about"),
            kind="list",
            view=partial(listing.whole, plan, of),
            given=given,
        )
        for choice in (choice for each in filters for choice in each.choices):
            heading = catalogue.places[choice.address].title
            view = partial(listing.narrowed, plan, of, choice)
            yield Page(
                plan, choice.address, "view/list", heading, heading, kind="filter", view=view, given=given
            )


def tools(site: Site) -> Iterator[Page]:
    """The pages of no entry: the glossary, learning, and what is about the site."""
    catalogue = site.once(Catalogue)
    for name, place in catalogue.tools.items():
        if name not in TOOLS:
            raise MissingWordError(f'a view of "{name}"', "pages/listings.py")
        view = partial(TOOLS[name], site)
        yield Page(site, place.address, f"view/{name}", place.title, catalogue.about(name), view, name)


def pages(site: Site) -> Iterator[Page]:
    """Every page of the site, in a fixed order: start and lists, entries, tools."""
    intros = site.links.page_addresses
    shown = [*lists(site), *entry_pages(site)]
    to_print = print_pages.pages(site, shown)
    for page in (*shown, *plan_pages.pages(site), *to_print, *tools(site), *department_pages.pages(site)):
        page.intro = intros.get(page.address)
        yield page
