"""The command line, and nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click

from generator import __version__
from generator import problems as printing
from generator.project import ProjectError, read_project
from generator.schemas import write_schemas
from generator.validation import validate

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


@main.command(epilog="Example: stadswijzer check --format github")
@_PROJECT
@click.option("--format", "shape", type=click.Choice(["text", "json", "github", "gitlab"]), default="text")
@click.option("--strict", is_flag=True, help="A warning is a failure too.")
def check(root: Path, shape: str, *, strict: bool) -> None:
    """Check all content; say every problem at once.

    Exit status: 0 without errors, 1 with errors (or, with --strict, warnings), 2 when it could not run.
    """
    try:
        checked = validate(read_project(root.resolve()))
    except ProjectError as error:
        click.echo(f"stadswijzer: {error}", err=True)
        sys.exit(2)
    found, words = checked.problems, checked.library.words
    if shape == "text":
        click.echo(printing.as_text(found, words, checked.line), nl=False)
    else:
        shapes = {"json": printing.as_json, "github": printing.as_github, "gitlab": printing.as_gitlab}
        click.echo(shapes[shape](found, words), nl=False)
    sys.exit(1 if found.errors or (strict and found.warnings) else 0)


@main.command(epilog="Example: stadswijzer build --strict")
@_PROJECT
@click.option("--strict", is_flag=True, help="A warning stops the build too.")
@click.option(
    "--disk", is_flag=True, help="Links name index.html, so that the site opens from a disk or a zip."
)
@click.option("--version", "version_", default="", help="The version of the content (default: from git).")
def build(root: Path, version_: str, *, strict: bool, disk: bool) -> None:
    """Build the site; what was there stays until the new one is whole.

    Exit status: 0 when it was built, 1 when the content has errors, 2 when it could not run.
    """
    from generator import plugin  # MkDocs is slow to load, and `check` does not need it

    try:
        site = plugin.build(root.resolve(), strict=strict, disk=disk, version=version_ or _git_version(root))
    except ProjectError as error:
        click.echo(f"stadswijzer: {error}", err=True)
        sys.exit(2)
    except plugin.BuildRefusedError:
        sys.exit(1)
    click.echo(site)


def _git_version(root: Path) -> str:
    """What `git describe` says of the content, or '' when there is no git."""
    try:
        found = subprocess.run(  # noqa: S603 - fixed words
            ["git", "-C", str(root), "describe", "--tags", "--always", "--dirty"],  # noqa: S607 - git as installed
            capture_output=True,
            text=True,
            timeout=10,
            check=False,
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
def schema(folder: Path) -> None:
    """Write the JSON Schemas that help an editor while typing, one for each kind.

    Exit status: 0 when they were written, 2 when that could not be done.
    """
    try:
        for path in write_schemas(folder):
            click.echo(path)
    except OSError as error:
        click.echo(f"stadswijzer: cannot write to {folder}: {error.strerror}", err=True)
        sys.exit(2)


@main.command(epilog="Example: stadswijzer serve --address 127.0.0.1:8001")
@_PROJECT
@click.option("--address", default=None, help="Address and port to serve on (default: 127.0.0.1:8000).")
def serve(root: Path, address: str | None) -> None:
    """Show the site while you write: every save is shown, a wrong one with what is wrong."""
    from generator import plugin

    try:
        plugin.serve(root.resolve(), address=address)
    except ProjectError as error:
        click.echo(f"stadswijzer: {error}", err=True)
        sys.exit(2)
