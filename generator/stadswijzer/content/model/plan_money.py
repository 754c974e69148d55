"""The rows of money of an initiative: what it costs, what pays for it, and what was spent.

What was written of one year; in which years a row counts follows from it, in `facts/plan/counted_rows.py`.
"""

from __future__ import annotations

from stadswijzer.content.fields import Fields, Part, may, need, rule
from stadswijzer.content.values import EUROS, YEAR, Choice, Flag, Line, Many, Moment, Report, When


class Amended(Part):
    """That an amount was changed, and why: what stood there keeps its history."""

    date: Moment = need(When(), example="2021-09-14", past=True)
    from_: int = need(EUROS, example=50000)
    reason: str = need(Line())
    reference: str | None = may(Line())


class Yearly(Part):
    """An amount of a year. A structural one goes on, through `until` or until a next row takes its place."""

    is_row = True
    at_the_end = ("until", "despite_stop", "amended")

    year: int = need(YEAR, example=2021)
    amount: int = need(EUROS, example=40000)
    until: int | None = may(YEAR, example=2027)
    amended: tuple[Amended, ...] = may(Many(Fields(Amended)))

    @rule("year", "until")
    def in_order(self, report: Report) -> None:
        if self.until is not None and self.until < self.year:
            report("end-before-start", self.at("until"), start=self.year, end=self.until)


class Cost(Yearly):
    """What it costs in a year, in whole euros."""

    kind: str = need(Choice(("one_off", "structural", "investment")), example="one_off")
    what: str | None = may(Line())
    despite_stop: bool | None = may(Flag(), example=True)


class Cover(Yearly):
    """What pays for it in a year, in whole euros. The year is that in which it is used."""

    kind: str | None = may(Choice(("one_off", "structural")), example="structural")
    source: str = need(Choice(("budget", "reserve", "grant", "other")), example="budget", words="cover")
    state: str = need(Choice(("adopted", "to_adopt", "uncertain")), example="adopted")
    reference: str | None = may(Line())


class Spent(Part):
    """What was really spent in a year, in whole euros."""

    is_row = True

    year: int = need(YEAR, example=2020)
    amount: int = need(EUROS, example=38500)
