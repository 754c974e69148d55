"""Markdown → safe HTML.

Code is left alone: a `[[link]]` becomes a placeholder before Markdown runs (so that its `|` cannot split a
table cell), Markdown decides what is code, and placeholders in code become text again. Raw HTML is shown as
text; nh3 has the last word on what is safe.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from typing import Any
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.extensions.toc import slugify
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from stadswijzer.language.address_scheme import SCHEMES, scheme_of

# A label may run on over the end of a line, as prose does, but not over a blank line.
WIKI = re.compile(r"\[\[([^\[\]|\n]+)(?:\|((?:[^\[\]\n]|\n(?!\s*\n))+))?\]\]")
_OPEN, _CLOSE = "\ue000", "\ue001"  # private use: no text holds them
_PLACEHOLDER = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")


def label_of(link: re.Match[str]) -> str:
    """What a link shows, on one line; '' when it does not say."""
    return " ".join((link[2] or "").split())


class _HideLinks(Preprocessor):
    """`[[…]]` → a placeholder that Markdown leaves alone."""

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines).replace(_OPEN, "\ufffd").replace(_CLOSE, "\ufffd")
        kept: list[str] = []

        def hide(match: re.Match[str]) -> str:
            kept.append(match[0])
            return f"{_OPEN}{len(kept) - 1}{_CLOSE}"

        text = WIKI.sub(hide, text)
        self.md.wiki_links = kept  # type: ignore[attr-defined]
        return text.split("\n")


Resolve = Callable[[str, str], tuple[str, str] | None]
"""(target, label) of a wiki link → (address, text), or None when it leads nowhere."""


class _ShowLinks(InlineProcessor):
    """A placeholder outside code → a link."""

    def __init__(self, resolve: Resolve, md: markdown.Markdown, live: set[int]) -> None:
        super().__init__(_PLACEHOLDER.pattern, md)
        self.resolve = resolve
        self.live = live

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Any, int, int]:  # type: ignore[override]  # noqa: ARG002, N802 - its name in Markdown
        number = int(m[1])
        self.live.add(number)
        link = WIKI.fullmatch(self.md.wiki_links[number])  # type: ignore[attr-defined]
        target, label = (link[1].strip(), label_of(link)) if link else ("", "")
        found = self.resolve(target, label)
        if found is None:
            return label or target, m.start(0), m.end(0)
        element = Element("a", href=found[0])
        element.text = markdown.util.AtomicString(found[1])
        return element, m.start(0), m.end(0)


class WikiLinks(markdown.Extension):
    """`[[links]]` for any Markdown, ours and the hand-written pages'."""

    def __init__(self, resolve: Resolve) -> None:
        super().__init__()
        self.resolve = resolve
        self.live: set[int] = set()

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - its name in Markdown
        md.wiki_links = []  # type: ignore[attr-defined]
        md.preprocessors.register(_HideLinks(md), "wiki-hide", 40)
        md.inlinePatterns.register(_ShowLinks(self.resolve, md, self.live), "wiki-show", 185)
        md.postprocessors.register(_BackToText(md), "wiki-text", 1)


class _BackToText(markdown.postprocessors.Postprocessor):
    """A placeholder that is still there stood in code: text again."""

    def run(self, text: str) -> str:
        links = self.md.wiki_links  # type: ignore[attr-defined]
        return (
            _PLACEHOLDER.sub(lambda m: escape(links[int(m[1])], quote=False), text) if _OPEN in text else text
        )


def bare_markdown(extensions: list[Any], *, html: bool = False) -> markdown.Markdown:
    """Markdown as this site reads it: raw HTML is text, unless `html`."""
    md = markdown.Markdown(
        extensions=["tables", "fenced_code", "sane_lists", "def_list", "abbr", *extensions],
        extension_configs={"tables": {"use_align_attribute": True}},
    )
    if not html:
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
    return md


_AMP = re.compile(f"{markdown.util.STX}amp{markdown.util.ETX}")
_ENTITY = re.compile(f"{markdown.util.STX}([0-9]+){markdown.util.ETX}")


def plain_address(address: str) -> str:
    """An address as written: Markdown keeps `&` and the letters of a mail address in a form of its own."""
    return _ENTITY.sub(lambda m: chr(int(m[1])), _AMP.sub("&", address))


@dataclass(frozen=True)
class Heading:
    """A heading in a text: its level on the page, its anchor and its words."""

    level: int
    anchor: str
    text: str


@dataclass
class Rendered:
    """HTML of one text, and its headings."""

    html: Markup
    headings: list[Heading] = field(default_factory=list)


_TAGS = {
    *("p br hr em strong del code pre blockquote ul ol li dl dt dd a img abbr div").split(),
    *("h2 h3 h4 h5 h6 table thead tbody tr th td").split(),
}
_ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title"},
    "abbr": {"title"},
    "ol": {"start"},
    "div": {"class", "tabindex", "role", "aria-label"},
    "th": {"class", "scope"},
    "td": {"class"},
    **{f"h{level}": {"id"} for level in range(2, 7)},
}
_CLEANER = nh3.Cleaner(tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=set(SCHEMES), link_rel=None)


_CLASSES = frozenset({"scroll", "align-left", "align-center", "align-right"})


def _kept(_tag: str, name: str, value: str) -> str | None:
    """An attribute as it may stay: pictures are our own, and only classes of ours say how something looks."""
    if name == "src" and scheme_of(value):
        return None
    if name == "class" and not all(each in _CLASSES for each in value.split()):
        return None
    return value


_PAGE_CLEANER = nh3.Cleaner(
    tags={*_TAGS, "h1", *("sup sub s mark ins kbd details summary").split()},
    attributes={**_ATTRIBUTES, "h1": {"id"}, "li": {"id"}, "sup": {"id"}},
    url_schemes=set(SCHEMES),
    link_rel=None,
    attribute_filter=_kept,
)


def clean_page(html: str) -> Markup:
    """The HTML of a hand-written page, whatever made it: no more than the text of an entry can hold.

    Besides that a page has a title, notes at its foot, and signs for what was struck out or added.
    """
    return Markup(_PAGE_CLEANER.clean(html))  # noqa: S704 - cleaned just now


# One line of words: what Markdown and cleaning would leave as it is, and most of the texts are like this.
_BARE = re.compile(r"(?!.*_)[^\W\d][\w .,;:?!'\"()%€/+–—…‘’“”-]*(?<! )")


class Converter:
    """Texts of one page → HTML. `resolve` and `address` give its links; anchors are unique on it."""

    def __init__(self, table_label: str) -> None:
        self.resolve: Resolve = lambda _target, _label: None
        self.address: Callable[[str], str] = lambda address: address
        self._shaper = _Shape(self, table_label)

    @cached_property
    def _md(self) -> markdown.Markdown:
        """Made when it is first needed: it takes as long as checking a few files; `check` needs none."""
        md = bare_markdown([WikiLinks(lambda target, label: self.resolve(target, label))])  # noqa: PLW0108 - `resolve` changes
        md.treeprocessors.register(self._shaper, "shape", 1)
        md.treeprocessors.register(_LeaveWords(md), "leave-words", 25)
        return md

    def convert(self, text: str, *, deeper: int = 0, anchors: set[str]) -> Rendered:
        """HTML of `text`, its headings `deeper` levels down; `anchors`: those taken on the page, grows."""
        if _BARE.fullmatch(bare := text.strip("\n")):
            return Rendered(Markup(f"<p>{bare}</p>"))  # noqa: S704 - no sign in it means anything in HTML
        self._shaper.start(deeper, anchors)
        html = self._md.reset().convert(text)
        return Rendered(Markup(_CLEANER.clean(html)), self._shaper.headings)  # noqa: S704 - cleaned just now


_SIGN = re.compile(rf"[`\\\[\]<&*_{_OPEN}{markdown.util.STX}]|  \n")


class _LeaveWords(Treeprocessor):
    """Spares texts without a sign of Markdown the search for each of its patterns, which takes long."""

    def run(self, root: Element) -> None:
        if self.md.treeprocessors["abbr"].abbrs:  # type: ignore[attr-defined]  # then words mean something
            return
        for element in root.iter():
            if element.text and not _SIGN.search(element.text):
                element.text = markdown.util.AtomicString(element.text)


class _Shape(Treeprocessor):
    """Gives headings an anchor and a place, tables a box that scrolls, links the address of this page."""

    def __init__(self, converter: Converter, table_label: str) -> None:
        super().__init__()
        self.converter = converter
        self.table_label = table_label
        self.start(0, set())

    def start(self, deeper: int, anchors: set[str]) -> None:
        self.deeper = deeper
        self.anchors = anchors
        self.headings: list[Heading] = []
        self.last = 1 + deeper

    def run(self, root: Element) -> None:
        for element in root.iter():
            if re.fullmatch("h[1-6]", element.tag):
                self._heading(element)
            elif element.tag == "a":
                element.set("href", self.converter.address(plain_address(element.get("href", ""))))
            elif element.tag == "img":
                element.set("src", self.converter.address(plain_address(element.get("src", ""))))
        _shape_tables(root, self.table_label)

    def _heading(self, element: Element) -> None:
        """A level that was skipped is closed up (`check` has said so), so that the page's outline holds."""
        level = min(max(int(element.tag[1]), 2) + self.deeper, self.last + 1, 6)
        self.last = level
        element.tag = f"h{level}"
        words = "".join(element.itertext())
        text = _PLACEHOLDER.sub(lambda match: self._label(int(match[1])), words)
        text = re.sub(f"{markdown.util.STX}[^{markdown.util.ETX}]*{markdown.util.ETX}", "", text).strip()
        anchor = free_anchor(slugify(text, "-") or "kop", self.anchors)
        element.set("id", anchor)
        self.headings.append(Heading(level, anchor, text))

    def _label(self, number: int) -> str:
        link = WIKI.fullmatch(self.converter._md.wiki_links[number])  # type: ignore[attr-defined]  # noqa: SLF001 - its own
        return (link[2] or link[1]) if link else ""


class Tables(markdown.Extension):
    """Tables of hand-written pages as those of entries: in a box that scrolls, without `style`."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self.label = label

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - its name in Markdown
        md.treeprocessors.register(_ShapeTables(md, self.label), "tables-shape", 1)


class _ShapeTables(Treeprocessor):
    def __init__(self, md: markdown.Markdown, label: str) -> None:
        super().__init__(md)
        self.label = label

    def run(self, root: Element) -> None:
        _shape_tables(root, self.label)


_ALIGN = re.compile(r"text-align: (left|center|right);")


def _shape_tables(root: Element, label: str) -> None:
    """Alignment becomes a class, since a strict policy allows no `style`; heads say what they head."""
    for element in root.iter():
        if element.tag in ("th", "td"):
            style = _ALIGN.fullmatch(element.get("style", ""))
            align = element.attrib.pop("align", "") or (style[1] if style else "")
            if style:
                del element.attrib["style"]
            if align:
                element.set("class", f"align-{align}")
            if element.tag == "th":
                element.set("scope", "col")
    _box_tables(root, label)


def _box_tables(parent: Element, label: str) -> None:
    for index, child in enumerate(list(parent)):
        if child.tag == "table":
            box = Element("div", {"class": "scroll", "tabindex": "0", "role": "region", "aria-label": label})
            box.append(child)
            box.tail, child.tail = child.tail, None
            parent[index] = box
        else:
            _box_tables(child, label)


def slug(text: str, sign: str = "-") -> str:
    """A text as part of an address: lower-case letters and digits with `sign` between; '' if none is left."""
    return slugify(text, sign)


def free_anchor(wanted: str, taken: set[str]) -> str:
    """`wanted`, or with a number behind it when it is taken; it is taken from then on."""
    anchor = wanted
    number = 2
    while anchor in taken:
        anchor = f"{wanted}-{number}"
        number += 1
    taken.add(anchor)
    return anchor
