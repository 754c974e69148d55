"""All files → one library of entries by kind and id.

In: a project. Out: a `Library` of what could be read, and every problem that a file has by itself.
A file that cannot be read at all still has a name: it is in `unread`, so that a reference to it is not a
second problem.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast, overload

from stadswijzer.content.fields import Leaf, Part, leaves
from stadswijzer.content.front_matter import FrontMatter, front_matter
from stadswijzer.content.half_merged import half_merged
from stadswijzer.content.model import (
    KINDS,
    NAMES,
    SEARCH_WORDS,
    EntryFields,
    Kind,
    Organisation,
    Roadmap,
    SearchWord,
)
from stadswijzer.content.periods import FOLDER, Period, in_period, named, within
from stadswijzer.content.project import Project
from stadswijzer.content.public_files import PICTURES, PublicFiles, is_through_link
from stadswijzer.content.stray_files import StrayFiles
from stadswijzer.content.values import ID, Broken, Moment, Prose, Ref, Report, When, as_id
from stadswijzer.content.yaml_source import MAX_BYTES, Node, Source, read_mapping, read_root, read_source
from stadswijzer.language.problems import Place, Problem, Problems
from stadswijzer.language.prose_facts import without_comments
from stadswijzer.language.words import Words

OF_PERIOD = ("roadmap", "initiative")
"""Kinds of which each period has its own."""


WHOLE = Period("", "")
"""Of a library that holds all periods."""


if TYPE_CHECKING:
    from typing_extensions import TypeVar as TypeVarWithDefault

    F = TypeVarWithDefault("F", bound=EntryFields, default=Any)
else:
    F = TypeVar("F")


@dataclass(frozen=True, eq=False)
class Entry(Generic[F]):
    """One entry: what its file says, and where its page is. `path` is from the project's root, with `/`.

    `Entry[Concept]` has the fields of a concept; `Entry` alone is of any kind.
    """

    kind: str
    id: str
    path: str
    address: str
    source: Source = field(repr=False)
    data: F = field(repr=False)
    """The fields of the entry's kind."""
    period: str | None = None
    """Of an initiative or roadmap the folder of its period, '' for `roadmap/` itself; of other kinds None."""

    @property
    def key(self) -> str:
        """Its id in the whole library: of a further period with the years before it."""
        return f"{self.period}/{self.id}" if self.period else self.id

    @cached_property
    def texts(self) -> tuple[Leaf, ...]:
        """Every text of the entry with its place, lines and prose alike; several checks look at them."""
        return tuple(leaves(self.data, Prose))

    @cached_property
    def references(self) -> tuple[Leaf, ...]:
        """Every reference of the entry with its place."""
        return tuple(leaves(self.data, Ref))

    @cached_property
    def past_days(self) -> tuple[Any, ...]:
        """The dates of what was written or happened; a plan for a later day (an end) does not count."""
        found = leaves(self.data, When)
        return tuple(leaf.value.day for leaf in found if leaf.field.past and isinstance(leaf.value, Moment))

    def problem(self, code: str, at: Node, /, **values: object) -> Problem:
        """Something wrong at a place of its file."""
        return self.source.problem(code, at.start, **values)

    @property
    def fields(self) -> EntryFields:
        return cast("EntryFields", self.data)

    @property
    def title(self) -> str:
        return self.fields.title or self.id

    @property
    def is_draft(self) -> bool:
        return bool(getattr(self.data, "draft", False))


@dataclass(frozen=True, eq=False)
class HandWritten:
    """A Markdown page that someone wrote. `path` is from the folder of pages."""

    path: str
    file: str
    source: Source = field(repr=False)
    trusted: bool = False
    """Whether HTML in it is HTML; else it is text, as in an entry."""

    @cached_property
    def is_half_merged(self) -> bool:
        """Whether it holds two versions of itself; nothing else is told of it then."""
        return next(half_merged(self.source.text), None) is not None

    @cached_property
    def head(self) -> FrontMatter:
        """The block of settings above its text."""
        return FrontMatter(0) if self.is_half_merged else front_matter(self.source, trusted=self.trusted)

    @cached_property
    def _parts(self) -> list[tuple[int, int]]:
        """Of its source (from, to): what is its text, without settings and comments."""
        text, begins = self.source.text, self.head.end
        if self.is_half_merged:
            return []
        inside = [(0, len(text) - begins)] if self.trusted else without_comments(text[begins:])
        return [(start + begins, end + begins) for start, end in inside]

    @cached_property
    def body(self) -> str:
        """Its text as it is shown: without settings and comments."""
        return "".join(self.source.text[start:end] for start, end in self._parts)

    def offset(self, position: int) -> int:
        """Where a position in the body stands in the file."""
        for start, end in self._parts:
            if position < end - start:
                return start + position
            position -= end - start
        return len(self.source.text)

    def lines(self) -> Iterator[tuple[int, str]]:
        """Every line that holds text, with its offset in the file, for checks that look into words.

        Title and description too, since they are shown. `source.place(offset)` says file and line.
        """
        offset = 0
        for line in self.source.text.splitlines(keepends=True):
            if line.strip():
                yield offset, line.rstrip("\r\n")
            offset += len(line)

    @property
    def address(self) -> str:
        stem = self.path.removesuffix(".md")
        if stem in ("index", "README"):
            return ""
        return stem.removesuffix("/index").removesuffix("/README") + "/"


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
    entries: dict[str, dict[str, Entry]] = field(default_factory=lambda: {name: {} for name in KINDS})
    unread: dict[str, set[str]] = field(default_factory=lambda: {name: set() for name in KINDS})
    pages: list[HandWritten] = field(default_factory=list)
    media: frozenset[str] = frozenset()
    """Every other file in the folder of pages, from that folder."""
    period: Period = WHOLE
    """Of the library of one period: which."""
    whole: Library | None = None
    """Of the library of one period: the library that holds all of them."""
    search_words: SearchWords | None = None

    def __iter__(self) -> Iterator[Entry]:
        for kind in self.entries.values():
            yield from kind.values()

    @cached_property
    def words(self) -> Words:
        return self.project.words

    @overload
    def of(self, kind: type[F]) -> list[Entry[F]]: ...
    @overload
    def of(self, kind: str) -> list[Entry]: ...
    def of(self, kind: type[F] | str) -> list[Entry[F]] | list[Entry]:
        """The entries of a kind, by its name or by its fields; by its fields they are typed."""
        name = kind if isinstance(kind, str) else NAMES[kind]
        return list(self.entries[name].values())

    @cached_property
    def periods(self) -> list[Period]:
        """The periods that have a roadmap or an initiative, in the order of their years."""
        folders = {entry.period or "" for kind in OF_PERIOD for entry in self.entries[kind].values()}
        found = [named(folder, *_years(self._roadmap_in(folder))) for folder in folders]
        return sorted(found, key=lambda period: (period.start or 0, period.name))

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

    def _roadmap_in(self, folder: str) -> Entry | None:
        found = self.entries["roadmap"].values()
        return next((entry for entry in found if entry.period == folder), None)

    @cached_property
    def roadmap(self) -> Entry | None:
        """The roadmap of the period, or of the first that there is."""
        return next(iter(self.entries["roadmap"].values()), None)

    @property
    def roadmap_fields(self) -> Roadmap | None:
        return cast("Roadmap", self.roadmap.data) if self.roadmap else None

    @cached_property
    def organisation(self) -> Organisation | None:
        found = next(iter(self.entries["organisation"].values()), None)
        return cast("Organisation", found.data) if found else None

    @cached_property
    def aliases(self) -> dict[str, dict[str, str]]:
        """Kind → old id → id of today."""
        return {
            kind: {
                alias if self.period.folder else alias_key(entry, alias): key
                for key, entry in entries.items()
                for alias in getattr(entry.data, "aliases", ())
            }
            for kind, entries in self.entries.items()
        }

    def is_public(self, path: str) -> bool:
        """Whether this file of `media` may go to the site: a picture, or a file of the folder of files."""
        return path.lower().endswith(PICTURES) or path.startswith(f"{self.words('folder_of_files')}/")

    def published(self, *, drafts: bool = False, without: frozenset[str] = frozenset()) -> Library:
        """What goes on the site: no drafts, unless asked for, and nothing of the files `without`."""
        kept = {
            kind: {id_: e for id_, e in found.items() if (drafts or not e.is_draft) and e.path not in without}
            for kind, found in self.entries.items()
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

    @cached_property
    def today(self) -> Any:
        """The day of the build: the option, or the newest date on which something was written or happened."""
        if self.project.options.today or self.whole:
            return self.project.options.today or (self.whole and self.whole.today)
        days = [day for entry in self for day in entry.past_days]
        return max(days, default=None)


def load(project: Project) -> tuple[Library, Problems, dict[str, Source]]:
    """Reads the project. Also returns the source of every file that could be decoded, by path."""
    problems = Problems()
    return _Loader(project, problems).load()


def old_address(entry: Entry, alias: str) -> str:
    """Where an entry stood under an old id; the roadmap in `roadmap/` itself: at the top of the site."""
    if entry.kind == "roadmap" and not entry.period:
        return f"{alias}/"
    return f"{entry.address.rstrip('/').rpartition('/')[0]}/{alias}/"


def alias_key(entry: Entry, alias: str) -> str:
    """An old id in the whole library: in the period of its entry."""
    return f"{entry.period}/{alias}" if entry.period else alias


def _years(roadmap: Entry | None) -> tuple[int | None, int | None]:
    """First and last year that a roadmap gives, as far as they can be read."""
    fields = cast("Roadmap", roadmap.data) if roadmap else None
    if fields is None or not fields.intact("period") or not fields.period.intact("start", "end"):
        return None, None
    return fields.period.start, fields.period.end


@dataclass
class _Loader:
    project: Project
    problems: Problems
    sources: dict[str, Source] = field(default_factory=dict)
    _folders: dict[str, tuple[str, bool]] = field(default_factory=dict)

    def load(self) -> tuple[Library, Problems, dict[str, Source]]:
        library = Library(self.project)
        for kind in KINDS.values():
            folder = self.project.words.folders[kind.name]
            for period in ("", *self.periods) if kind.name in OF_PERIOD else ("",):
                self._of_period(library, kind, folder, period)
        StrayFiles(self.project, self._report).find()
        self._pages(library)
        library.search_words = self._search_words()
        return library, self.problems, self.sources

    def _home(self, folder: str) -> tuple[str, bool]:
        """Where a folder is, and whether a symbolic link leads there; asked once for all its files."""
        if folder not in self._folders:
            disk = self.project.on_disk(folder)
            self._folders[folder] = str(disk), is_through_link(self.project, disk)
        return self._folders[folder]

    def _report(self, code: str, path: str, **values: object) -> None:
        path = _printable(path)
        self.problems.add(Problem(code, Place(path, 1, 1), values))

    @cached_property
    def periods(self) -> list[str]:
        """Folders in `roadmap/` that are named by their years."""
        disk = self.project.on_disk("roadmap")
        names = self._names(disk, "roadmap") if disk.is_dir() else []
        return [name for name in names if FOLDER.fullmatch(name) and (disk / name).is_dir()]

    def _of_period(self, library: Library, kind: Kind, folder: str, period: str) -> None:
        own = in_period(folder, period)
        if kind.single:
            self._single(library, kind, own)
        else:
            self._folder(library, kind, own)

    def _single(self, library: Library, kind: Kind, stem: str) -> None:
        path = f"{stem}.yml"
        if self.project.on_disk(path).is_file():
            self._entry(library, kind, stem.rpartition("/")[2], path, f"{stem.rpartition('/')[0]}/")
        elif self.project.on_disk(f"{stem}.yaml").is_file():
            self._report("misplaced-file", f"{stem}.yaml", hint="yaml", write=path)

    def _folder(self, library: Library, kind: Kind, folder: str) -> None:
        root = self.project.on_disk(folder)
        if not root.is_dir():
            return
        if self._home(folder)[1]:
            self._report("outside-project", folder, link=folder, hint="symlink")
            return
        for name in self._names(root, folder):
            path = f"{folder}/{name}"
            id_, ending = os.path.splitext(name)  # noqa: PTH122 - as in `_read`
            if name.startswith("."):
                continue
            if os.path.isdir(f"{root}/{name}"):  # noqa: PTH112 - the same
                self._subfolder(root / name, path, folder)
            elif ending == ".yml":
                if not ID.fullmatch(id_):
                    write = as_id(id_)
                    self._report("bad-id", path, id=id_, write=write, hint="file" if write else "general")
                    library.unread[kind.name].add(write)
                elif id_ == "index":
                    self._report("misplaced-file", path, hint="index", write="")
                else:
                    self._entry(library, kind, id_, path, f"{folder.removeprefix('docs/')}/{id_}/")
            elif ending.lower() in (".yml", ".yaml"):
                self._report("misplaced-file", path, hint="yaml", write=f"{id_}.yml")
                library.unread[kind.name].add(id_)

    def _names(self, root: Path, folder: str) -> list[str]:
        """What stands in a folder, by name; a folder that cannot be opened is a problem."""
        try:
            return sorted(entry.name for entry in os.scandir(root))
        except OSError as error:
            self._report("not-yaml", folder, reason=error.strerror or "?", hint="unreadable")
            return []

    def _subfolder(self, root: Path, path: str, folder: str) -> None:
        if root.suffix.lower() in (".yml", ".yaml"):
            self._report("misplaced-file", path, hint="directory")
            return
        for found in sorted(root.rglob("*")):
            if found.suffix.lower() in (".yml", ".yaml") and found.is_file():
                inside = found.relative_to(root).as_posix()
                write = f"{folder}/{found.stem}.yml"
                self._report("misplaced-file", f"{path}/{inside}", hint="subfolder", write=write)

    def _entry(self, library: Library, kind: Kind, id_: str, path: str, address: str) -> None:
        period = within(path) if kind.name in OF_PERIOD else None
        key = f"{period}/{id_}" if period else id_
        library.unread[kind.name].add(key)
        source = self._read(path)
        if source is None:
            return
        data, problems = _held(kind, source, self.project.options.min_group)
        for problem in problems:
            self.problems.add(problem)
        if data is None:
            return
        library.unread[kind.name].discard(key)
        entry = _entry(kind.name, id_, path, address, source, data, period)
        if kind.name == "roadmap":
            own = named(period or "", *_years(entry)).address
            entry = _entry(kind.name, id_, path, own, source, data, period)
        library.entries[kind.name][key] = entry

    def _search_words(self) -> SearchWords | None:
        path = f"{self.project.words('search_words_file')}.yml"
        source = self._read(path) if self.project.on_disk(path).exists() else None
        root = read_root(source, self.problems) if source else None
        if source is None or root is None:
            return None
        found = SEARCH_WORDS.read(root, Report(source, self.problems))
        whole = [] if isinstance(found, Broken) else [each for each in found if each.intact("say", "mean")]
        return SearchWords(source, tuple(whole))

    def _read(self, path: str) -> Source | None:
        folder, _, name = path.rpartition("/")
        try:
            root, through_link = self._home(folder)
            disk = f"{root}/{name}"  # no `Path`: making a thousand takes longer than reading the files
            status = os.lstat(disk)
            if through_link or stat.S_ISLNK(status.st_mode):
                self._report("outside-project", path, link=path, hint="symlink")
                return None
            if not stat.S_ISREG(status.st_mode):  # a pipe or a device: reading it may never end
                self._report("not-yaml", path, reason=os.strerror(errno.EINVAL), hint="unreadable")
                return None
            with open(disk, "rb") as file:  # noqa: PTH123 - see above
                content = file.read(MAX_BYTES + 1)
                size = os.fstat(file.fileno()).st_size
        except OSError as error:
            self._report("not-yaml", path, reason=error.strerror or "?", hint="unreadable")
            return None
        source = read_source(path, content, self.problems, size=size)
        if source:
            self.sources[path] = source
        return source

    def _pages(self, library: Library) -> None:
        """Hand-written pages, and the files beside them."""
        found = PublicFiles(self.project, self.problems.add).find()
        for path in found.pages:
            source = self._read(f"docs/{path}")
            if source:
                page = HandWritten(path, f"docs/{path}", source, self.project.options.trusted_html)
                library.pages.append(page)
                for problem in page.head.problems:
                    self.problems.add(problem)
        library.media = frozenset(found.media)


@lru_cache(maxsize=2048)
def _held(kind: Kind, source: Source, min_group: int) -> tuple[Part | None, list[Problem]]:
    """What a file holds, and what is wrong with it.

    The same file is not read again, at the next save under `serve` or in the other version of `changes`: what
    was read never changes.
    """
    problems = Problems()
    root = read_mapping(source, problems)
    data = kind.part.read(root, Report(source, problems, min_group)) if root else None
    return data, list(problems)


@lru_cache(maxsize=4096)
def _entry(
    kind: str, id_: str, path: str, address: str, source: Source, data: Part, period: str | None
) -> Entry:
    """The same file at the same place is the same entry, with all that was ever asked of it."""
    return Entry(kind, id_, path, address, source, data, period)


def _printable(path: str) -> str:
    """A path as it can be printed: a name on disk need not be text at all."""
    return path.encode("utf-8", "replace").decode("utf-8")
