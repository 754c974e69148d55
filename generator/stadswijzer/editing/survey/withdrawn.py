"""Rounds that were withdrawn or taken away, and of whose people this may be another count.

In: a project that was read, how many took part now, and what is told of the round. Out: findings. A withdrawn
round has no words any more, but git keeps them: laid beside these, a late answer is that of one colleague.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from stadswijzer.checks.rounds import APART
from stadswijzer.content.library import Entry, Library
from stadswijzer.content.model import Survey
from stadswijzer.editing.survey.findings import Finding


def findings(
    library: Library,
    responded: int,
    *,
    file: str,
    day: str,
    basis: str,
    gone: Iterable[tuple[str, Survey]] = (),
) -> Iterator[Finding]:
    """An error when only a few took part more than in a withdrawn round of those days, else a warning.

    Fewer is what mends an export that was counted twice. `gone`: rounds that were taken away, with their
    paths: git keeps these too.
    """
    least = library.project.options.min_group
    there = [(each.path, each.data) for each in library.of(Survey) if may_be_of_same_people(each)]
    for path, data in (*there, *gone):
        apart = abs((date.fromisoformat(day) - data.date.day).days)
        if data.basis != basis or apart >= APART:
            continue
        is_late = 0 < responded - data.responded < least
        yield Finding(
            "late-after-withdrawn" if is_late else "after-withdrawn",
            file,
            (),
            "error" if is_late else "warning",
            (("other", path),),
        )


def may_be_of_same_people(entry: Entry[Survey]) -> bool:
    """Whether a round was withdrawn that tells something of people."""
    data = entry.data
    return bool(data.withdrawn and not entry.data.sample and data.intact("date", "basis", "responded"))
