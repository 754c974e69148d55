"""Load → check → link, in one step for whoever needs the outcome: the command line, the build and `serve`."""

from __future__ import annotations

from dataclasses import dataclass

from stadswijzer.checks import page_links
from stadswijzer.checks.content import check
from stadswijzer.content import reads
from stadswijzer.content.at_rest import collector_at_rest
from stadswijzer.content.kept_parts import keep_parts, read_parts
from stadswijzer.content.library import Library
from stadswijzer.content.links import Links
from stadswijzer.content.loader import load
from stadswijzer.content.project import Project
from stadswijzer.content.reference_check import link
from stadswijzer.content.sealed_files import FOLDER
from stadswijzer.content.yaml_source import Source
from stadswijzer.facts.made_of import Now
from stadswijzer.facts.site import Site
from stadswijzer.facts.site_frame import Frame
from stadswijzer.language.problems import Place, Problem, Problems

FITS = f"{FOLDER}/fits"
"""What of the papers fits for certain."""


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
        _as_a_site(links, problems, published, papers=papers)
        return Validated(library, links, check(links, problems), sources)


def _as_a_site(
    links: Links, problems: Problems, published: page_links.Published | None, *, papers: bool
) -> None:
    """Adds what can only be told of the site that follows: links to its pages, what does not fit on paper.

    Before any warning: a file tells no more than so many problems, and these must not be lost.
    """
    if papers:  # from here on, since what is worked out once must know what it was made of
        reads.follow(entry.path for entry in links.library)
    try:
        site = (
            None if problems.errors else Site(links, Frame("", links.library.project.site_url, papers=True))
        )
        for problem in page_links.problems(links, site, published):
            problems.add(problem)
        if site and papers and not problems.errors:
            for problem in _on_paper(site):
                problems.add(problem)
    finally:
        if papers:
            reads.leave()


def _on_paper(site: Site) -> list[Problem]:
    """What does not fit; of what fits is kept what it was made of, so that the next check need not look."""
    from stadswijzer.papers.oplegger import paper as oplegger  # noqa: PLC0415 - slow to load
    from stadswijzer.papers.sheet import sheet  # noqa: PLC0415 - the same

    root, now = site.library.project.root, Now.of(site)
    site.parts = read_parts(root, *now, note=FITS)
    found = [*sheet.problems(site), *oplegger.problems(site)]
    keep_parts(root, site.parts, *now, note=FITS)
    return found
