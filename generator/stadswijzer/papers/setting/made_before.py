"""Papers that were made before, so that the next process need not set the same again.

In: all that a paper is made of, and the project. Out: its bytes, kept beside the project under the hash of
that, or made now. They lie in a folder that git does not follow, each with a seal: one that is damaged is set
anew. The folder holds so much and no more; those that nobody asked for longest go first.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from stadswijzer.content.package_state import package_state

FOLDER = ".stadswijzer/papers"
MOST = 64 * 1024 * 1024
"""Bytes of all that is kept."""
_SEAL = 32


def made_before(root: Path, made_of: tuple[object, ...], make: Callable[[], bytes]) -> bytes:
    """The paper that is made of this, of the project in `root`, if that has a folder for notes."""
    folder = root / FOLDER
    if not folder.parent.is_dir():
        return make()
    name = hashlib.sha256(repr((package_state(), made_of)).encode("utf-8", "surrogatepass")).hexdigest()[:32]
    path = folder / name
    with suppress(OSError):
        content = path.read_bytes()
        seal, paper = content[:_SEAL], content[_SEAL:]
        if seal == _seal_of(name, paper):
            os.utime(path)
            return paper
    paper = make()
    with suppress(OSError):
        folder.mkdir(exist_ok=True)
        fresh = folder / f"{name}-{secrets.token_hex(4)}"
        fresh.write_bytes(_seal_of(name, paper) + paper)
        fresh.replace(path)
        _prune(folder)
    return paper


def _seal_of(name: str, paper: bytes) -> bytes:
    return hashlib.sha256(name.encode() + paper).digest()


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
