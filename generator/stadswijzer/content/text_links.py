"""The links, pictures and headings of a text, by one rule for entries and hand-written pages.

In: a text with its place. Out: backlinks, and a problem for each link that leads nowhere or does harm. What
only a page of no entry can answer is kept for who knows which of those there are.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import cast
from urllib.parse import unquote

from stadswijzer.content.fields import Part
from stadswijzer.content.hand_written import HandWritten
from stadswijzer.content.leaves import Leaf
from stadswijzer.content.library import Entry
from stadswijzer.content.links import Links, Target, ToHeading, ToPage, address_of, target_of
from stadswijzer.content.public_files import PICTURES
from stadswijzer.content.text_anchors import EntryAnchors, PageAnchors
from stadswijzer.content.values import nearest
from stadswijzer.content.yaml_source import Scalar, Source
from stadswijzer.language import prose_facts
from stadswijzer.language.address_scheme import SCHEMES, WEB, is_web_address, scheme_of
from stadswijzer.language.invisible import name_of, unseen_in_address
from stadswijzer.language.problems import Problems


@dataclass(frozen=True)
class Text:
    """One text. `path`: of its file, from the folder of pages; `at`: a position in it → in the file."""

    text: str
    source: Source
    path: str
    at: Callable[[int], int]
    anchors: EntryAnchors | PageAnchors
    entry: Entry[Part] | None = None
    html: bool = False


def of_entry(entry: Entry[Part], leaf: Leaf) -> Text:
    """A field of prose."""
    path, at = entry.path.removeprefix("docs/"), _Offsets(entry.source, leaf)
    return Text(leaf.value, entry.source, path, at, EntryAnchors(entry), entry)


def of_page(page: HandWritten, *, is_introduction: bool) -> Text:
    """A hand-written page; an introduction has sections of ours below it, which it may link to."""
    anchors = PageAnchors(page, everything=is_introduction)
    return Text(page.body, page.source, page.path, page.offset, anchors, html=page.trusted)


@dataclass(frozen=True)
class _Offsets:
    source: Source
    leaf: Leaf

    def __call__(self, position: int) -> int:
        return self.source.offset_in(cast("Scalar", self.leaf.node), position)


@dataclass(frozen=True)
class TextLinks:
    """Follows what texts refer to."""

    links: Links
    problems: Problems
    followed: dict[tuple[str, str], None] = field(default_factory=dict)
    """Kind and key of what was referred to, in that order, until who asks for it clears it."""

    def check(self, text: Text) -> None:
        """Follows all that one text refers to."""
        if not re.search(r"[\[#<]|==|--", text.text):
            return
        facts = _facts(text)
        for link in facts.wiki:
            if not self.problems.is_full(text.source.path):
                self._wiki(text, link)
        for is_image, addresses in ((False, facts.links), (True, facts.images)):
            for address, position in addresses if not self.problems.is_full(text.source.path) else ():
                self._address(text, address, position, is_image=is_image)
        self._headings(text, facts.headings)

    def _add(self, text: Text, code: str, position: int, **values: object) -> None:
        self.problems.add(text.source.problem(code, text.at(position), **values))

    def _headings(self, text: Text, headings: Iterable[tuple[int, int]]) -> None:
        """From the second level down; a page may begin with a heading of its own."""
        last, first = 1, True
        for level, position in headings:
            is_title = first and text.entry is None and level == 1
            if not is_title and (level == 1 or level > last + 1):
                write = "#" * max(2, min(last + 1, level))
                self._add(text, "heading-skipped", position, level=level, write=write)
            last, first = 1 if is_title else max(level, 2), False

    def _wiki(self, text: Text, link: prose_facts.WikiLink) -> None:
        period = text.entry.period if text.entry else None
        targets = self.links.within(period).wiki(link.target)
        id_ = link.target.rpartition("/")[2]
        if len(targets) == 1:
            self.follow(text.entry, text.source, targets[0], lambda: text.at(link.position), link.target)
        elif targets:
            self.ambiguous(text.source, text.at(link.position), link.target, targets, "[[{}]]")
        elif not any(self.links.is_unread(kind, id_) for kind in self.links.library.entries):
            near = self.links.near(link.target)
            self._add(text, "unknown-reference", link.position, kind="entry", id=link.target, near=near)

    def follow(
        self,
        entry: Entry[Part] | None,
        source: Source,
        target: Target,
        offset: Callable[[], int],
        written: str,
    ) -> None:
        """Says what is odd about a reference that leads somewhere, and keeps that `entry` made it.

        `offset`: looks where it stands, which takes longer than all else of the many of which nothing is odd.
        """
        if target.old:
            self.problems.add(source.problem("old-id", offset(), id=written, new=target.id))
        if target.entry:
            if target.entry.is_draft and not (entry and entry.is_draft):
                self.problems.add(source.problem("needs-draft", offset(), id=target.id))
            if entry and target.entry is not entry:
                self.links.backlinks[target.kind, target.entry.key].add((entry.kind, entry.key))
                self.followed[target.kind, target.entry.key] = None

    def ambiguous(
        self, source: Source, offset: int, id_: str, targets: list[Target], form: str = "{}"
    ) -> None:
        """An id that more than one kind, or more than one period, has; and how to write each."""
        names = {folder: name for name, folder in self.links.folders.items()}
        written = []
        for each in targets:
            period = each.entry.period if each.entry else each.id.rpartition("/")[0]
            folder = self.links.library.words.folders.get(each.kind, "").removeprefix("docs/")
            among = sum(other.kind == each.kind for other in targets) > 1
            written.append(form.format(f"{names.get(period or '', '') if among else folder}/{id_}"))
        problem = source.problem("ambiguous-reference", offset, id=id_, allowed=", ".join(written))
        self.problems.add(problem)

    def _address(self, text: Text, address: str, position: int, *, is_image: bool) -> None:
        if unseen := unseen_in_address(address):
            there = text.text.find(unseen, position, position + len(address))
            at = there if there >= 0 else position
            self._add(text, "hidden-character", at, character=name_of(unseen))
            return
        scheme = scheme_of(address)
        if refused := _refused(address, scheme, is_image=is_image):
            self._add(text, "unsafe-link", position, link=address, hint=refused)
        elif not scheme and is_image and self._is_no_picture(text, address):
            self._add(text, "unsafe-link", position, link=address, hint="no_picture")
        elif not scheme:
            self._inside(text, address, position)

    def _is_no_picture(self, text: Text, address: str) -> bool:
        """Whether a page or another file stands where a picture is wanted; one that is missing is told so."""
        wanted, _ = target_of(address, text.path)
        is_here = address[:1] in ("", "#", "?")
        return is_here or (not wanted.lower().endswith(PICTURES) and self._is_known(wanted))

    def _inside(self, text: Text, address: str, position: int) -> None:
        """A link to a heading, a page or a file of the project."""
        wanted, anchor = target_of(address, text.path)
        anchor = unquote(anchor)
        if address.startswith(("#", "?")) or not address:
            self._own_heading(text, address, anchor, position)
        elif wanted.startswith("..") or (address.startswith("/") and not self._stands_at(wanted, address)):
            self._add(text, "outside-project", position, link=address)
        else:
            self._file(text, wanted, address, position)
            self._heading_there(text, wanted, address, anchor, position)

    def _own_heading(self, text: Text, address: str, anchor: str, position: int) -> None:
        if not anchor or anchor in text.anchors:
            return
        if text.entry and anchor in self._parts_of_pages:
            to = ToHeading(text.source, text.at(position), text.entry.address, anchor, address)
            self.links.to_headings.append(to)
            return
        near = nearest(anchor, sorted(text.anchors.all))
        self._add(text, "unknown-anchor", position, link=address, near=near)

    @cached_property
    def _parts_of_pages(self) -> set[str]:
        """Anchors of the sections that pages of entries may have."""
        sections = self.links.library.words.under("sections")
        return {str(each["anchor"]) for each in sections.values() if "anchor" in each}

    def _heading_there(self, text: Text, wanted: str, written: str, anchor: str, position: int) -> None:
        """A link to a part of another page; in a file (`#page=3` of a PDF) it means something else."""
        address = self.links.files.get(wanted, address_of(wanted))
        if anchor and (not address or address.endswith("/")):
            to = ToHeading(text.source, text.at(position), address, anchor, written)
            self.links.to_headings.append(to)

    def _stands_at(self, wanted: str, address: str) -> bool:
        """Whether a link from the root can lead to a page."""
        return not wanted or address.partition("#")[0].endswith("/") or self._is_known(wanted)

    def _file(self, text: Text, wanted: str, written: str, position: int) -> None:
        files = self.links.files
        if wanted in files:
            target = self.links.addresses.get(files[wanted])
            if target:
                reached = Target(target.kind, target.id, entry=target)
                self.follow(text.entry, text.source, reached, lambda: text.at(position), target.id)
        elif not self._is_known(wanted):
            kept_back = wanted in self.links.library.media
            near = "" if kept_back else near_file(wanted, files, text.source.path)
            folder = self.links.library.words("folder_of_files")
            values = {"link": written, "near": near, "folder": folder, "hint": "folder" if kept_back else ""}
            self.links.to_pages.append(ToPage(text.source, text.at(position), address_of(wanted), values))

    def _is_known(self, wanted: str) -> bool:
        """Whether a page or file is there, or could not be read: that is told there."""
        links, stem = self.links, posixpath.splitext(posixpath.basename(wanted))[0]
        address = address_of(wanted)
        return (
            not address  # the start page, which every site has
            or wanted in links.files
            or address in links.addresses
            or address in links.page_addresses
            or any(links.is_unread(kind, stem) for kind in links.library.entries)
        )


_NOTE = re.compile(r"\[\^[^\]\s]+\](:?)")
"""The sign of a note at the foot of a page, and where the note begins."""


def _facts(text: Text) -> prose_facts.Facts:
    """What a text refers to. A note on a page may also be what it is without that extension: a label."""
    facts = prose_facts.scan(text.text, html=text.html)
    if text.entry or "[^" not in text.text:
        return facts
    notes = {match.end() for match in _NOTE.finditer(text.text) if match[1]}
    bare = _NOTE.sub(lambda match: "x" * (len(match[0]) - len(match[1])) + match[1], text.text)
    inside = prose_facts.scan(bare, html=text.html)
    labels = [
        (address, at) for address, at in facts.links if scheme_of(address) and _opens(text.text, at) in notes
    ]
    return replace(inside, links=(*inside.links, *labels))


def _opens(text: str, at: int) -> int:
    """Where the white space and the `<` before a position begin."""
    return len(text[:at].rstrip(" <"))


def _refused(address: str, scheme: str, *, is_image: bool) -> str:
    """Why an address may not stand in a text, as a hint of `unsafe-link`, or ''."""
    if scheme == "file" or len(scheme) == 1 or address.startswith("\\"):
        return "drive"
    if scheme and is_image:
        return "image"
    if scheme == "//" or (scheme and scheme not in SCHEMES):
        return "general"
    if scheme in WEB:
        return "" if is_web_address(address) else "general"
    return ""


def near_file(wanted: str, files: Iterable[str], path: str) -> str:
    """The file with nearly the name of `wanted`, as a link from the file `path`, or ''."""
    by_name = {path.rpartition("/")[2]: path for path in sorted(files)}
    near = nearest(wanted.rpartition("/")[2], list(by_name))
    return posixpath.relpath(by_name[near], posixpath.dirname(path.removeprefix("docs/"))) if near else ""
