"""What the frame shows on every page: words, menu, style sheet, scripts.

In: the site. Out: `Shared`, which templates of the theme know as `stadswijzer`. Knows no site engine: a page
of the engine is asked only for its table of contents.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from html import unescape
from typing import NamedTuple, Protocol
from urllib.parse import urlsplit

from jinja2 import Template
from markupsafe import Markup

from stadswijzer.facts import own_pages
from stadswijzer.facts.catalogue import Catalogue
from stadswijzer.facts.site import Site
from stadswijzer.language import prose
from stadswijzer.language.package_folder import PACKAGE
from stadswijzer.pages import answering, identity, scripts
from stadswijzer.pages.downloads import has_feed
from stadswijzer.pages.render import MAIN, PART, environment

THEME = PACKAGE / "pages" / "theme"
STYLES = (
    "fonts",
    "tokens",
    "base",
    "frame",
    "parts",
    "lists",
    "start",
    "drawing",
    "facts",
    "matrix",
    "figures",
    "plan",
    "learn",
    "form",
    "search",
    "print",
)
SCRIPTS = ("mode", "waiting", "search-box", "page")
STYLE_SHEET = "assets/stadswijzer.css"
_FONT = re.compile(r'url\("(fonts/[a-z0-9-]+\.woff2)"\)')


class TocItem(Protocol):
    """A heading of a page of the site engine."""

    level: int
    id: str
    title: str
    children: Sequence[TocItem]


class EnginePage(Protocol):
    """What the frame asks of a page of the site engine; one of ours has a `sheet` besides."""

    title: str | None
    url: str
    toc: Iterable[TocItem]


class InContents(NamedTuple):
    """A line of the contents, and what stands in that part."""

    anchor: str
    text: str
    within: tuple[prose.Heading, ...]


def in_parts(headings: Iterable[prose.Heading]) -> list[InContents]:
    """Headings in their order, those of a part under it; a part without words ends the one before."""
    found: list[InContents] = []
    in_part = False
    for heading in headings:
        if heading.level == PART:
            in_part = bool(heading.text)
            if in_part:
                found.append(InContents(heading.anchor, heading.text, ()))
        elif in_part:
            found[-1] = found[-1]._replace(within=(*found[-1].within, heading))
        else:
            found.append(InContents(heading.anchor, heading.text, ()))
    return found


class Shared:
    """What all pages of one site share."""

    def __init__(self, site: Site) -> None:
        self.words = site.words
        self.main = MAIN
        catalogue = site.once(Catalogue)
        self.sections, self.outside, self.more = catalogue.menu, own_pages.outside(site), catalogue.foot
        self.lost = [
            *(
                (each.title, each.address)
                for name in ("search", "situations_page")
                if (each := catalogue.tools.get(name))
            ),
            *self.sections,
        ]
        """Where somebody who found no page may look."""
        self.feed = site.words("data.addresses.feed") if has_feed(site) else ""
        self.search = f"{catalogue.tools['search'].address}{'index.html' if site.frame.disk else ''}"
        self._site = site
        self.forge = urlsplit(site.frame.repo_url).hostname or ""
        self._look = site.library.project.look
        self.card = site.frame.whole(identity.CARD) if identity.has_pictures(site) else ""
        self.has_icon_picture = identity.has_pictures(site)
        progress = catalogue.tools.get("progress")
        self.waiting = progress.address if progress else ""
        """Where old questions wait, for the menu."""
        self._feet: dict[str, Markup] = {}
        self.preview = site.frame.preview
        self.disk = site.frame.disk
        self.index = "index.html" if self.disk else ""
        day = site.as_of
        self.as_of = site.words("frame.as_of", date=site.words.date(day)) if day else ""

    def foot(self, root: str) -> Markup:
        """The links at the foot of a page from which the root of the site is `root`."""
        if root not in self._feet:
            html = (
                environment()
                .get_template("foot.html")
                .render(groups=self.more, label=self.words("frame.foot.label"), root=root, index=self.index)
            )
            self._feet[root] = Markup(html)  # noqa: S704 - of a template that escapes
        return self._feet[root]

    @cached_property
    def style(self) -> str:
        """One style sheet of our files; on a disk with the fonts in it, which no browser fetches there."""
        style = _styles().render(look=self._look)
        return _FONT.sub(_held, style) if self.disk else style

    @cached_property
    def stamp(self) -> str:
        """Changes when style or scripts do, so that browsers do not keep an old one."""
        code = "".join(map(scripts.script, SCRIPTS))
        return hashlib.sha256((self.style + code).encode()).hexdigest()[:8]

    def mail(self, page: EnginePage) -> str:
        """The mail about a page of the site engine, ours or hand-written."""
        sheet = getattr(page, "sheet", None)
        if sheet:
            return str(sheet.answer)
        return answering.mail(self._site, page.title or "", page.url.removesuffix("index.html"), None)

    @staticmethod
    def plain(text: str) -> str:
        """A text of the settings, of which people write a sign such as &copy; in the way of HTML."""
        return unescape(text)

    def crumbs(self, page: EnginePage) -> list[tuple[str, str]]:
        """Word and address of what stands above a page of the site engine, ours or hand-written."""
        catalogue, address = self._site.once(Catalogue), page.url.removesuffix("index.html")
        return catalogue.crumbs(address) if address in catalogue else [(self.words("start.short"), "")]

    @staticmethod
    def contents(page: EnginePage) -> list[InContents]:
        """The sections of a page of the site engine, ours or hand-written, under the part that holds them."""
        sheet = getattr(page, "sheet", None)
        if sheet:
            return in_parts(sheet.contents)
        headings = [child for item in page.toc for child in (item.children if item.level == 1 else [item])]
        return in_parts(prose.Heading(2, item.id, item.title) for item in headings)


@cache
def _styles() -> Template:
    """Our files as one template: making it takes longer than a page, and a preview asks at each save."""
    written = ((THEME / "styles" / f"{name}.css").read_text("utf-8") for name in STYLES)
    return environment().from_string("\n".join(written))


def _held(font: re.Match[str]) -> str:
    content = b64encode((THEME / "assets" / font[1]).read_bytes()).decode()
    return f'url("data:font/woff2;base64,{content}")'
