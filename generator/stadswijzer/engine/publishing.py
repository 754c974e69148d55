"""A new site in the place of the old one, in one step where that can be.

In: the folder where the site must stand. What is built stands beside it until it is whole: a build that fails
or is stopped leaves the old site as it was, and two builds at once each have a folder of their own. What a
build that was killed left behind is cleared away by the next good one. A folder that cannot be moved (a mount
point, the lower layer of a container) is filled anew from inside: for a moment both sites are there in part.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import re
import secrets
import shutil
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from stadswijzer.engine.put_away import put_away

if sys.platform != "win32":  # nothing says there whose a folder is, so nothing is cleared away
    import fcntl


class PublishingError(Exception):
    """The site cannot stand where it should; the message says why."""


@contextmanager
def staged(target: Path, tell: Callable[[], None] = lambda: None) -> Iterator[Path]:
    """A fresh folder that takes the place of `target` when all goes well, and else leaves no trace.

    `tell` is called when that could not be done in one step.
    """
    target = target.resolve()  # through a symbolic link, so that the link stays
    if target.exists() and not target.is_dir():
        raise PublishingError(f"{target} is a file; site_dir must be a folder")
    with _stopping_tidily(), _own_folder(target) as fresh:
        yield fresh
        if not _swap(fresh, target):
            tell()
        _clear(target, but=fresh)


# folders of builds


def _name(target: Path) -> str:
    return f".{target.name}-{secrets.token_hex(4)}"


@contextmanager
def _own_folder(target: Path) -> Iterator[Path]:
    """A new folder beside `target` (inside, where none can be made beside), held while this build runs."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh, held = _made(target.parent, target)
    except OSError as error:
        if not target.is_dir():
            raise PublishingError(f"cannot write the site to {target}: {error.strerror}") from None
        try:
            fresh, held = _made(target, target)
        except OSError:
            raise PublishingError(f"cannot write the site to {target}: {error.strerror}") from None
    try:
        yield fresh
    finally:
        put_away(fresh, held)


def _made(parent: Path, target: Path) -> tuple[Path, int]:
    """A new folder, and what holds it. Until it is held another build may clear it away: then once more."""
    while True:
        fresh = parent / _name(target)
        fresh.mkdir()
        try:
            held = os.open(os.devnull if sys.platform == "win32" else fresh, os.O_RDONLY)
        except FileNotFoundError:  # it was cleared away before it was held
            continue
        try:
            if sys.platform != "win32":
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:  # it is being cleared away
            os.close(held)
            continue
        except OSError:  # this disk knows no locks, so that nothing on it is ever cleared away
            pass
        if fresh.exists():
            return fresh, held
        os.close(held)


def _clear(target: Path, *, but: Path) -> None:
    """Removes what builds that are no more left beside the site, or in it.

    `but`: where the old site stands since the swap. It is not held any more, and nobody waits for its end.
    """
    left = re.compile(rf"\.{re.escape(target.name)}-[0-9a-f]{{8}}")
    for parent in (target.parent, target):
        with contextlib.suppress(OSError):
            for found in sorted(parent.iterdir()):
                is_left = left.fullmatch(found.name) and found.is_dir() and not found.is_symlink()
                if is_left and found != but:
                    _clear_one(found)


def _clear_one(folder: Path) -> None:
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):
        held = os.open(folder, os.O_RDONLY | os.O_NOFOLLOW)
        try:
            fcntl.flock(
                held, fcntl.LOCK_EX | fcntl.LOCK_NB
            )  # the system lets go when a build ends or is killed
            shutil.rmtree(folder, ignore_errors=True)
        finally:
            os.close(held)


# the swap


def _swap(fresh: Path, target: Path) -> bool:
    """Puts `fresh` where `target` is, less hidden files that were there; returns whether in one step."""
    if not target.exists():
        try:
            fresh.rename(target)
        except OSError:  # another build came first
            pass
        else:
            return True
    with _holding(target):  # no other build takes the old site for what a killed build left, nor swaps it too
        if fresh.is_relative_to(target) or not (_exchange(fresh, target) or _in_two_steps(fresh, target)):
            _swap_inside(fresh, target)
            return False
        for hidden in fresh.glob(".*"):  # `.git` of a branch of pages: not ours to remove, as MkDocs has it
            if not (target / hidden.name).exists():
                hidden.rename(target / hidden.name)
        return True


@contextlib.contextmanager
def _holding(target: Path) -> Iterator[None]:
    """Holds the folder that stands at `target`, wherever it is moved; waits for a build that swaps it."""
    while sys.platform != "win32":
        held = os.open(target, os.O_RDONLY)
        with contextlib.suppress(OSError):  # a disk that knows no locks
            fcntl.flock(held, fcntl.LOCK_EX)
        if os.path.samestat(os.fstat(held), target.stat()):
            break
        os.close(held)  # another build put its own there while this one waited
    try:
        yield
    finally:
        if sys.platform != "win32":
            os.close(held)


def _in_two_steps(fresh: Path, target: Path) -> bool:
    """Where the system knows no exchange. Whether it could be done: a mount point cannot be moved."""
    with _own_folder(target) as aside:
        try:
            target.rename(aside / "old")
        except OSError:
            return False
        try:
            fresh.rename(target)
        except BaseException:
            (aside / "old").rename(target)
            raise
        (aside / "old").rename(fresh)
    return True


def _swap_inside(fresh: Path, target: Path) -> None:
    """What `fresh` holds takes the place of what `target` holds; what is slow, copying, comes first."""
    with contextlib.ExitStack() as stack:
        try:
            new = fresh
            if not fresh.is_relative_to(target):
                new = _folder_for(stack, target)
                for found in sorted(fresh.iterdir()):
                    shutil.move(found, new / found.name)
            _replace(new, _folder_for(stack, target), target)
        except OSError as error:
            raise PublishingError(f"cannot write the site to {target}: {error.strerror}") from None


def _folder_for(stack: contextlib.ExitStack, target: Path) -> Path:
    """A folder inside `target` that is gone when the stack ends."""
    folder, held = _made(target, target)
    stack.callback(os.close, held)
    stack.callback(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _replace(new: Path, aside: Path, target: Path) -> None:
    """Moves what `target` holds aside and what `new` holds into it; all of it back when that goes wrong."""
    moved: list[tuple[Path, Path]] = []
    try:
        for path in sorted(target.iterdir()):
            if not path.name.startswith("."):
                moved.append((path, aside / path.name))
                shutil.move(path, aside / path.name)
        for path in sorted(new.iterdir()):
            if not (target / path.name).exists():
                moved.append((path, target / path.name))
                shutil.move(path, target / path.name)
    except BaseException:
        for before, after in reversed(moved):
            if after.exists() and not before.exists():
                shutil.move(after, before)
        raise


# By hand: Python has no call for this, and renaming twice leaves a moment without a site.
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
