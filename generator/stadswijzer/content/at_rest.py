"""Python's collector of rubbish at rest, where much is made or loaded and hardly any of it is rubbish."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Loading code, reading and building make many objects that stay; looking through them takes long."""
    working = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if working:
            gc.enable()
