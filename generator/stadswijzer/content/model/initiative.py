"""An activity of the plan: when, who, what it asks of people, what is decided and what can go wrong."""

from __future__ import annotations

from datetime import date as day

from stadswijzer.content.fields import Fields, Part, may, need, rule
from stadswijzer.content.model.entry import PARTIES, EntryFields, twice
from stadswijzer.content.model.plan_money import Cost, Cover, Spent
from stadswijzer.content.values import (
    EUROS,
    HOURS,
    YEAR,
    Choice,
    Done,
    Flag,
    Id,
    Keyed,
    Line,
    Many,
    Moment,
    Number,
    Prose,
    Proven,
    Ref,
    Report,
    When,
    Whole,
)


class Moved(Part):
    """That a date moved, and why."""

    at_the_end = ("from", "reason", "effect", "action")

    date: Moment = need(When(), example="2021-09-14", past=True)
    from_: Moment = need(When(), example="2021-Q4")
    reason: str = need(Line(), missing="moved-without-reason")
    effect: str | None = may(Line())
    action: str | None = may(Line())


class MovedField(Moved):
    """The same, for the start or end of an initiative."""

    field: str = need(Choice(("start", "end")), example="end")


class Alternative(Part):
    """What could be done instead."""

    text: str = need(Line())
    why_not: str = need(Line())


class Participation(Part):
    """Who is involved, and how."""

    who: str = need(Line())
    how: str = need(Line())
    result: str | None = may(Line())


class Privacy(Part):
    """What was done to protect personal data."""

    dpia: str = need(Choice(("not_needed", "planned", "done")), example="planned", told="dpia")
    date: Moment | None = may(When(), example="2021-05-20")
    note: str | None = may(Line())


class EvaluationResult(Part):
    """What came out when it was looked at again."""

    date: Moment = need(When(), example="2022-11-29", past=True)
    text: str = need(Line())
    decision: str | None = may(Choice(("continue", "change", "stop")), example="continue", words="verdict")


class Evaluation(Part):
    """When it is looked at again, when we stop, and what came out."""

    date: Moment = need(When(), example="2022-Q4")
    stop_if: str = need(Line())
    result: EvaluationResult | None = may(Fields(EvaluationResult))


class Need(Part):
    """What those who do it must know."""

    is_row = True

    concept: str = need(Ref("concept"))
    level: int = need(Whole(1, 3), example=2)
    people: int | None = may(Proven(), example=3)


class Milestone(Part):
    """A moment to reach."""

    title: str = need(Line())
    date: Moment = need(When(), example="2021-Q2")
    id: str | None = may(Id())
    done: bool | Moment | None = may(Done(), example="2021-06-10")
    moved: tuple[Moved, ...] = may(Many(Fields(Moved)), asked=False)


class Decision(Part):
    """What is asked of whom."""

    body: str = need(Choice(("council", "executive", "management")), example="council", words="party")
    kind: str = need(Choice(("inform", "opinion", "decide")), example="decide")
    date: Moment = need(When(), example="2021-06-22")
    ask: str = need(Line())
    amount: int | None = may(EUROS, example=40000)
    outcome: str | None = may(Choice(("adopted", "amended", "rejected", "postponed")), example="adopted")
    reference: str | None = may(Line())
    moved: tuple[Moved, ...] = may(Many(Fields(Moved)), asked=False)


class Risk(Part):
    """What can go wrong."""

    text: str = need(Line())
    likelihood: int = need(Whole(1, 5), example=2)
    impact: int = need(Whole(1, 5), example=4)
    mitigation: str = need(Line())


class Support(Part):
    """How someone stood towards it on a day (draagvlak). Records are added, never changed."""

    date: Moment = need(When(), example="2021-03-04", past=True)
    party: str = need(Ref("department", words=PARTIES))
    step: str = need(
        Choice(("opposes", "doubts", "unaware", "informed", "supports", "carries")), example="supports"
    )
    concern: str | None = may(Line())
    answer: str | None = may(Line())
    hours: float | None = may(Number(0), example=3)
    public: bool | None = may(Flag(), example=True)


FINISHED = ("done", "stopped")
"""Of an initiative that stands like this nothing more is to come."""
STANDS_STILL = ("paused", "stopped")
"""Nobody works on it, so it says since when and why."""
NOT_AWAITED = ("stopped",)
"""What was to come of it is not awaited any more, so that it is never late."""


class Initiative(EntryFields):
    """One activity on the roadmap."""

    status: str = need(
        Choice(("idea", "preparation", "running", "done", "paused", "stopped")),
        example="running",
        place="tags",
        api=True,
    )
    start: Moment = need(When(start=True), example="2021-Q1", place="tags", api=True)
    end: Moment = need(When(), example="2022-Q4", place="tags", api=True)
    lead: str = need(Ref("department"), on_paper=True, api=True)
    theme: str = need(Ref("theme"), place="tags", told="theme", api=True)
    status_since: Moment | None = may(
        When(), example="2022-02-15", past=True, place="tags", on_paper=True, api=True
    )
    status_reason: str | None = may(Line(), place="tags", on_paper=True, api=True)
    portfolio: str | None = may(Line(), on_paper=True, api=True)
    departments: tuple[str, ...] = may(Many(Ref("department")), on_paper=True, api=True)
    programme: str | None = may(Line(), on_paper=True, api=True)
    task_field: str | None = may(Line(), api=True)
    goals: tuple[str, ...] = may(Many(Ref("goal")), on_paper=True, api=True)
    intended_effect: str | None = may(Prose(), on_paper=True, api=True)
    arguments: tuple[str, ...] = may(Many(Line()), on_paper=True, expected=True, api=True)
    caveats: tuple[str, ...] = may(Many(Line()), on_paper=True, expected=True, api=True)
    alternatives: tuple[Alternative, ...] = may(
        Many(Fields(Alternative)), on_paper=True, expected=True, api=True
    )
    participation: Participation | None = may(Fields(Participation), on_paper=True, expected=True, api=True)
    privacy: Privacy | None = may(Fields(Privacy), on_paper=True, expected=True, api=True)
    evaluation: Evaluation | None = may(Fields(Evaluation), on_paper=True, expected=True, api=True)
    needs: tuple[Need, ...] = may(Many(Fields(Need)), expected=True, api=True)
    continues: str | None = may(Ref("initiative"), api=True)
    depends_on: tuple[str, ...] = may(Many(Ref("initiative")), section="depends", on_paper=True, api=True)
    milestones: tuple[Milestone, ...] = may(Many(Fields(Milestone)), api=True)
    moved: tuple[MovedField, ...] = may(Many(Fields(MovedField)), api=True, asked=False)
    costs: tuple[Cost, ...] = may(Many(Fields(Cost)), section="money", api=True)
    coverage: tuple[Cover, ...] = may(Many(Fields(Cover)), section="money", api=True)
    spent: tuple[Spent, ...] = may(Many(Fields(Spent)), section="money", api=True)
    after_period: str | None = may(Line(), section="money", on_paper=True, api=True)
    hours: dict[str, dict[int, int]] = may(Keyed(Ref("department"), Keyed(YEAR, HOURS)), api=True)
    decisions: tuple[Decision, ...] = may(Many(Fields(Decision)), expected=True, api=True)
    risks: tuple[Risk, ...] = may(Many(Fields(Risk)), section="plan_risks", expected=True, api=True)
    support: tuple[Support, ...] = may(Many(Fields(Support)), expected=True)
    outcome: str | None = may(Prose(), on_paper=True, api=True)

    @property
    def is_finished(self) -> bool:
        return self.status in FINISHED

    @property
    def stands_still(self) -> bool:
        return self.status in STANDS_STILL

    @property
    def is_awaited(self) -> bool:
        return self.status not in NOT_AWAITED

    @rule("status")
    def says_why_it_stands_still(self, report: Report) -> None:
        for name in ("status_since", "status_reason") if self.stands_still else ():
            if name not in self.node.items:
                report("missing-field", self.node, field=name)

    @rule("start", "end")
    def in_order(self, report: Report) -> None:
        if self.end.day < self.start.day:
            report("end-before-start", self.at("end"), start=self.start.text, end=self.end.text)

    @rule("start", "end")
    def milestones_inside(self, report: Report) -> None:
        for milestone in self.milestones if self.start.day <= self.end.day else ():
            if milestone.intact("date") and not self.start.day <= milestone.date.day <= self.end.day:
                values = {"date": milestone.date.text, "start": self.start.text, "end": self.end.text}
                report("milestone-outside", milestone.at("date"), **values)

    @rule()
    def once(self, report: Report) -> None:
        twice(
            report, [(need.concept, need, "concept") for need in self.needs if need.intact("concept")], "need"
        )
        given = [(stone.id, stone, "id") for stone in self.milestones if stone.intact("id") and stone.id]
        twice(report, [(str(name), stone, field) for name, stone, field in given], "milestone")

    @property
    def taking_part(self) -> tuple[str, ...]:
        """The department that leads, then those that join, each once."""
        return tuple(dict.fromkeys((self.lead, *self.departments)))

    @property
    def days(self) -> tuple[day, day]:
        return self.start.day, self.end.day
