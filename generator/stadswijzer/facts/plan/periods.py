"""Which period leads, what is its own, and what one period means to the next.

In: the whole library. Out: periods in their order, each with its state on the day of the site; the rounds
of answers that belong to a period. The day is that of the content (`Library.today`), never a clock.
"""

from __future__ import annotations

from datetime import date

from stadswijzer.content.library import WHOLE, Entry, Library
from stadswijzer.content.model import Roadmap, Survey
from stadswijzer.content.periods import OVER, RUNNING, Period


def leading(library: Library) -> Period:
    """The period that a site leads with: the newest adopted one, else the one that runs, else the newest."""
    periods = library.periods
    adopted = [each for each in periods if is_adopted(library, each)]
    running = [each for each in periods if each.state(library.today) == RUNNING]
    return next((choice[-1] for choice in (adopted, running, periods) if choice), WHOLE)


def roadmap_of(library: Library, period: Period) -> Roadmap | None:
    """The roadmap of a period of the whole library."""
    roadmaps = (each.data for each in library.of(Roadmap) if (each.period or "") == period.folder)
    return next(roadmaps, None)


def titled(library: Library, title: str) -> str:
    """The title of a roadmap, with its years where there are more periods and it names none."""
    period = library.period
    named = all(str(year) in title for year in (period.start, period.end))
    is_alone = len((library.whole or library).periods) < _SEVERAL
    return title if is_alone or named or period.start is None else f"{title} {period.title}"


_SEVERAL = 2


def is_adopted(library: Library, period: Period) -> bool:
    """Whether the roadmap of a period says who adopted it."""
    roadmap = roadmap_of(library, period)
    return bool(roadmap and roadmap.adopted)


def day_of(library: Library) -> date | None:
    """The day up to which answers count for a period: of one that is over, that of its state."""
    roadmap, today = library.roadmap_fields, library.today
    if library.period.state(today) == OVER and roadmap and roadmap.intact("as_of"):
        return min(roadmap.as_of.day, today) if today else roadmap.as_of.day
    return today


def holds(library: Library, period: Period, day: date) -> bool:
    """Whether a round of that day belongs to a period: the one that holds it, before the first to the first.

    What lies between two periods, or after the last, belongs to the period before it.
    """
    begun = [each for each in library.periods if each.start is not None and each.start <= day.year]
    return period == (begun[-1] if begun else next(iter(library.periods), WHOLE))


def rounds(library: Library) -> list[Entry[Survey]]:
    """The rounds of the period of a library up to its day that were not withdrawn, newest first."""
    day = day_of(library)
    surveys = [
        entry
        for entry in library.of(Survey)
        if entry.data.intact("date")
        and not entry.data.withdrawn
        and (day is None or entry.data.date.day <= day)
    ]
    own = [e for e in surveys if holds(library.whole or library, library.period, e.data.date.day)]
    return sorted(own, key=lambda entry: (entry.data.date.day, entry.id), reverse=True)
