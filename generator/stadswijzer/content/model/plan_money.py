"""The rows of money of an initiative: what it costs, what pays for it, and what was spent.

What was written of one year; in which years a row counts follows from it, in `facts/plan/counted_rows.py`.
"""

from __future__ import annotations

from stadswijzer.content.fields import Fields, Part, may, need, rule
from stadswijzer.content.values import EUROS, YEAR, Choice, Flag, Line, Many, Moment, Report, When


class Amended(Part):
    """That an amount was changed, and why: what stood there keeps its history."""

    date: Moment = need(When(), "De dag waarop het bedrag is gewijzigd.", "2021-09-14")
    from_: int = need(EUROS, "Het bedrag zoals het eerst was, in hele euro's.", 50000)
    reason: str = need(Line(), "Waarom het bedrag is gewijzigd.", "De aanbesteding viel goedkoper uit.")
    reference: str | None = may(Line(), "Waar dat staat.", "Raadsbesluit 2021-52")


class Yearly(Part):
    """An amount of a year. A structural one goes on, through `until` or until a next row takes its place."""

    is_row = True
    at_the_end = ("until", "despite_stop", "amended")

    year: int = need(YEAR, "Het jaar.", 2021)
    amount: int = need(EUROS, "Het bedrag in hele euro's, alleen cijfers.", 40000)
    until: int | None = may(YEAR, "Het laatste jaar van een structureel bedrag.", 2027)
    amended: tuple[Amended, ...] = may(Many(Fields(Amended)), "Eerdere bedragen, met de reden.")

    @rule("year", "until")
    def in_order(self, report: Report) -> None:
        if self.until is not None and self.until < self.year:
            report("end-before-start", self.at("until"), start=self.year, end=self.until)


class Cost(Yearly):
    """What it costs in a year, in whole euros."""

    kind: str = need(
        Choice(("one_off", "structural", "investment")),
        "Eenmalig, elk jaar (structureel) of een investering (krediet).",
        "one_off",
    )
    what: str | None = may(Line(), "Waarvoor het is.", "Stroom en onderhoud")
    despite_stop: bool | None = may(
        Flag(), "Of het ook na een stop betaald moet worden, zoals een contract.", example=True
    )


class Cover(Yearly):
    """What pays for it in a year, in whole euros. The year is that in which it is used."""

    kind: str | None = may(
        Choice(("one_off", "structural")), "Eenmalig of elk jaar; zonder dit veld eenmalig.", "structural"
    )
    source: str = need(
        Choice(("budget", "reserve", "grant", "other")), "Waar het geld vandaan komt.", "budget"
    )
    state: str = need(
        Choice(("adopted", "to_adopt", "uncertain")),
        "Vastgesteld (een subsidie: toegekend), nog vast te stellen, of onzeker.",
        "adopted",
    )
    reference: str | None = may(Line(), "Waar dat staat.", "Begroting 2021, programma 9")


class Spent(Part):
    """What was really spent in a year, in whole euros."""

    is_row = True

    year: int = need(YEAR, "Het jaar.", 2020)
    amount: int = need(EUROS, "Het bedrag in hele euro's, alleen cijfers.", 38500)
