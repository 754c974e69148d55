"""Files with which one process tells the next what it need not do again, each with a seal.

In: bytes, and what they are of. Out: the same bytes, if nothing and nobody changed them since. They lie in a
folder that git does not follow. A file is there whole or not at all; where nothing can be written nothing is
kept, and whoever reads does the work again.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

FOLDER = ".stadswijzer"
"""From the folder of the project."""
SCHEMAS = f"{FOLDER}/schemas"
"""What helps editors while they type lies there too."""


def make_folder(root: Path) -> None:
    """Makes the folder of a project for such files. Raises `OSError` where that cannot be done."""
    folder = root / FOLDER
    folder.mkdir(exist_ok=True)
    if not (folder / ".gitignore").exists():
        (folder / ".gitignore").write_text("*\n", "utf-8")


def sealed(content: bytes, of: str = "") -> bytes:
    """The bytes of a file. `of`: what it must be read as, such as this version of the package."""
    return _seal([content], of) + b"\n" + content


def read_sealed(file: Path, of: str = "") -> bytes:
    """What was kept. Raises `OSError` when nothing was, `ValueError` when it is damaged or of another."""
    seal, _, content = file.read_bytes().partition(b"\n")
    if seal != _seal([content], of):
        raise ValueError(f"{file} is damaged, or of something else")
    return content


def write_sealed(file: Path, content: bytes | Sequence[bytes], of: str = "") -> None:
    """Keeps it in the place of what was kept, where that can be done. The folder must be there.

    What is large comes in pieces: it need not be in memory twice.
    """
    pieces = [content] if isinstance(content, bytes) else content
    fresh = file.with_name(f"{file.name}-{secrets.token_hex(4)}")
    try:
        with fresh.open("wb") as opened:
            opened.writelines((_seal(pieces, of), b"\n", *pieces))
        fresh.replace(file)
    except OSError:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


def _seal(pieces: Iterable[bytes], of: str) -> bytes:
    found = hashlib.sha256(of.encode("utf-8", "surrogatepass") + b"\n")
    for each in pieces:
        found.update(each)
    return found.hexdigest().encode()
