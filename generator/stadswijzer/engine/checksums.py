"""The hash of every file of a site: who copies it or keeps a paper sees that nothing is missing or changed.

In: the folder of a site that is whole. Out: one file more in it, which `sha256sum --check` reads.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from stadswijzer.outputs import CHECKSUMS


def write_checksums(folder: Path) -> None:
    """Writes the hash of every other file, in the order of paths."""
    hashes = []
    for path in _files(folder):
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        hashes.append((path.relative_to(folder).as_posix(), digest))
    text = "".join(f"{digest}  {name}\n" for name, digest in sorted(hashes) if name != CHECKSUMS)
    (folder / CHECKSUMS).write_text(text, "utf-8", newline="\n")


def _files(folder: Path) -> Iterator[Path]:
    """What is published; hidden files are of who hosts the site."""
    for inside, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(inside, name) for name in names if not name.startswith("."))
