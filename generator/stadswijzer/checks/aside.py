"""Something worked out by a copy of this process, while this one goes on with something else.

In: a function. Out: what it gives, when that is asked for. Only where that is safe and worth it: on Linux,
with a core to spare and no other thread running. Elsewhere, or when the copy could not end its work, this
process does it when the outcome is asked for. Not `engine/processes`, which shares many things of one kind.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from typing import TypeVar

Outcome = TypeVar("Outcome")


@contextlib.contextmanager
def aside(work: Callable[[], Outcome], *, worth_it: bool) -> Iterator[Callable[[], Outcome]]:
    """What gives the outcome of `work`. `worth_it`: whether it takes longer than copying a process."""
    if not (worth_it and _is_safe()):
        yield work
        return
    reading, writing = os.pipe()
    gc.freeze()  # or the copy would write in all that it looks through for rubbish, and need it twice
    process = os.fork()
    if not process:
        _as_copy(work, writing)
    os.close(writing)
    try:
        with os.fdopen(reading, "rb") as pipe:
            yield lambda: _outcome(pipe.read(), work)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)  # it ended, unless nobody asked
        os.waitpid(process, 0)
        gc.unfreeze()


def _is_safe() -> bool:
    if sys.platform != "linux" or threading.active_count() > 1:
        return False
    return len(os.sched_getaffinity(0)) > 1


def _as_copy(work: Callable[[], object], writing: int) -> None:
    """The whole life of the copy: it says nothing but the outcome, and clears nothing away."""
    try:
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(work(), pipe)
        os._exit(0)
    finally:
        os._exit(1)


def _outcome(said: bytes, work: Callable[[], Outcome]) -> Outcome:
    try:
        found: Outcome = pickle.loads(said)  # noqa: S301 - from a copy of ourselves
    except (EOFError, pickle.UnpicklingError):  # it could not end its work: whoever asks gets to see why
        return work()
    return found
