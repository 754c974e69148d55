"""The people: the organisation, what they know and want (surveys), and the talks with them."""

from __future__ import annotations

from stadswijzer.content.fields import Fields, Part, may, need, rule
from stadswijzer.content.model.entry import PARTIES, EntryFields, twice
from stadswijzer.content.model.knowledge import one_of
from stadswijzer.content.values import (
    HOURS,
    YEAR,
    Choice,
    Counts,
    Done,
    Flag,
    Id,
    Keyed,
    Line,
    Many,
    Moment,
    Number,
    Prose,
    Ref,
    Report,
    Role,
    When,
    Whole,
)


class Department(Part):
    """A department of the municipality."""

    id: str = need(Id(PARTIES), "De naam waarmee andere bestanden ernaar verwijzen.", "verkeer")
    name: str = need(Line(), "De naam zoals collega's die kennen.", "Verkeer en Mobiliteit")
    staff: int = need(Whole(0), "Hoeveel mensen er werken.", 34)
    cluster: str | None = may(Ref("cluster"), "Bij welk cluster de afdeling hoort.", "stad")
    hours: dict[int, int] = may(
        Keyed(YEAR, HOURS), "Uren per jaar voor alle activiteiten samen.", {2021: 400}
    )


class Cluster(Part):
    """Departments that belong together."""

    id: str = need(Id(), "De naam waarmee andere bestanden ernaar verwijzen.", "stad")
    name: str = need(Line(), "De naam van het cluster.", "Stad en ruimte")


class Organisation(Part):
    """The municipality and its departments; not an entry, so it has no page of its own."""

    municipality: str | None = may(Line(), "De naam van de gemeente.", "Voorbeeldstad")
    departments: tuple[Department, ...] = need(Many(Fields(Department), least=1), "De afdelingen.")
    clusters: tuple[Cluster, ...] = may(Many(Fields(Cluster)), "Groepen van afdelingen.")
    owner: str | None = may(Role(), "De rol of afdeling die dit bijhoudt; nooit een persoon.", "Team HR")
    reviewed: Moment | None = may(When(), "De dag waarop de eigenaar dit naast de bronnen las.", "2026-11-23")
    sample: bool | None = may(Flag(), "Verzonnen inhoud; de site zegt dat erbij.", example=True)

    @rule()
    def unique(self, report: Report) -> None:
        twice(report, [(d.id, d, "id") for d in self.departments if d.intact("id")], "department")
        twice(report, [(c.id, c, "id") for c in self.clusters if c.intact("id")], "cluster")


class WorksCouncil(Part):
    """What the works council said of a survey."""

    date: Moment = need(When(), "De dag.", "2019-09-30")
    outcome: str = need(
        Choice(("informed", "agreed")), "Of de ondernemingsraad het weet of instemt.", "agreed"
    )


class Result(Part):
    """Answers of one department or cluster on one concept."""

    is_row = True

    department: str | None = may(Ref("department"), "De afdeling.", "verkeer")
    cluster: str | None = may(Ref("cluster"), "Het cluster, als de afdelingen apart te klein zijn.", "stad")
    concept: str = need(Ref("concept"), "Het begrip.", "digital-twin")
    counts: tuple[int, int, int, int] | None = may(
        Counts(), "Hoeveel mensen op niveau 0, 1, 2 en 3 antwoordden.", [3, 6, 4, 1]
    )
    too_few: bool | None = may(Flag(), "In plaats van counts: er waren te weinig antwoorden.", example=True)

    @rule("department", "cluster")
    def one_group(self, report: Report) -> None:
        one_of(self, report, ("department", "cluster"))

    @rule("counts", "too_few")
    def counts_or_too_few(self, report: Report) -> None:
        if self.too_few is False:
            report("not-allowed", self.at("too_few"), found="false", allowed="true", near="true")
        else:
            one_of(self, report, ("counts", "too_few"))

    @rule("counts")
    def not_a_small_group(self, report: Report) -> None:
        if self.counts is not None and sum(self.counts) < report.min_group:
            report("small-group", self.at("counts"), least=report.min_group)


class Used(Part):
    """Who used what was learned."""

    is_row = True

    concept: str = need(Ref("concept"), "Het begrip.", "open-data")
    asked: int = need(Whole(0), "Aan hoeveel mensen het is gevraagd.", 14)
    yes: int = need(Whole(0), "Hoeveel van hen het gebruikten.", 6)

    @rule("asked", "yes")
    def no_more_than_asked(self, report: Report) -> None:
        if self.yes > self.asked:
            report("out-of-range", self.at("yes"), found=self.yes, least=0, most=self.asked, hint="between")
        elif self.asked < report.min_group:
            report("small-group", self.at("asked"), least=report.min_group, hint="row")


class ThemeCount(Part):
    """How many people named a theme."""

    is_row = True

    theme: str = need(Ref("theme"), "Het thema.", "mobiliteit")
    count: int = need(Whole(0), "Hoeveel mensen.", 12)


class Wish(Part):
    """Where people want to be at the end of the period."""

    text: str = need(Line(), "De wens, in één zin.", "Dat we van elke sensor weten wat hij meet.")
    goal: str | None = may(Ref("goal"), "Het doel op de roadmap dat erbij hoort.", "sensoren-bekend")


class Voice(Part):
    """What someone said, in other words, shown to them first."""

    text: str = need(Line(), "Wat iemand zei, in andere woorden.", "We doen al veel, maar niemand weet het.")
    checked: bool | None = may(Flag(), "De spreker las het en vond het goed.", example=True)

    @rule("checked")
    def was_checked(self, report: Report) -> None:
        if not self.checked:
            report("voice-not-checked", self.at("checked"))


_SAFEGUARDS = ("purpose", "legal_basis", "privacy_check", "works_council", "delete_source_by")


class Survey(EntryFields):
    """One round of interviews or questions."""

    date: Moment = need(When(), "De laatste dag van de ronde.", "2019-11-29")
    method: str = need(Choice(("interview", "questions", "workshop")), "Hoe er is gevraagd.", "interview")
    basis: str = need(Choice(("self", "interviewer", "test")), "Wie het niveau bepaalde.", "interviewer")
    invited: int = need(Whole(0), "Hoeveel mensen zijn uitgenodigd.", 40)
    responded: int = need(Whole(0), "Hoeveel mensen meededen.", 31)
    purpose: str | None = may(Line(), "Waarvoor de antwoorden zijn.", "Weten wat onze activiteiten vragen.")
    legal_basis: str | None = may(Line(), "De grondslag in de privacywet.", "Taak van algemeen belang")
    privacy_check: Moment | None = may(When(), "De dag waarop de privacyadviseur keek.", "2019-09-20")
    works_council: WorksCouncil | None = may(Fields(WorksCouncil), "Wat de ondernemingsraad zei.")
    delete_source_by: Moment | None = may(
        When(), "De dag waarop de losse antwoorden zijn gewist.", "2020-02-01"
    )
    results: tuple[Result, ...] = may(Many(Fields(Result)), "Antwoorden per afdeling en begrip.")
    used: tuple[Used, ...] = may(Many(Fields(Used)), "Heb je dit gebruikt?")
    named: tuple[ThemeCount, ...] = may(Many(Fields(ThemeCount)), "Wie een voorbeeld kon noemen, per thema.")
    focus: tuple[ThemeCount, ...] = may(Many(Fields(ThemeCount)), "Wie de focus kon noemen, per thema.")
    wishes: tuple[Wish, ...] = may(Many(Fields(Wish)), "Waar mensen heen willen.")
    voices: tuple[Voice, ...] = may(Many(Fields(Voice)), "Wat mensen zeiden.")

    @rule("invited", "responded")
    def no_more_than_invited(self, report: Report) -> None:
        if self.responded > self.invited:
            report(
                "responded-over-invited", self.at("responded"), responded=self.responded, invited=self.invited
            )

    @rule("responded")
    def not_a_small_round(self, report: Report) -> None:
        for name in ("named", "focus"):
            if self.responded < report.min_group and getattr(self, name):
                report("small-group", self.at(name), least=report.min_group, hint="row")

    @rule("sample")
    def has_safeguards(self, report: Report) -> None:
        missing = [name for name in _SAFEGUARDS if name not in self.node.items]
        if missing and not self.sample:
            report("survey-safeguards", self.node, missing=", ".join(missing))

    @rule()
    def asked_once(self, report: Report) -> None:
        seen = set()
        for row in self.results:
            group = row.department or row.cluster
            if not row.intact("department", "cluster", "concept") or group is None:
                continue
            key = (row.department, row.cluster, row.concept)
            if key in seen:
                report("duplicate", row.node, name=f"{group}, {row.concept}", what="result")
            seen.add(key)
        for name, rows in (("named", self.named), ("focus", self.focus)):
            twice(report, [(row.theme, row, "theme") for row in rows if row.intact("theme")], name)
        twice(report, [(row.concept, row, "concept") for row in self.used if row.intact("concept")], "used")

    @rule("responded")
    def no_more_than_responded(self, report: Report) -> None:
        answers: dict[str, int] = {}
        for row in self.results:
            if row.counts is None or not row.intact("counts", "concept"):
                continue
            before = answers.get(row.concept, 0)
            answers[row.concept] = before + sum(row.counts)
            if before <= self.responded < answers[row.concept]:
                report("more-than-responded", row.node, found=answers[row.concept], responded=self.responded)
        for theme in (*self.named, *self.focus):
            if theme.intact("count") and theme.count > self.responded:
                report("more-than-responded", theme.at("count"), found=theme.count, responded=self.responded)
        for used in self.used:
            if used.intact("asked") and used.asked > self.responded:
                report("more-than-responded", used.at("asked"), found=used.asked, responded=self.responded)


class FollowUp(Part):
    """What was promised."""

    text: str = need(Line(), "Wat is afgesproken.", "We laten de sensorkaart zien.")
    owner: str = need(Role(), "De rol of afdeling die het doet; nooit een persoon.", "Adviseur slimme stad")
    due: Moment = need(When(), "Wanneer het klaar moet zijn.", "2020-03-31")
    done: bool | Moment | None = may(Done(), "De dag waarop het klaar was, of true.", "2020-03-12")


class Talk(EntryFields):
    """An interview, talk, brainstorm or demo: what it brought."""

    date: Moment = need(When(), "De dag.", "2019-10-14")
    form: str = need(
        Choice(("interview", "talk", "brainstorm", "demo")), "Wat voor gesprek het was.", "interview"
    )
    departments: tuple[str, ...] = may(Many(Ref("department")), "Met welke afdelingen.", ["verkeer"])
    people: int | None = may(Whole(0), "Met hoeveel mensen.", 6)
    hours: float | None = may(Number(0), "Hoeveel uur het kostte, alle mensen samen.", 9)
    themes: tuple[str, ...] = may(Many(Ref("theme")), "Over welke thema's het ging.", ["mobiliteit"])
    outcome: str | None = may(Prose(), "Wat het opbracht.", "De afdeling wil eerst zien wat er al is.")
    follow_up: tuple[FollowUp, ...] = may(Many(Fields(FollowUp)), "Wat is afgesproken.")
