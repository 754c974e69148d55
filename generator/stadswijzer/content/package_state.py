"""What tells whether this package or a library is another than when something was noted.

In: nothing but what is installed. Out: a hash of every file of the package, by what changes when somebody
writes in it, of the libraries with their versions, and of Python's own.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache

from stadswijzer.language.package_folder import PACKAGE

Stamp = tuple[str, int, int, int, int, int]


@cache
def package_state() -> str:
    """Asked once: a process does not see its own code change."""
    stamps = [stamp[:-1] for stamp in package_stamps()]
    return hashlib.sha256(repr((stamps, libraries(), sys.version)).encode()).hexdigest()[:32]


@cache
def package_stamps() -> tuple[Stamp, ...]:
    """Of every file of the package."""
    return tuple(stamps_in(str(PACKAGE)))


def stamps_in(folder: str) -> Iterator[Stamp]:
    """Of all in a folder, deeply, what changes when somebody writes in it or puts another in its place."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.name == "__pycache__":
            continue
        yield stamp_of(entry)
        if entry.is_dir(follow_symlinks=False):
            yield from stamps_in(entry.path)


def stamp_of(entry: os.DirEntry[str]) -> Stamp:
    """Path, mode, number, size, and when it was written and touched; of a folder its path alone."""
    if entry.is_dir(follow_symlinks=False):  # what is in it has a stamp of its own
        return (entry.path, 0, 0, 0, 0, 0)
    status = entry.stat(follow_symlinks=False)
    return (entry.path, status.st_mode, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


@cache
def libraries() -> list[str]:
    """Every library with its version, as their installer names its folders."""
    libraries = []
    for folder in sys.path:
        with suppress(OSError):
            libraries += sorted(name for name in os.listdir(folder or ".") if name.endswith(".dist-info"))  # noqa: PTH208 - names are all it takes
    return libraries
