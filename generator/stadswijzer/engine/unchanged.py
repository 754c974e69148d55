"""Whether anything changed since the last build: if not, there is nothing to do.

In: a project, and how it was asked to be built. Out: a hash of all that the site is made of, for the note of
`kept_pages`; and the folder of the site when note, project and site are what they were. Of files it looks at
what tells that somebody wrote in them, not at what they hold. Whatever it cannot tell, such as what an
extension of Markdown by somebody else reads, is a change. Loads no MkDocs.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from stadswijzer.content.settings import ProjectError, read_settings

NOTE = ".stadswijzer/last-build.json"
"""From the folder of the project; git does not follow what is in there."""
_READ_FILES = ("snippets", "b64")
"""Extensions of a known maker that show files of which nothing is known here."""
_KNOWN = ("markdown.extensions.", "pymdownx.")


class LastBuild(NamedTuple):
    """The site that stands there, and what the build of it said."""

    folder: Path
    said: str


def read_note(root: Path) -> Any:
    """What the last build noted; raises `ValueError` when that was damaged, `OSError` when there is none."""
    seal, _, text = (root / NOTE).read_text("utf-8").partition("\n")
    if seal != _seal(text):
        raise ValueError("damaged")
    return json.loads(text)


def sealed(noted: object) -> str:
    """The text of a note, which tells when somebody or something changed it."""
    text = json.dumps(noted)
    return f"{_seal(text)}\n{text}"


def _seal(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def last_build(root: Path, state: str) -> LastBuild | None:
    """The last build when it was of this `state`, and nobody touched its site since."""
    try:
        noted = read_note(root)
        folder = Path(noted["folder"])
        if state and noted["state"] == state and noted["site"] == site_state(folder):
            return LastBuild(folder, str(noted["said"]))
    except (OSError, ValueError, LookupError, TypeError):
        pass
    return None


def state_of(root: Path, *options: object) -> str:
    """All that the site is made of: content, settings, options, this package, libraries; '' when unknown."""
    try:
        settings = read_settings(root / "mkdocs.yml")
        if not _is_told_by_files(settings):
            return ""
        docs = Path(os.path.normpath(root / (settings.get("docs_dir") or "docs")))
        site = Path(os.path.normpath(root / (settings.get("site_dir") or "site")))
        found = [
            *_stamps(docs),
            *_stamps(root / "roadmap"),
            *_beside(root, {docs, site, root / "roadmap"}),
            *_stamps(Path(str(files("stadswijzer")))),
        ]
    except (ProjectError, OSError, TypeError, ValueError):  # who builds says what is wrong
        return ""
    return _hash(os.fspath(root), options, settings, found, _libraries(), sys.version)


def site_state(folder: Path) -> str:
    """Every file of a site, less hidden ones that others put there.

    Without the time of a change of status: a file that two sites share gets another when one of them goes.
    """
    found = (stamp for stamp in _stamps(folder) if not stamp[0].startswith(os.path.join(folder, ".")))  # noqa: PTH118 - of two thousand
    return _hash([stamp[:-1] for stamp in found])


def _is_told_by_files(settings: dict[str, Any]) -> bool:
    """Whether nothing but what is looked at has a say."""
    theme = settings.get("theme")
    if settings.get("hooks") or (isinstance(theme, dict) and theme.get("custom_dir")):
        return False
    given = settings.get("markdown_extensions") or []
    names = [str(next(iter(each), "")) if isinstance(each, dict) else str(each) for each in given]
    return all(
        ("." not in name or name.startswith(_KNOWN)) and name.rpartition(".")[2] not in _READ_FILES
        for name in names
    )


Stamp = tuple[str, int, int, int, int, int]


def _stamps(folder: Path | str) -> Iterator[Stamp]:
    """Of all in a folder, deeply, what changes when somebody writes in it or puts another in its place."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.name == "__pycache__":
            continue
        yield _stamp(entry)
        if entry.is_dir(follow_symlinks=False):
            yield from _stamps(entry.path)


def _stamp(entry: os.DirEntry[str]) -> Stamp:
    if entry.is_dir(follow_symlinks=False):  # what is in it has a stamp of its own
        return (entry.path, 0, 0, 0, 0, 0)
    found = entry.stat(follow_symlinks=False)
    return (entry.path, found.st_mode, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)


def _beside(root: Path, known: set[Path]) -> Iterator[Stamp]:
    """Files in the folder of the project, and YAML one folder deeper, where content may be by mistake."""
    for entry in sorted(os.scandir(root), key=lambda entry: entry.name):
        if entry.name.startswith(".") or Path(entry.path) in known:
            continue
        yield _stamp(entry)
        if entry.is_dir():
            with suppress(OSError):
                inside = sorted(os.scandir(entry.path), key=lambda entry: entry.name)
                yield from (_stamp(each) for each in inside if each.name.endswith(".yml"))


def _libraries() -> list[str]:
    """Every library with its version, as their installer names its folders."""
    found = []
    for folder in sys.path:
        with suppress(OSError):
            found += sorted(name for name in os.listdir(folder or ".") if name.endswith(".dist-info"))  # noqa: PTH208 - names are all it takes
    return found


def _hash(*values: object) -> str:
    return hashlib.sha256(repr(values).encode("utf-8", "surrogateescape")).hexdigest()[:32]
