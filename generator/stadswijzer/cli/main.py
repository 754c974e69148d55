"""The command line, and nothing else."""

from __future__ import annotations

import contextlib
import gc
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stadswijzer import __version__
from stadswijzer.cli.encoding import speak_any_encoding
from stadswijzer.cli.shared import (
    PROJECT,
    VERSION,
    Published,
    ended_when_it_cannot_run,
    git_version,
    progress,
)
from stadswijzer.content.at_rest import collector_at_rest

if TYPE_CHECKING:  # what not every command waits for
    from stadswijzer.cli.said_before import Said
    from stadswijzer.content.project import Project
    from stadswijzer.engine.unchanged import States
    from stadswijzer.language import problems as printing
    from stadswijzer.language.words import Words

ELSEWHERE = {
    "council": "council.council",
    "init": "files.init",
    "new": "files.new",
    "format": "files.format_",
    "rename": "files.rename",
    "changes": "review.changes",
    "owners": "review.owners",
    "survey": "survey.survey",
}
"""Command → its module here, and its name there."""


class _Commands(click.Group):
    """Ctrl-C ends a command without a word, with the status that shells give it. Loads only what is asked."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *ELSEWHERE})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in ELSEWHERE:
            return super().get_command(ctx, cmd_name)
        module, _, name = ELSEWHERE[cmd_name].partition(".")
        command: click.Command = getattr(import_module(f"stadswijzer.cli.{module}"), name)
        return command

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            sys.exit(130)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="stadswijzer")
def main() -> None:
    """YAML in, a site and council papers out."""
    speak_any_encoding()


@contextlib.contextmanager
def _to_the_end() -> Iterator[None]:
    """Looks for no rubbish, since the process ends: in all of a large build that takes long."""
    with collector_at_rest():
        try:
            yield
        finally:
            gc.freeze()  # what is not looked at when the collector works again


@main.command(epilog="Example: stadswijzer check --format github")
@PROJECT
@click.option("--format", "shape", type=click.Choice(["text", "json", "github", "gitlab"]), default="text")
@click.option("--strict", is_flag=True, help="A warning is a failure too.")
@ended_when_it_cannot_run()
def check(root: Path, shape: str, *, strict: bool) -> None:
    """Check all content; say every problem at once.

    Exit status: 0 without errors, 1 with errors (or, with --strict, warnings), 2 when it could not run.
    """
    from stadswijzer.cli import said_before as before
    from stadswijzer.content.project import expect_pages, read_project

    with _to_the_end():
        project = expect_pages(read_project(root.resolve()))
        state = before.asked(project, shape)
        said = before.said_before(project, state)
        if said is None:
            said = _checked(project, shape)
            before.note(project, state, said)
    click.echo(said.text, nl=False)
    sys.exit(1 if said.errors or (strict and said.warnings) else 0)


def _checked(project: Project, shape: str) -> Said:
    """What is wrong with a project. What helps its editors while they type is brought up to date with it."""
    from stadswijzer.checks.validation import validate
    from stadswijzer.cli.said_before import Said
    from stadswijzer.content.sealed_files import make_folder
    from stadswijzer.editing.schemas import refresh
    from stadswijzer.language import problems as printing

    with contextlib.suppress(OSError):  # where nothing can be written, nothing is kept for the next time
        make_folder(project.root)
    checked = validate(project, Published())
    with contextlib.suppress(OSError):
        refresh(project.root, checked.links)
    problems, words = checked.problems, project.words
    if shape == "text":
        text = printing.as_text(problems, words, checked.line)
    else:
        text = _for_machines(shape, problems, words, project.in_repository)
    return Said(text, len(problems.errors), len(problems.warnings))


def _for_machines(shape: str, problems: printing.Problems, words: Words, place: str) -> str:
    from stadswijzer.language import problems as printing

    if shape == "json":
        return printing.as_json(problems, words)
    return (printing.as_github if shape == "github" else printing.as_gitlab)(problems, words, place)


@main.command(epilog="Example: stadswijzer build --strict")
@PROJECT
@click.option("--strict", is_flag=True, help="A warning stops the build too.")
@click.option(
    "--disk", is_flag=True, help="Links name index.html, so that the site opens from a disk or a zip."
)
@click.option("--no-papers", is_flag=True, help="Leave out the papers for the council (PDF).")
@VERSION
@ended_when_it_cannot_run()
def build(root: Path, version_: str, *, strict: bool, disk: bool, no_papers: bool) -> None:
    """Build the site; what was there stays until the new one is whole, or when nothing changed.

    Exit status: 0 when it was built, 1 when the content has errors, 2 when it could not run.
    """
    from stadswijzer.engine import unchanged

    root, version = root.resolve(), version_ or git_version(root)
    states = unchanged.states_of(root, strict, disk, no_papers, version)
    if last := unchanged.last_build(root, states.whole):
        if last.said:
            click.echo(last.said, err=True)
        click.echo(last.folder)
        return

    with _to_the_end():
        site = _built(root, states, version, strict=strict, disk=disk, papers=not no_papers)
    if site is None:
        sys.exit(1)
    click.echo(site)


def _built(
    root: Path, states: States, version: str, *, strict: bool, disk: bool, papers: bool
) -> Path | None:
    """The folder of the site; None when it was refused, which has been told."""
    from stadswijzer.engine.reading_ahead import reading
    from stadswijzer.engine.refused import BuildRefusedError

    with reading(root) as is_new:
        from stadswijzer.engine import entries_only

        if is_new:  # then MkDocs builds
            from stadswijzer.engine import build as building
    try:
        made = None
        if not (strict or disk):
            made = entries_only.build(root, states, papers=papers, version=version, tell=progress)
        if made is None:
            from stadswijzer.engine import build as building  # MkDocs is slow to load

            made = building.build(
                root,
                strict=strict,
                disk=disk,
                papers=papers,
                version=version,
                states=states,
                tell=progress,
            )
    except BuildRefusedError:
        return None
    finally:
        progress("")
    return made


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
@PROJECT
@ended_when_it_cannot_run()
def schema(folder: Path, root: Path, *, ids: bool) -> None:
    """Write the JSON Schemas that help an editor while typing, one for each kind.

    Exit status: 0 when they were written, 2 when that could not be done.
    """
    from stadswijzer.checks.validation import validate
    from stadswijzer.content.project import read_project
    from stadswijzer.content.sealed_files import SCHEMAS
    from stadswijzer.editing.schemas import refresh, write_schemas

    folder = root.resolve() / SCHEMAS if ids else folder
    written = refresh(root.resolve(), validate(read_project(root.resolve())).links) if ids else None
    for path in write_schemas(folder) if written is None else written:
        click.echo(path)


@main.command(epilog="Example: stadswijzer serve --address 127.0.0.1:8001")
@PROJECT
@click.option("--address", default=None, help="Address and port to serve on (default: 127.0.0.1:8000).")
@ended_when_it_cannot_run()
def serve(root: Path, address: str | None) -> None:
    """Show the site while you write: every save is shown, a wrong one with what is wrong."""
    from stadswijzer.engine import serve as preview

    preview.serve(root.resolve(), address=address)
