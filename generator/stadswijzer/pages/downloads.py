"""Which files a site offers beside its pages: for the page about data and for the list on the roadmap.

In: the site. Out: files by kind, each with its address and the key of its words. Makes none of them; a test
holds the list against what is made.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from stadswijzer.content.model import Initiative, Talk
from stadswijzer.facts.catalogue import Catalogue
from stadswijzer.facts.file_addresses import file_address, paper_address
from stadswijzer.facts.news import news
from stadswijzer.facts.site import Site


@dataclass(frozen=True)
class Download:
    """One file: the key of its words, its address, and the address of its schema when it has one.

    `of_plan`: it holds the roadmap, which lists it too.
    """

    key: str
    address: str
    schema: str = ""
    of_plan: bool = False

    @property
    def format(self) -> str:
        """What kind of file it is, by its name."""
        return self.address.rpartition(".")[2].upper()


def downloads(site: Site) -> list[Download]:
    """Every file on offer, for people first; the sheet of an initiative stands on its page."""
    w, files = site.words, list(_papers(site))
    if site(Initiative):
        files += [
            Download(key, file_address(site, f"data.addresses.{key}"), of_plan=True)
            for key in ("csv", "milestones")
        ]
    if has_dates(site):
        files.append(Download("ics", file_address(site, "data.addresses.ics"), of_plan=True))
    if has_feed(site):
        files.append(Download("feed", w("data.addresses.feed")))
    for key in ("entries", "knowledge", "roadmap"):
        schema = w(f"data.addresses.{key}_schema")
        files.append(Download(key, w(f"data.addresses.{key}"), schema, of_plan=key == "roadmap"))
    return files


def _of_plan(site: Site, key: str) -> Download:
    return Download(key, file_address(site, f"data.addresses.{key}"), of_plan=True)


def of_roadmap(site: Site) -> list[Download]:
    """The files that hold the roadmap."""
    return [each for each in downloads(site) if each.of_plan]


def saved_as(site: Site, address: str) -> str:
    """The name under which a browser keeps a file of a period: with that, and the day of its state; else ''.

    The address stays the same for good, but two of these in one folder must not be called the same.
    """
    if not address.startswith(f"downloads/{site.period.name}/"):
        return ""
    stem, _, ending = address.rpartition("/")[2].rpartition(".")
    day = site.as_of.isoformat() if site.as_of else ""
    return f"{'-'.join(part for part in (stem, site.period.name, day) if part)}.{ending}"


def has_dates(site: Site) -> bool:
    """Whether the roadmap has a day for a calendar."""
    roadmap = site.library.roadmap_fields
    of_initiatives = any(entry.data.milestones or entry.data.decisions for entry in site(Initiative))
    return bool(of_initiatives or (roadmap and roadmap.calendar)) and bool(site.as_of or site.library.today)


def has_feed(site: Site) -> bool:
    """Whether there is a feed: a reader needs whole addresses, so the site must know its own."""
    return bool(site.frame.site_url) and bool(news(site, 1))


def _papers(site: Site) -> Iterable[Download]:
    w = site.words
    for key, is_told in (
        ("oplegger", site.library.roadmap),
        ("booklet", site.library.roadmap),
        ("timeline", site.plan),
        ("management", bool(site(Initiative)) or bool(site(Talk))),
    ):
        if is_told and (address := paper_address(site, key)):
            yield Download(key, address, of_plan=True)
    if "guide" in site.once(Catalogue).tools:
        yield Download("guide", w("guide.pdf"))
