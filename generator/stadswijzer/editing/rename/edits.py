"""Where a name stands in the content: every place that must change with it, by offset.

In: links of a library, and what is renamed. Out: `Edit`s, places where the name could not be followed, and
comments that mention it. Writes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from stadswijzer.content.fields import Part
from stadswijzer.content.hand_written import HandWritten
from stadswijzer.content.leaves import leaves
from stadswijzer.content.library import Entry
from stadswijzer.content.links import PLAN_KINDS, Links, target_of
from stadswijzer.content.values import Prose, Ref
from stadswijzer.content.yaml_source import Scalar, Source
from stadswijzer.editing.format.yaml_comments import comments_of
from stadswijzer.language import prose_facts
from stadswijzer.language.problems import Place


@dataclass(frozen=True, order=True)
class Edit:
    """Characters `start` to `end` of a file become `text`."""

    path: str
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Rename:
    """What gets another name. `old`: its id in the whole library; `new`: its new id alone."""

    kind: str
    old: str
    new: str

    @property
    def period(self) -> str:
        """Folder of the period that the id is of; '' of the first, and of what is of none."""
        return self.old.rpartition("/")[0]

    @property
    def bare(self) -> str:
        """The old id as it stands in the files."""
        return self.old.rpartition("/")[2]


def edits(links: Links, rename: Rename) -> Iterator[Edit | Place]:
    """What must change everywhere; a `Place` where a reference could not be rewritten."""
    for entry in links.library:
        here = links.within(entry.period)
        for leaf in leaves(entry.data, Ref):
            kind = cast("Ref", leaf.kind)
            if kind.kind == rename.kind and leaf.value not in kind.words and _names(here, rename, leaf.value):
                yield _of_scalar(entry.source, cast("Scalar", leaf.node), rename)
        for leaf in entry.texts if rename.kind not in PLAN_KINDS else ():
            if type(leaf.kind) is Prose and "[" in leaf.value:
                yield from _Text(links, rename, entry, cast("Scalar", leaf.node)).edits(leaf.value)
    for page in links.library.pages if rename.kind not in PLAN_KINDS else ():
        yield from _Text(links, rename, page, None).edits(page.body)


def _names(here: Links, rename: Rename, value: str) -> bool:
    """Whether a reference means what is renamed; of a bare id, as one means it who writes `here`."""
    if value.rpartition("/")[2] != rename.bare:
        return False
    targets = here.all(rename.kind, value)
    return [each.id for each in targets] == [rename.old]


def mentions(links: Links, old: str) -> Iterator[Place]:
    """Comments that name what is renamed: they are the editor's own words."""
    name = re.compile(rf"(?<![\w-]){re.escape(old)}(?![\w-])")
    for entry in links.library:
        if old in entry.source.text:
            for offset, text in comments_of(entry.source, entry.data.node).places:
                if name.search(text):
                    yield entry.source.place(offset)


def of_id(source: Source, node: Scalar, new: str) -> Edit | Place:
    """The edit that gives an id at its own place another name."""
    return _of_scalar(source, node, Rename("", node.text, new))


def _of_scalar(source: Source, node: Scalar, rename: Rename) -> Edit | Place:
    start, end = node.start + bool(node.style), node.end - bool(node.style)
    period, sign, id_ = source.text[start:end].rpartition("/")
    if id_ != rename.bare:
        return source.place(node.start)
    return Edit(source.path, start + len(period + sign), end, rename.new)


@dataclass(frozen=True)
class _Text:
    """One text: prose of an entry (`scalar`), or the whole of a hand-written page."""

    links: Links
    rename: Rename
    home: Entry[Part] | HandWritten
    scalar: Scalar | None

    @property
    def source(self) -> Source:
        return self.home.source

    @property
    def path(self) -> str:
        """From the folder of pages."""
        return self.home.path if isinstance(self.home, HandWritten) else self.home.path.removeprefix("docs/")

    def edits(self, text: str) -> Iterator[Edit | Place]:
        if self.rename.bare not in text:
            return
        html = isinstance(self.home, HandWritten) and self.home.trusted
        facts = prose_facts.scan(text, html=html)
        for link in facts.wiki:
            if self._is_meant(link.target):
                at = text.index(link.target, link.position)
                yield self._edit(text, at, link.target, self._target(link.target))
        for address, first in dict(reversed(facts.links)).items():
            if self._leads_there(address):
                for at in prose_facts.places(text, address, html=html) or [first]:
                    yield self._edit(text, at, address, _readdressed(address, self.rename))

    def _edit(self, text: str, at: int, was: str, becomes: str) -> Edit | Place:
        """The edit of `was` at position `at` of the text; its place when the file has it otherwise."""
        is_there = text[at : at + len(was)] == was
        if isinstance(self.home, HandWritten):
            offset = self.home.offset(at)
        else:
            offset = self.source.offset_in(self.scalar, at) if self.scalar else at
        if not is_there or self.source.text[offset : offset + len(was)] != was or was == becomes:
            return self.source.place(offset)
        return Edit(self.source.path, offset, offset + len(was), becomes)

    @property
    def _here(self) -> Links:
        return self.links.within(None if isinstance(self.home, HandWritten) else self.home.period)

    def _is_meant(self, target: str) -> bool:
        targets = self._here.wiki(target)
        return (
            target.rpartition("/")[2] == self.rename.bare
            and len(targets) == 1
            and (targets[0].kind, targets[0].id) == (self.rename.kind, self.rename.old)
        )

    def _target(self, target: str) -> str:
        """What stands in the link now: with its folder when the new name alone would mean two things."""
        folder, sign, _ = target.rpartition("/")
        others = [each for each in self._here.wiki(self.rename.new) if each.id != self.rename.old]
        if not sign and others:
            folder, sign = self.links.library.words.folders[self.rename.kind].removeprefix("docs/"), "/"
            folder = self.rename.period or folder
        return f"{folder}{sign}{self.rename.new}"

    def _leads_there(self, address: str) -> bool:
        if self.rename.bare not in address or re.match(r"[a-z][a-z0-9+.-]*:|/", address, re.IGNORECASE):
            return False
        wanted, _ = target_of(address, self.path)
        as_page = f"{wanted.removesuffix('/index.md').rstrip('/')}/"
        target = self.links.addresses.get(self.links.files.get(wanted, as_page))
        return target is not None and (target.kind, target.key) == (self.rename.kind, self.rename.old)


def _readdressed(address: str, rename: Rename) -> str:
    """The same address with the new name in the last part of its path that is the old one."""
    path, rest = re.match(r"([^?#]*)(.*)", address, re.DOTALL).groups()  # type: ignore[union-attr]
    name = re.compile(rf"(?<=/){re.escape(rename.bare)}(?=\.yml$|\.md$|/index\.md$|/?$)")
    return name.sub(rename.new, f"/{path}", count=1)[1:] + rest
