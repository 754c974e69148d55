"""Our files made, framed and written by all cores, before MkDocs comes to them.

In: what MkDocs gathered, in a folder that is new. Out: files in that folder. Only when no other plugin and no
hook has a say in a page; a page to print goes together with the pages that it alone shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, cast

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

from stadswijzer.engine.framing import NOT_KNOWN, Framing
from stadswijzer.engine.kept_pages import Head, KeptPages, Written
from stadswijzer.engine.mkdocs_private import populate_page, write_page
from stadswijzer.engine.new_files import write_new
from stadswijzer.engine.places import places
from stadswijzer.engine.processes import shared, together
from stadswijzer.engine.sheet_pages import OurFile, SheetPage
from stadswijzer.facts.site import Site
from stadswijzer.pages.fingerprint import of_ours
from stadswijzer.pages.merged_page import PrintPage
from stadswijzer.pages.render import Page

if TYPE_CHECKING:
    from stadswijzer.pages.frame import Shared


def is_alone(plugin: object, config: MkDocsConfig) -> bool:
    """Whether no other plugin and no hook has a say in a page."""
    names = [name for name in config.plugins.events if "page" in name or name == "env"]
    methods = [method for name in names for method in config.plugins.events[name]]
    return all(getattr(method, "__self__", None) is plugin for method in methods)


def has_all_to_itself(plugin: object, config: MkDocsConfig) -> bool:
    """Whether no other plugin and no hook has a say in anything."""
    methods = [method for each in config.plugins.events.values() for method in each]
    return all(getattr(method, "__self__", None) is plugin for method in methods)


@dataclass(frozen=True)
class Ahead:
    """What is needed to make, frame and write pages. `several`: see `shown_by_several`.

    `kept`: what the last build made, where nobody but us has a say in the pages of `site`.
    """

    files: Files
    config: MkDocsConfig
    nav: Navigation
    env: jinja2.Environment
    several: frozenset[int]
    kept: KeptPages | None
    site: Site

    def write(self) -> list[Written]:
        """Makes and writes our files, but keeps what is right already; MkDocs passes over what is written."""
        ours = [file for file in self.files if isinstance(file, OurFile)]
        written = [kept for file in ours if (kept := self._kept(file))]
        left = [file for file in ours if not file.is_written]
        groups = _groups(left, self.several)
        for group, found in shared(groups, self._write):
            for file, each in zip(group, found, strict=True):
                written.append(each)
                _is_written(file, each.anchors)
        for file in chain.from_iterable(groups):  # in the same order, so that no page is made twice
            if not file.is_written:
                written.append(self._write_one(file))
                _is_written(file, written[-1].anchors)
        return written

    def _kept(self, file: OurFile) -> Written | None:
        """The page of the last build in its place, if it is the same; what shows it reads it there."""
        sheet, target = _sheet(file), Path(file.abs_dest_path)
        if sheet is None or self.kept is None:
            return None
        kept = self.kept.link(file.dest_uri, sheet.fingerprint, target)
        if kept is None:
            before = self.kept.untouched(file.dest_uri)
            if before and isinstance(sheet, PrintPage):
                sheet.kept_part = partial(before.part_in, self.kept.folder / file.dest_uri)
            return None
        sheet.kept_html = partial(kept.html_in, target)
        _is_written(file, set(kept.anchors))
        known, followed = (kept.html, kept.parts), sheet.followed
        return Written(file.dest_uri, kept.fingerprint, set(kept.anchors), *known, followed=followed)

    def _write(self, group: Sequence[OurFile]) -> list[Written]:
        return [self._write_one(file) for file in group]

    def _write_one(self, file: OurFile) -> Written:
        """What is noted of it, with its anchors: links from other pages are held against these."""
        sheet, page = _sheet(file), file.page
        if sheet is None or not isinstance(page, SheetPage):
            digest = ""
            if file.inclusion.is_included():  # type: ignore[no-untyped-call]  # MkDocs has no types here
                digest = write_new(file.abs_dest_path, file.content_bytes)
            return Written(file.dest_uri, None, set(), (0, 0), {}, digest=digest)
        own = of_ours(sheet)
        if self._framing and not sheet.intro:
            made = None if file.is_waiting else page.content
            file.is_waiting, page.content = False, None
            return self._framed(self._framing, file, sheet, own, made)
        if file.is_waiting or page.content is None:
            file.is_waiting = False
            populate_page(page, self.config, self.files)
        write_page(page, self.config, self._documents, self.nav, self.env)
        page.content = None  # it is written; ten thousand of them are too much to keep
        sheet.forget()
        return written(page, own)

    def _framed(self, framing: Framing, file: OurFile, sheet: Page, own: str, made: str | None) -> Written:
        """A page in our frame, written. `made`: its HTML, where it was made before."""
        html = sheet.render() if made is None else made
        output = framing.text(sheet, sheet.title, html)
        (html_at, parts, _), anchors = places(sheet, html, output), sheet.anchors
        sheet.forget()
        digest = write_new(file.abs_dest_path, output.encode("utf-8", errors="xmlcharrefreplace"))
        return Written(file.dest_uri, own, anchors, html_at, parts, followed=sheet.followed, digest=digest)

    @cached_property
    def _framing(self) -> Framing | None:
        """What frames our pages without MkDocs, where it knows all that they show."""
        if not self.kept or self.site.frame.disk or any(self.config[name] for name in NOT_KNOWN):
            return None
        return Framing(self.site, cast("Shared", self.env.globals["stadswijzer"]), self.config.copyright)

    @cached_property
    def _documents(self) -> Sequence[File]:
        return self.files.documentation_pages()


def written(page: SheetPage, own: str) -> Written:
    """What is noted of a page that was made."""
    html, parts, introduction = page.places
    anchors, sheet = page.present_anchor_ids or set(), page.sheet
    told = sheet.intro and introduction
    head = Head(str(page.title), sheet.has_title, introduction) if told and introduction else None
    return Written(page.file.dest_uri, own, anchors, html, parts, head, followed=sheet.followed)


def _sheet(file: OurFile) -> Page | None:
    return file.page.sheet if isinstance(file.page, SheetPage) else None


def _is_written(file: OurFile, anchors: set[str]) -> None:
    file.is_written, file.is_waiting = True, False
    if file.page:
        file.page.present_anchor_ids = anchors


def _groups(ours: Sequence[OurFile], several: frozenset[int]) -> list[list[OurFile]]:
    """The files of pages that are made together, and each other file alone."""
    by_sheet = {id(sheet): (sheet, file) for file in ours if (sheet := _sheet(file))}
    groups = together([sheet for sheet, _ in by_sheet.values()], several)
    found = [[by_sheet[id(sheet)][1] for sheet in group] for group in groups]
    return found + [[file] for file in ours if _sheet(file) is None]
