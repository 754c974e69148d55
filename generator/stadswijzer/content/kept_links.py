"""What entries refer to, so that one is followed again only when it or what a name means is another.

In: a library, and of each entry what was found when it was followed. Out: the same, where nothing changed
that it could mean: which entries, old ids, drafts, departments, goals, pages and files there are. Kept is
only what nothing was said of. In memory for the next save, and in the folder for notes for the next process.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from stadswijzer.content.fields import Part
from stadswijzer.content.library import Entry, Library, aliases
from stadswijzer.content.package_state import package_state
from stadswijzer.content.sealed_files import FOLDER, read_sealed, write_sealed

NOTE = f"{FOLDER}/links"
_NAMING = ("organisation", "roadmap")
"""Kinds of which more than the name can be meant: departments, goals, the years of a period."""

Targets = list[tuple[str, str]]
"""Kind and key of every entry that one refers to, in the order in which it does."""


class KeptLinks:
    """What the entries of a library refer to."""

    def __init__(self, library: Library) -> None:
        self._file = library.project.root / NOTE
        self._names = names_of(library)
        self._read: dict[str, Any] | None = None
        self._now: dict[str, Targets] = {}

    def get(self, entry: Entry[Part]) -> Targets | None:
        """What it refers to, or None when it must be followed."""
        found = entry.followed.get(self._names)
        if found is None and (kept := self._noted.get(_key(entry))) is not None:
            found = [(kind, key) for kind, key in kept]
        if found is not None:
            self.add(entry, found)
        return found

    def add(self, entry: Entry[Part], targets: Targets) -> None:
        """Nothing is odd about what it refers to."""
        entry.followed.clear()
        entry.followed[self._names] = targets
        self._now[entry.path] = targets

    def keep(self, library: Library) -> None:
        """Notes it, when this process read what was noted, and that is not what there is now."""
        if self._read is None or not self._file.parent.is_dir():
            return
        entries = {_key(entry): self._now[entry.path] for entry in library if entry.path in self._now}
        if entries.keys() != self._read.keys():
            content = json.dumps({"names": self._names, "entries": entries})
            write_sealed(self._file, content.encode("utf-8", "surrogatepass"), package_state())

    @property
    def _noted(self) -> dict[str, Any]:
        """Of the same names, by what was followed."""
        if self._read is None:
            self._read = {}
            try:
                noted = json.loads(read_sealed(self._file, package_state()))
                if noted["names"] == self._names:
                    self._read = dict(noted["entries"])
            except (OSError, ValueError, LookupError, TypeError):
                pass
        return self._read


def _key(entry: Entry[Part]) -> str:
    return f"{entry.path} {entry.source.digest}"


def names_of(library: Library) -> str:
    """A hash of all that a reference can mean, whoever refers."""
    about = (
        library.words.language,
        [
            (each.path, each.key, each.address, each.is_draft, aliases(each))
            + ((each.source.digest,) if each.kind in _NAMING else ())
            for each in library
        ],
        sorted((kind, sorted(unread)) for kind, unread in library.unread.items()),
        [(page.path, page.source.digest, page.trusted) for page in library.pages],
        sorted(library.media),
    )
    return hashlib.sha256(repr(about).encode("utf-8", "surrogatepass")).hexdigest()[:32]
