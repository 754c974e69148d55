"""Which papers there are, each with its address: sheets, booklet, timeline and the page for management.

In: the site. Out: (address, PDF). A paper is made of the data of its own module through its template in
`papers/typst/`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import NamedTuple

from stadswijzer.content.library import AnyEntry, Entry
from stadswijzer.content.model import Initiative, Survey, Talk
from stadswijzer.facts.file_addresses import file_address
from stadswijzer.facts.plan.timeline import Plan
from stadswijzer.facts.site import Site
from stadswijzer.language.problems import Place, Problem
from stadswijzer.papers import asked, booklet_pages, management, management_address, timeline_paper
from stadswijzer.papers.booklet import Booklet, Changes
from stadswijzer.papers.oplegger import paper as oplegger
from stadswijzer.papers.roadmap_title import titled, with_years
from stadswijzer.papers.setting import pdf
from stadswijzer.papers.setting.blocks import Data, breakable
from stadswijzer.papers.sheet.sheet import SheetData, Sides, fitted, made_up

_AT_ONCE = 2
"""Papers in the making; each is short, and Typst shares out a long one itself."""


def files(site: Site, changes: Changes | None = None) -> Iterator[tuple[str, bytes]]:
    """Every paper of this site; none in a preview, where a save must show at once.

    What cannot be made is left out, and told in `Site.not_made`.
    """
    if not site.frame.papers:
        return
    project, day = site.library.project, site.library.today

    def content(template: str, data: Data) -> bytes | pdf.PaperError:
        try:
            return pdf.pdf(template, data, day=day, look=project.look, root=project.root)
        except pdf.PaperError as error:
            return error

    with ThreadPoolExecutor(_AT_ONCE) as pool:  # Typst works without Python's lock
        begun = [  # each is set while the data of the next is made
            (plan, address, pool.submit(content, template, data))
            for plan in site.plans
            for address, template, data in made(plan, changes if plan is site else None)
        ]
        for plan, address, paper in begun:
            found = paper.result()
            if isinstance(found, bytes):
                yield address, found
            else:
                site.not_made[address] = _problem(plan, address, str(found))


def _problem(site: Site, address: str, reason: str) -> Problem:
    """That a paper could not be made: at the title of its initiative, of the roadmap, or in the settings."""
    own = next((each for each in site(Initiative) if sheet_address(site, each) == address), None)
    about: AnyEntry | None = own or site.library.roadmap
    place = about.source.place(about.data.at("title").start) if about else Place("mkdocs.yml", 1, 1)
    return Problem("paper-not-made", place, {"paper": address, "reason": reason})


class _Paper(NamedTuple):
    """A paper of a period. `of`: the initiative of a sheet."""

    address: str
    template: str
    of: Entry[Initiative] | None = None


def _papers(site: Site) -> Iterator[_Paper]:
    """Each of this period; the longest first, so that none waits for it."""
    file = partial(file_address, site)
    if site.library.roadmap:
        yield _Paper(file("paper.addresses.oplegger"), "oplegger")
        yield _Paper(file("paper.addresses.booklet"), "booklet")
    if site.plan:
        yield _Paper(file("paper.addresses.timeline"), "timeline-alone")
    for entry in site(Initiative):
        yield _Paper(sheet_address(site, entry), "sheet-alone", entry)
    if bool(site(Initiative)) or bool(site(Talk)):
        yield _Paper(file("paper.addresses.management"), "management")


def made(site: Site, changes: Changes | None = None) -> Iterator[tuple[str, str, Data]]:
    """(address, template, data) of each of this period."""
    sheets = {entry: sheet_data(site, entry, data) for entry, data in fitted(site)}
    opens_with = oplegger.data(site) if site.library.roadmap else {}
    plan = site.plan
    of: dict[str, Callable[[], Data]] = {
        "oplegger": lambda: opens_with,
        "booklet": lambda: booklet_data(site, opens_with, list(sheets.values()), changes),
        "timeline-alone": lambda: timeline_data(site, plan) if plan else {},
        "management": lambda: management_data(site),
    }
    for each in _papers(site):
        yield each.address, each.template, sheets[each.of] if each.of else of[each.template]()


def addresses(site: Site) -> Iterator[str]:
    """The address of each paper of this period, without making any."""
    return (each.address for each in _papers(site))


def booklet_data(
    site: Site, opens_with: Data, sheets: list[SheetData], changes: Changes | None = None
) -> Data:
    """The fields of `papers/typst/booklet.typ`. `opens_with`: the oplegger; `sheets`: the data of each."""
    w, made_of, roadmap = site.words, Booklet(site, changes), site.library.roadmap
    title, before = titled(site), [each.data for each in made_of.before()]
    colophon = made_of.colophon().data
    glossary = found.data if (found := made_of.glossary()) else None
    overview = made_of.overview({})
    listed = [title, *(each["title"] for each in (*before, *([glossary] if glossary else [])))]
    is_bare = overview is not None and not booklet_pages.on_contents(listed, overview.data, colophon)
    overview = made_of.overview({}, bare=is_bare)
    frame = pdf.frame(
        site,
        title=title,
        about=roadmap.data.summary if roadmap else site.frame.site_name,
        head=title,
        ask=asked.sentence(site, asked.open_asks(site)),
        sample=made_up(site, *site(Initiative)),
        address=roadmap.address if roadmap else "",
        notes=w("plan.estimate"),
    )
    data = {
        "frame": frame,
        "oplegger": opens_with,
        "contents": w("paper_booklet.contents"),
        "before": before,
        "glossary": glossary,
        "glossary_first": False,
        "overview": overview.data if overview else None,
        "colophon": colophon,
        "sheets": sheets,
        "asks_end": False,
        "left_empty": w("paper_booklet.left_empty"),
    }
    place = booklet_pages.place(data, glossary, has_sheets=bool(sheets))
    if place is None:
        return data
    with_pages = made_of.overview(booklet_pages.pages(place, sheets), bare=is_bare)
    return {
        **data,
        "overview": with_pages.data if with_pages else None,
        "glossary_first": place.glossary_first,
    }


def management_data(site: Site) -> Data:
    """The fields of `papers/typst/management.typ`."""
    w, (sections, size) = site.words, management.page(site)
    return {
        "frame": pdf.frame(
            site,
            title=management.title(site),
            about=w("paper_management.about"),
            head=site.frame.site_name,
            ask=asked.sentence(site, asked.open_asks(site, bodies=("management",))),
            sample=made_up(site, *site(Initiative), *site(Talk), *site(Survey)),
            address=management_address.address(site),
            notes=w("paper_management.no_proposal"),
        ),
        "sections": sections,
        "size": size,
    }


def timeline_data(site: Site, plan: Plan) -> Data:
    """The fields of `papers/typst/timeline-alone.typ`."""
    w, roadmap = site.words, site.library.roadmap
    title = w("timeline.title", title=with_years(site))
    tables = timeline_paper.Tables(site, plan)
    return {
        "frame": pdf.frame(
            site,
            title=title,
            about=w("timeline.about"),
            head=titled(site),
            ask=asked.sentence(site, asked.open_asks(site)),
            sample=made_up(site, *site(Initiative)),
            address=roadmap.address if roadmap else "",
            notes=w("plan.estimate"),
        ),
        "heading": breakable(title),
        "picture": timeline_paper.picture(site, plan, timeline_paper.A3),
        "table_title": w("timeline.table_title"),
        "numbers": w("timeline.numbers") if any(row.stones or row.council for row in plan.rows) else "",
        "tables": tables.blocks(),
        "dates": tables.dates(),
    }


def sheet_address(site: Site, entry: Entry[Initiative]) -> str:
    return file_address(site, "paper.addresses.sheet", id=entry.id)


def sheet_data(site: Site, entry: Entry[Initiative], sides: Sides) -> SheetData:
    """The fields of `papers/typst/sheet.typ`. `sides`: all but the frame."""
    w = site.words
    frame = pdf.frame(
        site,
        title=entry.title,
        about=entry.data.summary,
        head=titled(site),
        ask=asked.sentence(site, asked.open_asks(site, of=entry)),
        sample=made_up(site, entry),
        address=entry.address,
        notes=w("plan.estimate"),
    )
    return {"frame": frame, "name": entry.id, **sides}
