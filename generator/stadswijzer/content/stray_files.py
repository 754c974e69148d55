"""Files that were probably meant as content, and that nothing reads where they stand.

In: a project. Out: a problem for each, with where it belongs. They stand in the roadmap's own folder, in
a folder with nearly the name of one of ours, beside the folder of pages, or have an ending that a program
added.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from stadswijzer.content.model import KINDS
from stadswijzer.content.periods import within
from stadswijzer.content.project import Project
from stadswijzer.content.values import nearest
from stadswijzer.language.words import LANGUAGES, Words

_DOUBLED = (".yml.txt", ".yaml.txt", ".yml.yml", ".yml.md", ".yml.docx")
"""Endings that Notepad and its like put behind a name."""
MOST_SLIPS = 2


class StrayFiles:
    """Looks where content may have ended up."""

    def __init__(self, project: Project, report: Callable[..., None]) -> None:
        self.project, self.report = project, report
        words = project.words
        singles = {kind.name for kind in KINDS.values() if kind.single}
        self.singles = {stem for kind, stem in words.folders.items() if kind in singles}
        self.folders = [stem for kind, stem in words.folders.items() if kind not in singles]
        others = [language for language in LANGUAGES if language != project.language]
        pairs = {
            Words(other).folders[kind]: words.folders[kind] for other in others for kind in words.folders
        }
        self.meant = {theirs: ours for theirs, ours in pairs.items() if theirs != ours}
        """Folder or file in another language → the one of this project."""

    def find(self) -> None:
        self._in_roadmap()
        self._in_docs()
        for parent in ("docs", "roadmap"):
            for stray in self._inside(parent):
                if stray.is_dir():
                    self._folder(f"{parent}/{stray.name}", stray)
        for stray in self._inside(""):
            if stray.is_dir() and stray.resolve() != self.project.docs.resolve():
                self._beside(stray)
        for folder in (*self.folders, "roadmap"):
            self._doubled(folder)

    def _in_roadmap(self) -> None:
        """YAML in the roadmap's own folder is no initiative."""
        for stray in self._inside("roadmap"):
            path = f"roadmap/{stray.name}"
            stem = path.removesuffix(stray.suffix)
            if stray.suffix not in (".yml", ".yaml") or not stray.is_file() or stem in self.singles:
                continue
            if stem in self.meant:
                self.report("misplaced-file", path, hint="folder", write=f"{self.meant[stem]}.yml")
            else:
                write = f"{self.project.words.folders['initiative']}/{stray.stem}.yml"
                self.report("misplaced-file", path, hint="roadmap", write=write)

    def _in_docs(self) -> None:
        """YAML in the folder of pages itself is of no kind."""
        known = {stem.rpartition("/")[2] for stem in self.singles if stem.startswith("docs/")}
        for stray in self._inside("docs"):
            is_yaml = stray.suffix in (".yml", ".yaml") and stray.stem not in known
            if is_yaml and _looks_like_an_entry(stray):
                folders = ", ".join(folder for folder in self.folders if folder.startswith("docs/"))
                self.report("misplaced-file", f"docs/{stray.name}", hint="kind", write=folders)

    def _folder(self, path: str, disk: Path) -> None:
        """A folder that was probably meant to be one of ours."""
        if path in self.folders or within(f"{path}/"):
            return
        parent, _, name = path.partition("/")
        elsewhere = next((each for each in self.folders if each.rpartition("/")[2] == name.lower()), "")
        near = nearest(path, [each for each in self.folders if each.startswith(parent)])
        meant = self.meant.get(path) or elsewhere or near
        if meant and (parent == "roadmap" or path in self.meant or elsewhere or _close(path, meant)):
            self._all(path, disk, meant)

    def _beside(self, disk: Path) -> None:
        """A folder of content beside the folder of pages instead of in it."""
        meant = next((each for each in self.folders if each.rpartition("/")[2] == disk.name.lower()), "")
        if meant:
            for path in sorted(disk.glob("*.yml")):
                if _looks_like_an_entry(path):
                    write = f"{meant}/{path.name}"
                    self.report("misplaced-file", f"{disk.name}/{path.name}", hint="folder", write=write)

    def _all(self, path: str, disk: Path, meant: str) -> None:
        for name in _names(disk):
            if name.endswith((".yml", ".yaml")):
                self.report("misplaced-file", f"{path}/{name}", hint="folder", write=f"{meant}/{name}")

    def _doubled(self, folder: str) -> None:
        for name in _names(self.project.on_disk(folder)):
            if ending := next((each for each in _DOUBLED if name.lower().endswith(each)), ""):
                write = f"{folder}/{name[: -len(ending)]}.yml"
                self.report("misplaced-file", f"{folder}/{name}", hint="ending", write=write)

    def _inside(self, folder: str) -> Iterator[Path]:
        disk = self.project.on_disk(folder) if folder else self.project.root
        return (disk / name for name in _names(disk) if not name.startswith("."))


_ENTRY = re.compile(rb"^(?:title|summary):", re.MULTILINE)


def _looks_like_an_entry(path: Path) -> bool:
    """Whether a file of another place has what every entry has; others may keep YAML of their own there."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return False
        with path.open("rb") as file:
            return _ENTRY.search(file.read(4096)) is not None
    except OSError:
        return False


def _names(folder: Path) -> list[str]:
    """What stands in a folder, by name; what cannot be opened is told by who reads its entries."""
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208 - names are all it takes
    except OSError:
        return []


def _close(path: str, meant: str) -> bool:
    """Whether a folder's name is a slip of the pen for ours, or one of what ours holds many of."""
    name, wanted = path.rpartition("/")[2].lower(), meant.rpartition("/")[2]
    one = wanted.startswith(name) and len(wanted) - len(name) <= len("pen") and len(name) > MOST_SLIPS
    return one or (nearest(name, [wanted]) == wanted and abs(len(name) - len(wanted)) <= MOST_SLIPS)
