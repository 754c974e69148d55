"""Entries → pages: for every address its title, description and HTML, with the headings on it.

In: a `Site`. Out: `Page` objects that a site engine can frame and write. Knows no site engine.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property, partial
from typing import Any, NamedTuple

import jinja2
from markupsafe import Markup

from stadswijzer.content.hand_written import HandWritten
from stadswijzer.content.library import AnyEntry, Entry, old_address
from stadswijzer.facts.catalogue import Catalogue
from stadswijzer.facts.site import Site
from stadswijzer.language.anchors import free_anchor, slug
from stadswijzer.language.missing_word import MissingWordError
from stadswijzer.language.prose import Heading, Where
from stadswijzer.pages import answering
from stadswijzer.pages.pictogram import pictogram
from stadswijzer.pages.template_code import KEPT, Environment
from stadswijzer.pages.views import concept, example, initiative, path, roadmap, survey, talk, theme
from stadswijzer.pages.views.long_list import few
from stadswijzer.pages.views.parts import Text

VIEWS: dict[str, Callable[[Site, Entry[Any]], NamedTuple]] = {
    "theme": theme.view,
    "concept": concept.view,
    "example": example.view,
    "path": path.view,
    "survey": survey.view,
    "initiative": initiative.view,
    "roadmap": roadmap.view,
    "talk": talk.view,
}
"""Kind → what makes the view of its page. Each takes entries of its own kind, which no one type can say."""
MAIN = "site.content"
"""The `id` of what a page shows, in the frame; no heading can get it, since a slug has no dot."""
SECTION = 2
"""The level of the headings that the contents of a page list."""
PART = SECTION - 1
"""The level of a part of a page, which holds sections."""


Made = tuple[str, list[Heading], set[str]]
"""HTML, headings and anchors of a page."""


@dataclass
class Page:
    """One address: what it shows and how its links read from there."""

    site: Site
    address: str
    template: str
    title: str
    description: str
    view: Callable[[], NamedTuple]
    """Makes the plain data that the template shows, which gets nothing else but `Helpers` and words."""
    kind: str = ""
    entry: AnyEntry | None = None
    intro: HandWritten | None = None
    """A hand-written page at this address: its text comes first."""
    introduction: Markup = field(default_factory=Markup)
    has_title: bool = False
    """Whether the introduction has a heading of the page itself."""
    outline: list[Heading] = field(default_factory=list)
    made: Callable[[], Made] | None = None
    """Gives what `make` gave, when that was done ahead."""
    kept_html: Callable[[], str] = str
    """Reads the HTML that an earlier build made of this page, without the frame; '' where there is none."""
    parts: tuple[Page, ...] = ()
    """Other pages that this one shows whole; it is made after them."""
    same_as: str = ""
    """Of a page that shows what another shows: the address of that one, which stays."""
    to_print: str = ""
    """The address of the page that shows the whole section of this one, to print."""
    _anchors: set[str] = field(default_factory=set)
    fingerprint: str = ""
    """What `fingerprint` told of it, once it was asked."""
    given: str | None = ""
    """Hash of what its view is given that follows from entries: it does not read these. None: unknown."""
    followed: str = ""
    """Of its view the hash, the entries read for it (`reads`), and `given`, to tell that it stays."""
    _html: str = ""
    _view: NamedTuple | None = None

    def viewed(self) -> NamedTuple:
        """Its view, made once for its fingerprint and its HTML, until it is forgotten."""
        if self._view is None:
            self._view = self.view()
        return self._view

    @property
    def catalogue(self) -> Catalogue:
        """Which pages there are beside this one."""
        return self.site.once(Catalogue)

    @cached_property
    def crumbs(self) -> list[tuple[str, str]]:
        """Title and address of what stands above this page, from the start of the site."""
        return self.catalogue.crumbs(self.address)

    @cached_property
    def answer(self) -> str:
        """The mail about this page, or '' where nobody is named to write to."""
        return answering.mail(self.site, self.title, self.address, self.entry)

    @cached_property
    def root(self) -> str:
        """From this page to the root of the site."""
        return "../" * self.address.count("/") or "./"

    def href(self, address: str) -> str:
        """A link from this page to an address or a published file."""
        path, sign, anchor = address.partition("#")
        if self.site.frame.disk and (not path or path.endswith("/")):
            path += "index.html"
        return (
            f"{self.root}{path}{sign}{anchor}" if self.root != "./" or not path else f"{path}{sign}{anchor}"
        )

    def anchor(self, key: str) -> str:
        """Starts a section: its anchor, after noting it for the contents of the page."""
        anchor = free_anchor(self.site.words(f"sections.{key}.anchor"), self._anchors)
        self.outline.append(Heading(SECTION, anchor, self.site.words(f"sections.{key}.title")))
        return anchor

    def part(self, text: str) -> str:
        """The same for a part that holds the sections after it; '' ends it."""
        anchor = free_anchor(slug(text, "-") or "x", self._anchors) if text else ""
        self.outline.append(Heading(PART, anchor, text))
        return anchor

    def named_anchor(self, text: str, anchor: str = "") -> str:
        """The same for a heading whose words are data."""
        free = free_anchor(anchor or slug(text, "-") or "x", self._anchors)
        self.outline.append(Heading(SECTION, free, text))
        return free

    def markdown(self, text: Text, deeper: int = 0) -> Markup:
        """Prose of a view → HTML for this page."""
        wiki, links = dict(text.wiki), dict(text.links)

        def resolve(target: str, label: str) -> tuple[str, str] | None:
            target_of = wiki.get(target)
            return (self.href(target_of[0]), label or target_of[1]) if target_of else None

        def address(link: str) -> str:
            return self.href(links[link]) if link in links else link

        where = Where(resolve, address)
        rendered = self.site.converter.convert(text.text, deeper=deeper, anchors=self._anchors, where=where)
        self.outline += rendered.headings
        return rendered.html

    @property
    def anchors(self) -> set[str]:
        """Every anchor of the page that was made when it was rendered."""
        return set(self._anchors)

    @property
    def contents(self) -> list[Heading]:
        """The parts and sections of this page, for its contents."""
        return [heading for heading in self.outline if heading.level in (PART, SECTION)]

    def render(self) -> str:
        """The HTML of the page, without the frame."""
        html, self.outline, self._anchors = self.made() if self.made else self.make()
        self.made, self._html = None, html
        return html

    @property
    def is_viewed(self) -> bool:
        """Whether its view was made and not forgotten."""
        return self._view is not None

    def forget(self) -> None:
        """Lets go of the HTML and what was noted of it, once nothing needs it any more."""
        self._html, self._view = "", None
        self.outline, self._anchors = [], set()

    @property
    def html(self) -> str:
        """The HTML for a page that shows this one whole: what was made of it, or is made now and kept."""
        if self._html:
            return self._html
        if self.made is None:
            if kept := self.kept_html():  # read again for each page that shows it: all of them are too much
                return kept
            made = self.make()
            self.made = lambda: made
        return self.made()[0]

    def make(self) -> Made:
        """The HTML with the headings and anchors on it."""
        self.outline, self._anchors = [], set()
        return self.shown(), self.outline, self._anchors

    def shown(self, **more: object) -> str:
        """What its template makes of its view. `more`: HTML of other pages."""
        template = environment().get_template(f"{self.template}.html")
        return template.render(v=self.viewed(), h=Helpers(self), w=self.site.words, **more)


class Helpers:
    """What a template of a view may ask: a link from here, HTML of Markdown, a section with its anchor.

    And what the page is called, which its engine knows too.
    """

    few = staticmethod(few)

    def __init__(self, page: Page) -> None:
        self.link, self.section, self.named = page.href, page.anchor, page.named_anchor
        self.part = page.part
        self.title, self.description = page.title, page.description
        self.introduction, self.has_title = page.introduction, page.has_title
        self.answer = page.answer
        self.sample = bool(page.entry and page.entry.data.sample)
        """Whether the page says of itself that it is made up."""
        self._page, self._told = page, set[str]()

    def first(self, mark: str) -> bool:
        """Whether a mark that says the same each time stands here for the first time on the page."""
        is_first = mark not in self._told
        self._told.add(mark)
        return is_first

    def icon(self, name: str) -> Markup:
        """A pictogram as SVG; nothing where there is none of that name."""
        return pictogram(name)

    def here(self, anchor: str) -> str:
        """A link to a place on this page; to its beginning where it has no such anchor so far."""
        return f"#{anchor if anchor in self._page.anchors else MAIN}"

    def md(self, text: Text | None, deeper: int = 0) -> Markup:
        """Prose of a view → HTML, its headings so much deeper; they join the contents of the page."""
        return self._page.markdown(text, deeper) if text else Markup("")


class _Templates(jinja2.PackageLoader):
    """Our templates. Who asks for one that is not there, for a page or its fingerprint, is told where."""

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool] | None]:
        try:
            return super().get_source(environment, template)
        except jinja2.TemplateNotFound:
            raise MissingWordError(f'a template "{template}"', "pages/templates") from None


@cache
def environment() -> jinja2.Environment:
    """The templates of pages: HTML is escaped, a name that does not exist is an error."""
    return Environment(
        loader=_Templates("stadswijzer.pages", "templates"),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=jinja2.FileSystemBytecodeCache(pattern=KEPT),  # in a folder of this user's own
    )


def shortened(*values: object) -> str:
    """A hash of plain data."""
    return hashlib.sha256(repr(values).encode()).hexdigest()[:32]


def entries(site: Site) -> Iterator[Page]:
    """The page of every entry."""
    for entry in site.whole.with_pages:
        yield of_entry(site.of(entry), entry)


def of_entry(plan: Site, entry: AnyEntry) -> Page:
    """`plan`: the site as seen from the period of the entry."""
    if entry.kind not in VIEWS:
        raise MissingWordError(f'a view of "{entry.kind}"', "pages/render.py")
    about, view = entry.data.summary or "", partial(VIEWS[entry.kind], plan, entry)
    return Page(plan, entry.address, f"view/{entry.kind}", entry.title, about, view, entry.kind, entry)


def redirects(site: Site) -> Iterator[tuple[str, str]]:
    """(old address, page that leads on) for every old name."""
    template = environment().get_template("redirect.html")
    for entry in site.whole.with_pages:
        title = entry.title
        canonical = site.frame.whole(entry.address)
        for alias in entry.data.aliases:
            old = old_address(entry, alias)
            target = "../" * old.count("/") + entry.address + ("index.html" if site.frame.disk else "")
            yield old, template.render(w=site.words, title=title, target=target, canonical=canonical)
