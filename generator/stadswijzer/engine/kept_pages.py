"""The pages of the last build that are still right, kept: neither made nor written again.

In: the fingerprint of every page, and what the last build noted beside its project. Out: links to the files
of the site that stands there, and the note for the next build. A note of another version, of other settings
or of another site, and one that cannot be read, is worth nothing; so is what it says of a file that changed
since. It holds addresses, hashes, titles and settings alone, and may be thrown away at any moment.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from stadswijzer.content.package_state import libraries, package_stamps
from stadswijzer.content.sealed_files import make_folder, write_sealed
from stadswijzer.engine.places import Place
from stadswijzer.engine.unchanged import NOTE, read_note, site_state
from stadswijzer.language.package_folder import PACKAGE

_OF_FRAME = ("/foot.html",)
"""Templates of pages that the frame shows."""


class Head(NamedTuple):
    """What a hand-written text gives the page under it: its title, whether it shows that, its HTML."""

    title: str
    has_title: bool
    html: Place


class Kept(NamedTuple):
    """What a build noted of a page: its fingerprint, its file, where in that its own HTML is, its anchors."""

    fingerprint: str
    file: list[int]
    html: Place
    anchors: list[str]
    parts: dict[str, Place]
    """Of a page to print: what tells whether a part is the same, and where in the file that is."""
    head: Head | None = None
    """Of a page that begins with a hand-written text: what that gives it."""
    followed: str = ""
    """What its view was made of (`Page.followed`)."""

    def html_in(self, file: Path) -> str:
        """The HTML of the page without its frame, out of its file; '' when it cannot be read."""
        return _read(file, self.html)

    def part_in(self, file: Path, key: str) -> str:
        """The HTML of a part as it is on the page; '' when it is not."""
        return _read(file, self.parts[key]) if key in self.parts else ""


def _kept(
    fingerprint: str, file: list[int], html: Place, anchors: list[str], parts: Any, head: Any, followed: str
) -> Kept:
    return Kept(fingerprint, file, html, anchors, parts, Head(*head) if head else None, followed)


def _read(file: Path, place: Place) -> str:
    begin, size = place
    with suppress(OSError, UnicodeDecodeError), file.open("rb") as opened:
        opened.seek(begin)
        return opened.read(size).decode()
    return ""


class Written(NamedTuple):
    """A page of the new site: its path, its fingerprint, its anchors, and where its own HTML is."""

    path: str
    fingerprint: str | None
    anchors: set[str]
    html: Place
    parts: Mapping[str, Place]
    head: Head | None = None
    file: list[int] | None = None
    """What tells that its file is that of the last build, where it is that."""
    followed: str = ""
    digest: str = ""
    """The hash of its file, where that was written now."""


@dataclass
class KeptPages:
    """Those of the site in `folder`, made with all that `key` stands for."""

    folder: Path
    key: str
    pages: dict[str, Kept] = field(default_factory=dict)
    """Path in the site → what the last build noted of it."""

    @classmethod
    def read(cls, root: Path, folder: Path, key: str) -> KeptPages:
        """What the last build noted, or nothing when that was of something else."""
        try:
            noted = read_note(root)
            if [noted["key"], noted["folder"]] != [key, str(folder)]:
                return cls(folder, key)
            return cls.of(noted)
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            return cls(folder, key)

    @classmethod
    def of(cls, noted: dict[str, Any]) -> KeptPages:
        """What the last build made, of its note."""
        pages = {path: _kept(*each) for path, each in noted["pages"].items()}
        return cls(Path(noted["folder"]), noted["key"], pages)

    def untouched(self, path: str) -> Kept | None:
        """What was noted of a page of which the file is what it was."""
        kept = self.pages.get(path)
        with suppress(OSError):
            return kept if kept and _stamp(self.folder / path) == kept.file else None
        return None

    def link(self, path: str, fingerprint: str | None, target: Path) -> Kept | None:
        """Puts the page of the last build at `target`; what was noted of it, or None when it must be made."""
        kept = self.untouched(path)
        if kept is None or fingerprint is None or kept.fingerprint != fingerprint:
            return None
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            os.link(self.folder / path, target)
        except OSError:  # another build took it away, or this disk knows no links
            return None
        return kept

    def note(self, root: Path, made: Iterable[Written], *, said: str = "", **more: object) -> None:
        """Notes the pages that stand in the folder now.

        `said`: what the build said; `more`: what else the next one may ask of this one, such as the `state`
        of all that the site was made of (`unchanged`), before it was read.
        """
        pages = {}
        for path, fingerprint, anchors, html, parts, head, file, followed, _ in made:
            if fingerprint:
                with suppress(OSError):
                    stamp = file or _stamp(self.folder / path)
                    pages[path] = Kept(fingerprint, stamp, html, sorted(anchors), dict(parts), head, followed)
        noted: dict[str, object] = {"key": self.key, "folder": str(self.folder), "pages": pages}
        if more.get("state"):
            with suppress(OSError):
                site = more.get("site") or site_state(self.folder)
                noted |= {**more, "site": site, "said": said}
        with suppress(OSError):  # where nothing can be written, the next build makes all pages
            make_folder(root)
            write_sealed(root / NOTE, json.dumps(noted).encode())


def _stamp(path: Path) -> list[int]:
    """Changes when somebody writes in a file, or puts another in its place."""
    status = path.stat(follow_symlinks=False)
    return [status.st_ino, status.st_size, status.st_mtime_ns]


def key_of(*made_of: object) -> str:
    """All that a page depends on beside its fingerprint: this package, libraries, settings."""
    templates = os.path.join(PACKAGE, "pages", "templates", "")  # noqa: PTH118 - to compare with five hundred
    found = [
        stamp[:-1]  # a template is in the fingerprints of its pages
        for stamp in package_stamps()
        if not stamp[0].startswith(templates) or stamp[0].endswith(_OF_FRAME)
    ]
    return hashlib.sha256(repr((found, libraries(), sys.version, made_of)).encode()).hexdigest()[:32]
