"""Building a project: beside its site, and swapped in when it is whole.

In: a folder with a project. Out: the folder of its site. What MkDocs refuses or cannot do becomes a sentence.
"""

from __future__ import annotations

import contextlib
import logging
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import jinja2
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import BuildError, ConfigurationError, MkDocsException

from stadswijzer.content import reads
from stadswijzer.content.at_rest import collector_at_rest
from stadswijzer.content.project import ProjectError, told_at_once
from stadswijzer.content.sealed_files import make_folder
from stadswijzer.engine.around import no_address
from stadswijzer.engine.plugin import StadswijzerPlugin
from stadswijzer.engine.publishing import PublishingError, staged
from stadswijzer.engine.refused import BuildRefusedError
from stadswijzer.engine.unchanged import UNKNOWN, States


def build(
    root: Path,
    *,
    strict: bool = False,
    disk: bool = False,
    papers: bool = True,
    version: str = "",
    states: States = UNKNOWN,
    tell: Callable[[str], None] = lambda _: None,
) -> Path:
    """Builds the project in `root` beside its site and swaps it in; returns the folder of the site.

    `tell`: is told what the build is at; `states`: of all that it is made of (`unchanged`).
    """
    with contextlib.chdir(root), told_at_once(root, MkDocsException):
        config = load_config("mkdocs.yml", strict=strict or None)
    plugin = cast("StadswijzerPlugin", config.plugins["stadswijzer"])
    plugin.disk, plugin.papers, plugin.version, plugin.tell = disk, papers, version, tell
    target = plugin.ahead = Path(config.site_dir)

    def filled() -> None:
        print(plugin.project.words("data.filled_in_place"), file=sys.stderr)

    with contextlib.suppress(OSError):  # where nothing can be written nothing is kept
        make_folder(root)
    try:
        with contextlib.chdir(root), staged(target, filled) as fresh:
            config.site_dir = str(fresh)
            config.plugins.on_startup(command="build", dirty=False)
            try:
                with collector_at_rest(), in_a_new_folder():
                    mkdocs_build.build(config, dirty=True)
            finally:
                reads.leave()
                config.plugins.on_shutdown()
        said = no_address(plugin.site)
        if plugin.kept:
            is_all = not plugin.site.not_made
            now = {"state": states.whole, "around": states.around, **plugin.around} if is_all else {}
            plugin.kept.note(root, plugin.made, said=said, **now)
    except (ConfigurationError, PublishingError) as error:
        raise ProjectError(str(error)) from None
    except (MkDocsException, jinja2.TemplateError) as error:
        if not isinstance(error.__context__, BuildError):  # that one MkDocs has printed
            file = f"{error.filename}: " if isinstance(error, jinja2.TemplateSyntaxError) else ""
            print(f"{file}{error}", file=sys.stderr)
        raise BuildRefusedError from error
    except OSError as error:
        raise ProjectError(f"{error.filename or target}: {error.strerror}") from None
    if said:  # MkDocs tells what it logs, and this command does not
        print(said, file=sys.stderr)
    return target


@contextlib.contextmanager
def in_a_new_folder() -> Iterator[None]:
    """MkDocs warns that asking what is modified may go wrong: not in a folder where nothing was."""
    mkdocs_build.log.addFilter(_says_more)
    try:
        yield
    finally:
        mkdocs_build.log.removeFilter(_says_more)


def _says_more(record: logging.LogRecord) -> bool:
    return "'dirty' build" not in record.msg
