"""A version of the site of which each page is made when somebody asks for it: what a preview shows.

In: what MkDocs gathered, and the site as data. Out: the content of a path. What follows a save that changed
nothing but content (`after`) needs MkDocs no more: only a hand-written page does, and asks for it.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

from stadswijzer import outputs
from stadswijzer.checks.validation import Validated
from stadswijzer.engine.mkdocs_private import populate_page, write_page, write_theme_template
from stadswijzer.engine.sheet_pages import OurFile, file_of, page_day
from stadswijzer.facts.site import Site
from stadswijzer.pages.frame import Shared
from stadswijzer.pages.listings import pages
from stadswijzer.pages.render import Page, redirects
from stadswijzer.search import files as search

INDEX = "index.html"


class NeedsMkDocsError(Exception):
    """Only MkDocs can make this page: it was written by hand, or has an introduction that was."""


@dataclass
class Gathered:
    """What MkDocs gathered of a project: it stays as it is until more than content changes."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: jinja2.Environment

    @cached_property
    def static(self) -> frozenset[str]:
        """What stands in the folder from the start: files that are no page."""
        return frozenset(file.dest_uri for file in self.files if not file.is_documentation_page())

    @property
    def documents(self) -> list[File]:
        return list(self.files.documentation_pages())


@dataclass
class OnRequest:
    """One version. `waiting`: path → the page that stands there once it is made."""

    gathered: Gathered
    checked: Validated
    site: Site
    folder: Path
    waiting: dict[str, File | Page]
    base: Path
    """The folder in which MkDocs put the files that are no page."""
    content: dict[str, bytes] = field(default_factory=dict)
    """Path → what no page is, and was made already."""
    _left: list[str] = field(default_factory=lambda: list(outputs.OUTPUTS))
    """The outputs of which nothing was asked yet."""

    @classmethod
    def of(cls, gathered: Gathered, checked: Validated, site: Site, *, are_made: bool) -> OnRequest:
        """The version that MkDocs just gathered. `are_made`: whether it makes the pages as well."""
        folder = Path(gathered.config.site_dir)
        left = [] if are_made else gathered.documents
        return cls(gathered, checked, site, folder, {file.dest_uri: file for file in left}, folder)

    def after(self, checked: Validated, site: Site, folder: Path) -> OnRequest:
        """The next version, in a new folder, when nothing but the content of `site` changed since."""
        known, library = self.gathered.files.src_uris, site.library
        library.pages[:] = [page for page in library.pages if page.path in known]
        found = list(pages(site))
        waiting: dict[str, File | Page] = {f"{sheet.address}{INDEX}": sheet for sheet in found}
        for page in library.pages:  # the text of these, and what they link to, MkDocs knows
            waiting.setdefault(f"{page.address}{INDEX}", known[page.path])
        self.gathered.config.site_dir = str(folder)
        return OnRequest(self.gathered, checked, site, folder, waiting, self.base)

    @property
    def is_first(self) -> bool:
        """Whether MkDocs gathered this version itself."""
        return self.folder == self.base

    def has_page(self, address: str) -> bool:
        """Whether a page stands at an address."""
        return f"{address}{INDEX}" in self.waiting or (self.folder / address / INDEX).is_file()

    def read(self, path: str) -> bytes | None:
        """The content of a path from the root of the site, made now if need be; None: nothing is there."""
        if path in self.waiting:
            self._make(path)
            del self.waiting[path]
        if path in self.content:
            return self.content[path]
        own = self.folder / path
        if own.is_file():
            return own.read_bytes()
        if path in self.gathered.static and (self.base / path).is_file():
            return (self.base / path).read_bytes()
        library = self.site.library
        if path in library.media and library.is_public(path):
            return (library.project.docs / path).read_bytes()
        return self._beside(path)

    def not_found(self) -> bytes | None:
        """The page that says that nothing is there."""
        name = "404.html"
        if not (self.folder / name).is_file():
            given = self.gathered
            write_theme_template(name, given.env, given.files, given.config, given.nav)
        return (self.folder / name).read_bytes() if (self.folder / name).is_file() else None

    def _make(self, path: str) -> None:
        found, given = self.waiting[path], self.gathered
        if isinstance(found, Page):
            if found.intro:
                raise NeedsMkDocsError
            found = file_of(found, given.config, self.site.words)
        elif not self.is_first:
            raise NeedsMkDocsError
        found.is_modified = lambda: True  # type: ignore[method-assign]  # this page alone, and now
        page = found.page
        if page is None:
            return
        page.update_date = page_day(self.site.library.today)
        populate_page(page, given.config, given.files)
        write_page(page, given.config, given.documents, given.nav, given.env)
        page.content = None

    def _beside(self, path: str) -> bytes | None:
        """What is published beside the pages; the index only for who searches, since it takes long."""
        if path.endswith(INDEX):
            for address, page in redirects(self.site):
                self._keep(f"{address}{INDEX}", page)
            return self.content.get(path)
        if not posixpath.splitext(path)[1]:
            return None
        is_search = path.startswith(f"{search.FOLDER}/")
        for output in [each for each in self._left if (each == outputs.SEARCH) == is_search]:
            if path not in self.content:
                self._left.remove(output)
                for address, content in outputs.files_of(self.site, output):
                    self._keep(address, content)
        return self.content.get(path)

    def _keep(self, address: str, content: str | bytes) -> None:
        self.content[address] = content.encode() if isinstance(content, str) else content


def waits(file: File) -> None:
    """MkDocs makes and writes nothing of this page: it is made when it is asked for."""
    if isinstance(file, OurFile):
        file.is_waiting = True
    else:
        file.is_modified = lambda: False  # type: ignore[method-assign]  # this file alone


def shared_in(env: jinja2.Environment, site: Site) -> None:
    """What the frame shows on every page, as templates of the theme know it."""
    env.globals["stadswijzer"] = Shared(site)
