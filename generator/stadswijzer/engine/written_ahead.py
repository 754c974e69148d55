"""Our files made, framed and written by all cores, before MkDocs comes to them.

In: what MkDocs gathered, in a folder that is new. Out: files in that folder. Only when no other plugin and no
hook has a say in a page; a page to print goes together with the pages that it alone shows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import cast

import jinja2
from mkdocs.commands import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from stadswijzer.engine.processes import shared
from stadswijzer.engine.sheet_pages import OurFile, SheetPage
from stadswijzer.pages.render import Page


def is_alone(plugin: object, config: MkDocsConfig) -> bool:
    """Whether no other plugin and no hook has a say in a page."""
    names = [name for name in config.plugins.events if "page" in name or name == "env"]
    methods = [method for name in names for method in config.plugins.events[name]]
    return all(getattr(method, "__self__", None) is plugin for method in methods)


def shown_by_several(sheets: Iterable[Page]) -> frozenset[int]:
    """Pages (by identity) that more than one page to print shows: they are made before all others."""
    numbers = Counter(id(part) for sheet in sheets for part in sheet.parts)
    return frozenset(value for value, number in numbers.items() if number > 1)


def write_ahead(
    files: Files, config: MkDocsConfig, nav: Navigation, env: jinja2.Environment, several: frozenset[int]
) -> None:
    """Makes and writes our files; MkDocs passes over what is not modified."""
    pages, ours = files.documentation_pages(), [file for file in files if isinstance(file, OurFile)]

    def write(together: list[OurFile]) -> list[set[str] | None]:
        return [write_one(file) for file in together]

    def write_one(file: OurFile) -> set[str] | None:
        """The anchors of a page, which links from other pages are held against."""
        if file.page:
            populate(file)
            mkdocs_build._build_page(file.page, config, pages, nav, env)  # noqa: SLF001 - as MkDocs
            file.page.content = None  # it is written; ten thousand of them are too much to keep
            cast("SheetPage", file.page).sheet.forget()
            return file.page.present_anchor_ids
        if file.inclusion.is_included():  # type: ignore[no-untyped-call]  # MkDocs has no types here
            file.copy_file()
        return None

    def populate(file: OurFile) -> None:
        if file.page and file.is_waiting:
            file.is_waiting = False
            mkdocs_build._populate_page(file.page, config, files)  # noqa: SLF001 - the same

    for together, anchors in shared(_together(ours, several), write):
        for file, own in zip(together, anchors, strict=True):
            file.is_written, file.is_waiting = True, False
            if file.page:
                file.page.present_anchor_ids = own
    for file in ours:
        populate(file)


def _together(ours: Sequence[OurFile], several: frozenset[int]) -> list[list[OurFile]]:
    """Each file alone, but a page to print with the pages that it alone shows: they are made but once."""
    by_sheet = {id(file.page.sheet): file for file in ours if isinstance(file.page, SheetPage)}
    found, taken = [], set()
    for file in ours:
        if isinstance(file.page, SheetPage) and file.page.sheet.parts:
            parts = [by_sheet[id(part)] for part in file.page.sheet.parts if id(part) not in several]
            found.append([file, *parts])
            taken |= {id(each) for each in found[-1]}
    return found + [[file] for file in ours if id(file) not in taken]
