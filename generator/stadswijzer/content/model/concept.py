"""A concept: what there is to understand, with its worked example and its questions."""

from __future__ import annotations

from collections.abc import Iterable

from stadswijzer.content.fields import Fields, Part, may, need, rule
from stadswijzer.content.model.entry import Effort, EntryFields, SourceRef
from stadswijzer.content.values import Choice, Flag, Line, Many, Prose, Ref, Report, Whole, nearest
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
