"""The command line, and nothing else."""

from __future__ import annotations

import contextlib
import gc
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from stadswijzer import __version__
from stadswijzer.checks.validation import Validated, validate
from stadswijzer.cli import files, review, survey
from stadswijzer.cli.encoding import speak_any_encoding
from stadswijzer.content.project import ProjectError, expect_pages, read_project
from stadswijzer.editing.schemas import FOLDER, refresh, write_schemas
from stadswijzer.language import problems as printing
from stadswijzer.language.words import Words

if TYPE_CHECKING:
    from stadswijzer.papers.booklet import Changes

_PROJECT = click.option(
    "--project",
    "root",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="The project's folder (default: here).",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="stadswijzer")
def main() -> None:
    """YAML in, a site and council papers out."""
    speak_any_encoding()


for each in (files.new, files.format_, files.rename):
    main.add_command(each)
main.add_command(review.changes)
main.add_command(review.owners)
main.add_command(survey.survey)


def _leave(status: int) -> NoReturn:
    """Ends the process. Python would first look for rubbish in all of it: a tenth of a large build."""
    gc.freeze()
    sys.exit(status)


@main.command(epilog="Example: stadswijzer check --format github")
@_PROJECT
@click.option("--format", "shape", type=click.Choice(["text", "json", "github", "gitlab"]), default="text")
@click.option("--strict", is_flag=True, help="A warning is a failure too.")
def check(root: Path, shape: str, *, strict: bool) -> None:
    """Check all content; say every problem at once.

    Exit status: 0 without errors, 1 with errors (or, with --strict, warnings), 2 when it could not run.
    """
    try:
        checked = validate(expect_pages(read_project(root.resolve())))
        with contextlib.suppress(OSError):  # help while typing: where nothing can be written does without
            refresh(root.resolve(), checked.links)
    except ProjectError as error:
        click.echo(f"stadswijzer: {error}", err=True)
        sys.exit(2)
    found, words = checked.problems, checked.library.words
    if shape == "text":
        click.echo(printing.as_text(found, words, checked.line), nl=False)
    else:
        place = checked.library.project.in_repository
        click.echo(_for_machines(shape, found, words, place), nl=False)
    _leave(1 if found.errors or (strict and found.warnings) else 0)


def _for_machines(shape: str, found: printing.Problems, words: Words, place: str) -> str:
    if shape == "json":
        return printing.as_json(found, words)
    return (printing.as_github if shape == "github" else printing.as_gitlab)(found, words, place)


@main.command(epilog="Example: stadswijzer build --strict")
@_PROJECT
@click.option("--strict", is_flag=True, help="A warning stops the build too.")
@click.option(
    "--disk", is_flag=True, help="Links name index.html, so that the site opens from a disk or a zip."
)
@click.option("--no-papers", is_flag=True, help="Leave out the papers for the council (PDF).")
@click.option("--version", "version_", default="", help="The version of the content (default: from git).")
def build(root: Path, version_: str, *, strict: bool, disk: bool, no_papers: bool) -> None:
    """Build the site; what was there stays until the new one is whole.

    Exit status: 0 when it was built, 1 when the content has errors, 2 when it could not run.
    """
    from stadswijzer.engine import plugin  # MkDocs is slow to load, and `check` does not need it

    try:
        site = plugin.build(
            root.resolve(),
            strict=strict,
            disk=disk,
            papers=not no_papers,
            version=version_ or _git_version(root),
        )
    except ProjectError as error:
        click.echo(f"stadswijzer: {error}", err=True)
        sys.exit(2)
    except plugin.BuildRefusedError:
        sys.exit(1)
    click.echo(site)
    _leave(0)


@main.command(epilog="Example: stadswijzer council --output build/council")
@_PROJECT
@click.option(
    "--output",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("build/council"),
    help="Where to write them (default: build/council/).",
)
@click.option("--version", "version_", default="", help="The version of the content (default: from git).")
@click.option("--since", default="", help="Say in the booklet what changed since this revision: raad-2021.")
def council(root: Path, folder: Path, version_: str, since: str) -> None:
    """Make the papers for council and management (PDF), without the site.

    Exit status: 0 when they were made, 1 when the content has errors, 2 when it could not run.
    """
    from stadswijzer.facts.site import Frame, Site
    from stadswijzer.papers import catalogue  # Typst is slow to load, and `check` does not need it

    try:
        project = read_project(root.resolve())
        checked = validate(project)
        if checked.problems.errors:
            click.echo(printing.as_text(checked.problems, project.words, checked.line), err=True, nl=False)
            sys.exit(1)
        if not project.site_url:
            click.echo(project.words("data.no_address"), err=True)
        version = version_ or _git_version(root)
        site = Site(checked.links, Frame(project.site_name, project.site_url, version, papers=True))
        earlier = _changes_since(since, root.resolve(), checked) if since else None
        for address, content in catalogue.files(site, earlier):
            target = folder / address.partition("/")[2]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            click.echo(target)
    except ProjectError as error:
        click.echo(f"stadswijzer: {error}", err=True)
        sys.exit(2)
    except OSError as error:
        click.echo(f"stadswijzer: {error.filename or folder}: {error.strerror}", err=True)
        sys.exit(2)


def _changes_since(revision: str, root: Path, checked: Validated) -> Changes:
    """What the booklet says of the time since a revision; what could not be compared is told beside it."""
    from stadswijzer.changes import versions
    from stadswijzer.changes.compared import whole
    from stadswijzer.changes.found import Version
    from stadswijzer.changes.told import council as for_council
    from stadswijzer.changes.told import report as in_words

    before = versions.at(root, revision, review.progress)
    review.progress("")
    found, words = whole.compare(before, Version("", checked)), checked.library.words
    for line in in_words.notices(found, words):
        click.echo(line, err=True)
    return for_council.since(found, words)


def _git_version(root: Path) -> str:
    """What `git describe` says of the content, or '' when there is no git."""
    from stadswijzer.content.git import environment

    try:
        found = subprocess.run(  # noqa: S603 - fixed words
            ["git", "-C", str(root), "describe", "--tags", "--always", "--dirty"],  # noqa: S607 - git as installed
            capture_output=True,
            text=True,
            timeout=10,
            check=False,
            env=environment(),
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return found.stdout.strip() if found.returncode == 0 else ""


@main.command(epilog="Example: stadswijzer schema --output schemas")
@click.option(
    "--output",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("schemas"),
    help="Where to write them (default: schemas/).",
)
@click.option(
    "--ids", is_flag=True, help="Those of the project, with the ids that it has, in .stadswijzer/schemas/."
)
@_PROJECT
def schema(folder: Path, root: Path, *, ids: bool) -> None:
    """Write the JSON Schemas that help an editor while typing, one for each kind.

    Exit status: 0 when they were written, 2 when that could not be done.
    """
    try:
        folder = root.resolve() / FOLDER if ids else folder
        written = refresh(root.resolve(), validate(read_project(root.resolve())).links) if ids else None
        for path in write_schemas(folder) if written is None else written:
            click.echo(path)
    except ProjectError as error:
        click.echo(f"stadswijzer: {error}", err=True)
        sys.exit(2)
    except OSError as error:
        click.echo(f"stadswijzer: cannot write to {folder}: {error.strerror}", err=True)
        sys.exit(2)


@main.command(epilog="Example: stadswijzer serve --address 127.0.0.1:8001")
@_PROJECT
@click.option("--address", default=None, help="Address and port to serve on (default: 127.0.0.1:8000).")
def serve(root: Path, address: str | None) -> None:
    """Show the site while you write: every save is shown, a wrong one with what is wrong."""
    from stadswijzer.engine import plugin

    try:
        plugin.serve(root.resolve(), address=address)
    except ProjectError as error:
        click.echo(f"stadswijzer: {error}", err=True)
        sys.exit(2)
