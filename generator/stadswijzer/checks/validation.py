"""Load → check → link, in one step for whoever needs the outcome: the command line, the build and `serve`."""

from __future__ import annotations

from dataclasses import dataclass

from stadswijzer.checks import page_links
from stadswijzer.checks.aside import aside
from stadswijzer.checks.content import by_themselves, check
from stadswijzer.content.at_rest import collector_at_rest
from stadswijzer.content.library import Library
from stadswijzer.content.links import Links
from stadswijzer.content.loader import load
from stadswijzer.content.project import Project
from stadswijzer.content.reference_check import link
from stadswijzer.content.yaml_source import Source
from stadswijzer.facts.site import Site
from stadswijzer.facts.site_frame import Frame
from stadswijzer.language.problems import Place, Problem, Problems
from stadswijzer.papers.oplegger import paper as oplegger
from stadswijzer.papers.sheet import sheet

ENOUGH_SHEETS = 20
"""Initiatives from which looking whether they fit on paper takes longer than copying a process."""


@dataclass(frozen=True)
class Validated:
    """The library, how its references resolve, and every problem."""

    library: Library
    links: Links
    problems: Problems
    sources: dict[str, Source]

    def line(self, place: Place) -> str:
        """The text of the line of a place, or '' when its file could not be decoded."""
        source = self.sources.get(place.file)
        return source.line(place.line) if source else ""


def validate(
    project: Project, published: page_links.Published | None = None, *, papers: bool = True
) -> Validated:
    """Reads and checks a project.

    `published`: what is asked about headings and files that the site makes; `papers`: also whether it fits on
    paper, which is worth no error.
    """
    with collector_at_rest():
        library, problems, sources = load(project)
        links = link(library, problems)
        site = None if problems.errors else Site(links, Frame("", project.site_url, papers=True))
        for problem in page_links.problems(links, site, published):
            problems.add(problem)
        on_paper = site if papers and not problems.errors else None
        several = on_paper is not None and len(library.entries["initiative"]) >= ENOUGH_SHEETS
        with aside(lambda: _on_paper(on_paper), worth_it=several) as too_long:
            alone = by_themselves(library)
            for problem in too_long():
                problems.add(problem)
        return Validated(library, links, check(links, problems, alone), sources)


def _on_paper(site: Site | None) -> list[Problem]:
    """What does not fit on paper: before other warnings, since of a file only so many problems are told."""
    return [*sheet.problems(site), *oplegger.problems(site)] if site else []
