"""What there is to know: concepts, examples, themes and paths."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from stadswijzer.content.fields import Fields, Part, may, need, rule
from stadswijzer.content.model.entry import Effort, EntryFields, SourceRef
from stadswijzer.content.values import (
    YEAR,
    Choice,
    Country,
    Flag,
    Line,
    Many,
    Moment,
    Number,
    Prose,
    Ref,
    Report,
    When,
    Whole,
    nearest,
)
from stadswijzer.language.headings import same_heading, sections


class WorkedStep(Part):
    """One step of a worked example."""

    do: str = need(Line())
    why: str = need(Line())


class WorkedExample(Part):
    """How someone does it, step by step."""

    situation: str = need(Prose())
    steps: tuple[WorkedStep, ...] = need(Many(Fields(WorkedStep), least=1))
    result: str = need(Prose())


class Recall(Part):
    """A question to answer in your own words."""

    question: str = need(Line())
    answer: str = need(Prose())


class Option(Part):
    """One answer to a question."""

    text: str = need(Line())
    correct: bool | None = may(Flag(), example=True)
    why: str = need(Line())


class Question(Part):
    """A question with answers to choose from."""

    question: str = need(Line())
    level: int | None = may(Whole(1, 3), example=2)
    options: tuple[Option, ...] = need(Many(Fields(Option), least=2, most=5))
    multiple: bool | None = may(Flag(), example=True)
    see: str | None = may(Line())

    @rule("options", "multiple")
    def one_right_answer(self, report: Report) -> None:
        right = sum(bool(option.correct) for option in self.options)
        if self.multiple and right == 0:
            report("quiz-answer", self.node, found=right, hint="multiple")
        elif not self.multiple and right != 1:
            report("quiz-answer", self.node, found=right, hint="single")


class Concept(EntryFields):
    """Something to understand."""

    definition: str = need(Line(), place="lead", api=True)
    theme: str = need(Ref("theme"), place="tags", told="theme", api=True)
    also_known_as: tuple[str, ...] = may(Many(Line()), api=True)
    situations: tuple[str, ...] = may(Many(Line()), place="situations", api=True)
    level: str | None = may(
        Choice(("basic", "advanced")), example="basic", place="tags", told="level", api=True
    )
    requires: tuple[str, ...] = may(Many(Ref("concept")), api=True)
    related: tuple[str, ...] = may(Many(Ref("concept")), api=True)
    lead_example: str | None = may(Ref("example"), api=True)
    for_us: str | None = may(Prose(), api=True)
    effort: Effort | None = may(Fields(Effort), api=True)
    risks: tuple[str, ...] = may(Many(Line()), api=True)
    first_step: str | None = may(Prose(), place="brief", api=True)
    worked_example: WorkedExample | None = may(Fields(WorkedExample), api=True)
    cards: tuple[str, ...] = may(Many(Line()), api=True)
    recall: Recall | None = may(Fields(Recall), place="brief", api=True)
    quiz: tuple[Question, ...] = may(Many(Fields(Question)), api=True)
    sources: tuple[SourceRef, ...] = need(Many(Fields(SourceRef), least=1), api=True)

    @rule("body", "quiz")
    def questions_lead_to_a_heading(self, report: Report) -> None:
        asked = [question for question in self.quiz if question.see]
        headings = [each.heading for each in sections(self.body or "")] if asked else []
        for question in asked:
            see = str(question.see)
            if not any(same_heading(heading, see) for heading in headings):
                near = nearest(see, headings)
                hint = "near" if near else "heading" if headings else "no_heading"
                values = {"kind": "heading", "near": near, "allowed": _quoted(headings), "hint": hint}
                report("unknown-reference", question.at("see"), id=see, **values)


def _quoted(headings: Iterable[str]) -> str:
    """Headings beside each other: they may hold a comma themselves."""
    return ", ".join(f'"{heading}"' for heading in headings)


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


class Theme(EntryFields):
    """A question of the city, and everything under it."""

    icon: str | None = may(Line(), api=True)
    order: int | None = may(Whole(0), example=1, api=True)
    question: str | None = may(Line(), place="lead", api=True)


class Step(Part):
    """One thing to read on a path: exactly one of the three."""

    concept: str | None = may(Ref("concept"))
    example: str | None = may(Ref("example"), instead=True)
    page: str | None = may(Ref("page"), instead=True)
    why: str | None = may(Line())

    @rule("concept", "example", "page")
    def exactly_one(self, report: Report) -> None:
        one_of(self, report, ("concept", "example", "page"))


def one_of(part: Part, report: Report, names: tuple[str, ...]) -> None:
    """Reports a part that gives none, or more than one, of these fields."""
    given: list[Any] = [name for name in names if name in part.node.items]
    if not given:
        report("missing-field", part.node, field=", ".join(names), hint="one-of")
    for name in given[1:]:
        report(
            "not-allowed", part.node.keys[name], found=name, allowed=", ".join(names), near="", hint="one-of"
        )


class Path(EntryFields):
    """What to read, in which order, for whom."""

    audience: str = need(Line(), place="tags", api=True)
    steps: tuple[Step, ...] = need(Many(Fields(Step), least=1), api=True)
    departments: tuple[str, ...] = may(Many(Ref("department")), api=True)
    goal: str | None = may(Line(), api=True)
