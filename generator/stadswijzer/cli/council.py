"""The command for council and management: `council`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stadswijzer.checks.validation import Validated, validate
from stadswijzer.cli.shared import (
    PROJECT,
    VERSION,
    Published,
    ended_when_it_cannot_run,
    git_version,
    progress,
)
from stadswijzer.content.project import read_project
from stadswijzer.content.site_folder import refuse_links
from stadswijzer.language import problems as printing

if TYPE_CHECKING:
    from stadswijzer.papers.booklet import Changes


@click.command(epilog="Example: stadswijzer council --output build/council")
@PROJECT
@click.option(
    "--output",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where to write them (default: build/council/ of the project).",
)
@VERSION
@click.option("--since", default="", help="Say in the booklet what changed since this revision: raad-2021.")
@ended_when_it_cannot_run()
def council(root: Path, folder: Path | None, version_: str, since: str) -> None:
    """Make the papers for council and management (PDF), without the site.

    Exit status: 0 when they were made, 1 when the content has errors or one could not be made, 2 when it
    could not run.
    """
    from stadswijzer.facts.site import Site
    from stadswijzer.facts.site_frame import Frame
    from stadswijzer.papers import catalogue  # Typst is slow to load, and `check` does not need it

    project = read_project(root.resolve())
    checked = validate(project, Published())
    if checked.problems:
        click.echo(printing.as_text(checked.problems, project.words, checked.line), err=True, nl=False)
    if checked.problems.errors:
        sys.exit(1)
    if not project.site_url:
        click.echo(project.words("data.no_address"), err=True)
    if not folder:
        refuse_links(root.resolve(), "build")
    version = version_ or git_version(root)
    site = Site(checked.links, Frame(project.site_name, project.site_url, version, papers=True))
    earlier = _changes_since(since, root.resolve(), checked) if since else None
    for address, content in catalogue.files(site, earlier):
        target = (folder or root / "build" / "council") / address.partition("/")[2]
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        click.echo(target)
    if site.not_made:
        left_out = printing.Problems(site.not_made.values())
        click.echo(printing.as_text(left_out, project.words, checked.line), err=True, nl=False)
        sys.exit(1)


def _changes_since(revision: str, root: Path, checked: Validated) -> Changes:
    """What the booklet says of the time since a revision; what could not be compared is told beside it."""
    from stadswijzer.changes import versions
    from stadswijzer.changes.compared import whole
    from stadswijzer.changes.comparison import Version
    from stadswijzer.changes.told import council as for_council
    from stadswijzer.changes.told import report as in_words

    try:
        before = versions.at(root, revision, progress)
    finally:
        progress("")
    compared, words = whole.compare(before, Version("", checked)), checked.library.words
    for line in in_words.notices(compared, words):
        click.echo(line, err=True)
    return for_council.since(compared, words)
