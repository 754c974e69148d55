"""What was looked at before and found right, so that the next process need not look again.

In: a project, and something to look at, as text. Out: whether the same was right before. Noted are hashes
alone, in a folder that git does not follow, of this version of the package; a note that is damaged or of
another version is worth nothing. What is wrong is looked at each time, and never noted.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from stadswijzer.content.package_state import package_state
from stadswijzer.content.sealed_files import FOLDER, read_sealed, write_sealed

NOTE = f"{FOLDER}/found-right"
_SIZE = 16
"""Bytes of a hash."""


class RightBefore:
    """What was found right in the project in `root`, where a folder for notes must be: it makes none."""

    def __init__(self, root: Path) -> None:
        self._file = root / NOTE
        self._before = self._read()
        self._now: set[bytes] = set()

    def has(self, key: bytes) -> bool:
        """Whether this was right before; then it still is."""
        if key in self._before:
            self._now.add(key)
            return True
        return False

    def add(self, key: bytes) -> None:
        """This was looked at, and is right."""
        self._now.add(key)

    def keep(self) -> None:
        """Notes what is right now, if that is not what was noted."""
        if self._now == self._before or not self._file.parent.is_dir():
            return
        write_sealed(self._file, b"".join(sorted(self._now)), package_state())

    def _read(self) -> set[bytes]:
        try:
            text = read_sealed(self._file, package_state())
        except (OSError, ValueError):
            return set()
        return {text[at : at + _SIZE] for at in range(0, len(text), _SIZE)}


def key_of(*about: str) -> bytes:
    """What stands for something that was looked at."""
    return hashlib.sha256("\0".join(about).encode("utf-8", "surrogatepass")).digest()[:_SIZE]
