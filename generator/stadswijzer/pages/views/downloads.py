"""Files that a site offers beside its pages, for who wants to use its data elsewhere."""

from __future__ import annotations

from typing import NamedTuple

from stadswijzer.facts.site import Site
from stadswijzer.pages import downloads


class FileView(NamedTuple):
    """A file: what it is, where it is, and what kind of file."""

    title: str
    address: str
    format: str
    about: str


def of_roadmap(site: Site) -> tuple[FileView, ...]:
    """The files that hold the plan."""
    w = site.words
    return tuple(
        FileView(
            w(f"data_files.{each.key}.title"), each.address, each.format, w(f"data_files.{each.key}.short")
        )
        for each in downloads.of_roadmap(site)
    )
