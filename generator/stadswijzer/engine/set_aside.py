"""What is made now and wanted later, set aside in a file until then.

In: whatever was made, here or by a copy of this process. Out: what gives it back. In memory thousands of
pages that wait would be there all at once, and those that a copy hands over even twice. The file has no name,
so that nothing of it is left when a build ends or is killed. Where it cannot be written all stays in memory.
"""

from __future__ import annotations

import os
import pickle
import tempfile
from contextlib import suppress
from typing import Any, Generic, NamedTuple, TypeVar, cast
from weakref import finalize

Made = TypeVar("Made")


class Place(NamedTuple):
    """Where something stands in the file."""

    begin: int
    size: int


class Aside(Generic[Made]):
    """A file for this process and for copies of it that are made later."""

    def __init__(self) -> None:
        self._file: Any = None
        with suppress(OSError):
            self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - as long as this is
            finalize(self, self._file.close)

    def put(self, made: Made) -> Place | Made:
        """Sets it aside; gives what stands for it, or itself where that cannot be."""
        if self._file is None:
            return made
        data, file = pickle.dumps(made, pickle.HIGHEST_PROTOCOL), self._file.fileno()
        try:
            os.lockf(file, os.F_LOCK, 0)  # copies write in it too, each at its end
            try:
                begin = os.fstat(file).st_size
                done = 0
                while done < len(data):
                    done += os.pwrite(file, data[done:], begin + done)
            finally:
                os.lockf(file, os.F_ULOCK, 0)
        except OSError:  # the disk is full
            return made
        return Place(begin, len(data))

    def get(self, held: Place | Made) -> Made:
        """What was set aside."""
        if not isinstance(held, Place):
            return held
        data = os.pread(self._file.fileno(), held.size, held.begin)
        return cast("Made", pickle.loads(data))  # noqa: S301 - from a copy of ourselves
