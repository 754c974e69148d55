"""All files of a project → one library.

In: a project on disk. Out: a `Library` of what could be read, every problem that a file has by itself, and
the source of each file. Follows no symbolic link, and opens nothing that is no plain file.
"""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from stadswijzer.content.fields import Part
from stadswijzer.content.hand_written import HandWritten
from stadswijzer.content.kept_entries import KeptEntries, kept_entries, key_of
from stadswijzer.content.library import OF_PERIOD, Entry, Library, SearchWords, is_of, years
from stadswijzer.content.model import KINDS, SEARCH_WORDS, Kind, Roadmap
from stadswijzer.content.periods import FOLDER, in_period, named, within
from stadswijzer.content.project import Project
from stadswijzer.content.public_files import PublicFiles, is_through_link
from stadswijzer.content.stray_files import StrayFiles
from stadswijzer.content.values import ID, Broken, Report, as_id
from stadswijzer.content.yaml_reader import MAX_BYTES, read_mapping, read_root, read_source
from stadswijzer.content.yaml_source import Source
from stadswijzer.language.problems import Place, Problem, Problems

Held = tuple[Part | None, tuple[Problem, ...]]
"""What a file holds, and what is wrong with it."""
_HELD: dict[tuple[str, int, Source], Held] = {}
"""The same file is not read again, at the next save under `serve` or in the other version of `changes`: what
was read never changes."""
_MOST_HELD = 2048


def load(project: Project) -> tuple[Library, Problems, dict[str, Source]]:
    """Reads the project. Also returns the source of every file that could be decoded, by path."""
    problems = Problems()
    return _Loader(project, problems).load()


def read_entries(project: Project) -> dict[bytes, bytes]:
    """Reads all entries for who loads the project next; gives what to keep of them."""
    _Loader(project, Problems()).entries()
    return kept_entries(project.root).now


@dataclass
class _Loader:
    project: Project
    problems: Problems
    sources: dict[str, Source] = field(default_factory=dict)
    _folders: dict[str, tuple[str, bool]] = field(default_factory=dict)

    @cached_property
    def _kept(self) -> KeptEntries:
        return kept_entries(self.project.root)

    def entries(self) -> Library:
        """All that is an entry, in the order of the model."""
        library = Library(self.project)
        for kind in KINDS.values():
            folder = self.project.words.folders[kind.name]
            for period in ("", *self.periods) if kind.name in OF_PERIOD else ("",):
                self._of_period(library, kind, folder, period)
        return library

    def load(self) -> tuple[Library, Problems, dict[str, Source]]:
        library = self.entries()
        StrayFiles(self.project, self._report).find()
        self._pages(library)
        library.search_words = self._search_words()
        self._kept.keep()
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
        data, problems = self._held(kind, source)
        for problem in problems:
            self.problems.add(problem)
        if data is None:
            return
        library.unread[kind.name].discard(key)
        entry = _entry(kind.name, id_, path, address, source, data, period)
        if is_of(entry, Roadmap):
            own = named(period or "", *years(entry)).address
            entry = _entry(kind.name, id_, path, own, source, data, period)
        library.entries[kind.name][key] = entry

    def _held(self, kind: Kind, source: Source) -> Held:
        """What a file holds, and what is wrong with it: from memory, from what was kept, or read now."""
        options, about = self.project.options, (kind.name, self.project.options.min_group, source)
        held = _HELD.get(about)
        if held and not self._kept.is_on:
            return held
        key = key_of(kind.name, source, options.min_group)
        if held is None and (kept := self._kept.get(key, source)):
            held = kept, ()
        if held is None:
            problems = Problems()
            root = read_mapping(source, problems)
            data = kind.part.read(root, Report(source, problems, options.min_group)) if root else None
            held = data, tuple(problems)
        if held[0] and not held[1]:
            self._kept.add(key, held[0], source)
        if len(_HELD) >= _MOST_HELD:
            del _HELD[next(iter(_HELD))]
        _HELD[about] = held
        return held

    def _search_words(self) -> SearchWords | None:
        path = f"{self.project.words('search_words_file')}.yml"
        source = self._read(path) if self.project.on_disk(path).exists() else None
        if source is None:
            return None
        found, problems = _search_words_in(source)
        for problem in problems:
            self.problems.add(problem)
        return found

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
                size = os.fstat(file.fileno()).st_size
                content = file.read(min(size, MAX_BYTES) + 1)  # asking for more makes room for it each time
                if len(content) > size:  # somebody wrote meanwhile
                    content += file.read(MAX_BYTES + 1 - len(content))
                    size = len(content)
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
                if found_too_much := page.too_much:
                    code, at, values = found_too_much
                    self.problems.add(source.problem(code, at, **values))
        library.media = frozenset(found.media)


@lru_cache(maxsize=4096)
def _entry(
    kind: str, id_: str, path: str, address: str, source: Source, data: Part, period: str | None
) -> Entry[Part]:
    """The same file at the same place is the same entry, with all that was ever asked of it."""
    return Entry(kind, id_, path, address, source, data, period)


@lru_cache(maxsize=2)
def _search_words_in(source: Source) -> tuple[SearchWords | None, tuple[Problem, ...]]:
    """The everyday words in a file, and what is wrong with it: at the next save it is the same."""
    problems = Problems()
    root = read_root(source, problems)
    if root is None:
        return None, tuple(problems)
    found = SEARCH_WORDS.read(root, Report(source, problems))
    rows = [] if isinstance(found, Broken) else [e for e in found if e.intact("say", "mean", "asked")]
    return SearchWords(source, tuple(rows)), tuple(problems)


def _printable(path: str) -> str:
    """A path as it can be printed: a name on disk need not be text at all."""
    return path.encode("utf-8", "replace").decode("utf-8")
