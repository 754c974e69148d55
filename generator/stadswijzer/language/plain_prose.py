"""Prose with few signs → HTML at once: the bytes that Markdown and cleaning give, in a tenth of the time.

In: a text. Out: its HTML and headings, or None where a sign may mean something that is not known here: then
Markdown is asked. Knows paragraphs, headings, lists of one level, links, `[[links]]` and bold, of letters and
signs that mean nothing in Markdown or HTML. `tests/language/test_prose.py` holds it against Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from stadswijzer.language.wiki_links import Resolve, label_of_words

_SIGNS = r"\w .,;:?!'\"()%€/+–—…‘’“”\-"
_WORDS = rf"[{_SIGNS}]++"
_WIKI = rf"\[\[({_WORDS})(?:\|([{_SIGNS}\n]++))?\]\]"
_LINK = rf"(?<!!)\[({_WORDS})\]\(([a-zA-Z0-9./:#?=%~+,-]++)\)"
_BOLD = rf"(?<!\*)\*\*(?! )({_WORDS})(?<! )\*\*(?!\*)"
_LINE = rf"(?=[\w\"'(“‘€\[*])(?!\d+\. )(?:{_WORDS}|{_WIKI}|{_LINK}|{_BOLD})++(?<! )"
_ITEM = _LINE.replace(r"\n", "")
_ADDRESS = r"(?:https?://(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,}(?=[/?#]|\Z))?[a-zA-Z0-9./#?=%~+,-]*"
"""What cleaning leaves as it is."""


class _Patterns(NamedTuple):
    """What is told by its form."""

    paragraph: re.Pattern[str]
    list_: re.Pattern[str]
    heading: re.Pattern[str]
    mark: re.Pattern[str]
    label: re.Pattern[str]
    address: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    """Made when prose is first shown: that takes longer than checking some files, and `check` shows none."""
    written = (
        rf"{_LINE}(?:\n{_LINE})*+",
        rf"- {_ITEM}(?:\n- {_ITEM})*+",
        rf"(#{{1,6}}) ((?=[^\W\d]){_WORDS}(?<! ))",
        f"{_WIKI}|{_LINK}|{_BOLD}",
        _WORDS,
        _ADDRESS,
    )
    return _Patterns(*map(re.compile, written))


class UnknownSignError(Exception):
    """A link leads to what is not known here."""


class Block(NamedTuple):
    """A paragraph or a list as HTML, or a heading: its level and words."""

    html: str
    level: int = 0


@dataclass(frozen=True)
class _Marks:
    """Where links lead (see `prose.Where`)."""

    resolve: Resolve
    address: Callable[[str], str]

    def html(self, text: str) -> str:
        return _patterns().mark.sub(self._html, text)

    def _html(self, mark: re.Match[str]) -> str:
        target, label, words, link, bold = mark.groups()
        if bold:
            return f"<strong>{bold}</strong>"
        if target:
            link, words = self.resolve(target.strip(), label_of_words(label)) or ("", "")
        address, known = self.address(link), _patterns()
        if not (address and known.address.fullmatch(address) and known.label.fullmatch(words)):
            raise UnknownSignError
        return f'<a href="{address}">{words}</a>'


def blocks(text: str, resolve: Resolve, address: Callable[[str], str]) -> list[Block] | None:
    """The blocks of a text, or None. `text`: without empty lines around it."""
    if "_" in text or "\n\n\n" in text:
        return None
    try:
        return list(_blocks(text.split("\n\n"), _Marks(resolve, address)))
    except UnknownSignError:
        return None


def _blocks(texts: list[str], marks: _Marks) -> Iterator[Block]:
    known, was_list = _patterns(), False
    for text in texts:
        is_list = text.startswith("- ")
        heading = known.heading.fullmatch(text)
        if heading:
            yield Block(heading[2], len(heading[1]))
        elif is_list and not was_list and known.list_.fullmatch(text):
            items = "\n".join(f"<li>{marks.html(item)}</li>" for item in text[2:].split("\n- "))
            yield Block(f"<ul>\n{items}\n</ul>")
        elif not is_list and known.paragraph.fullmatch(text):
            yield Block(f"<p>{marks.html(text)}</p>")
        else:
            raise UnknownSignError
        was_list = is_list
