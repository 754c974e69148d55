"""Markdown → a small tree of plain data, for paper: paragraphs, lists, tables, quotes and runs of text.

In: the same Markdown as for pages. Out: blocks (see `blocks`), never source text of a typesetter. Headings
become strong paragraphs, since the headings of a paper are its own; a picture becomes its description.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from xml.etree.ElementTree import Element

import markdown
from markdown.treeprocessors import Treeprocessor

from stadswijzer.language.prose import bare_markdown, plain_address
from stadswijzer.language.wiki_links import Resolve, WikiLinks
from stadswijzer.papers.setting.blocks import Block, Marks, Run, bullets, grid, paragraph, quote, run

DEEPEST = 3
"""Lists and quotes inside each other; what lies deeper is shown at this depth."""
_STASHED = re.compile(f"{markdown.util.STX}wzxhzdk:([0-9]+){markdown.util.ETX}")
_SIGNS = re.compile(r"[\[\]()<>*_`#|~\\&:=+\t]|^\s*(?:-|\d+\.|    )|  $", re.MULTILINE)
"""Where none of these stands, Markdown is plain paragraphs."""
_STRONG, _EMPH, _CODE = Marks(strong=True), Marks(emph=True), Marks(code=True)
_MARKS = {"strong": _STRONG, "b": _STRONG, "em": _EMPH, "i": _EMPH, "code": _CODE}


def tree(text: str | None, resolve: Resolve) -> list[Block]:
    """The blocks of `text`. `resolve` gives the address of a `[[link]]`; '' for one that is text on paper."""
    if not text or not text.strip():
        return []
    if not _SIGNS.search(text):  # most texts are plain, and Markdown takes its time
        return [paragraph(part) for part in re.split(r"\n[ \t]*\n\s*", text.strip())]
    md = bare_markdown([WikiLinks(resolve)])
    keeper = _Keep(md)
    md.treeprocessors.register(keeper, "keep", -1)
    md.convert(text)
    return list(_Walk(md.htmlStash.rawHtmlBlocks, md.wiki_links).blocks(keeper.root, 0))  # type: ignore[attr-defined]


class _Keep(Treeprocessor):
    """Keeps the tree that Markdown made, when all others are done with it."""

    def run(self, root: Element) -> None:
        self.root = root


class _Walk:
    """The elements of Markdown as blocks. `stash`: code that Markdown has put aside."""

    def __init__(self, stash: Sequence[object], wiki: list[str]) -> None:
        self.stash = stash
        self.wiki = wiki

    def blocks(self, parent: Element, depth: int) -> Iterator[Block]:
        loose = Element("p")  # text between blocks, as in an item of a tight list
        loose.text = parent.text
        for child in parent:
            if child.tag in _BLOCKS:
                yield from self._paragraph(loose)
                yield from self._block(child, depth)
                loose = Element("p")
                loose.text = child.tail
            else:
                loose.append(child)
        yield from self._paragraph(loose)

    def _block(self, element: Element, depth: int) -> Iterator[Block]:
        tag = element.tag
        if tag in ("ul", "ol"):
            items = [list(self.blocks(item, depth + 1)) for item in element]
            if depth >= DEEPEST:
                yield from (block for item in items for block in item)
            elif items:
                yield bullets([item for item in items if item], numbered=tag == "ol")
        elif tag == "blockquote":
            inner = list(self.blocks(element, depth + 1))
            yield from inner if depth >= DEEPEST or not inner else [quote(inner)]
        elif tag == "table":
            yield from self._table(element)
        elif tag == "pre":
            yield from _lines("".join(element.itertext()))
        elif tag in ("p", *_HEADINGS):
            yield from self._paragraph(element, strong=tag in _HEADINGS)
        elif tag != "hr":
            yield from self.blocks(element, depth)

    def _paragraph(self, element: Element, *, strong: bool = False) -> Iterator[Block]:
        stashed = _STASHED.fullmatch((element.text or "").strip())
        if stashed and not len(element):
            yield from _lines(unescape(re.sub(r"<[^>]*>", "", str(self.stash[int(stashed[1])]))))
            return
        marks = _STRONG if strong else Marks()
        runs = [each for each in self._runs(element, marks) if each["text"]]
        if any(each["text"].strip() for each in runs):
            yield paragraph(runs)

    def _table(self, element: Element) -> Iterator[Block]:
        rows = [
            [[each for each in self._runs(cell, Marks()) if each["text"]] for cell in row]
            for row in element.iter("tr")
        ]
        if rows and rows[0]:
            width = len(rows[0])
            rows = [[*row, *([[]] * width)][:width] for row in rows]
            yield grid(rows[0], rows[1:], [1.0] * width)

    def _runs(self, element: Element, marks: Marks, href: str = "") -> Iterator[Run]:
        yield run(self._text(element.text), href=href, **marks)
        for child in element:
            if child.tag == "br":
                yield run(" ", href=href, **marks)
            elif child.tag == "img":
                yield run(child.get("alt", ""), href=href, **marks)
            elif child.tag == "a":
                yield from self._runs(child, marks, plain_address(child.get("href", "")))
            else:
                yield from self._runs(child, {**marks, **_MARKS.get(child.tag, Marks())}, href)
            yield run(self._text(child.tail), href=href, **marks)

    def _text(self, text: str | None) -> str:
        """Words on one line, without the signs that Markdown uses among itself."""
        if not text:
            return ""
        text = _STASHED.sub(lambda m: re.sub(r"<[^>]*>", "", str(self.stash[int(m[1])])), text)
        return re.sub(r"\s*\n\s*", " ", plain_address(text))


_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset(
    ("p", "ul", "ol", "dl", "dt", "dd", "blockquote", "table", "pre", "hr", "div", *_HEADINGS)
)


def _lines(code: str) -> Iterator[Block]:
    """Code, a paragraph for each line."""
    for line in code.splitlines():
        if line.strip():
            yield paragraph([run(line.rstrip(), code=True)])
