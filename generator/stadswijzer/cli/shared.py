"""What the commands share: which project it is, how one ends that could not run, and who is there to ask.

In: what was typed. Out: the option `--project`, an end with a sentence, a version. Knows no command.
"""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Collection, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stadswijzer.content.settings import ProjectError
from stadswijzer.language.missing_word import MissingWordError
from stadswijzer.language.unreadable_words import UnreadableWordsError

if TYPE_CHECKING:  # what most commands need not wait for
    from stadswijzer.facts.site import Site
    from stadswijzer.outputs.published import PublishedSite

PROJECT = click.option(
    "--project",
    "root",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="The project's folder (default: here).",
)
VERSION = click.option(
    "--version", "version_", default="", help="The version of the content (default: from git)."
)


class Published:
    """What only the finished site has, for who checks links; making it is loaded when a link asks for it."""

    @cached_property
    def _site(self) -> PublishedSite:
        from stadswijzer.outputs.published import PublishedSite

        return PublishedSite()

    def anchors(self, site: Site, address: str) -> Collection[str]:
        return self._site.anchors(site, address)

    def has_file(self, site: Site, address: str) -> bool:
        return self._site.has_file(site, address)


@contextlib.contextmanager
def ended_when_it_cannot_run() -> Iterator[None]:
    """What cannot be read or written at all ends the command with a sentence and status 2."""
    try:
        yield
    except BrokenPipeError:  # nobody listens any more, which click ends by itself
        raise
    except (ProjectError, MissingWordError, UnreadableWordsError, OSError) as error:
        click.echo(f"stadswijzer: {_reason(error)}", err=True)
        sys.exit(2)


def _reason(error: Exception) -> str:
    if isinstance(error, OSError) and error.filename and error.strerror:
        return f"cannot read or write {error.filename}: {error.strerror}"
    return str(error)


def at_terminal() -> bool:
    """Whether somebody can be asked something."""
    return sys.stdin.isatty()


def progress(text: str) -> None:
    """What is being done, on one line of the terminal; nothing where there is none."""
    if sys.stderr.isatty():
        click.echo(f"\r\x1b[K{text}", err=True, nl=False)


def git_version(root: Path) -> str:
    """What `git describe` says of the content, or '' when there is no git."""
    from stadswijzer.content.git import environment

    try:
        described = subprocess.run(  # noqa: S603 - fixed words
            ["git", "-C", str(root), "describe", "--tags", "--always", "--dirty"],  # noqa: S607 - git as installed
            capture_output=True,
            text=True,
            timeout=10,
            check=False,
            env=environment(),
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return described.stdout.strip() if described.returncode == 0 else ""
