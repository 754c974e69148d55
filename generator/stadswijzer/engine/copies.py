"""A copy of this process (`fork`) that does some work beside it.

In: work that changes nothing here. Out: its outcome. Only where that is safe: on Linux, with no other thread
running. Loads nothing of the site, so that a copy can be made before anything is loaded.
"""

from __future__ import annotations

import contextlib
import logging
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from typing import BinaryIO, TypeVar, cast

Outcome = TypeVar("Outcome")


@contextlib.contextmanager
def beside(work: Callable[[], Outcome]) -> Iterator[Callable[[], Outcome]]:
    """Does something in a copy of this process while that goes on; gives what waits for the outcome.

    Where no copy can be made it is done when somebody waits for it. Raises `OSError` when the copy failed.
    """
    if not may_copy():
        yield work
        return
    running = [start(work)]

    def outcome() -> Outcome:
        process, pipe = running.pop()
        with pipe:
            made = pipe.read()
        if os.waitpid(process, 0)[1] != 0:
            raise OSError("a copy of this process failed")
        return cast("Outcome", pickle.loads(made))  # noqa: S301 - from a copy of ourselves

    try:
        yield outcome
    finally:
        stop(running)


def may_copy() -> bool:
    """Whether that is safe now."""
    return threading.active_count() == 1 and sys.platform == "linux"


def start(work: Callable[[], object]) -> tuple[int, BinaryIO]:
    """A copy of this process that does `work`: its number, and where the outcome can be read."""
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return process, os.fdopen(reading, "rb")
    status = 1
    try:
        logging.disable()  # what goes wrong here is done again, and said, by who asked
        os.close(reading)
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(pickle.dumps(work(), pickle.HIGHEST_PROTOCOL))
        status = 0
    finally:
        os._exit(status)  # the copy ends here: nothing of the build may run twice


def stop(running: list[tuple[int, BinaryIO]]) -> None:
    """Ends copies whose work nobody waits for: something went wrong here."""
    for process, pipe in running:
        pipe.close()
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
