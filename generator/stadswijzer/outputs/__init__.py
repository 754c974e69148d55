"""What is published beside the pages: files with an address and a content, every output behind one signature.

In: the site. Out: (address, content) of every file. An output is a function `files(site)`; it has a module of
its own when it is more than a part of some page, and is named in `OUTPUTS`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pkgutil import resolve_name
from typing import NamedTuple

from stadswijzer.content import reads
from stadswijzer.facts.site import Site

CHECKSUMS = "SHA256SUMS"
"""The hash of every file: made last, when all of the site is written (`engine/checksums.py`)."""
Content = str | bytes
CATALOGUE, SEARCH = "stadswijzer.papers.catalogue", "stadswijzer.search.files"
GUIDE = "stadswijzer.pages.guide"
"""One that is set by Typst, and no paper: it is always made."""
PAPERS = (CATALOGUE, "stadswijzer.papers.team_paper")
"""Those that take longest, where papers are made at all: a copy begins with them at once."""
OUTPUTS = (
    "stadswijzer.pages.scripts",
    "stadswijzer.pages.identity",
    "stadswijzer.pages.learning_data",
    "stadswijzer.editing.form",
    "stadswijzer.editing.survey.page_data",
    GUIDE,
    "stadswijzer.pages.questionnaire",
    *PAPERS,
    "stadswijzer.papers.kept_papers",
    "stadswijzer.outputs.csv_tables",
    "stadswijzer.outputs.calendar",
    "stadswijzer.outputs.atom",
    "stadswijzer.outputs.api.json_files",
    SEARCH,
)
"""The module of each, which is loaded when it is made: most stay what they were after an edit."""
FOR_A_COPY = (SEARCH, "stadswijzer.outputs.api.json_files", "stadswijzer.pages.learning_data")
"""Those that take long and change nothing of the site, so that a copy of the process can make them."""


def files(site: Site) -> Iterator[tuple[str, Content]]:
    """Every file of every output, in a fixed order."""
    for output in OUTPUTS:
        yield from files_of(site, output)


def files_of(site: Site, output: str) -> Iterable[tuple[str, Content]]:
    """Every file of one."""
    found: Iterable[tuple[str, Content]] = resolve_name(f"{output}:files")(site)
    return found


class Made(NamedTuple):
    """The files of an output, and the entries that it was made of (`reads.told`)."""

    files: list[tuple[str, Content]]
    made_of: str


def made(site: Site, output: str) -> Made:
    """What an output gives."""
    found, bits = reads.apart(lambda: list(files_of(site, output)))
    return Made(found, reads.told(bits))
