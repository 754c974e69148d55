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


def write_checksums(folder: Path, known: Mapping[str, str]) -> None:
    """Writes the hash of every other file, in the order of paths. `known`: path → hash, of some."""
    write_sums(folder, {name: known.get(name) or _sum_of(f"{folder}/{name}") for name in _files(folder)})


def _sum_of(path: str) -> str:
    """Read at once: making room for a part of a large file takes longer than reading a small one."""
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - no `Path`: making thousands takes as long too
        return hashlib.sha256(file.read()).hexdigest()


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


def _files(folder: Path) -> Iterator[str]:
    """What is published, from there; hidden files are of who hosts the site."""
    for inside, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        here = Path(inside).relative_to(folder).as_posix()
        before = "" if here == "." else f"{here}/"
        yield from (f"{before}{name}" for name in names if not name.startswith("."))
