"""A new site in the place of the old one, in one step.

In: the folder where the site must stand. What is built stands beside it until it is whole: a build that fails
or is stopped leaves the old site as it was, and two builds at once each have a folder of their own.
"""

from __future__ import annotations

import ctypes
import os
import secrets
import shutil
import signal
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class PublishingError(Exception):
    """The site cannot stand where it should; the message says why."""


@contextmanager
def staged(target: Path) -> Iterator[Path]:
    """A fresh folder that takes the place of `target` when all goes well, and else leaves no trace."""
    target = target.resolve()  # through a symbolic link, so that the link stays
    if target.exists() and not target.is_dir():
        raise PublishingError(f"{target} is a file; site_dir must be a folder")
    fresh = target.with_name(f".{target.name}-{secrets.token_hex(4)}")
    with _stopping_tidily():
        try:
            _make(fresh, target)
            yield fresh
            _swap(fresh, target)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


def _make(fresh: Path, target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh.mkdir()
    except OSError as error:
        raise PublishingError(f"cannot write the site to {target}: {error.strerror}") from None


def _swap(fresh: Path, target: Path) -> None:
    """Puts `fresh` where `target` is; what was there, less its hidden files, is left at `fresh`."""
    if not target.exists():
        try:
            fresh.rename(target)
        except OSError:  # another build came first
            pass
        else:
            return
    if not _exchange(fresh, target):
        old = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
        target.rename(old / "old")
        fresh.rename(target)
        (old / "old").rename(fresh)
        old.rmdir()
    for hidden in fresh.glob(".*"):  # `.git` of a branch of pages: not ours to remove, as MkDocs has it
        if not (target / hidden.name).exists():
            hidden.rename(target / hidden.name)


_AT_FDCWD = -100  # "from the current folder", in Linux' fcntl.h
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux and RENAME_SWAP of macOS happen to be equal


def _exchange(one: Path, other: Path) -> bool:
    """Swaps two folders without a moment in between, where the system can; returns whether it did."""
    if sys.platform == "win32":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    names = os.fsencode(one), os.fsencode(other)
    if hasattr(libc, "renameat2"):
        return bool(libc.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _EXCHANGE) == 0)
    if hasattr(libc, "renamex_np"):
        return bool(libc.renamex_np(names[0], names[1], _EXCHANGE) == 0)
    return False


@contextmanager
def _stopping_tidily() -> Iterator[None]:
    """Makes a request to stop (SIGTERM) an exception, so that what was begun is cleared away."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
