"""`[[links]]` in Markdown: hidden before it runs, shown where it found no code.

In: a text, and where each target leads. Out: links as elements of Markdown's tree. A placeholder that still
stands at the end stood in code, and becomes text again. By hand: the `|` of a link must not split the cell
of a table, which Markdown cuts before any extension for links looks.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from xml.etree.ElementTree import Element

import markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor

# A label may run on over the end of a line, as prose does, but not over a blank line.
WIKI = re.compile(r"\[\[([^\[\]|\n]+)(?:\|((?:[^\[\]\n]|\n(?!\s*\n))+))?\]\]")
OPEN, CLOSE = "\ue000", "\ue001"  # private use: no text holds them
PLACEHOLDER = re.compile(f"{OPEN}([0-9]+){CLOSE}")


def label_of(link: re.Match[str]) -> str:
    """What a link shows, on one line; '' when it does not say."""
    return label_of_words(link[2])


def label_of_words(words: str | None) -> str:
    """The same of what stands behind its `|`."""
    return " ".join((words or "").split())


class _HideLinks(Preprocessor):
    """`[[…]]` → a placeholder that Markdown leaves alone."""

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines).replace(OPEN, "\ufffd").replace(CLOSE, "\ufffd")
        kept: list[str] = []

        def hide(match: re.Match[str]) -> str:
            kept.append(match[0])
            return f"{OPEN}{len(kept) - 1}{CLOSE}"

        text = WIKI.sub(hide, text)
        self.md.wiki_links = kept  # type: ignore[attr-defined]
        return text.split("\n")


Resolve = Callable[[str, str], tuple[str, str] | None]
"""(target, label) of a wiki link → (address, text), or None when it leads nowhere."""


class _ShowLinks(InlineProcessor):
    """A placeholder outside code → a link."""

    def __init__(self, resolve: Resolve, md: markdown.Markdown, live: set[int]) -> None:
        super().__init__(PLACEHOLDER.pattern, md)
        self.resolve = resolve
        self.live = live

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | str, int, int]:  # type: ignore[override]  # noqa: ARG002, N802 - its name in Markdown
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
            PLACEHOLDER.sub(lambda m: escape(links[int(m[1])], quote=False), text) if OPEN in text else text
        )
