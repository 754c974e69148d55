"""The hash of every file of a site: who copies it or keeps a paper sees that nothing is missing or changed.

In: the folder of a site that is whole. Out: one file more in it, which `sha256sum --check` reads.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from stadswijzer.outputs import CHECKSUMS

_BETWEEN = "  "


def write_checksums(folder: Path) -> None:
    """Writes the hash of every other file, in the order of paths."""
    sums = {}
    for path in _files(folder):
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        sums[path.relative_to(folder).as_posix()] = digest
    write_sums(folder, sums)


def write_sums(folder: Path, sums: Mapping[str, str]) -> None:
    """Writes these. `sums`: path → hash."""
    found = sorted(sums.items())
    text = "".join(f"{digest}{_BETWEEN}{name}\n" for name, digest in found if name != CHECKSUMS)
    (folder / CHECKSUMS).unlink(missing_ok=True)  # another site may have the same file
    (folder / CHECKSUMS).write_text(text, "utf-8", newline="\n")


def read_checksums(folder: Path) -> dict[str, str]:
    """Path → hash, as they were written."""
    lines = (folder / CHECKSUMS).read_text("utf-8").splitlines()
    return {name: digest for digest, _, name in (line.partition(_BETWEEN) for line in lines)}


def _files(folder: Path) -> Iterator[Path]:
    """What is published; hidden files are of who hosts the site."""
    for inside, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(inside, name) for name in names if not name.startswith("."))
