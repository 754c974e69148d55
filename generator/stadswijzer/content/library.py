"""What was read of a project: entries by kind and id, of all periods or of one.

In: what `loader` read of each file. Out: an `Entry`, which says where it stands and what it refers to, and
the `Library` that finds it. A file that cannot be read at all still has a name: it is in `unread`, so that a
reference to it is not a second problem. Reads no file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Generic, TypeGuard, TypeVar, cast, overload

from stadswijzer.content.fields import Part
from stadswijzer.content.hand_written import HandWritten
from stadswijzer.content.leaves import Leaf, leaves
from stadswijzer.content.model import (
    KINDS,
    NAMES,
    EntryFields,
    Organisation,
    Roadmap,
    SearchWord,
)
from stadswijzer.content.periods import Period, named
from stadswijzer.content.project import Project
from stadswijzer.content.public_files import PICTURES
from stadswijzer.content.reads import now, settled
from stadswijzer.content.values import Moment, Prose, Ref, When
from stadswijzer.content.yaml_source import Node, Source
from stadswijzer.language.problems import Problem
from stadswijzer.language.words import Words

OF_PERIOD = ("roadmap", "initiative")
"""Kinds of which each period has its own."""


WHOLE = Period("", "")
"""Of a library that holds all periods."""


F = TypeVar("F", bound=Part)
"""The fields of one kind, in what takes or gives entries of that kind."""
F_co = TypeVar("F_co", bound=Part, covariant=True)


@dataclass(frozen=True, eq=False)
class Entry(Generic[F_co]):
    """One entry: what its file says, and where its page is. `path` is from the project's root, with `/`.

    `Entry[Concept]` has the fields of a concept, `AnyEntry` those of every page; of `Entry[Part]`, which may
    be the organisation too, nothing is known.
    """

    kind: str
    id: str
    path: str
    address: str
    source: Source = field(repr=False)
    _data: F_co = field(repr=False)
    period: str | None = None
    """Of an initiative or roadmap the folder of its period, '' for `roadmap/` itself; of other kinds None."""

    @property
    def key(self) -> str:
        """Its id in the whole library: of a further period with the years before it."""
        return f"{self.period}/{self.id}" if self.period else self.id

    @property
    def data(self) -> F_co:
        """The fields of the entry's kind."""
        now.bits |= now.masks.get(self.path, now.others)
        return self._data

    @property
    def texts(self) -> tuple[Leaf, ...]:
        """Every text of the entry with its place, lines and prose alike; several checks look at them."""
        now.bits |= now.masks.get(self.path, now.others)
        return self._texts

    @cached_property
    def _texts(self) -> tuple[Leaf, ...]:
        return tuple(leaves(self.data, Prose))

    @cached_property
    def references(self) -> tuple[Leaf, ...]:
        """Every reference of the entry with its place."""
        return tuple(leaves(self.data, Ref))

    @cached_property
    def followed(self) -> dict[str, list[tuple[str, str]]]:
        """What it was found to refer to, by what all names meant then (`kept_links`)."""
        return {}

    @cached_property
    def past_days(self) -> tuple[date, ...]:
        """The dates of what was written or happened; a plan for a later day (an end) does not count."""
        moments = leaves(self.data, When)
        return tuple(leaf.value.day for leaf in moments if leaf.field.past and isinstance(leaf.value, Moment))

    def problem(self, code: str, at: Node, /, **values: object) -> Problem:
        """Something wrong at a place of its file."""
        return self.source.problem(code, at.start, **values)

    @property
    def title(self) -> str:
        return getattr(self.data, "title", None) or self.id

    @property
    def is_draft(self) -> bool:
        return bool(getattr(self.data, "draft", False))


def is_of(entry: Entry[Part], kind: type[F]) -> TypeGuard[Entry[F]]:
    """Whether an entry has the fields of this kind."""
    return isinstance(entry.data, kind)


AnyEntry = Entry[EntryFields]
"""An entry of whatever kind that has a page: only what all of these have can be asked of it."""


@dataclass(frozen=True, eq=False)
class SearchWords:
    """Everyday words and what they mean here, of the whole project."""

    source: Source = field(repr=False)
    words: tuple[SearchWord, ...]


@dataclass
class Library:
    """Everything that was read: by kind and key, in the order of their keys.

    `of_period` gives the library of one period: the same, with only its roadmap and its initiatives, which
    stand there by their bare id.
    """

    project: Project
    entries: dict[str, dict[str, Entry[Part]]] = field(default_factory=lambda: {name: {} for name in KINDS})
    unread: dict[str, set[str]] = field(default_factory=lambda: {name: set() for name in KINDS})
    pages: list[HandWritten] = field(default_factory=list)
    media: frozenset[str] = frozenset()
    """Every other file in the folder of pages, from that folder."""
    period: Period = WHOLE
    """Of the library of one period: which."""
    whole: Library | None = None
    """Of the library of one period: the library that holds all of them."""
    search_words: SearchWords | None = None

    def __iter__(self) -> Iterator[Entry[Part]]:
        for kind in self.entries.values():
            yield from kind.values()

    @property
    def with_pages(self) -> list[AnyEntry]:
        """Every entry that has a page of its own: all but the organisation."""
        return cast("list[AnyEntry]", [entry for entry in self if entry.kind != "organisation"])

    @cached_property
    def words(self) -> Words:
        return self.project.words

    @overload
    def of(self, kind: type[F]) -> list[Entry[F]]: ...
    @overload
    def of(self, kind: str) -> list[AnyEntry]: ...
    def of(self, kind: type[F] | str) -> list[Entry[F]] | list[AnyEntry]:
        """The entries of a kind, by its fields; by its name where many kinds go."""
        name = kind if isinstance(kind, str) else NAMES[kind]
        return cast("list[AnyEntry]", list(self.entries[name].values()))

    def get(self, kind: type[F], key: str | None) -> Entry[F] | None:
        """The entry that has this key today; `links.entry` knows old names too."""
        return cast("Entry[F] | None", self.entries[NAMES[kind]].get(key or ""))

    @settled
    def periods(self) -> list[Period]:
        """The periods that have a roadmap or an initiative, in the order of their years."""
        folders = {entry.period or "" for kind in OF_PERIOD for entry in self.entries[kind].values()}
        periods = [named(folder, *years(self._roadmap_in(folder))) for folder in folders]
        return sorted(periods, key=lambda period: (period.start or 0, period.name))

    def of_period(self, period: Period) -> Library:
        """The library of one period: its own roadmap and initiatives, and all that is of no period."""
        own = {
            kind: {e.id: e for e in self.entries[kind].values() if e.period == period.folder}
            for kind in OF_PERIOD
        }
        unread = {kind: {name.rpartition("/")[2] for name in self.unread[kind]} for kind in OF_PERIOD}
        return Library(
            self.project,
            {**self.entries, **own},
            {**self.unread, **unread},
            self.pages,
            self.media,
            period,
            self,
            self.search_words,
        )

    def _roadmap_in(self, folder: str) -> Entry[Roadmap] | None:
        roadmaps = self.of(Roadmap)
        return next((entry for entry in roadmaps if entry.period == folder), None)

    @settled
    def roadmap(self) -> Entry[Roadmap] | None:
        """The roadmap of the period, or of the first that there is."""
        return next(iter(self.of(Roadmap)), None)

    @property
    def roadmap_fields(self) -> Roadmap | None:
        return self.roadmap.data if self.roadmap else None

    @settled
    def organisation(self) -> Organisation | None:
        entry = next(iter(self.of(Organisation)), None)
        return entry.data if entry else None

    @settled
    def aliases(self) -> dict[str, dict[str, str]]:
        """Kind → old id → id of today."""
        return {
            kind: {
                alias if self.period.folder else alias_key(entry, alias): key
                for key, entry in entries.items()
                for alias in aliases(entry)
            }
            for kind, entries in self.entries.items()
        }

    def is_public(self, path: str) -> bool:
        """Whether this file of `media` may go to the site: a picture, or a file of the folder of files."""
        return path.lower().endswith(PICTURES) or path.startswith(f"{self.words('folder_of_files')}/")

    def published(self, *, drafts: bool = False, without: frozenset[str] = frozenset()) -> Library:
        """What goes on the site: no drafts, unless asked for, and nothing of the files `without`."""
        kept = {
            kind: {
                id_: e for id_, e in entries.items() if (drafts or not e.is_draft) and e.path not in without
            }
            for kind, entries in self.entries.items()
        }
        return Library(
            self.project,
            kept,
            self.unread,
            self.pages,
            self.media,
            self.period,
            self.whole,
            self.search_words,
        )

    @settled
    def today(self) -> date | None:
        """The day of the build: the option, or the newest date on which something was written or happened."""
        if self.project.options.today or self.whole:
            return self.project.options.today or (self.whole.today if self.whole else None)
        days = [day for entry in self for day in entry.past_days]
        return max(days, default=None)


def aliases(entry: Entry[Part]) -> tuple[str, ...]:
    """The old ids of an entry; the organisation has none."""
    return entry.data.aliases if isinstance(entry.data, EntryFields) else ()


def old_address(entry: Entry[Part], alias: str) -> str:
    """Where an entry stood under an old id; the roadmap in `roadmap/` itself: at the top of the site."""
    if entry.kind == "roadmap" and not entry.period:
        return f"{alias}/"
    return f"{entry.address.rstrip('/').rpartition('/')[0]}/{alias}/"


def alias_key(entry: Entry[Part], alias: str) -> str:
    """An old id in the whole library: in the period of its entry."""
    return f"{entry.period}/{alias}" if entry.period else alias


def years(roadmap: Entry[Roadmap] | None) -> tuple[int | None, int | None]:
    """First and last year that a roadmap gives, as far as they can be read."""
    fields = roadmap.data if roadmap else None
    if fields is None or not fields.intact("period") or not fields.period.intact("start", "end"):
        return None, None
    return fields.period.start, fields.period.end
