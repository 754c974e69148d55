"""Whether anything changed since the last build: if not, there is nothing to do.

In: a project, and how it was asked to be built. Out: a hash of all that the site is made of, for the note of
`kept_pages`, and one of all but entries; and the folder of the site when note, project and site are what they
were. Of files it looks at what tells that somebody wrote in them, not at what they hold. Whatever it cannot
tell, such as what an extension of Markdown by somebody else reads, is a change. Loads no MkDocs.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from stadswijzer.content.package_state import Stamp, package_state, stamp_of, stamps_in
from stadswijzer.content.sealed_files import FOLDER, read_sealed
from stadswijzer.content.settings import ProjectError, read_settings
from stadswijzer.content.settings_shape import COME_ALONG, READ_FILES

NOTE = f"{FOLDER}/last-build.json"
"""From the folder of the project; git does not follow what is in there."""


class LastBuild(NamedTuple):
    """The site that stands there, and what the build of it said."""

    folder: Path
    said: str


class States(NamedTuple):
    """Of all that a site is made of, and of all but what entries say: which of them there are is in both."""

    whole: str
    around: str


UNKNOWN = States("", "")


def read_note(root: Path) -> Any:
    """What the last build noted; raises `ValueError` when that was damaged, `OSError` when there is none."""
    return json.loads(read_sealed(root / NOTE))


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
    return states_of(root, *options).whole


def states_of(root: Path, *options: object) -> States:
    """The same, and what is left of it when entries and options do not count."""
    try:
        settings = read_settings(root / "mkdocs.yml")
        if not _is_told_by_files(settings):
            return UNKNOWN
        docs = Path(os.path.normpath(root / (settings.get("docs_dir") or "docs")))
        site = Path(os.path.normpath(root / (settings.get("site_dir") or "site")))
        content = [*stamps_in(str(docs)), *stamps_in(str(root / "roadmap"))]
        beside = list(_beside(root, {docs, site, root / "roadmap"}))
    except (ProjectError, OSError, TypeError, ValueError):  # who builds says what is wrong
        return UNKNOWN
    made_with = os.fspath(root), settings, package_state()
    around = [stamp[:2] if stamp[0].endswith(".yml") else stamp for stamp in content]
    return States(_hash(made_with, options, content, beside), _hash(made_with, around, beside))


def site_state(folder: Path) -> str:
    """Every file of a site, less hidden ones that others put there.

    Without the time of a change of status: a file that two sites share gets another when one of them goes.
    """
    return state_of_site(site_stamps(folder))


def site_stamps(folder: Path) -> dict[str, Stamp]:
    """The same by path, before it is made a hash."""
    hidden = os.path.join(folder, ".")  # noqa: PTH118 - to compare with two thousand
    return {stamp[0]: stamp for stamp in stamps_in(str(folder)) if not stamp[0].startswith(hidden)}


def stamps_after(before: Mapping[str, Stamp], folder: Path, other: Mapping[str, bool]) -> dict[str, Stamp]:
    """The same of a copy by links. `other`: path of what is not a link → whether it is there."""
    now = dict(before)
    for path, is_there in other.items():
        whole = os.path.join(folder, path)  # noqa: PTH118 - as in `stamps_in`
        now.pop(whole, None)
        if is_there:
            found = os.lstat(whole)
            times = found.st_mtime_ns, found.st_ctime_ns
            now[whole] = (whole, found.st_mode, found.st_ino, found.st_size, *times)
    return now


def state_of_site(stamps: Mapping[str, Stamp]) -> str:
    """The hash of what was found of every file."""
    return _hash([stamp[:-1] for _, stamp in sorted(stamps.items())])


def _is_told_by_files(settings: dict[str, Any]) -> bool:
    """Whether nothing but what is looked at has a say."""
    theme = settings.get("theme")
    if settings.get("hooks") or (isinstance(theme, dict) and theme.get("custom_dir")):
        return False
    given = settings.get("markdown_extensions") or []
    names = [str(next(iter(each), "")) if isinstance(each, dict) else str(each) for each in given]
    return all(
        ("." not in name or name.startswith(COME_ALONG)) and name.rpartition(".")[2] not in READ_FILES
        for name in names
    )


def _beside(root: Path, known: set[Path]) -> Iterator[Stamp]:
    """Files in the folder of the project, and YAML one folder deeper, where content may be by mistake."""
    for entry in _sorted(root):
        if entry.name.startswith(".") or Path(entry.path) in known:
            continue
        yield stamp_of(entry)
        if entry.is_dir():
            with suppress(OSError):
                yield from (stamp_of(each) for each in _sorted(entry.path) if each.name.endswith(".yml"))


def _sorted(folder: Path | str) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as found:
        return sorted(found, key=lambda entry: entry.name)


def _hash(*values: object) -> str:
    return hashlib.sha256(repr(values).encode("utf-8", "surrogateescape")).hexdigest()[:32]
