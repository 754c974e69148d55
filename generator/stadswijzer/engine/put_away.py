"""A folder that goes: an old site, or what a build that failed began.

In: the folder, and what holds it. Out: nothing is left of it, soon. Unlinking a large site takes as long as
making a part of one, so a process of its own does it and nobody waits. Stopped halfway, it is what a killed
build left behind.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import threading
from pathlib import Path

if sys.platform != "win32":
    import fcntl

LARGE = 500
"""Files from which nobody waits until a folder is gone."""
_LAST = 19
"""How far such a process stands back where others want the processor (`nice`)."""


def put_away(folder: Path, held: int) -> None:
    """Removes a folder. `held`: open and locked, this one or the site that took its place; it is closed."""
    if not (_is_large(folder) and _started_apart()):
        shutil.rmtree(folder, ignore_errors=True)
        os.close(held)
        return
    own = os.open(folder, os.O_RDONLY)
    _hold(own)
    if os.fork():
        for each in (own, held):
            os.close(each)
        return
    try:
        os.close(held)  # or the next build waits with its swap until the old site is gone
        _hold(own)
        os.setsid()
        os.nice(_LAST)
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):  # who reads what this command says must not wait for it
            os.dup2(nothing, stream)
        shutil.rmtree(folder, ignore_errors=True)
    finally:
        os._exit(0)


def _hold(folder: int) -> None:
    """Locks an open folder, so that the next build does not take part in removing it."""
    with contextlib.suppress(OSError):  # another one removes it, or this disk knows no locks
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _started_apart() -> bool:
    """Whether a copy of this process can do it: with other threads about that is not safe."""
    return sys.platform == "linux" and threading.active_count() == 1


def _is_large(folder: Path) -> bool:
    found = 0
    for _, _, names in os.walk(folder):
        found += len(names)
        if found >= LARGE:
            return True
    return False
