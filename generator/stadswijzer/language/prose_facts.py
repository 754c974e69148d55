"""What a text refers to: wiki links, links, pictures and headings, each with where it stands.

In: Markdown. Out: `Facts`. Leaves code alone, as `prose` does, and runs Markdown only where it must.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from stadswijzer.language.prose import bare_markdown, plain_address
from stadswijzer.language.wiki_links import WIKI, WikiLinks, label_of

# Only where one of these stands can Markdown make code, a link or a picture.
_NEEDS_MARKDOWN = re.compile(r"[`<\\]|~~~|\]\(|\]:|\]\[|^(?: {4}| {0,3}\t)|\]\s*$", re.MULTILINE)
_PLAIN_LINK = re.compile(r"(!?)\[[^\[\]\n]+\]\(([^\s()<>\[\]\"'&\\]+)\)")
_HEADING = re.compile(r"^(#{1,6})[ \t]+(?=\S)|^[^\s#>*\-].*\n(=+|-+)[ \t]*$", re.MULTILINE)
_FENCE = re.compile(
    r"^( {0,3})(`{3,}|~{3,})[^\n]*\n.*?(?:^ {0,3}\2[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL
)
_TICKS = re.compile(r"`+")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_OPENS = re.compile(r"<!--|(?<![`\\])`+")


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


known: dict[str, Facts] = {}
"""What was found in texts before, by an earlier process: text → what it refers to."""


@lru_cache(4096)  # `check` follows the links, and the build looks for the files behind them
def scan(text: str, *, html: bool = False) -> Facts:
    """What a text refers to, without running Markdown where that is not needed, for that takes long.

    On a hand-written page raw HTML is HTML (`html`), and signs of links in it are none.
    Without code, escapes and references a plain `[label](address)` can be nothing but a link.
    """
    if not html and text in known:
        return known[text]
    if "[" not in text and "<" not in text and "\n" not in text:
        return Facts((), (), (), tuple(_headings(text)))
    wiki = (
        [WikiLink(m[1].strip(), label_of(m), m.start()) for m in WIKI.finditer(text)] if "[[" in text else []
    )
    bare = WIKI.sub(lambda match: "x" * len(match[0]), text) if wiki else text
    if _NEEDS_MARKDOWN.search(_PLAIN_LINK.sub("x", bare)):
        return _scan_with_markdown(text, wiki, html=html)
    found: dict[str, list[tuple[str, int]]] = {"": [], "!": []}
    for match in _PLAIN_LINK.finditer(bare):
        found[match[1]].append((match[2], match.start(2)))
    return Facts(tuple(wiki), tuple(found[""]), tuple(found["!"]), tuple(_headings(text)))


def _scan_with_markdown(text: str, wiki: list[WikiLink], *, html: bool = False) -> Facts:
    found = _Collector(html=html)
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
            places[address] = (
                _positions(bare, address) or _positions(text, address) or _escaped(text, address) or [0]
            )
        left = places[address]
        found.append((address, left.pop(0) if len(left) > 1 else left[0]))
    return found


def places(text: str, address: str, *, html: bool = False) -> list[int]:
    """Where this address is a link, in the order of the text: Markdown says for each whether it is one."""
    found = _behind_signs(text, address)
    marked, last = "", 0
    for number, at in enumerate(found):
        end = at + len(address)
        marked += f"{text[last:end]}{_MARK}{number}."
        last = end
    seen = _Collector(html=html)
    seen.convert(marked + text[last:])
    live = {link.rpartition(_MARK)[2] for link in seen.links if _MARK in link}
    return [at for number, at in enumerate(found) if f"{number}." in live]


_MARK = "stadswijzer-place-"
"""Put behind an address, to find it again among the links that Markdown makes."""


def _positions(text: str, address: str) -> list[int]:
    """Where a whole address stands: behind the signs of a link, else anywhere."""
    return _behind_signs(text, address) or [match.start() for match in re.finditer(re.escape(address), text)]


def _escaped(text: str, address: str) -> list[int]:
    """Where it stands with a back slash before a sign, which Markdown takes away."""
    signs = "".join(rf"\\?{re.escape(sign)}" for sign in address)
    return [match.start() for match in re.finditer(signs, text)]


def _behind_signs(text: str, address: str) -> list[int]:
    signs = re.compile(rf"(?:\]\([ \n]*<?|\]:[ \t]*\n?[ \t]*<?|<){re.escape(address)}(?=[)>\s]|\Z)")
    return [match.end() - len(address) for match in signs.finditer(text)]


def _without_code(text: str) -> str:
    """The text with spaces where code and comments are, so that all else keeps its place."""
    bare, made, last = _without_fences(text), "", 0
    for start, end, _ in _code_and_comments(bare):
        made += bare[last:start] + re.sub(r"[^\n]", " ", bare[start:end])
        last = end
    return made + bare[last:]


def without_comments(text: str) -> list[tuple[int, int]]:
    """The parts (from, to) of a text that are no comment, which nobody reads; in code it is code."""
    if "<!--" not in text:
        return [(0, len(text))]
    kept, last = [], 0
    for start, end, is_comment in _code_and_comments(_without_fences(text)):
        if is_comment:
            kept.append((last, start))
            last = end
    return [*kept, (last, len(text))]


def _code_and_comments(text: str) -> Iterator[tuple[int, int, bool]]:
    """Code inside a line and comments: where each begins and ends, and whether it is a comment.

    One look at every sign, so that a text made to hurt takes no longer than another.
    """
    closes, breaks, at = _closing_ticks(text), [m.start() for m in _BLANK_LINE.finditer(text)], 0
    while found := _OPENS.search(text, at):
        at = found.end()
        if found[0] == "<!--":
            closed = text.find("-->", at)
            at = closed + len("-->") if closed >= 0 else len(text)
            yield found.start(), at, True
        elif (end := closes.get(found.start(), 0)) and bisect_left(breaks, at) == bisect_left(breaks, end):
            at = end
            yield found.start(), end, False


def _closing_ticks(text: str) -> dict[int, int]:
    """Where a run of ticks begins → where the next run of the same length ends."""
    last: dict[int, int] = {}
    found = {}
    for run in reversed(list(_TICKS.finditer(text))):
        length = len(run[0])
        if length in last:
            found[run.start()] = last[length]
        last[length] = run.end()
    return found


def _without_fences(text: str) -> str:
    return _FENCE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def _headings(text: str) -> Iterator[tuple[int, int]]:
    if "#" not in text and "==" not in text and "--" not in text:
        return
    visible = _without_fences(text)
    for match in _HEADING.finditer(visible):
        yield (len(match[1]) if match[1] else 1 if match[2][0] == "=" else 2), match.start()


class _Collector:
    """Runs Markdown only to see which links, pictures and placeholders are live."""

    def __init__(self, *, html: bool) -> None:
        self.links: list[str] = []
        self.images: list[str] = []
        wiki = WikiLinks(lambda _target, label: ("#wiki", label or "x"))
        self.md = bare_markdown([wiki], html=html)
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
