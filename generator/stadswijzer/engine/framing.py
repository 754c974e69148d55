"""A page of ours in the frame of the theme, as MkDocs frames it, without MkDocs.

In: what all pages share, and a page with its HTML. Out: the text of its file, byte for byte what MkDocs makes
with the same template and the same names. Knows no extra styles and scripts of the settings: MkDocs does.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote, urljoin

import jinja2

from stadswijzer.facts.site import Site
from stadswijzer.language.words import Words
from stadswijzer.pages.frame import THEME, Shared
from stadswijzer.pages.render import Page
from stadswijzer.pages.template_code import KEPT, Environment

FRAMES = frozenset(("main.html", "base.html", "frame.html", "404.html"))
"""The templates of the frame: what they show is escaped."""
NOT_KNOWN = ("edit_uri_template", "extra_css", "extra_javascript")
"""Settings with which a page is more than our frame."""


@dataclass(frozen=True)
class Framed:
    """What the frame asks of a page, by the names that MkDocs has for it."""

    sheet: Page
    title: str
    content: str
    meta: Mapping[str, str] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return quote(self.sheet.address)

    @property
    def is_homepage(self) -> bool:
        return not self.sheet.address

    @property
    def canonical_url(self) -> str | None:
        frame = self.sheet.site.frame
        if self.sheet.same_as:
            return frame.whole(self.sheet.same_as) or None
        return urljoin(f"{frame.site_url.rstrip('/')}/", self.url) if frame.site_url else None

    @property
    def edit_url(self) -> str | None:
        frame, file = self.sheet.site.frame, edited_file(self.sheet, self.sheet.site.words)
        if not file or not frame.edit_uri:
            return None
        own = frame.edit_uri + file
        whole = own.startswith(("?", "#")) or not frame.repo_url or frame.repo_url.endswith("/")
        return urljoin(frame.repo_url if whole else f"{frame.repo_url}/", own)


def edited_file(sheet: Page, words: Words) -> str:
    """The file that the pencil of a page opens, from the folder of pages; '' where there is none."""
    source = sheet.intro.file if sheet.intro else sheet.entry.path if sheet.entry else ""
    return posixpath.relpath(words.path(source), words.docs) if source else ""


class Framing:
    """The frame of one site. `copyright_`: of the settings, as it is written there."""

    def __init__(self, site: Site, shared: Shared, copyright_: str | None) -> None:
        self._shared = shared
        self._config = SimpleNamespace(
            site_name=site.frame.site_name, copyright=copyright_, extra_css=(), extra_javascript=()
        )

    @cached_property
    def _template(self) -> jinja2.Template:
        env = Environment(
            loader=jinja2.FileSystemLoader(str(THEME)),
            bytecode_cache=jinja2.FileSystemBytecodeCache(pattern=KEPT),
        )
        env.filters |= {"url": str, "script_tag": str}  # of what there is nothing of here
        env.globals["stadswijzer"] = self._shared
        return env.get_template("frame.html")  # which `main.html` of ours only extends

    def text(self, sheet: Page, title: str, html: str) -> str:
        """The text of the file of a page. `html`: of the page without its frame, just rendered."""
        context: dict[str, Any] = {
            "page": Framed(sheet, title, html),
            "config": self._config,
            "base_url": sheet.root.rstrip("/"),
        }
        return self._template.render(context)
