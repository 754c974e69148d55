"""Entries read by a copy of this process, while it loads the code of a build.

In: a project of which nothing was kept so far. Out: what the copy read, as it is kept (`kept_entries`), so
that who reads the project next need not parse it. Where no copy can be made, or it fails, nothing is lost:
then everything is read as ever. For `check` it is not worth it: that has less to load.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from stadswijzer.content.kept_entries import kept_entries
from stadswijzer.content.loader import read_entries
from stadswijzer.content.project import ProjectError, read_project
from stadswijzer.content.sealed_files import make_folder
from stadswijzer.engine.copies import beside, may_copy


@contextmanager
def reading(root: Path) -> Iterator[bool]:
    """A copy reads all entries; gives whether it does. At the end waits until it has."""
    project = None
    with suppress(ProjectError):  # that is told by who builds
        project = read_project(root)
    if project is None or not may_copy():
        yield False
        return
    with suppress(OSError):  # where nothing can be written nothing is kept
        make_folder(root)
    kept = kept_entries(root)
    if not kept.is_empty:
        yield False
        return
    with beside(partial(read_entries, project)) as read:
        yield True
        with suppress(OSError):
            kept.give(read())
