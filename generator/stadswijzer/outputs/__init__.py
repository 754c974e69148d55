"""What is published beside the pages: files with an address and a content, every output behind one signature.

In: the site. Out: (address, content) of every file. An output is a function `files(site)`; it has a module of
its own when it is more than a part of some page, and is named in `OUTPUTS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from stadswijzer.content import reads
from stadswijzer.editing import form
from stadswijzer.editing.survey import page_data
from stadswijzer.facts.site import Site
from stadswijzer.outputs import atom, calendar, csv_tables
from stadswijzer.outputs.api import json_files
from stadswijzer.pages import guide, identity, learning_data, questionnaire, scripts
from stadswijzer.papers import catalogue, kept_papers, team_paper
from stadswijzer.search import files as search

CHECKSUMS = "SHA256SUMS"
"""The hash of every file: made last, when all of the site is written (`engine/checksums.py`)."""
Content = str | bytes
Output = Callable[[Site], Iterable[tuple[str, Content]]]
OUTPUTS: tuple[Output, ...] = (
    scripts.files,
    identity.files,
    learning_data.files,
    form.files,
    page_data.files,
    guide.files,
    questionnaire.files,
    catalogue.files,
    team_paper.files,
    kept_papers.files,
    csv_tables.files,
    calendar.files,
    atom.files,
    json_files.files,
    search.files,
)


FOR_A_COPY: tuple[Output, ...] = (search.files, json_files.files, learning_data.files)
"""Those that take long and change nothing of the site, so that a copy of the process can make them."""

PAPERS: tuple[Output, ...] = (catalogue.files, team_paper.files)
"""Those that take longest, where papers are made at all: a copy begins with them at once."""


def files(site: Site) -> Iterator[tuple[str, Content]]:
    """Every file of every output, in a fixed order."""
    for output in OUTPUTS:
        yield from output(site)


class Made(NamedTuple):
    """The files of an output, and the entries that it was made of (`reads.told`)."""

    files: list[tuple[str, Content]]
    made_of: str


def made(site: Site, output: Output) -> Made:
    """What an output gives."""
    found, bits = reads.apart(lambda: list(output(site)))
    return Made(found, reads.told(bits))


def name_of(output: Output) -> str:
    """What an output is called in a note."""
    return output.__module__
