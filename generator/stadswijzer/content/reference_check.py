"""Following every reference and link of the content, and saying what leads nowhere.

In: a library. Out: `Links` with all backlinks, and every problem with a reference, an old name or a cycle.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import cast
from urllib.parse import unquote

from stadswijzer.content.cycles import cycles
from stadswijzer.content.fields import Leaf, leaves
from stadswijzer.content.library import Entry, HandWritten, Library, alias_key, old_address
from stadswijzer.content.links import PLAN_KINDS, Found, Links, ToPage, target_of
from stadswijzer.content.model import KINDS, Initiative
from stadswijzer.content.values import Prose, Ref, nearest
from stadswijzer.content.yaml_source import Scalar, Source
from stadswijzer.language import prose, prose_facts
from stadswijzer.language.address_scheme import SCHEMES, scheme_of
from stadswijzer.language.problems import Place, Problem, Problems


def link(library: Library, problems: Problems) -> Links:
    """Follows every reference and link; reports what leads nowhere."""
    links = Links(library)
    _Linker(links, problems).run()
    return links


@dataclass
class _Linker:
    links: Links
    problems: Problems

    @property
    def library(self) -> Library:
        return self.links.library

    def run(self) -> None:
        for entry in self.library:
            for leaf in leaves(entry.data, Ref):
                if not self.problems.is_full(entry.path):
                    self._reference(entry, leaf)
            for leaf in entry.texts:
                if type(leaf.kind) is Prose and not self.problems.is_full(entry.path):
                    self._prose(entry, leaf)
            self._image(entry)
        for page in self.library.pages:
            self._page(page)
        self._aliases()
        for kind, name in (("concept", "requires"), ("initiative", "depends_on")):
            self._cycles(kind, name)

    def _add(self, source: Source, code: str, offset: int, **values: object) -> None:
        self.problems.add(source.problem(code, offset, **values))

    # references in fields

    def _reference(self, entry: Entry, leaf: Leaf) -> None:
        kind = cast("Ref", leaf.kind)
        id_, offset = leaf.value, leaf.node.start
        if kind.kind == "page":
            if self.links.page(id_) is None:
                near = nearest(id_, [page.path for page in self.library.pages])
                self._add(entry.source, "unknown-reference", offset, kind="page", id=id_, near=near)
            return
        if id_ in kind.words:
            return
        several = self.links.within(entry.period).all(kind.kind, id_)
        if len(several) > 1:
            self._ambiguous(entry.source, offset, id_, several)
        elif several:
            self._follow(entry, several[0], lambda position: position, offset, id_)
            self._takes_part(entry, leaf, id_)
        elif not self.links.is_unread(kind.kind, id_):
            self._unknown(entry, kind, id_, offset)

    def _takes_part(self, entry: Entry, leaf: Leaf, id_: str) -> None:
        """Hours are of a department that leads or joins."""
        if not isinstance(entry.data, Initiative) or leaf.path != "hours":
            return
        if entry.data.intact("lead", "departments") and id_ not in entry.data.taking_part:
            self._add(entry.source, "hours-not-taking-part", leaf.node.start, department=id_)

    def _unknown(self, entry: Entry, kind: Ref, id_: str, offset: int) -> None:
        others = [name for name in (*KINDS, *PLAN_KINDS) if name not in (kind.kind, "organisation")]
        other = next((name for name in others if self.links.all(name, id_)), "")
        if other:
            self._add(entry.source, "wrong-kind", offset, kind=kind.kind, id=id_, other=other)
            return
        near = nearest(id_, [*self.links.known(kind.kind), *kind.words])
        if near:
            self.links.meant.add((kind.kind, near))
        home = {"department": "organisation", "cluster": "organisation", "goal": "roadmap"}.get(kind.kind, "")
        file = f"{self.library.words.folders[home]}.yml" if home else ""
        hint = "near" if near else "words" if kind.words else "listed" if home else "general"
        allowed = ", ".join(kind.words)
        values = {"kind": kind.kind, "id": id_, "near": near, "file": file, "allowed": allowed, "hint": hint}
        self._add(entry.source, "unknown-reference", offset, **values)

    def _follow(
        self, entry: Entry, found: Found, at: Callable[[int], int], position: int, written: str
    ) -> None:
        if found.old:
            self._add(entry.source, "old-id", at(position), id=written, new=found.id)
        if found.entry:
            if found.entry.is_draft and not entry.data.__dict__.get("draft"):
                self._add(entry.source, "needs-draft", at(position), id=found.id)
            if found.entry is not entry:
                self.links.backlinks[found.kind, found.entry.key].add((entry.kind, entry.key))

    # links in prose

    def _prose(self, entry: Entry, leaf: Leaf) -> None:
        text: str = leaf.value
        if "[" not in text and "#" not in text and "<" not in text and "==" not in text and "--" not in text:
            return
        facts = prose_facts.scan(text)
        scalar = cast("Scalar", leaf.node)

        def at(position: int) -> int:
            return entry.source.offset_in(scalar, position)

        for found in facts.wiki:
            if not self.problems.is_full(entry.path):
                self._wiki(entry, entry.source, found, at)
        anchors = _Anchors(entry)
        for is_image, addresses in ((False, facts.links), (True, facts.images)):
            for address, position in addresses if not self.problems.is_full(entry.path) else ():
                self._address(entry, address, at, position, is_image=is_image, anchors=anchors)
        last = 1
        for level, position in facts.headings:
            if level == 1 or level > last + 1:
                self._add(
                    entry.source,
                    "heading-skipped",
                    at(position),
                    level=level,
                    write="#" * max(2, min(last + 1, level)),
                )
            last = max(level, 2)

    def _wiki(
        self, entry: Entry | None, source: Source, link: prose_facts.WikiLink, at: Callable[[int], int]
    ) -> None:
        found = self.links.within(entry.period if entry else None).wiki(link.target)
        id_ = link.target.rpartition("/")[2]
        if len(found) > 1:
            self._ambiguous(source, at(link.position), link.target, found, "[[{}]]")
        elif not found:
            if not any(self.links.is_unread(kind, id_) for kind in self.library.entries):
                near = self.links.near(link.target)
                self._add(
                    source, "unknown-reference", at(link.position), kind="entry", id=link.target, near=near
                )
        elif entry:
            self._follow(entry, found[0], at, link.position, link.target)
        else:
            if found[0].old:
                self._add(source, "old-id", at(link.position), id=link.target, new=found[0].id)
            if found[0].entry and found[0].entry.is_draft:
                self._add(source, "needs-draft", at(link.position), id=found[0].id)

    def _ambiguous(self, source: Source, offset: int, id_: str, found: list[Found], form: str = "{}") -> None:
        """An id that more than one kind, or more than one period, has; and how to write each."""
        names = {folder: name for name, folder in self.links.folders.items()}
        written = []
        for each in found:
            period = each.entry.period if each.entry else each.id.rpartition("/")[0]
            folder = self.library.words.folders.get(each.kind, "").removeprefix("docs/")
            among = sum(other.kind == each.kind for other in found) > 1
            written.append(form.format(f"{names.get(period or '', '') if among else folder}/{id_}"))
        self._add(source, "ambiguous-reference", offset, id=id_, allowed=", ".join(written))

    def _address(
        self,
        entry: Entry,
        address: str,
        at: Callable[[int], int],
        position: int,
        *,
        is_image: bool,
        anchors: _Anchors,
    ) -> None:
        scheme = scheme_of(address)
        if scheme == "//" or (scheme and (scheme not in SCHEMES or is_image)):
            self._add(entry.source, "unsafe-link", at(position), link=address)
            return
        if scheme:
            return
        path = entry.path.removeprefix("docs/")
        wanted, anchor = target_of(address, path)
        if not wanted:
            if anchor and unquote(anchor) not in anchors:
                near = nearest(unquote(anchor), sorted(anchors.all))
                self._add(entry.source, "unknown-anchor", at(position), link=address, near=near)
        elif wanted.startswith("..") or address.startswith("/"):
            self._add(entry.source, "outside-project", at(position), link=address)
        else:
            self._file(entry, wanted, address, at, position)

    def _file(self, entry: Entry, wanted: str, written: str, at: Callable[[int], int], position: int) -> None:
        files = self.links.files
        if wanted in files:
            target = self.links.addresses.get(files[wanted])
            if target:
                self._follow(entry, Found(target.kind, target.id, entry=target), at, position, target.id)
        elif not self._is_known(wanted):
            kept_back = wanted in self.library.media
            near = "" if kept_back else _near_file(wanted, files, entry.path)
            folder, hint = self.library.words("folder_of_files"), "folder" if kept_back else ""
            values = {"link": written, "near": near, "folder": folder, "hint": hint}
            self._to_page(entry.source, at(position), wanted, values)

    def _to_page(self, source: Source, offset: int, wanted: str, values: Mapping[str, object]) -> None:
        """Keeps a link that only a page of no entry can answer; `checks.page_links` tells if none does."""
        address = wanted.removesuffix("index.md").rstrip("/") + "/"
        self.links.to_pages.append(ToPage(source, offset, address, values))

    def _is_known(self, wanted: str) -> bool:
        """Whether a page or file is there, or could not be read: that is told there."""
        stem = posixpath.splitext(posixpath.basename(wanted))[0]
        return (
            wanted in self.links.files
            or self._is_address(f"{wanted.removesuffix('/index.md').rstrip('/')}/")
            or any(self.links.is_unread(kind, stem) for kind in self.library.entries)
        )

    def _is_address(self, address: str) -> bool:
        """Whether an entry or a hand-written page will stand at this address."""
        return address in self.links.addresses or address in self.links.page_addresses

    def _image(self, entry: Entry) -> None:
        image = getattr(entry.data, "image", None)
        if image is None or not image.intact("file"):
            return
        node = image.at("file")
        wanted, _ = target_of(image.file, entry.path.removeprefix("docs/"))
        if scheme_of(image.file) or wanted.startswith("..") or image.file.startswith("/"):
            self._add(entry.source, "outside-project", node.start, link=image.file, hint="file")
        elif wanted not in self.library.media:
            near = _near_file(wanted, self.library.media, entry.path)
            self._add(entry.source, "missing-file", node.start, link=image.file, near=near)

    # hand-written pages

    def _page(self, page: HandWritten) -> None:
        taken = self.links.addresses.get(page.address)
        if taken:
            place = Place(page.file, 1, 1)
            self.problems.add(Problem("address-taken", place, {"address": page.address, "file": taken.path}))
        facts = prose_facts.scan(page.source.text, html=True)
        for found in facts.wiki:
            self._wiki(None, page.source, found, lambda position: position)
        for address, position in facts.links:
            self._page_link(page, address, position)

    def _page_link(self, page: HandWritten, address: str, position: int) -> None:
        """A link to the file of a page or an entry. What else stands there is up to MkDocs."""
        wanted, _ = target_of(address, page.path)
        if scheme_of(address) or address.startswith("/") or not wanted.endswith((".md", ".yml")):
            return
        target = self.links.addresses.get(self.links.files.get(wanted, ""))
        if target and target.is_draft:
            self._add(page.source, "needs-draft", position, id=target.id)
        elif not self._is_known(wanted):
            near = _near_file(wanted, self.links.files, page.path)
            values = {"link": address, "near": near, "hint": "", "folder": ""}
            self._to_page(page.source, position, wanted, values)

    # old names

    def _aliases(self) -> None:
        for kind, entries in self.library.entries.items():
            seen: dict[str, str] = {}
            for entry in entries.values() if kind != "organisation" else ():
                for index, alias in enumerate(entry.fields.aliases):
                    offset, key = entry.data.at("aliases", index).start, alias_key(entry, alias)
                    page = self.links.page_addresses.get(old_address(entry, alias))
                    if key in entries:
                        self._add(entry.source, "alias-in-use", offset, id=alias, file=entries[key].path)
                    elif page:
                        self._add(entry.source, "alias-in-use", offset, id=alias, file=page.file)
                    elif key in seen:
                        self._add(entry.source, "duplicate", offset, name=alias, what="alias_twice")
                    seen.setdefault(key, entry.key)

    # cycles

    def _cycles(self, kind: str, name: str) -> None:
        entries = self.library.entries[kind]

        def follow(entry: Entry) -> list[tuple[int, str]]:
            links = self.links.within(entry.period)
            ids = enumerate(getattr(entry.data, name))
            return [(index, found.id) for index, id_ in ids if (found := links.find(kind, id_))]

        graph = {key: [id_ for _, id_ in follow(entry)] for key, entry in entries.items()}
        for cycle in cycles(graph):
            entry = entries[cycle[0]]
            following = cycle[1 % len(cycle)]
            index = next(index for index, id_ in follow(entry) if id_ == following)
            offset = entry.data.at(name, index).start
            self._add(entry.source, "cycle", offset, chain=" → ".join([*cycle, cycle[0]]), field=name)


def _near_file(wanted: str, files: Iterable[str], path: str) -> str:
    """The file with nearly the name of `wanted`, as a link from the file `path`, or ''."""
    by_name = {path.rpartition("/")[2]: path for path in sorted(files)}
    near = nearest(wanted.rpartition("/")[2], list(by_name))
    return posixpath.relpath(by_name[near], posixpath.dirname(path.removeprefix("docs/"))) if near else ""


class _Anchors:
    """The anchors of an entry's own headings, made only when a text links to one."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry

    def __contains__(self, anchor: object) -> bool:
        return anchor in self.all

    @cached_property
    def all(self) -> set[str]:
        found: set[str] = set()
        converter = prose.Converter("")
        for leaf in self.entry.texts:
            if type(leaf.kind) is Prose:
                converter.convert(leaf.value, anchors=found)
        return found
