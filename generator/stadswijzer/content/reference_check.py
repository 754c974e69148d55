"""Following every reference and link of the content, and saying what leads nowhere.

In: a library. Out: `Links` with all backlinks, and every problem with a reference, an old name or a cycle.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import cast

from stadswijzer.content.cycles import cycles
from stadswijzer.content.fields import Part
from stadswijzer.content.hand_written import HandWritten
from stadswijzer.content.kept_links import KeptLinks
from stadswijzer.content.leaves import Leaf
from stadswijzer.content.library import Entry, Library, alias_key, aliases, old_address
from stadswijzer.content.links import PLAN_KINDS, Links, target_of
from stadswijzer.content.model import KINDS, Initiative
from stadswijzer.content.text_links import TextLinks, near_file, of_entry, of_page
from stadswijzer.content.values import Prose, Ref, nearest
from stadswijzer.content.yaml_source import Source
from stadswijzer.language.address_scheme import scheme_of
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

    @cached_property
    def texts(self) -> TextLinks:
        return TextLinks(self.links, self.problems)

    def run(self) -> None:
        kept = KeptLinks(self.library)
        for entry in self.library:
            is_told_of = self.problems.tells_of(entry.path)
            if not is_told_of and (targets := kept.get(entry)) is not None:
                for target in targets:
                    self.links.backlinks[target].add((entry.kind, entry.key))
            elif self._is_plain(entry) and not is_told_of:
                kept.add(entry, list(self.texts.followed))
        kept.keep(self.library)
        for page in self.library.pages:
            self._page(page)
        self._aliases()
        for kind, name in (("concept", "requires"), ("initiative", "depends_on")):
            self._cycles(kind, name)

    def _is_plain(self, entry: Entry[Part]) -> bool:
        """Follows all that an entry refers to; whether nothing is to be said or asked of it, now or later."""
        self.texts.followed.clear()
        asked = len(self.links.to_pages) + len(self.links.to_headings)
        for leaf in entry.references:
            if not self.problems.is_full(entry.path):
                self._reference(entry, leaf)
        for leaf in entry.texts:
            if type(leaf.kind) is Prose and not self.problems.is_full(entry.path):
                self.texts.check(of_entry(entry, leaf))
        self._image(entry)
        later = len(self.links.to_pages) + len(self.links.to_headings)
        return later == asked and not self.problems.tells_of(entry.path)

    def _add(self, source: Source, code: str, offset: int, **values: object) -> None:
        self.problems.add(source.problem(code, offset, **values))

    def _reference(self, entry: Entry[Part], leaf: Leaf) -> None:
        kind = cast("Ref", leaf.kind)
        id_ = leaf.value
        if kind.kind == "page":
            if self.links.page(id_) is None:
                near = nearest(id_, [page.path for page in self.library.pages])
                self._add(entry.source, "unknown-reference", leaf.node.start, kind="page", id=id_, near=near)
            return
        if id_ in kind.words:
            return
        several = self.links.within(entry.period).all(kind.kind, id_)
        if len(several) > 1:
            self.texts.ambiguous(entry.source, leaf.node.start, id_, several)
        elif several:
            self.texts.follow(entry, entry.source, several[0], lambda: leaf.node.start, id_)
            self._takes_part(entry, leaf, id_)
        elif not self.links.is_unread(kind.kind, id_):
            self._unknown(entry, kind, id_, leaf.node.start)

    def _takes_part(self, entry: Entry[Part], leaf: Leaf, id_: str) -> None:
        """Hours are of a department that leads or joins."""
        if not isinstance(entry.data, Initiative) or leaf.path != "hours":
            return
        if entry.data.intact("lead", "departments") and id_ not in entry.data.taking_part:
            self._add(entry.source, "hours-not-taking-part", leaf.node.start, department=id_)

    def _unknown(self, entry: Entry[Part], kind: Ref, id_: str, offset: int) -> None:
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

    def _image(self, entry: Entry[Part]) -> None:
        image = getattr(entry.data, "image", None)
        if image is None or not image.intact("file"):
            return
        node = image.at("file")
        wanted, _ = target_of(image.file, entry.path.removeprefix("docs/"))
        if scheme_of(image.file) or wanted.startswith("..") or image.file.startswith("/"):
            self._add(entry.source, "outside-project", node.start, link=image.file, hint="file")
        elif wanted not in self.library.media:
            near = near_file(wanted, self.library.media, entry.path)
            self._add(entry.source, "missing-file", node.start, link=image.file, near=near)

    # hand-written pages

    def _page(self, page: HandWritten) -> None:
        taken = self.links.addresses.get(page.address)
        if taken:
            place = Place(page.file, 1, 1)
            self.problems.add(Problem("address-taken", place, {"address": page.address, "file": taken.path}))
        self.texts.check(of_page(page, is_introduction=self._is_introduction(page)))

    def _is_introduction(self, page: HandWritten) -> bool:
        """Whether a page of ours stands below it; by its address: which pages there are follows later."""
        words = self.library.words
        lists = {f"{folder.removeprefix('docs/')}/" for folder in words.folders.values()}
        return page.address in ("", *lists, *words.addresses.values()) or page.address.startswith("roadmap/")

    def _aliases(self) -> None:
        for entries in self.library.entries.values():
            seen: dict[str, str] = {}
            for entry in entries.values():
                for index, alias in enumerate(aliases(entry)):
                    offset, key = entry.data.at("aliases", index).start, alias_key(entry, alias)
                    page = self.links.page_addresses.get(old_address(entry, alias))
                    if key in entries:
                        self._add(entry.source, "alias-in-use", offset, id=alias, file=entries[key].path)
                    elif page:
                        self._add(entry.source, "alias-in-use", offset, id=alias, file=page.file)
                    elif key in seen:
                        self._add(entry.source, "duplicate", offset, name=alias, what="alias_twice")
                    seen.setdefault(key, entry.key)

    def _cycles(self, kind: str, name: str) -> None:
        entries = self.library.entries[kind]

        def follow(entry: Entry[Part]) -> list[tuple[int, str]]:
            links = self.links.within(entry.period)
            ids = enumerate(getattr(entry.data, name))
            return [(index, target.id) for index, id_ in ids if (target := links.find(kind, id_))]

        graph = {key: [id_ for _, id_ in follow(entry)] for key, entry in entries.items()}
        for cycle in cycles(graph):
            entry = entries[cycle[0]]
            following = cycle[1 % len(cycle)]
            index = next(index for index, id_ in follow(entry) if id_ == following)
            offset = entry.data.at(name, index).start
            self._add(entry.source, "cycle", offset, chain=" → ".join([*cycle, cycle[0]]), field=name)
