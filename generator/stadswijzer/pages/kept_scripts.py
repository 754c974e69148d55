"""A script that was made of modules before, kept for the next process: making them takes longer than pages.

In: the modules that a script is made of. Out: the script, from the folder where Jinja keeps what it compiled
for this user alone, or made now. What is kept is named by the modules and by the code that makes it, and
holds its own hash: a file that is damaged or of something else is made anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path

import jinja2

from stadswijzer.content.sealed_files import read_sealed, write_sealed
from stadswijzer.language.package_folder import PACKAGE

_MAKERS = ("scripts.py", "script_parts.py", "short_names.py")


def kept(modules: Iterable[str], make: Callable[[], str]) -> str:
    """The script of these modules (each with its path), as `make` makes it."""
    folder = _folder()
    if folder is None:
        return make()
    name = hashlib.sha256("\0".join([_makers(), *modules]).encode()).hexdigest()
    path = folder / f"stadswijzer-{name[:32]}.js"
    with suppress(OSError, ValueError):
        return read_sealed(path, name).decode()
    text = make()
    write_sealed(path, text.encode(), name)
    return text


@cache
def _folder() -> Path | None:
    """Jinja's, which it refuses where others could write in it."""
    try:
        return Path(jinja2.FileSystemBytecodeCache().directory)
    except (OSError, RuntimeError):
        return None


@cache
def _makers() -> str:
    return "\0".join((PACKAGE / "pages" / name).read_text("utf-8") for name in _MAKERS)
