"""A page that shows other pages one after another, to print: headings one level deeper, names kept apart.

In: pages of entries, made before. Out: their HTML as parts of one page; links between them stay on it. The
HTML is ours (of templates and `prose`), so that its tags can be told by their form.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator.render import Made, Page, environment

_SCRIPTED = re.compile(r"<template\b.*?</template>|<script\b.*?</script>", re.DOTALL)
"""What only works with a script that the page for print does not have."""
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)([^<>\"]*(?:\"[^\"]*\"[^<>\"]*)*)>")
_FOR_SCRIPTS = re.compile(r" data-[\w-]+(?:=\"[^\"]*\")?")
_NAMES = re.compile(r"( (?:id|for|aria-labelledby|aria-describedby)=\")([^\"]+)")
_LINK = re.compile(r"( (?:xlink:)?(?:href|src)=\")([^\"]*)")
_LABEL = re.compile(r"( aria-label=\"[^\"]*)")
_DEEPEST = 6
_OF_STYLE = "tl-"
"""How names begin that `figures.css` refers to; the picture is on a page but once."""


@dataclass
class Part:
    """One entry on the page: its title, its anchor and its HTML."""

    title: str
    anchor: str
    body: Markup


class PrintPage(Page):
    """A page of parts. It is made after them, so that each is made but once."""

    def make(self) -> Made:
        """The HTML of all parts, after a list of what there is."""
        self.outline, self._anchors = [], set()
        anchors = {part.address: part.address.strip("/").replace("/", "-") for part in self.parts}
        found = [
            Part(part.title, anchors[part.address], Markup(_Rewriter(self, part, anchors).body()))  # noqa: S704 - HTML of ours
            for part in self.parts
        ]
        template = environment().get_template(f"{self.template}.html")
        made = template.render(site=self.site, page=self, w=self.site.words, found=found, **self.values)
        return made, self.outline, self._anchors


class _Rewriter:
    """The HTML of one part as it must read on the page for print."""

    def __init__(self, page: Page, part: Page, anchors: Mapping[str, str]) -> None:
        self.page, self.part, self.anchors = page, part, anchors
        self.own = anchors[part.address]

    def body(self) -> str:
        return _TAG.sub(self._tag, _SCRIPTED.sub("", self.part.html))

    def _tag(self, tag: re.Match[str]) -> str:
        slash, name, rest = tag.groups()
        if len(name) == 2 and name[0] == "h" and name[1].isdigit():  # noqa: PLR2004 - h1 to h6
            name = f"h{min(int(name[1]) + 1, _DEEPEST)}"
        if '="' in rest:
            rest = _NAMES.sub(self._names, _FOR_SCRIPTS.sub("", rest))
            rest = _LINK.sub(self._link, rest)
            if 'role="region"' in rest:
                rest = _LABEL.sub(self._label, rest)
        return f"<{slash}{name}{rest}>"

    def _name(self, name: str) -> str:
        """A name of this part alone; what a style sheet refers to keeps its own."""
        return name if name.startswith(_OF_STYLE) else f"{self.own}--{name}"

    def _names(self, found: re.Match[str]) -> str:
        return found[1] + " ".join(map(self._name, found[2].split()))

    def _label(self, found: re.Match[str]) -> str:
        """Regions of several parts have one label: each says whose it is."""
        return f"{found[1]}: {html.escape(self.part.title)}"

    def _link(self, found: re.Match[str]) -> str:
        """A link to this part or another on the page stays on it; others lead where they led."""
        before, link = found.groups()
        if link.startswith("#"):
            return f"{before}#{self._name(link[1:])}"
        if not link.startswith(self.part.root):
            return before + link
        path, sign, anchor = link.removeprefix(self.part.root).partition("#")
        there = self.anchors.get(path.removesuffix("index.html"))
        if there:
            return f"{before}#{there}--{anchor}" if anchor else f"{before}#{there}"
        return f"{before}{self.page.root}{path}{sign}{anchor}"
