"""Markdown → safe HTML.

In: a text of an entry. Out: HTML, and its headings with their anchors. Raw HTML is shown as text; `safe_html`
has the last word. `wiki_links` are put in place as Markdown runs, tables get a box that scrolls.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from xml.etree.ElementTree import Element

import markdown
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from stadswijzer.language.anchors import free_anchor, slug
from stadswijzer.language.plain_prose import Block, blocks
from stadswijzer.language.safe_html import clean
from stadswijzer.language.wiki_links import OPEN, PLACEHOLDER, WIKI, Resolve, WikiLinks


def bare_markdown(extensions: Sequence[str | markdown.Extension], *, html: bool = False) -> markdown.Markdown:
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


# One line of words: what Markdown and cleaning would leave as it is, and most of the texts are like this.
_BARE = re.compile(r"(?!.*_)[^\W\d][\w .,;:?!'\"()%€/+–—…‘’“”-]*(?<! )")


@dataclass(frozen=True)
class Where:
    """Where the links of a text lead from its page: `[[links]]`, and addresses as they were written."""

    resolve: Resolve = lambda _target, _label: None
    address: Callable[[str], str] = lambda address: address


NOWHERE = Where()
"""Links stay as they were written."""


class Converter:
    """Texts → HTML, one after another: what Markdown needs is made once."""

    def __init__(self, table_label: str) -> None:
        self._shaper = _Shape(self, table_label)

    @cached_property
    def _md(self) -> markdown.Markdown:
        """Made when it is first needed: it takes as long as checking a few files; `check` needs none."""
        md = bare_markdown([WikiLinks(lambda target, label: self._shaper.where.resolve(target, label))])  # noqa: PLW0108 - `where` changes
        md.treeprocessors.register(self._shaper, "shape", 1)
        md.treeprocessors.register(_LeaveWords(md), "leave-words", 25)
        return md

    def convert(self, text: str, *, anchors: set[str], deeper: int = 0, where: Where = NOWHERE) -> Rendered:
        """HTML of `text`, its headings `deeper` levels down; `anchors`: those taken on the page, grows."""
        if _BARE.fullmatch(bare := text.strip("\n")):
            return Rendered(Markup(f"<p>{bare}</p>"))  # noqa: S704 - no sign in it means anything in HTML
        plain = blocks(bare, where.resolve, where.address)
        if plain is not None:
            return _rendered(plain, deeper, anchors)
        return self.by_markdown(text, anchors=anchors, deeper=deeper, where=where)

    def by_markdown(
        self, text: str, *, anchors: set[str], deeper: int = 0, where: Where = NOWHERE
    ) -> Rendered:
        """The same of any text."""
        self._shaper.start(deeper, anchors, where)
        html = self._md.reset().convert(text)
        return Rendered(clean(html), self._shaper.headings)


def _rendered(plain: Sequence[Block], deeper: int, anchors: set[str]) -> Rendered:
    """HTML of plain blocks."""
    lines, headings, last = [], list[Heading](), 1 + deeper
    for html, level in plain:
        if level:
            last = shown_level(level, deeper, last)
            anchor = free_anchor(slug(html) or "kop", anchors)
            headings.append(Heading(last, anchor, html))
            lines.append(f'<h{last} id="{anchor}">{html}</h{last}>')
        else:
            lines.append(html)
    return Rendered(Markup("\n".join(lines)), headings)  # noqa: S704 - no sign in it means anything in HTML


def shown_level(level: int, deeper: int, last: int) -> int:
    """A level that was skipped is closed up (`check` has said so), so that the page's outline holds."""
    return min(max(level, 2) + deeper, last + 1, 6)


_SIGN = re.compile(rf"[`\\\[\]<&*_{OPEN}{markdown.util.STX}]|  \n")


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
        self.start(0, set(), NOWHERE)

    def start(self, deeper: int, anchors: set[str], where: Where) -> None:
        self.where = where
        self.deeper = deeper
        self.anchors = anchors
        self.headings: list[Heading] = []
        self.last = 1 + deeper

    def run(self, root: Element) -> None:
        for element in root.iter():
            if re.fullmatch("h[1-6]", element.tag):
                self._heading(element)
            elif element.tag == "a":
                element.set("href", self.where.address(plain_address(element.get("href", ""))))
            elif element.tag == "img":
                element.set("src", self.where.address(plain_address(element.get("src", ""))))
        _shape_tables(root, self.table_label)

    def _heading(self, element: Element) -> None:
        level = self.last = shown_level(int(element.tag[1]), self.deeper, self.last)
        element.tag = f"h{level}"
        words = "".join(element.itertext())
        text = PLACEHOLDER.sub(lambda match: self._label(int(match[1])), words)
        text = re.sub(f"{markdown.util.STX}[^{markdown.util.ETX}]*{markdown.util.ETX}", "", text).strip()
        anchor = free_anchor(slug(text) or "kop", self.anchors)
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
