"""Files that a site offers beside its pages, for who wants to use its data elsewhere."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote

from stadswijzer.facts.file_addresses import paper_address
from stadswijzer.facts.site import Site
from stadswijzer.pages import downloads
from stadswijzer.papers import kept_papers


class FileView(NamedTuple):
    """A file: what it is, where it is, what kind of file, and the name under which it is saved."""

    title: str
    address: str
    format: str
    about: str
    saved_as: str


class PaperView(NamedTuple):
    """A paper of a period: what a link to it says, its address, and the name under which it is saved."""

    title: str
    address: str
    saved_as: str


def paper(site: Site, name: str, **values: str) -> PaperView | None:
    """One of the papers, or None where it is not made."""
    address = paper_address(site, name, **values)
    saved_as = downloads.saved_as(site, address)
    return PaperView(site.words(f"paper.{name}_link"), address, saved_as) if address else None


def of_roadmap(site: Site) -> tuple[FileView, ...]:
    """The files that hold the plan, and the papers that were kept as they were."""
    w = site.words
    made = [
        FileView(
            w(f"data_files.{each.key}.title"),
            each.address,
            each.format,
            w(f"data_files.{each.key}.short"),
            downloads.saved_as(site, each.address),
        )
        for each in downloads.of_roadmap(site)
    ]
    return (*made, *kept(site))


def kept(site: Site) -> tuple[FileView, ...]:
    """The papers of this period that were kept as they were."""
    return tuple(
        FileView(
            path.stem,
            quote(kept_papers.address(site, path)),
            path.suffix[1:].upper(),
            site.words("kept_papers.about"),
            path.name,
        )
        for path in kept_papers.kept(site.library, site.period)
    )
