"""Many pages made at once, one process for each core.

A page needs nothing but the site, which does not change any more, so copies of this process (`fork`) each
make a share of the pages and hand back their HTML. Only where that is safe and worth it: on Linux, with no
other thread running, and with enough pages. What a copy could not make, this process makes itself.
"""

from __future__ import annotations

import os
import pickle
import sys
import threading
from collections.abc import Sequence
from typing import BinaryIO

from generator.render import Page

ENOUGH_PAGES = 200
MOST_WORKERS = 4


def render_ahead(pages: Sequence[Page]) -> None:
    """Makes the HTML of these pages now, so that `Page.render` only has to hand it over."""
    workers = _workers(len(pages))
    if workers < 2:  # noqa: PLR2004 - alone there is nothing to share
        return
    shares = [pages[first::workers] for first in range(workers)]
    running = [(share, *_start(share)) for share in shares[1:]]
    for page in shares[0]:
        page.made = page.make()
    for share, process, pipe in running:
        with pipe:
            made = pipe.read()
        _, status = os.waitpid(process, 0)
        if status == 0:
            for page, result in zip(share, pickle.loads(made), strict=True):  # noqa: S301 - from a copy of ourselves
                page.made = result


def _workers(pages: int) -> int:
    alone = threading.active_count() == 1 and sys.platform == "linux"
    return min(MOST_WORKERS, len(os.sched_getaffinity(0))) if alone and pages >= ENOUGH_PAGES else 1


def _start(share: Sequence[Page]) -> tuple[int, BinaryIO]:
    """A copy of this process that makes `share`: its number, and where its work can be read."""
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return process, os.fdopen(reading, "rb")
    status = 1
    try:
        os.close(reading)
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(pickle.dumps([page.make() for page in share], pickle.HIGHEST_PROTOCOL))
        status = 0
    finally:
        os._exit(status)  # the copy ends here: nothing of the build may run twice
