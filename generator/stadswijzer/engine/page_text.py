"""HTML in the text of a hand-written page is text, as in an entry; comments are nothing.

In: Markdown that is being converted, and whether HTML in it is HTML after all. Out: the same, less what would
let HTML through. Code keeps what stands in it.
"""

from __future__ import annotations

from collections.abc import Callable

import markdown
from markdown.preprocessors import Preprocessor

from stadswijzer.language.prose_facts import without_comments


class HtmlIsText(markdown.Extension):
    """`shown`: whether HTML on the page that is being converted is HTML."""

    def __init__(self, shown: Callable[[], bool]) -> None:
        super().__init__()
        self.shown = shown

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - its name in Markdown
        if self.shown():
            return
        md.preprocessors.deregister("html_block", strict=False)  # also what `md_in_html` put in its place
        md.inlinePatterns.deregister("html", strict=False)
        md.preprocessors.register(_LeaveComments(md), "leave-comments", 28)  # before code is taken out


class _LeaveComments(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        return "".join(text[start:end] for start, end in without_comments(text)).split("\n")
