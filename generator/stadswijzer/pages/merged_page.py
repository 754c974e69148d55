"""A page that shows other pages one after another, to print: headings one level deeper, names kept apart.

In: pages of entries, made before. Out: their HTML as parts of one page; links between them stay on it. The
HTML is ours (of templates and `prose`), so that its tags can be told by their form.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from stadswijzer.pages.render import Made, Page, shortened

_LEFT_OUT = re.compile(
    r"<template\b.*?</template>|<script\b.*?</script>|<p class=\"answer\">.*?</p>", re.DOTALL
)
"""What only works with a script that this page does not have; and the way to answer, which it has itself."""
_FOLDED, _OPEN = '<details class="part">', '<details class="part" open>'
"""A part of a page that is folded there stands open here."""
_TAG = re.compile(
    r"<(?:(/?)h([1-6])(?=[ >])|(?=[a-zA-Z][\w-]* (?!class=\"[^\"]*\">)))([^<>\"]*(?:\"[^\"]*\"[^<>\"]*)*)>"
)
"""A tag in which something may have to change: a heading, or one with more attributes than a class."""
_ATTRIBUTE = re.compile(r" ([a-z][\w:-]*)(?:=\"([^\"]*)\")?")
_NAMES = frozenset(("id", "for", "aria-labelledby", "aria-describedby"))
_LINKS = frozenset(("href", "src", "xlink:href"))
_DEEPEST = 6
_OF_STYLE = "tl-"
"""How names begin that `figures.css` refers to; the picture is on a page but once."""


class Part(NamedTuple):
    """One entry on the page: its title, its anchor and its HTML."""

    title: str
    anchor: str
    body: Markup


class PrintPage(Page):
    """A page of parts. It is made after them, so that each is made but once."""

    bodies: Sequence[tuple[str, str]] = ()
    """Of the page that was made, in turn: what tells whether a part is the same, and the HTML of it here."""
    kept_part: Callable[[str], str] = staticmethod(lambda _: "")
    """Reads the HTML of such a part out of the page of an earlier build; '' where it was not on it."""

    def forget(self) -> None:
        super().forget()
        self.bodies = ()

    def make(self) -> Made:
        """The HTML of all parts, after a list of what there is."""
        self.outline, self._anchors = [], set()
        anchors = {part.address: part.address.strip("/").replace("/", "-") for part in self.parts}
        around = (self.address, sorted(anchors.items()))
        self.bodies = []
        titles = Counter(part.title for part in self.parts)
        parts = []
        for n, part in enumerate(self.parts, 1):
            whose = f"{part.title} ({n})" if titles[part.title] > 1 else part.title
            key = f"{part.fingerprint}-{shortened(whose, around)}" if part.fingerprint else ""
            body = (key and self.kept_part(key)) or _Rewriter(self, part, anchors, whose).body()
            self.bodies.append((key, body))
            parts.append(Part(part.title, anchors[part.address], Markup(body)))  # noqa: S704 - HTML of ours
        return self.shown(found=tuple(parts)), self.outline, self._anchors


class _Rewriter:
    """The HTML of one part as it must read on the page for print."""

    def __init__(self, page: Page, part: Page, anchors: Mapping[str, str], whose: str) -> None:
        self.page, self.part, self.anchors, self.whose = page, part, anchors, whose
        self.own = anchors[part.address]
        self.is_region = False

    def body(self) -> str:
        return _TAG.sub(self._tag, _LEFT_OUT.sub("", self.part.html).replace(_FOLDED, _OPEN))

    def _tag(self, tag: re.Match[str]) -> str:
        slash, level, rest = tag.groups()
        head = f"<{slash}h{min(int(level) + 1, _DEEPEST)}" if level else "<"
        if '="' in rest or " data-" in rest:
            self.is_region = 'role="region"' in rest or rest.startswith("aside ")
            rest = _ATTRIBUTE.sub(self._attribute, rest)
        return f"{head}{rest}>"

    def _attribute(self, match: re.Match[str]) -> str:
        """An attribute as it must read here; what is only for scripts goes."""
        name, value = match.groups()
        if name in _LINKS:
            return f' {name}="{self._link(value)}"'
        if name in _NAMES:
            return f' {name}="{" ".join(map(self._name, value.split()))}"'
        if name == "aria-label" and self.is_region:  # regions of several parts have one label: whose it is
            return f' {name}="{value}: {html.escape(self.whose)}"'
        return "" if name.startswith("data-") else match[0]

    def _name(self, name: str) -> str:
        """A name of this part alone; what a style sheet refers to keeps its own."""
        return name if name.startswith(_OF_STYLE) else f"{self.own}--{name}"

    def _link(self, link: str) -> str:
        """A link to this part or another on the page stays on it; others lead where they led."""
        if link.startswith("#"):
            return f"#{self._name(link[1:])}"
        if not link.startswith(self.part.root):
            return link
        path, sign, anchor = link.removeprefix(self.part.root).partition("#")
        there = self.anchors.get(path.removesuffix("index.html"))
        if there:
            return f"#{there}--{anchor}" if anchor else f"#{there}"
        return f"{self.page.root}{path}{sign}{anchor}"
