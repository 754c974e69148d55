"""Our pages and outputs as files of MkDocs: what it needs to frame, link to and write them.

In: a page of ours (`pages.render.Page`) and the settings. Out: a file with its page. Whether MkDocs makes one
is said by `is_modified`: what waits or is written already it passes over.
"""

from __future__ import annotations

import re
from datetime import date
from typing import cast

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from stadswijzer.engine.framing import edited_file
from stadswijzer.engine.places import NOWHERE, places
from stadswijzer.language.safe_html import clean_page
from stadswijzer.language.words import Words
from stadswijzer.pages.render import Page

_FOLDER = re.compile(r'(<a\b[^>]*? href="(?![a-z][a-z0-9+.-]*:|//)[^"?#]*/)([?#][^"]*)?(?=")')

_FIRST_DAY, _LAST_DAY = date(1980, 1, 1), date(2105, 12, 31)


class OurFile(File):
    """A file that we make: of a page, or of an output."""

    is_waiting = False
    """Whether MkDocs must not make its page: another process makes it, or it is made when it is asked for."""
    is_written = False
    """Whether it stands in the site already."""

    def is_modified(self) -> bool:
        return not (self.is_waiting or self.is_written)


class SheetPage(MkDocsPage):
    """A page of ours as a MkDocs page. Only a hand-written introduction needs a Markdown pass."""

    places = NOWHERE
    """Where its HTML is in its file, once that was made."""

    def __init__(self, file: File, config: MkDocsConfig, sheet: Page) -> None:
        super().__init__(None, file, config)
        self.sheet = sheet
        stays = sheet.site.frame.whole(sheet.same_as) if sheet.same_as else ""
        if stays:  # what two addresses show has the one that stays as its own
            self.canonical_url = stays

    def find_in(self, output: str) -> None:
        """Notes where its HTML and its parts are in its file."""
        self.places = places(self.sheet, self.content or "", output)

    def read_source(self, config: MkDocsConfig) -> None:
        super().read_source(config)
        if not self.sheet.intro:
            self.meta = {"title": self.sheet.title}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        if self.sheet.intro:
            super().render(config, files)
            html = self.content or ""
            site = self.sheet.site
            shown = on_disk(html) if site.frame.disk else html
            trusted = site.library.project.options.trusted_html
            self.sheet.introduction = Markup(shown) if trusted else clean_page(shown)  # noqa: S704 - as asked
            self.meta.setdefault("title", self._title_from_render or self.sheet.title)
            self.sheet.has_title = self._title_from_render is not None
        self.content = self.sheet.render()
        self.present_anchor_ids = (self.present_anchor_ids or set()) | self.sheet.anchors


def file_of(sheet: Page, config: MkDocsConfig, words: Words) -> OurFile:
    """A page of ours as a file with its page. The pencil opens the YAML (or the introduction)."""
    intro, entry = sheet.intro, sheet.entry
    path, source = f"{sheet.address}index.md", edited_file(sheet, words)
    if intro:
        path = intro.path
    elif entry and entry.kind != "roadmap":
        path = f"{sheet.address.rstrip('/')}.md"
    content = intro.source.text if intro else ""
    made = OurFile.generated(config, path, content=content, inclusion=InclusionLevel.NOT_IN_NAV)
    file = cast("OurFile", made)
    if source:
        file.edit_uri = source
    SheetPage(file, config, sheet)
    return file


def page_day(day: date | None) -> str:
    """The day of a page for MkDocs, which counts its seconds: the content's and not the clock's.

    Where there is none, and before and after what MkDocs can count, the nearest that it can.
    """
    return min(max(day or _FIRST_DAY, _FIRST_DAY), _LAST_DAY).isoformat()


def on_disk(html: str) -> str:
    """MkDocs makes links to files right; one to the address of a page of ours it leaves as written."""
    return _FOLDER.sub(r"\1index.html\2", html)
