"""What must hold of every page of every built site; and `build`, which makes one of a test's project.

`faults` reads a folder as a visitor does: every link and anchor leads somewhere, headings make an outline, nothing
needs another host, an inline script or a style attribute.
"""

import os
import posixpath
import re
import shutil
import sys
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from folders import ROOT

from stadswijzer.engine import build as building

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
PLAIN_TAG = re.compile(
    r"""<(?!(?:script|style|title|textarea|iframe|noscript)\b)([a-z][a-z0-9-]*)((?: [a-z][a-z:-]*(?:="[^"<>]*")?)*) ?/?>"""
)
PLAIN_END = re.compile(r"</([a-z][a-z0-9-]*)>")
ATTRIBUTE = re.compile(r' ([a-z:-]+)(?:="([^"]*)")?')
OWN = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src", "use": "href"}


# One page of every type of the real site.
PAGES = {
    "start": "",
    "examples": "voorbeelden/",
    "concepts": "begrippen/",
    "themes": "themas/",
    "paths": "leerpaden/",
    "surveys": "kennispeiling/",
    "talks": "gesprekken/",
    "initiatives": "roadmap/activiteiten/",
    "filter": "voorbeelden/filter/stand-stopped/",
    "concept": "begrippen/digital-twin/",
    "example": "voorbeelden/assen-sensor-city/",
    "theme": "themas/mobiliteit/",
    "path": "leerpaden/beginnen-met-de-slimme-stad/",
    "survey": "kennispeiling/2019-najaar/",
    "talk": "gesprekken/2019-10-verkeer/",
    "initiative": "roadmap/activiteiten/sensorennetwerk/",
    "council text": "roadmap/activiteiten/sensorennetwerk/raadstekst/",
    "to print": "afdrukken/themas-energie-en-klimaat/",
    "roadmap": "roadmap/",
    "money": "roadmap/2020-2024/geld/",
    "hold-backs": "roadmap/2025-2028/tegenhoudt/",
    "moves": "roadmap/2020-2024/verschoven/",
    "moved since": "roadmap/2020-2024/verschoven/sinds-2020-11-10/",
    "decisions": "roadmap/2020-2024/besluiten/",
    "search": "zoeken/",
    "glossary": "woordenlijst/",
    "progress": "voortgang/",
    "guide": "gids/",
    "start test": "begintoets/",
    "situations": "situaties/",
    "ten minutes": "tien-minuten/",
    "learn first": "wat-leren-wij-eerst/",
    "about": "over/",
    "editing": "redactie/",
    "contributing": "over/meewerken/",
    "data": "over/gegevens/",
    "news": "nieuw/",
    "counting": "over/rekenen/",
    "review": "over/nakijken/",
    "problems": "over/meldingen/",
    "version": "over/versie/",
    "written": "over/toegankelijkheid/",
    "department": "mijn-afdeling/",
    "importing": "inlezen/",
    "not found": "bestaat/niet/",
}


@dataclass
class Sheet(HTMLParser):
    """One HTML file, as far as the checks need it."""

    html: str
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    assets: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    """Ids that something on the page refers to."""
    headings: list[int] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    lang: str = ""
    faults: list[str] = field(default_factory=list)
    text: str = ""
    """What a reader reads in the main part of the page."""

    def __post_init__(self):
        super().__init__(convert_charrefs=True)
        self._open = []
        self._title = False
        self._main = []
        self.title = ""
        self.feed(self.html)
        self.close()
        self.text = " ".join("".join(self._main).split())
        del self._main  # a thousand of these are kept

    def handle_starttag(self, tag, given):
        attributes = {name: value or "" for name, value in given}
        if tag not in VOID:
            self._open.append(tag)
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if tag == "html":
            self.lang = attributes.get("lang", "")
        elif tag == "meta":
            self.meta[attributes.get("name") or attributes.get("http-equiv", "")] = attributes.get(
                "content", ""
            )
        elif tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.headings.append(int(tag[1]))
        if tag in ("a", "area") and "href" in attributes:
            self.links.append(sys.intern(attributes["href"]))
        elif tag in OWN and OWN[tag] in attributes and attributes.get("rel") != "canonical":
            self.assets.append(sys.intern(attributes[OWN[tag]]))
        if tag == "script" and "src" not in attributes:
            self.faults.append("inline script")
        if tag == "style":
            self.faults.append("style element")
        for name, value in attributes.items():
            if name == "style" or name.startswith("on"):
                self.faults.append(f"attribute {name} on {tag}")
            if name in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
                self.named += value.split()

    def parse_starttag(self, i):
        """As Python's own parser does, sooner for a tag without anything odd in it."""
        plain = PLAIN_TAG.match(self.rawdata, i)
        if not plain:
            return super().parse_starttag(i)
        self.handle_starttag(
            plain[1], [(name, unescape(value)) for name, value in ATTRIBUTE.findall(plain[2])]
        )
        return plain.end()

    def parse_endtag(self, i):
        plain = None if self.cdata_elem else PLAIN_END.match(self.rawdata, i)
        if not plain:
            return super().parse_endtag(i)
        self.handle_endtag(plain[1])
        return plain.end()

    def handle_endtag(self, tag):
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def updatepos(self, _, end):
        """Nobody asks on which line something stands, and counting lines takes long."""
        return end

    def handle_data(self, data):
        if self._open and self._open[-1] == "title" and "svg" not in self._open:
            self.title += data
        elif "main" in self._open and "script" not in self._open:
            self._main.append(data)

    @cached_property
    def anchors(self):
        return Counter(self.ids)


@lru_cache(maxsize=1000)
def sheet(html):
    """A sheet is only read, and many pages are the same on every site that the tests build."""
    return Sheet(html)


class Built:
    """A built site; pages by address."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self._sheets = {}

    def __contains__(self, path):
        return self._file(path).is_file()

    def _file(self, path):
        return self.folder / (f"{path}index.html" if not path or path.endswith("/") else path)

    def html(self, path):
        return self._file(path).read_text("utf-8")

    def page(self, path):
        file = self._file(path)
        if file not in self._sheets:
            self._sheets[file] = sheet(self.html(path))
        return self._sheets[file]

    def text(self, path):
        return self.page(path).text

    def links(self, path):
        """Every link of the page → as a path from the root of the site."""
        base = path.rpartition("/")[0] if not path.endswith("/") else path
        found = []
        for link in self.page(path).links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                found.append(link)
                continue
            target = posixpath.normpath(posixpath.join(base, unquote(parts.path))) if parts.path else path
            target = "" if target == "." else target
            slash = "/" if parts.path.endswith("/") and target and not target.endswith("/") else ""
            found.append(f"{target}{slash}" + (f"#{parts.fragment}" if parts.fragment else ""))
        return found

    @property
    def paths(self):
        """Every file, from the root of the site."""
        return sorted(
            Path(folder, name).relative_to(self.folder).as_posix()
            for folder, _, names in os.walk(self.folder)
            for name in names
        )

    @property
    def addresses(self):
        """Every page, by its address; redirects are no pages."""
        files = [path for path in self.paths if path.endswith(".html")]
        whole = [path.removesuffix("index.html") if path.endswith("index.html") else path for path in files]
        return [address for address in whole if "refresh" not in self.page(address).meta]

    def bytes(self):
        return {path: (self.folder / path).read_bytes() for path in self.paths}


def build(site, **options):
    """The site of a project (of the fixture `site`, or any folder), really built."""
    return Built(building.build(site if isinstance(site, Path) else site.root, **options))


def pages(site, **options):
    """The same without its papers, which take a third of the time: for a test that looks at pages alone."""
    return build(site, papers=False, **options)


def real_project(folder):
    """The content of this repository, copied, so that a build of it leaves the repository as it is."""
    root = ROOT
    for name in ("docs", "roadmap"):
        shutil.copytree(root / name, folder / name)
    shutil.copy(root / "mkdocs.yml", folder)
    return folder


def faults(built, *, disk=False, base="/"):
    """Everything that is wrong on any page: one line each. `base`: where the page of an error finds the site."""
    files = set(built.paths)
    sheets = {path: built.page(path) for path in sorted(files) if path.endswith(".html")}
    found = []
    for path, sheet in sheets.items():
        own = list(_links(files, sheets, path, sheet, disk=disk, base=base))
        if "refresh" not in sheet.meta:
            own += _page(sheet)
        found += [f"{path}: {fault}" for fault in own]
    return found


def _page(sheet):
    yield from sheet.faults
    if not sheet.lang:
        yield "no lang"
    if not sheet.title.strip():
        yield "no title"
    if not sheet.meta.get("description", "").strip():
        yield "no description"
    if sheet.headings.count(1) != 1:
        yield f"{sheet.headings.count(1)} headings of level 1"
    for before, level in zip([0, *sheet.headings], sheet.headings, strict=False):
        if level > before + 1:
            yield f"heading of level {level} after {before}"
    yield from (f"id {id_} is there twice" for id_, times in sheet.anchors.items() if times > 1)
    yield from (f"no id {id_}" for id_ in sheet.named if id_ not in sheet.anchors)


def _links(files, sheets, path, sheet, *, disk, base):
    for address in (*sheet.assets, *sheet.links):
        parts = urlsplit(address)
        if address in sheet.assets and (parts.scheme or parts.netloc):
            yield f"asset of another host: {address}"
        if parts.scheme in ("http", "https", "mailto", "tel"):
            continue
        if parts.scheme or parts.netloc:
            yield f"strange address: {address}"
            continue
        target = unquote(parts.path)
        if target.startswith("/"):
            if path != "404.html":
                yield f"link from the root: {address}"
            target = target.removeprefix(base)
        elif target:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) + (
                "/" if target.endswith(("/", "/.", "..")) or target == "." else ""
            )
            target = "" if target == "./" else target
        else:
            target = path
        if disk and parts.path.endswith("/"):
            yield f"a folder has no page on a disk: {address}"
        file = f"{target}index.html" if not target or target.endswith("/") else target
        if file not in files:
            yield f"leads nowhere: {address}"
        elif parts.fragment and file in sheets and unquote(parts.fragment) not in sheets[file].anchors:
            yield f"no such anchor: {address}"
