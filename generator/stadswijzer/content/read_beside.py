"""Half of the files of entries, read by a copy of this process while it reads the others itself.

In: files of which nothing is kept, and how one is read. Out: the same as when each is read here: what the
copy read comes as what another build kept (`kept_entries`), and what it found right as what was right before.
Where something is wrong the file is read here once more.
"""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import accumulate

from stadswijzer.content.copies import beside, may_share
from stadswijzer.content.kept_entries import KeptEntries
from stadswijzer.content.model import Kind
from stadswijzer.content.project import Project
from stadswijzer.content.right_before import RightBefore

ENOUGH = 200
"""Files that are worth another process."""
FIRST = 0.45
"""Of all bytes, those of the files that this process reads itself: it takes what the copy read besides."""
Files = Sequence[tuple[Kind, str]]


def last_half(places: Iterable[tuple[Kind, str]], project: Project) -> Files:
    """The last files of all folders of entries, about half of their bytes; none when they are few."""
    sizes: dict[tuple[Kind, str], int] = {}
    for kind, folder in places:
        with suppress(OSError):  # what cannot be opened is told when it is read
            found = (
                [] if kind.single else sorted(os.scandir(project.on_disk(folder)), key=lambda each: each.name)
            )
            sizes |= {
                (kind, f"{folder}/{each.name}"): each.stat(follow_symlinks=False).st_size
                for each in found
                if each.name.endswith(".yml")
            }
    if len(sizes) < ENOUGH:
        return []
    before = list(accumulate(sizes.values(), initial=0))
    return list(sizes)[bisect_left(before, before[-1] * FIRST) :]


class ReadBeside:
    """Gives `kept` and `right` what a copy reads."""

    def __init__(self, kept: KeptEntries, right: RightBefore | None) -> None:
        self._kept, self._right = kept, right
        self._paths = frozenset[str]()
        self._outcome: Callable[[], tuple[dict[bytes, bytes], set[bytes]]] = lambda: ({}, set())

    @contextmanager
    def read(self, files: Files, read: Callable[[Kind, str], object]) -> Iterator[None]:
        """Reads these in a copy, where nothing is kept and another core may be free."""
        if not (files and self._kept.is_empty and may_share()):
            yield
            return

        def in_copy() -> tuple[dict[bytes, bytes], set[bytes]]:
            self._kept.is_on = True
            for kind, path in files:
                read(kind, path)
            return self._kept.written(), self._right.added() if self._right else set()

        with beside(in_copy) as self._outcome:
            self._paths = frozenset(path for _, path in files)
            yield

    def take_if_there(self, path: str) -> None:
        """Before the first of them is asked for: waits for what the copy read, if it did not fail."""
        if path in self._paths:
            self._paths = frozenset()
            with suppress(OSError):
                kept, right = self._outcome()
                self._kept.know(kept)
                if self._right:
                    self._right.know(right)
