"""The anchors of a text that a link may lead to, found only when one does."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import cast

import markdown
from markdown.extensions.toc import TocExtension

from stadswijzer.content.fields import Part
from stadswijzer.content.hand_written import HandWritten
from stadswijzer.content.library import Entry
from stadswijzer.content.values import Prose
from stadswijzer.language import prose


class EntryAnchors:
    """The anchors of an entry's own headings."""

    def __init__(self, entry: Entry[Part]) -> None:
        self.entry = entry

    def __contains__(self, anchor: object) -> bool:
        return anchor in self.all

    @cached_property
    def all(self) -> set[str]:
        anchors: set[str] = set()
        converter = prose.Converter("")
        for leaf in self.entry.texts:
            if type(leaf.kind) is Prose:
                converter.convert(leaf.value, anchors=anchors)
        return anchors


_NAMED = re.compile(r"\{:?[^}\n]*#([^\s}]+)[^}\n]*\}")
_IN_HTML = re.compile(r"\b(?:id|name)\s*=\s*[\"']?([^\"'\s>]+)")


class PageAnchors:
    """Those of a hand-written page, as the site engine makes them; with `everything` any anchor will do."""

    def __init__(self, page: HandWritten, *, everything: bool) -> None:
        self.page, self.everything = page, everything

    def __contains__(self, anchor: object) -> bool:
        return self.everything or anchor in self.all

    @cached_property
    def all(self) -> set[str]:
        md = markdown.Markdown(extensions=[TocExtension(), "attr_list", "fenced_code"])
        md.convert(self.page.body)
        anchors = set(_ids(md.toc_tokens))  # type: ignore[attr-defined]
        anchors |= {match[1] for match in _NAMED.finditer(self.page.body)}
        return anchors | (set(_IN_HTML.findall(self.page.body)) if self.page.trusted else set())


def _ids(tokens: Iterable[dict[str, object]]) -> Iterable[str]:
    for token in tokens:
        yield str(token["id"])
        yield from _ids(cast("Iterable[dict[str, object]]", token["children"]))
