"""Many pages made at once, one process for each core.

A page needs nothing but the site, which does not change any more, so copies of this process (`fork`) make
pages beside it. Everyone takes the next few from one queue, so that nobody waits for the slowest, and this
process first does what only it can do. Only where that is safe and worth it: on Linux, with no other thread
running, and with enough pages. What a copy could not make is left out, for whoever asked to make it itself.
By hand, since workers of `concurrent.futures` stay behind when a build is killed (ARCHITECTURE.md).
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from stadswijzer.engine.copies import may_copy, start, stop
from stadswijzer.engine.set_aside import Aside, Place
from stadswijzer.pages.fingerprint import fingerprint
from stadswijzer.pages.render import Made, Page

ENOUGH_PAGES = 50
MOST_WORKERS = 4
MOST_TURNS = 256
"""Turns to take from the queue: each is one byte in a pipe, and reading one byte is never half done."""

Item = TypeVar("Item")
Outcome = TypeVar("Outcome")


def render_ahead(pages: Sequence[Page], meanwhile: Callable[[], object], *, at_least: int) -> None:
    """Makes the HTML of these pages now, so that `Page.render` only has to hand it over.

    `meanwhile`: what else must be done, by this process alone. Pages that wait are set aside, which takes a
    while too: after the first `at_least` no more are made than there is time for meanwhile.
    """
    aside = Aside[Made]()

    def make(page: Page) -> tuple[Place | Made, str, str]:
        """The HTML of a page with what tells whether it is the same, of one view."""
        own, made = fingerprint(page) or "", page.make()
        page.forget()
        return aside.put(made), own, page.followed

    for page, (held, own, followed) in shared(pages, make, meanwhile, at_least=at_least):
        page.made, page.fingerprint, page.followed = partial(aside.get, held), own, followed


def shown_by_several(sheets: Iterable[Page]) -> frozenset[int]:
    """Pages (by identity) that more than one page to print shows: they are made before all others."""
    numbers = Counter(id(part) for sheet in sheets for part in sheet.parts)
    return frozenset(value for value, number in numbers.items() if number > 1)


def together(sheets: Sequence[Page], several: Collection[int]) -> list[list[Page]]:
    """Each page alone, but one to print with the pages that it alone shows: they are made but once."""
    there = {id(sheet) for sheet in sheets} - {*several}
    groups = [[each, *(part for part in each.parts if id(part) in there)] for each in sheets if each.parts]
    taken = {id(sheet) for group in groups for sheet in group}
    return groups + [[sheet] for sheet in sheets if id(sheet) not in taken]


def shared(
    items: Sequence[Item],
    work: Callable[[Item], Outcome],
    meanwhile: Callable[[], object] = lambda: None,
    *,
    at_least: int | None = None,
    enough: int | None = None,
) -> list[tuple[Item, Outcome]]:
    """Every item with what `work` makes of it, in no fixed order; nothing when sharing is not worth it.

    `at_least`: of the items after so many, those that nobody has begun with after `meanwhile` are left out.
    `enough`: so many are worth it, when they take longer than most.
    """
    workers = _workers(len(items), ENOUGH_PAGES if enough is None else enough)
    if workers < 2:  # noqa: PLR2004 - alone there is nothing to share
        meanwhile()
        return []
    size = -(-len(items) // MOST_TURNS)
    queue = _queue(-(-len(items) // size))

    def take_turns(before: int) -> dict[int, list[Outcome]]:
        """Turn → what was made of its items; turns that begin later than `before` are passed over."""
        taken = (turn for turn in _turns(queue) if turn * size < before)
        return {turn: [work(item) for item in items[turn * size : (turn + 1) * size]] for turn in taken}

    with _frozen():
        running = [start(lambda: take_turns(len(items))) for _ in range(workers - 1)]
        try:
            meanwhile()
            done = take_turns(len(items) if at_least is None else at_least)
            for process, pipe in list(running):
                with pipe:
                    made = pipe.read()
                running.remove((process, pipe))
                if os.waitpid(process, 0)[1] == 0:
                    done.update(pickle.loads(made))  # noqa: S301 - from a copy of ourselves
        finally:
            stop(running)
            os.close(queue)
    return [(items[turn * size + n], each) for turn, made in done.items() for n, each in enumerate(made)]


def _workers(items: int, enough: int) -> int:
    return min(MOST_WORKERS, len(os.sched_getaffinity(0))) if items >= enough and may_copy() else 1


def _queue(turns: int) -> int:
    """A pipe that holds the number of every turn and then ends."""
    reading, writing = os.pipe()
    os.write(writing, bytes(range(turns)))
    os.close(writing)
    return reading


def _turns(queue: int) -> Iterator[int]:
    while turn := os.read(queue, 1):
        yield turn[0]


@contextlib.contextmanager
def _frozen() -> Iterator[None]:
    """Keeps the collector from what is there now, or each copy would write in all of it and need it twice."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
