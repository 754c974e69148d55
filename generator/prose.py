"""Markdown → safe HTML; what a text links to; how long it takes to read and how hard it is.

`scan` finds links, pictures and headings for `check`; `Converter` makes HTML. Both leave code alone: a
`[[link]]` becomes a placeholder before Markdown runs (so that its `|` cannot split a table cell), Markdown
decides what is code, and placeholders in code become text again. Raw HTML is shown as text; nh3 has the last
word on what is safe.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
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

# A label may run on over the end of a line, as prose does, but not over a blank line.
WIKI = re.compile(r"\[\[([^\[\]|\n]+)(?:\|((?:[^\[\]\n]|\n(?!\s*\n))+))?\]\]")
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_OPEN, _CLOSE = "\ue000", "\ue001"  # private use: no text holds them
_PLACEHOLDER = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")

# Only where one of these stands can Markdown make code, a link or a picture.
_NEEDS_MARKDOWN = re.compile(r"[`<\\]|~~~|\]\(|\]:|\]\[|^(?: {4}| {0,3}\t)|\]\s*$", re.MULTILINE)
_PLAIN_LINK = re.compile(r"(!?)\[[^\[\]\n]+\]\(([^\s()<>\[\]\"'&\\]+)\)")
_HEADING = re.compile(r"^(#{1,6})[ \t]+(?=\S)|^[^\s#>*\-].*\n(=+|-+)[ \t]*$", re.MULTILINE)
_FENCE = re.compile(
    r"^( {0,3})(`{3,}|~{3,})[^\n]*\n.*?(?:^ {0,3}\2[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL
)
_NO_LINKS = re.compile(r"(?<![`\\])(`+)(?!`)(?:[^\n]|\n(?!\s*\n))+?(?<!`)\1(?!`)|<!--.*?-->", re.DOTALL)
"""Code inside a line, and comments. Signs of links in them are none."""


def _label(link: re.Match[str]) -> str:
    """What a link shows, on one line; '' when it does not say."""
    return " ".join((link[2] or "").split())


@dataclass(frozen=True)
class WikiLink:
    """`[[target|label]]` at a position in the text."""

    target: str
    label: str
    position: int


@dataclass(frozen=True)
class Facts:
    """What a text refers to: wiki links, addresses of links and pictures, headings (level, position)."""

    wiki: tuple[WikiLink, ...]
    links: tuple[tuple[str, int], ...]
    images: tuple[tuple[str, int], ...]
    headings: tuple[tuple[int, int], ...]


@lru_cache(4096)  # `check` follows the links, and the build looks for the files behind them
def scan(text: str) -> Facts:
    """What a text refers to, without running Markdown where that is not needed, for that takes long.

    Without code, escapes and references a plain `[label](address)` can be nothing but a link.
    """
    if "[" not in text and "<" not in text and "\n" not in text:
        return Facts((), (), (), tuple(_headings(text)))
    wiki = [WikiLink(m[1].strip(), _label(m), m.start()) for m in WIKI.finditer(text)] if "[[" in text else []
    bare = WIKI.sub(lambda match: "x" * len(match[0]), text) if wiki else text
    if _NEEDS_MARKDOWN.search(_PLAIN_LINK.sub("x", bare)):
        return _scan_with_markdown(text, wiki)
    found: dict[str, list[tuple[str, int]]] = {"": [], "!": []}
    for match in _PLAIN_LINK.finditer(bare):
        found[match[1]].append((match[2], match.start(2)))
    return Facts(tuple(wiki), tuple(found[""]), tuple(found["!"]), tuple(_headings(text)))


def _scan_with_markdown(text: str, wiki: list[WikiLink]) -> Facts:
    found = _Collector()
    found.convert(text)
    live = tuple(link for number, link in enumerate(wiki) if number in found.live)
    return Facts(
        live, tuple(_located(text, found.links)), tuple(_located(text, found.images)), tuple(_headings(text))
    )


def _located(text: str, addresses: list[str]) -> list[tuple[str, int]]:
    """Each address with where it stands in the text; the same address twice stands at two places."""
    found = []
    bare, places = _without_code(text) if addresses else "", dict[str, list[int]]()
    for address in addresses:
        if address not in places:
            places[address] = _positions(bare, address) or _positions(text, address) or [0]
        left = places[address]
        found.append((address, left.pop(0) if len(left) > 1 else left[0]))
    return found


def _positions(text: str, address: str) -> list[int]:
    """Where a whole address stands: behind the signs of a link, else anywhere."""
    whole = re.escape(address)
    signs = re.compile(rf"(?:\]\([ \n]*<?|\]:[ \t]*\n?[ \t]*<?|<){whole}(?=[)>\s]|\Z)")
    found = [match.end() - len(address) for match in signs.finditer(text)]
    return found or [match.start() for match in re.finditer(whole, text)]


def _without_code(text: str) -> str:
    """The text with spaces where code and comments are, so that all else keeps its place."""
    return _NO_LINKS.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), _without_fences(text))


def _without_fences(text: str) -> str:
    return _FENCE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def _headings(text: str) -> Iterator[tuple[int, int]]:
    if "#" not in text and "==" not in text and "--" not in text:
        return
    visible = _without_fences(text)
    for match in _HEADING.finditer(visible):
        yield (len(match[1]) if match[1] else 1 if match[2][0] == "=" else 2), match.start()


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
        target, label = (link[1].strip(), _label(link)) if link else ("", "")
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


def bare_markdown(extensions: list[Any]) -> markdown.Markdown:
    """Markdown as this site reads it: raw HTML is text."""
    md = markdown.Markdown(
        extensions=["tables", "fenced_code", "sane_lists", "def_list", "abbr", *extensions],
        extension_configs={"tables": {"use_align_attribute": True}},
    )
    md.preprocessors.deregister("html_block")
    md.inlinePatterns.deregister("html")
    return md


class _Collector:
    """Runs Markdown only to see which links, pictures and placeholders are live."""

    def __init__(self) -> None:
        self.links: list[str] = []
        self.images: list[str] = []
        wiki = WikiLinks(lambda _target, label: ("#wiki", label or "x"))
        self.md = bare_markdown([wiki])
        self.live = wiki.live
        self.md.treeprocessors.register(_Gather(self), "gather", 1)

    def convert(self, text: str) -> None:
        self.md.convert(text)


class _Gather(Treeprocessor):
    def __init__(self, collector: _Collector) -> None:
        super().__init__(collector.md)
        self.collector = collector

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag == "a" and element.get("href") != "#wiki":
                self.collector.links.append(plain_address(element.get("href", "")))
            elif element.tag == "img":
                self.collector.images.append(plain_address(element.get("src", "")))


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


_CLEANER = nh3.Cleaner(
    tags={
        *("p br hr em strong del code pre blockquote ul ol li dl dt dd a img abbr div").split(),
        *("h2 h3 h4 h5 h6 table thead tbody tr th td").split(),
    },
    attributes={
        "a": {"href", "title"},
        "img": {"src", "alt", "title"},
        "abbr": {"title"},
        "ol": {"start"},
        "div": {"class", "tabindex", "role", "aria-label"},
        "th": {"class", "scope"},
        "td": {"class"},
        **{f"h{level}": {"id"} for level in range(2, 7)},
    },
    url_schemes=set(SCHEMES),
    link_rel=None,
)


# One line of words: what Markdown and cleaning would leave as it is, and most of the texts are like this.
_BARE = re.compile(r"(?!.*_)[^\W\d][\w .,;:?!'\"()%€/+–—…‘’“”-]*(?<! )")


class Converter:
    """Texts of one page → HTML. `resolve` and `address` give its links; anchors are unique on it."""

    def __init__(self, table_label: str) -> None:
        self.resolve: Resolve = lambda _target, _label: None
        self.address: Callable[[str], str] = lambda address: address
        self._shaper = _Shape(self, table_label)
        self._md = bare_markdown([WikiLinks(lambda target, label: self.resolve(target, label))])  # noqa: PLW0108 - `resolve` changes
        self._md.treeprocessors.register(self._shaper, "shape", 1)
        self._md.treeprocessors.register(_LeaveWords(self._md), "leave-words", 25)

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


def plain(text: str) -> str:
    """A text without the signs of Markdown, near enough to count words and sentences."""
    text = WIKI.sub(lambda m: m[2] or m[1].rpartition("/")[2].replace("-", " "), text)
    text = re.sub(r"!?\[([^\[\]]*)\]\([^()\n]*\)", r"\1", text)
    return re.sub(r"^[ \t]*(?:#{1,6}|[-*+]|\d+\.|>)[ \t]+|[*_`|]", "", text, flags=re.MULTILINE)


def word_count(text: str) -> int:
    return len(plain(text).split())


WORDS_PER_MINUTE = 200
MINUTES_PER_QUESTION = 1


def reading_minutes(words: int, questions: int) -> int:
    """Minutes: words ÷ 200, rounded up, and one for each question (an agreement, not a norm)."""
    return math.ceil(words / WORDS_PER_MINUTE) + MINUTES_PER_QUESTION * questions


READING_EASE = {"nl": (206.84, 0.93, 77.0), "en": (206.835, 1.015, 84.6)}
"""Where the scale starts; what a word more in a sentence and a syllable more in a word take off."""


# Vowel groups make syllables; in Dutch `ij` is a vowel and a diaeresis begins a new group.
_VOWELS = {
    "nl": re.compile(r"[ëïöü][aeiouy]*|(?:[aeiouyáàâéèêíîóôúû]+(?:(?<=i)j)?)+"),
    "en": re.compile(r"[aeiouy]+"),
}
_NO_VOWEL = re.compile(r"(?<!\S)[^\saeiouyáàâäéèêëíîïóôöúûü]+(?!\S)")
_SILENT_E = re.compile(r".{2}[^aeiouyl]e$")
_SENTENCE_END = re.compile(r"[.!?:;…]+(?=[\s\"”’')]|$)|\n\s*\n|\n(?=[-*#\d])")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def readability(text: str, language: str) -> tuple[float, int]:
    """Reading ease and number of words. Higher is easier; 50 and below is hard.

    Dutch: Flesch-Douma (Douma 1960), 206.84 - 0.93 × words per sentence - 0.77 × syllables per 100 words, as
    https://dbnl.org/tekst/_taa014197701_01/_taa014197701_01_0089.php tells it. English: Flesch reading ease
    (Flesch 1948).
    """
    bare = plain(text).lower()
    words = _WORD.findall(bare)
    if not words:
        return 100.0, 0
    sentences = sum(1 for part in _SENTENCE_END.split(bare) if _WORD.search(part)) or 1
    silent = sum(1 for word in words if _SILENT_E.search(word)) if language == "en" else 0
    spoken = " ".join(words)
    syllables = len(_VOWELS[language].findall(spoken)) + len(_NO_VOWEL.findall(spoken)) - silent
    per_sentence, per_word = len(words) / sentences, syllables / len(words)
    start, of_sentence, of_word = READING_EASE[language]
    return start - of_sentence * per_sentence - of_word * per_word, len(words)


def longest_sentence(line: str) -> int:
    """Words in the longest sentence of a line."""
    return max((len(sentence.split()) for sentence in re.split(r"[.!?…]+\s", line)), default=0)
