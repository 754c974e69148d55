"""Our pages made before MkDocs frames them, with all cores and the outputs meanwhile; or found right still.

In: the pages of a site, and the file that MkDocs takes each for. Out: what is published beside the pages, and
which pages wait until they are written (`written_ahead`).
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from stadswijzer import outputs
from stadswijzer.content.kept_parts import KeptParts, keep_parts, read_parts
from stadswijzer.content.sealed_files import make_folder
from stadswijzer.content.settings import read_settings
from stadswijzer.engine.around import note_of
from stadswijzer.engine.kept_outputs import Beside, made_here
from stadswijzer.engine.kept_pages import KeptPages, key_of
from stadswijzer.engine.on_request import waits
from stadswijzer.engine.processes import render_ahead, shared, shown_by_several
from stadswijzer.facts.made_of import Now
from stadswijzer.facts.site import Site
from stadswijzer.pages.fingerprint import fingerprint, of_frame
from stadswijzer.pages.frame import Shared
from stadswijzer.pages.render import Page, redirects


def kept_of(site: Site, folder: Path, root: Path, config: MkDocsConfig) -> KeptPages:
    """What the last build made of the project in `root`, whose site stands in `folder`."""
    with contextlib.suppress(OSError):  # where nothing can be written nothing is kept
        make_folder(root)
    settings = read_settings(Path(config.config_file_path))
    frame = replace(site.frame, version="")  # a page that tells it is made each time
    return KeptPages.read(root, folder, key_of(of_frame(Shared(site)), settings, frame))


@dataclass
class Making:
    """The pages of one site, to be made.

    `files`: address → file; `kept`: what the last build made; `waits`: whether pages may be made when they
    are written, as `written_ahead` does; `preview`: whether each may wait until somebody asks for it.
    """

    site: Site
    sheets: Sequence[Page]
    files: Mapping[str, File]
    kept: KeptPages | None
    waits: bool
    preview: bool
    several: frozenset[int] = frozenset()
    """See `shown_by_several`."""
    beside: Beside = field(default_factory=lambda: Beside({}, {}))
    """What is published beside the pages."""
    redirects: list[tuple[str, str]] = field(default_factory=list)
    """Path → page that leads on from an old name."""

    def make(self) -> None:
        """Makes the pages that can be made without MkDocs, and the outputs meanwhile."""
        if self.kept:
            self.site.parts = read_parts(self.site.library.project.root, *self.now)
        if self.kept and self.kept.pages:
            self._wait(self.sheets)
            found = shared(self.sheets, _told, self._outputs)
            for sheet, told in found or [(sheet, _told(sheet)) for sheet in self.sheets]:
                sheet.fingerprint, sheet.followed = told
        else:
            first, later = self._order()
            if self.waits:  # or MkDocs would hold the HTML of all of them at once
                self._wait(each for each in self.sheets if not each.intro)
            render_ahead([*first, *later], self._outputs, at_least=len(first))
        self.redirects += [(f"{address}index.html", page) for address, page in redirects(self.site)]

    @cached_property
    def now(self) -> Now:
        """What it is all made of."""
        return Now.of(self.site)

    @property
    def published(self) -> list[tuple[str, outputs.Content]]:
        """Path → content of all that is published beside the pages."""
        return [*self.beside.files, *self.redirects]

    def note(self) -> dict[str, Any]:
        """What the next build may ask of this one; parts of outputs are noted by themselves."""
        if not self.kept:
            return {}
        if not self.site.not_made:
            keep_parts(self.site.library.project.root, self.site.parts, *self.now)
        self.site.parts = KeptParts()  # nobody asks for one any more
        return note_of(self.site, self.sheets, self.beside, (path for path, _ in self.redirects), self.now)

    def forget(self) -> None:
        """Pages that were made with links to what could not be made are made again."""
        for sheet in self.sheets:
            sheet.made, sheet.fingerprint, sheet.followed = None, "", ""
            sheet.forget()

    def _outputs(self) -> None:
        self.beside = made_here(self.site)

    def _wait(self, sheets: Iterable[Page]) -> None:
        for sheet in sheets:
            waits(self.files[sheet.address])

    def _order(self) -> tuple[list[Page], list[Page]]:
        """Of the pages that can be made without MkDocs: those to make now, and those to make when written."""
        plain = [] if self.preview else [each for each in self.sheets if not each.intro and not each.parts]
        if not self.waits:
            return plain, []
        several = self.several = shown_by_several(self.sheets)
        return [each for each in plain if id(each) in several], [
            each for each in plain if id(each) not in several
        ]


def _told(sheet: Page) -> tuple[str, str]:
    """What tells whether a page is the same, and what its view was made of."""
    return fingerprint(sheet) or "", sheet.followed
