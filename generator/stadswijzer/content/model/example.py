"""An example: what another city did, how it ended, and what happened to it since."""

from __future__ import annotations

from stadswijzer.content.fields import Fields, Part, may, need, rule
from stadswijzer.content.model.entry import Effort, EntryFields, SourceRef
from stadswijzer.content.values import (
    YEAR,
    Choice,
    Country,
    Line,
    Many,
    Moment,
    Number,
    Prose,
    Ref,
    Report,
    When,
)


class Location(Part):
    """A point on the map (WGS 84, degrees)."""

    lat: float = need(Number(-90, 90, places=9), example=50.851)
    lon: float = need(Number(-180, 180, places=9), example=5.691)


class Image(Part):
    """A picture beside the file."""

    file: str = need(Line())
    alt: str = need(Line())
    credit: str = need(Line())


class Event(Part):
    """What happened to an example on a day; of some things only the year is known."""

    is_row = True

    date: Moment = need(When(start=True, year=True, hint="year"), example="2021-04-29", past=True)
    kind: str = need(Choice(("started", "changed", "stopped", "ruled")), example="ruled")
    text: str = need(Line())


class Example(EntryFields):
    """What another city did, and how it ended."""

    city: str = need(Line(), place="tags", api=True)
    country: str = need(Country(), example="NL", place="tags", api=True)
    concepts: tuple[str, ...] = need(Many(Ref("concept"), least=1), api=True)
    stage: str = need(
        Choice(("planned", "pilot", "in_use", "stopped")),
        example="pilot",
        place="tags",
        told="stage",
        api=True,
    )
    theme: str = need(Ref("theme"), place="tags", told="theme", api=True)
    started: int | None = may(YEAR, example=2018, api=True)
    ended: int | None = may(YEAR, example=2021, api=True)
    situations: tuple[str, ...] = may(Many(Line()), place="situations", api=True)
    problem: str | None = may(Prose(), api=True)
    approach: str | None = may(Prose(), api=True)
    result: str | None = may(Prose(), api=True)
    lessons: tuple[str, ...] = may(Many(Line()), api=True)
    events: tuple[Event, ...] = may(Many(Fields(Event)), api=True)
    effort: Effort | None = may(Fields(Effort), section="effort_there", api=True)
    location: Location | None = may(Fields(Location), api=True)
    image: Image | None = may(Fields(Image), api=True, asked=False)
    sources: tuple[SourceRef, ...] = need(Many(Fields(SourceRef), least=1), api=True)

    @rule("started", "ended")
    def ended_after_started(self, report: Report) -> None:
        if self.started is not None and self.ended is not None and self.ended < self.started:
            report("end-before-start", self.at("ended"), start=self.started, end=self.ended)
