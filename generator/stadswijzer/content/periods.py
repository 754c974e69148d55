"""The periods of the plan: where the files of each lie, and which of them is over, running or to come.

In: the names of folders, and roadmaps that were read. Out: `Period`s in the order of their years. The first
may live in `roadmap/` itself, each further one in `roadmap/<first>-<last>/`; what a period is called never
changes, whichever period is running. A period decides what a bare id means: one's own first, else the only
one that has it.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

FOLDER = re.compile(r"(\d{4})-(\d{4})")
"""The name of the folder of a period: its first and its last year."""
OVER, RUNNING, TO_COME = "over", "running", "to_come"


class Period(NamedTuple):
    """One period of the plan. `folder`: '' for what lies in `roadmap/` itself; `name`: its years, else ''."""

    folder: str
    name: str
    start: int | None = None
    end: int | None = None

    @property
    def address(self) -> str:
        """Where its pages hang; without years, as where nobody wrote a roadmap, at `roadmap/`."""
        return f"roadmap/{self.name}/" if self.name else "roadmap/"

    @property
    def title(self) -> str:
        """Its years, to read."""
        return self.name.replace("-", "–")

    def state(self, today: date | None) -> str:
        """`over`, `running` or `to_come` on a day; what has no years is running."""
        if today is None or self.start is None or self.end is None:
            return RUNNING
        return TO_COME if today.year < self.start else OVER if today.year > self.end else RUNNING


def named(folder: str, start: int | None, end: int | None) -> Period:
    """The period of a folder, with the years that its roadmap gives, or else those in its name."""
    years = FOLDER.fullmatch(folder)
    if years and (start is None or end is None):
        start, end = int(years[1]), int(years[2])
    return Period(folder, folder or (f"{start}-{end}" if start and end else ""), start, end)


def in_period(folder: str, period: str) -> str:
    """Where a folder of the plan, or its file, lies in a period; `period`: its folder, '' for the first."""
    return f"roadmap/{period}/{folder.removeprefix('roadmap/')}" if period else folder


def within(path: str) -> str:
    """The folder of the period that a path in the project lies in; '' in `roadmap/` itself and elsewhere."""
    parts = path.split("/")
    return parts[1] if parts[0] == "roadmap" and len(parts) > 1 and FOLDER.fullmatch(parts[1]) else ""
