"""The roadmap of a period: its vision, focus and goals, and what the council was promised."""

from __future__ import annotations

from stadswijzer.content.fields import Fields, Part, may, need, rule
from stadswijzer.content.model.entry import EntryFields, twice
from stadswijzer.content.values import (
    YEAR,
    Choice,
    Done,
    Id,
    Line,
    Many,
    Moment,
    Number,
    Prose,
    Ref,
    Report,
    When,
)


class Period(Part):
    """From the first day of one year to the last day of another."""

    start: int = need(YEAR, example=2020)
    end: int = need(YEAR, example=2024)

    @rule("start", "end")
    def in_order(self, report: Report) -> None:
        if self.end < self.start:
            report("end-before-start", self.at("end"), start=self.start, end=self.end)


class Preference(Part):
    """A theme that was chosen, or not now, and why."""

    theme: str = need(Ref("theme"))
    why: str = need(Line())


class Agreed(Part):
    """Who agreed, and when."""

    body: str = need(Line())
    date: Moment = need(When(), example="2020-06-09")


class Focus(Part):
    """What was chosen, what not now, and where people disagree."""

    choices: tuple[Preference, ...] = need(Many(Fields(Preference), least=1))
    not_now: tuple[Preference, ...] = may(Many(Fields(Preference)))
    dissent: tuple[str, ...] = may(Many(Line()))
    agreed: Agreed | None = may(Fields(Agreed))


class Measured(Part):
    """How far a goal is."""

    value: float = need(Number(), example=35)
    date: Moment = need(When(), example="2021-12-31", past=True)
    source: str = need(Line())


class Goal(Part):
    """What the roadmap wants to reach, and how that is measured."""

    id: str = need(Id())
    title: str = need(Line(max_length=90))
    theme: str = need(Ref("theme"))
    measure: str = need(Line())
    unit: str = need(Line())
    baseline: float = need(Number(), example=10)
    target: float = need(Number(), example=100)
    measured: tuple[Measured, ...] = may(Many(Fields(Measured)))
    continues: str | None = may(Ref("goal"))

    @property
    def current(self) -> Measured | None:
        """The newest measurement; of two on one day the last one written."""
        known = [each for each in self.measured if each.intact("date", "value")]
        return max(known, key=lambda each: each.date.day, default=None) if known else None

    @rule("baseline", "target")
    def has_a_way_to_go(self, report: Report) -> None:
        if self.baseline == self.target:
            report("target-is-baseline", self.at("target"), value=self.target)


class CalendarDate(Part):
    """A date of the council or its budget cycle."""

    is_row = True

    date: Moment = need(When(), example="2021-06-22")
    title: str = need(Line())
    kind: str = need(Line())


class Closing(Part):
    """Looking back, once the period is over."""

    achieved: str | None = may(Prose())
    missed: str | None = may(Prose())
    learned: str | None = may(Prose())


class Adopted(Part):
    """Who adopted the roadmap, and when."""

    body: str = need(Line())
    date: Moment = need(When(), example="2020-07-07", past=True)
    reference: str | None = may(Line())


class Promise(Part):
    """What the council was promised, or asked for in a motion, and whether it was done."""

    text: str = need(Line())
    body: str = need(Line())
    kind: str = need(Choice(("promise", "motion")), example="promise", words="pages_periods.kind")
    date: Moment = need(When(), example="2020-07-07", past=True)
    due: Moment | None = may(When(), example="2021-Q1")
    done: bool | Moment | None = may(Done(), example="2021-02-16")


class Roadmap(EntryFields):
    """The roadmap: vision, focus and goals."""

    period: Period = need(Fields(Period), example={"start": 2020, "end": 2024}, api=True)
    as_of: Moment = need(When(), example="2022-03-31", past=True, api=True)
    vision: str | None = may(Prose(), api=True)
    vision_from: tuple[str, ...] = may(Many(Ref("survey")), on_paper=True, api=True)
    focus: Focus | None = may(Fields(Focus), api=True)
    goals: tuple[Goal, ...] = may(Many(Fields(Goal)), on_paper=True, api=True)
    calendar: tuple[CalendarDate, ...] = may(Many(Fields(CalendarDate)), api=True)
    adopted: tuple[Adopted, ...] = may(Many(Fields(Adopted)), api=True)
    promises: tuple[Promise, ...] = may(Many(Fields(Promise)), api=True)
    budget_to: int | None = may(YEAR, example=2022, on_paper=True, api=True)
    money_note: str | None = may(Line(), on_paper=True, api=True)
    closing: Closing | None = may(Fields(Closing), section="learned", on_paper=True, api=True)

    @rule()
    def goals_once(self, report: Report) -> None:
        twice(report, [(goal.id, goal, "id") for goal in self.goals if goal.intact("id")], "goal")
