"""Files of content written all or none: each beside its place first, then put there.

In: path → bytes, or None for a file that goes. Out: what stood there before, so that it can be put back.
A new file takes the place of none. A whole site is another matter: `engine/publishing.py` swaps folders.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

Contents = Mapping[Path, bytes | None]


def read_all(paths: Mapping[Path, object]) -> dict[Path, bytes | None]:
    """What stands at these paths now; None where nothing does."""
    return {path: path.read_bytes() if path.is_file() else None for path in paths}


def write_all(contents: Contents) -> Contents:
    """Puts these contents in place; returns the earlier ones. On `OSError` all is as it was."""
    before = read_all(contents)
    fresh: dict[Path, Path] = {}
    try:
        for path, content in contents.items():
            if content is not None:
                fresh[path] = _beside(_home(path), content)
        _put(contents, fresh)
    except OSError:
        for path, content in before.items():
            with contextlib.suppress(OSError):
                _restore(path, content)
        raise
    finally:
        for path in fresh.values():
            path.unlink(missing_ok=True)
    return before


def write_new(path: Path, content: bytes, *, over: bool = False) -> bool:
    """Puts a file there in one step; False when one is there, unless that may be written `over`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = _beside(path, content)
    try:
        if over:
            fresh.replace(path)
            return True
        return _link(fresh, path)
    finally:
        fresh.unlink(missing_ok=True)


def _link(fresh: Path, path: Path) -> bool:
    """A name for the file that fails when it is taken, unlike a rename."""
    try:
        os.link(fresh, path)
    except FileExistsError:
        return False
    except OSError:  # a file system without hard links
        if path.exists():
            return False
        fresh.replace(path)
    return True


def _put(contents: Contents, fresh: Mapping[Path, Path]) -> None:
    for path, content in contents.items():
        if content is None:
            path.unlink()
        else:
            fresh[path].replace(_home(path))


def _home(path: Path) -> Path:
    """Where the file itself is: what is a link stays one."""
    return path.resolve() if path.is_symlink() else path


def _beside(home: Path, content: bytes) -> Path:
    """A new file in the folder of `home` with this content and the rights of the file that it replaces."""
    handle, name = tempfile.mkstemp(prefix=f".{home.stem}-", dir=home.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(name).chmod(home.stat().st_mode & 0o777 if home.exists() else 0o644)
    return Path(name)


def _restore(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink(missing_ok=True)
    elif not path.is_file() or path.read_bytes() != content:
        path.write_bytes(content)
