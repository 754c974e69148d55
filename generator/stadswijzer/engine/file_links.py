"""On a hand-written page a link to the file of an entry leads to its page, as in the texts of entries.

In: Markdown that is being converted, and what a link means. Out: the same with other addresses. Editors see
the files side by side, and on a forge such a link works too.
"""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

import markdown
from markdown.treeprocessors import Treeprocessor


class FileLinks(markdown.Extension):
    """`resolve`: an address → the one to write in its place, or None to leave it."""

    def __init__(self, resolve: Callable[[str], str | None]) -> None:
        super().__init__()
        self.resolve = resolve

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - its name in Markdown
        md.treeprocessors.register(
            _Follow(self.resolve, md), "file-links", 10
        )  # before MkDocs looks for files


class _Follow(Treeprocessor):
    def __init__(self, resolve: Callable[[str], str | None], md: markdown.Markdown) -> None:
        super().__init__(md)
        self.resolve = resolve

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            found = self.resolve(link.get("href", ""))
            if found is not None:
                link.set("href", found)
