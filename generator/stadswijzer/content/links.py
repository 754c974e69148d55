"""How references resolve: what an id, a `[[link]]` or an address means, by old names too.

In: a library. Out: `Links`: where each leads, and who refers to an entry.
"""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar, cast, overload
from urllib.parse import unquote, urlsplit

from stadswijzer.content.fields import Part
from stadswijzer.content.hand_written import HandWritten
from stadswijzer.content.library import OF_PERIOD, AnyEntry, Entry, F, Library
from stadswijzer.content.model import NAMES, Department, Goal, Roadmap
from stadswijzer.content.model.organisation import Cluster
from stadswijzer.content.reads import settled
from stadswijzer.content.values import PartOfList, nearest
from stadswijzer.content.yaml_source import Source

_OF_PERIODS = (*OF_PERIOD, "goal")
PLAN_KINDS = ("department", "cluster", "goal")
"""Kinds that live inside the organisation or the roadmap, and have no page of their own."""
Named = TypeVar("Named", Department, Cluster, Goal)


@dataclass(frozen=True)
class Target:
    """Where a reference leads; `id` is the key in the whole library. `old`: it used an old id."""

    kind: str
    id: str
    old: bool = False
    entry: AnyEntry | None = None


@dataclass(frozen=True)
class ToPage:
    """A link that can only lead to a page of no entry; which of those there are follows from the content."""

    source: Source
    offset: int
    address: str
    values: Mapping[str, object]
    """What the problem says when no page stands there."""


@dataclass(frozen=True)
class ToHeading:
    """A link to a heading of another page, or to a part of its own page that is made by the site."""

    source: Source
    offset: int
    address: str
    anchor: str
    written: str


@dataclass
class Links:
    """How references of the whole library resolve; of a bare id, as one who writes in `period` means it."""

    library: Library
    period: str | None = None
    """Folder of the period in which one writes: its own initiatives and goals come first. None: elsewhere."""
    backlinks: dict[tuple[str, str], set[tuple[str, str]]] = field(default_factory=lambda: defaultdict(set))
    """(kind, id) → the (kind, id) of every entry that refers to it."""
    to_pages: list[ToPage] = field(default_factory=list)
    """Links to an address at which neither an entry nor a hand-written page stands."""
    to_headings: list[ToHeading] = field(default_factory=list)
    """Links of which only the page itself can tell whether they lead to something on it."""
    others: dict[str | None, Links] = field(default_factory=dict)
    """The same links as those mean them who write in a period: made once, shared by all of them."""
    meant: set[tuple[str, str]] = field(default_factory=set)
    """What a reference that leads nowhere was probably meant for, so that one slip is not two problems."""

    def within(self, period: str | None) -> Links:
        """The same links, as one who writes in this period means them."""
        if period not in self.others:
            self.others[period] = replace(self, period=period)
        return self.others[period]

    def find(self, kind: str, id_: str) -> Target | None:
        """The entry, department, cluster or goal of this id, also by an old id; None when several are."""
        matches = self.all(kind, id_)
        return matches[0] if len(matches) == 1 else None

    def all(self, kind: str, id_: str) -> list[Target]:
        """All that an id can mean: one's own period first, elsewhere every period that has it."""
        if kind not in _OF_PERIODS:
            exact = [self._exact(kind, id_)]
        elif "/" in id_:
            period, _, bare = id_.rpartition("/")
            folder = self.folders.get(period)
            exact = [] if folder is None else [self._exact(kind, _key(folder, bare))]
        else:
            own = None if self.period is None else self._exact(kind, _key(self.period, id_))
            everywhere = (self._exact(kind, _key(each.folder, id_)) for each in self.library.periods)
            exact = [own] if own else list(everywhere)
        return [found for found in exact if found]

    def _exact(self, kind: str, key: str) -> Target | None:
        if kind in PLAN_KINDS:
            return Target(kind, key) if key in self.parts[kind] else None
        entries = cast(
            "dict[str, AnyEntry]", self.library.entries[kind]
        )  # nothing refers to the organisation
        entry = entries.get(key)
        if entry:
            return Target(kind, key, entry=entry)
        new = self.library.aliases[kind].get(key)
        if new is not None:
            return Target(kind, new, old=True, entry=entries[new])
        return None

    @settled
    def folders(self) -> dict[str, str]:
        """Years of a period → its folder; of the period in `roadmap/` itself that is `""`."""
        return {period.name: period.folder for period in reversed(self.library.periods)}

    @overload
    def entry(self, kind: type[F], id_: str | None) -> Entry[F] | None: ...
    @overload
    def entry(self, kind: str, id_: str | None) -> AnyEntry | None: ...
    def entry(self, kind: type[F] | str, id_: str | None) -> Entry[F] | AnyEntry | None:
        """The entry of this id, also by an old id, of a kind by its fields or by its name."""
        if id_ is None:
            return None
        kind = kind if isinstance(kind, str) else NAMES[kind]
        own = None if kind in _OF_PERIODS else self.library.entries[kind].get(id_)
        if own:  # as it nearly always is, and pages ask this all the time
            return cast("AnyEntry", own)
        target = self.find(kind, id_)
        return target.entry if target else None

    @settled
    def departments(self) -> dict[str, Department]:
        """The departments of the organisation by id."""
        organisation = self.library.organisation
        return _by_id(organisation.departments if organisation else ())

    @settled
    def clusters(self) -> dict[str, Cluster]:
        """Its clusters by id."""
        organisation = self.library.organisation
        return _by_id(organisation.clusters if organisation else ())

    @settled
    def goals(self) -> dict[str, Goal]:
        """The goals of every roadmap by their key in the whole library."""
        return {
            _key(entry.period, id_): goal
            for entry in self.library.of(Roadmap)
            for id_, goal in _by_id(entry.data.goals).items()
        }

    @settled
    def parts(self) -> Mapping[str, Mapping[str, Department | Cluster | Goal]]:
        """The same three by kind, for who follows a reference of any kind."""
        return {"department": self.departments, "cluster": self.clusters, "goal": self.goals}

    def is_unread(self, kind: str, id_: str) -> bool:
        """Whether it is there but could not be read: that problem has been told already."""
        unread, library = self.library.unread, self.library
        if kind in ("department", "cluster"):
            return bool(unread["organisation"]) or _some_unread(library.organisation, f"{kind}s")
        if kind == "goal":
            roadmaps = library.of(Roadmap)
            return bool(unread["roadmap"]) or any(_some_unread(each.data, "goals") for each in roadmaps)
        bare = id_.rpartition("/")[2]
        return any(bare == name.rpartition("/")[2] for name in unread.get(kind, ()))

    def known(self, kind: str) -> list[str]:
        return sorted(self.parts[kind] if kind in PLAN_KINDS else self.library.entries[kind])

    @cached_property
    def link_folders(self) -> dict[str, str]:
        """What may stand before the `/` in a link → kind."""
        names = {}
        for kind, folder in self.library.words.folders.items():
            if kind not in ("roadmap", "organisation"):
                names[folder.removeprefix("docs/")] = kind
                names[folder.rpartition("/")[2]] = kind
        return names

    def wiki(self, target: str) -> list[Target]:
        """The entries that `[[target]]` can mean: one if all is well."""
        folder, _, id_ = target.rpartition("/")
        if folder in self.folders:
            return self.all("initiative", target)
        if folder:
            kind = self.link_folders.get(folder)
            return self.all(kind, id_) if kind else []
        kinds = (kind for kind in self.library.entries if kind != "organisation")
        return [each for kind in kinds for each in self.all(kind, id_)]

    def near(self, target: str) -> str:
        folder, _, id_ = target.rpartition("/")
        kind = self.link_folders.get(folder)
        if folder and kind is None:
            return nearest(target, [f"{name}/{id_}" for name in self.link_folders])
        kinds = [kind] if kind else [name for name in self.library.entries if name != "organisation"]
        near = nearest(id_, sorted({each for name in kinds for each in self.library.entries[name]}))
        return f"{folder}/{near}" if near and folder else near

    @settled
    def addresses(self) -> dict[str, AnyEntry]:
        """Address of a page → its entry."""
        return {entry.address: entry for entry in self.library.with_pages}

    @cached_property
    def files(self) -> dict[str, str]:
        """File that a text may link to, from the root of pages → what it is published as."""
        address_of = {path: path for path in self.library.media if self.library.is_public(path)}
        for page in self.library.pages:
            address_of[page.path] = page.address
        for entry in self.library:
            if entry.kind != "organisation":
                address_of[entry.path.removeprefix("docs/")] = entry.address
                address_of[f"{entry.address.rstrip('/')}.md"] = entry.address
        return address_of

    def leads_to(self, link: str, path: str) -> str:
        """A link in the file `path` to a page or file → its address on the site, with its anchor."""
        wanted, anchor = target_of(link, path)
        is_page = wanted == "index.md" or "." not in posixpath.basename(address_of(wanted).rstrip("/"))
        address = self.files.get(wanted, address_of(wanted) if is_page else wanted)
        return address + (f"#{anchor}" if anchor else "")

    @cached_property
    def page_addresses(self) -> dict[str, HandWritten]:
        return {page.address: page for page in self.library.pages}

    def page(self, written: str) -> HandWritten | None:
        """The hand-written page that a step of a path names, by its file or by its address."""
        bare = written.removeprefix("docs/").strip("/")
        for page in self.library.pages:
            if bare in (page.path, page.address.strip("/")):
                return page
        return None


def _some_unread(part: Part | None, name: str) -> bool:
    """Whether a list of departments, clusters or goals misses one, or its id, that could not be read."""
    if part is None or part.intact(name):
        return False
    found = getattr(part, name)
    return not found or isinstance(found, PartOfList) or not all(each.intact("id") for each in found)


def _key(period: str | None, id_: str) -> str:
    """An id in the whole library: of a further period with its years before it."""
    return f"{period}/{id_}" if period else id_


def _by_id(parts: Iterable[Named]) -> dict[str, Named]:
    return {part.id: part for part in parts if part.intact("id")}


def target_of(link: str, path: str) -> tuple[str, str]:
    """A link in the file `path` (from the root of pages) → the file it means and its anchor.

    What begins with `/` is meant from the root of the site; the root itself is '', however it is written.
    """
    try:
        parts = urlsplit(link)
    except ValueError:  # `http://[`: no address at all
        return link, ""
    wanted = unquote(parts.path)
    if not wanted:
        return "", parts.fragment
    if wanted.startswith("/"):
        return posixpath.normpath(wanted).strip("/"), parts.fragment
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(path), wanted))
    return "" if joined == "." else joined, parts.fragment


def address_of(wanted: str) -> str:
    """The address of the page that a link from the root of pages means: '' is the start page."""
    bare = "" if wanted == "index.md" else wanted.removesuffix("/index.md").rstrip("/")
    return f"{bare}/" if bare else ""
