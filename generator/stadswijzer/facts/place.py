"""Where a page stands: its address, its title and what is above it."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """One page: its address and title, the address of the page above it, and its name when it is of no entry.

    `short` is what the way to the pages under it calls it, where that is not its title.
    """

    address: str
    title: str
    under: str | None
    name: str = ""
    short: str = ""
