"""What we use of MkDocs that it does not promise to keep: all of it stands here, by a name of ours.

MkDocs builds a whole site in one call. We make one page at a time (when somebody asks for it, or in a process
of its own), with the steps that its own `build` takes; for these there is no public name.
`tests/engine/test_mkdocs_private.py` tells when a new MkDocs has other ones.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.commands import build as mkdocs_build

if TYPE_CHECKING:
    from collections.abc import Sequence

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page


def populate_page(page: Page, config: MkDocsConfig, files: Files) -> None:
    """Reads a page and makes its HTML, with what plugins have to say."""
    mkdocs_build._populate_page(page, config, files)  # noqa: SLF001 - no public name


def write_page(
    page: Page, config: MkDocsConfig, documents: Sequence[File], nav: Navigation, env: jinja2.Environment
) -> None:
    """Puts a page that was populated in its frame, and writes it."""
    mkdocs_build._build_page(page, config, documents, nav, env)  # noqa: SLF001 - no public name


def write_theme_template(
    name: str, env: jinja2.Environment, files: Files, config: MkDocsConfig, nav: Navigation
) -> None:
    """Writes a page that is a template of the theme, such as 404.html."""
    mkdocs_build._build_theme_template(name, env, files, config, nav)  # noqa: SLF001 - no public name


def serve_url(host: str, port: int, path: str) -> str:
    """The address at which a preview is seen."""
    from mkdocs.livereload import _serve_url  # noqa: PLC0415 - slow to load, and only a preview needs it

    return _serve_url(host, port, path)


def watch_anew(server: LiveReloadServer, folder: Path) -> None:
    """Watches what the server watches with the observer that it has now, and `folder` if it is there."""
    paths = list(server._watched_paths)  # noqa: SLF001 - no public name
    server._watched_paths.clear()  # noqa: SLF001 - the same
    for path in (*paths, *([str(folder)] if folder.is_dir() else [])):
        server.watch(path)
