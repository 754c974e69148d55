"""The commands that write files of content: `format`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator import tidying
from generator.project import Project, ProjectError, read_project

PROJECT = click.option(
    "--project",
    "root",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="The project's folder (default: here).",
)


@click.command("format", epilog="Example: stadswijzer format docs/begrippen/digital-twin.yml")
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--check", "only_check", is_flag=True, help="Say what would change; write nothing.")
@PROJECT
def format_(files: tuple[Path, ...], root: Path, *, only_check: bool) -> None:
    """Bring files of entries (default: all) in one hand: order of fields, quoting, blocks of text.

    Values and comments stay as they are. A file that cannot be read is left alone.

    Exit status: 0 when all is in order, 1 when a file was left alone (or, with --check, would change), 2 when
    it could not run.
    """
    try:
        project = read_project(root.resolve())
        found = list(tidying.outcomes(project, files))
        if not only_check:
            tidying.write(found)
    except (ProjectError, OSError) as error:
        click.echo(f"stadswijzer: {error}", err=True)
        sys.exit(2)
    _say(found, project, only_check=only_check)
    sys.exit(any(each.left or (only_check and each.new is not None) for each in found))


def _say(found: list[tidying.Outcome], project: Project, *, only_check: bool) -> None:
    words = project.words
    for each in found:
        if each.problem:
            line, column = each.problem.place.line, each.problem.place.column
            click.echo(f"{each.path}:{line}:{column}: {words.problem(each.problem)[0]}", err=True)
            click.echo(words("files_format.left", path=each.path), err=True)
        elif each.left:
            click.echo(words("files_format.unsure", path=each.path), err=True)
        elif each.new is not None:
            click.echo(words("files_format.would" if only_check else "files_format.changed", path=each.path))
    changed = sum(each.new is not None for each in found)
    click.echo(words("files_format.would_count" if only_check else "files_format.count", n=changed))
