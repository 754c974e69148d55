"""Papers that were made before, so that the next process need not set the same again.

In: all that a paper is made of, and the project. Out: its bytes, kept beside the project under the hash of
that, or made now. They lie in a folder that git does not follow, each with a seal: one that is damaged is set
anew. The folder holds so much and no more; those that nobody asked for longest go first.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from stadswijzer.content import sealed_files
from stadswijzer.content.package_state import package_state
from stadswijzer.content.sealed_files import read_sealed, write_sealed

FOLDER = f"{sealed_files.FOLDER}/papers"
MOST = 64 * 1024 * 1024
"""Bytes of all that is kept."""


def made_before(root: Path, made_of: tuple[object, ...], make: Callable[[], bytes]) -> bytes:
    """The paper that is made of this, of the project in `root`, if that has a folder for notes."""
    folder = root / FOLDER
    if not folder.parent.is_dir():
        return make()
    name = hashlib.sha256(repr((package_state(), made_of)).encode("utf-8", "surrogatepass")).hexdigest()[:32]
    path = folder / name
    with suppress(OSError, ValueError):
        paper = read_sealed(path, name)
        os.utime(path)
        return paper
    paper = make()
    with suppress(OSError):
        folder.mkdir(exist_ok=True)
        write_sealed(path, paper, name)
        _prune(folder)
    return paper


def _prune(folder: Path) -> None:
    """Lets go of what nobody asked for longest. Another thread may put papers there meanwhile."""
    found: list[tuple[float, int, str]] = []
    with os.scandir(folder) as kept:
        for each in kept:
            with suppress(OSError):
                status = each.stat()
                found.append((status.st_mtime, status.st_size, each.path))
    total = 0
    for _, size, path in sorted(found, reverse=True):
        total += size
        if total > MOST:
            Path(path).unlink(missing_ok=True)
