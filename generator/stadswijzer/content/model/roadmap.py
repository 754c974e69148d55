"""The plan: the roadmap with its goals, and the initiatives."""

from __future__ import annotations

from datetime import date as day

from stadswijzer.content.fields import Fields, Part, may, need, rule
from stadswijzer.content.model.entry import PARTIES, EntryFields, twice
from stadswijzer.content.model.plan_money import Cost, Cover, Spent
from stadswijzer.content.values import (
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


class Period(Part):
    """From the first day of one year to the last day of another."""

    start: int = need(YEAR, "Het eerste jaar.", 2020)
    end: int = need(YEAR, "Het laatste jaar.", 2024)

    @rule("start", "end")
    def in_order(self, report: Report) -> None:
        if self.end < self.start:
            report("end-before-start", self.at("end"), start=self.start, end=self.end)


class Preference(Part):
    """A theme that was chosen, or not now, and why."""

    theme: str = need(Ref("theme"), "Het thema.", "mobiliteit")
    why: str = need(Line(), "Waarom, in één zin.", "Hier is het draagvlak in de organisatie het grootst.")


class Agreed(Part):
    """Who agreed, and when."""

    body: str = need(Line(), "Wie het besloot.", "College van B en W")
    date: Moment = need(When(), "De dag.", "2020-06-09")


class Focus(Part):
    """What was chosen, what not now, and where people disagree."""

    choices: tuple[Preference, ...] = need(Many(Fields(Preference), least=1), "De gekozen thema's.")
    not_now: tuple[Preference, ...] = may(Many(Fields(Preference)), "Wat nu niet wordt gedaan.")
    dissent: tuple[str, ...] = may(Many(Line()), "Waar mensen het niet over eens zijn.")
    agreed: Agreed | None = may(Fields(Agreed), "Wie het besloot en wanneer.")


class Measured(Part):
    """How far a goal is."""

    value: float = need(Number(), "De gemeten waarde.", 35)
    date: Moment = need(When(), "De dag van de meting.", "2021-12-31")
    source: str = need(Line(), "Waar het getal vandaan komt.", "Sensorenregister")


class Goal(Part):
    """What the roadmap wants to reach, and how that is measured."""

    id: str = need(Id(), "De naam waarmee andere bestanden ernaar verwijzen.", "sensoren-bekend")
    title: str = need(Line(max_length=90), "Het doel.", "Van elke sensor is bekend wat hij meet")
    theme: str = need(Ref("theme"), "Het thema.", "openbare-ruimte")
    measure: str = need(Line(), "Wat er wordt gemeten.", "Deel van de sensoren in het register")
    unit: str = need(Line(), "De eenheid.", "%")
    baseline: float = need(Number(), "De waarde aan het begin.", 10)
    target: float = need(Number(), "De waarde die je wilt bereiken.", 100)
    measured: tuple[Measured, ...] = may(Many(Fields(Measured)), "De metingen: elke blijft staan.")
    continues: str | None = may(
        Ref("goal"), "Het doel uit een eerdere periode dat hier verdergaat.", "2020-2024/sensoren-bekend"
    )

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

    date: Moment = need(When(), "De dag.", "2021-06-22")
    title: str = need(Line(), "Wat er is.", "Kaderbrief 2022")
    kind: str = need(Line(), "De soort.", "kaderbrief")


class Closing(Part):
    """Looking back, once the period is over."""

    achieved: str | None = may(Prose(), "Wat is gelukt.", "Alle sensoren staan in het register.")
    missed: str | None = may(Prose(), "Wat niet is gelukt.", "De digital twin kwam er niet.")
    learned: str | None = may(Prose(), "Wat we leerden.", "Praten kost meer tijd dan techniek.")


class Adopted(Part):
    """Who adopted the roadmap, and when."""

    body: str = need(Line(), "Wie het vaststelde.", "Gemeenteraad")
    date: Moment = need(When(), "De dag.", "2020-07-07")
    reference: str | None = may(Line(), "Het nummer van het besluit.", "Raadsbesluit 2020-61")


class Promise(Part):
    """What the council was promised, or asked for in a motion, and whether it was done."""

    text: str = need(Line(), "Wat is toegezegd of gevraagd.", "De raad krijgt elk half jaar de stand.")
    body: str = need(Line(), "Aan wie of door wie.", "Gemeenteraad")
    kind: str = need(Choice(("promise", "motion")), "Een toezegging of een motie.", "promise")
    date: Moment = need(When(), "De dag waarop dat gebeurde.", "2020-07-07")
    due: Moment | None = may(When(), "Wanneer het klaar moet zijn.", "2021-Q1")
    done: bool | Moment | None = may(Done(), "De dag waarop het klaar was, of true.", "2021-02-16")


class Roadmap(EntryFields):
    """The roadmap: vision, focus and goals."""

    period: Period = need(Fields(Period), "De jaren waarover het gaat.", {"start": 2020, "end": 2024})
    as_of: Moment = need(When(), "De dag van de stand: zo was het toen.", "2022-03-31")
    vision: str | None = may(Prose(), "Waar de stad heen wil.", "Techniek helpt, mensen kiezen.")
    vision_from: tuple[str, ...] = may(Many(Ref("survey")), "Uit welke ronde dit komt.", ["2019-najaar"])
    focus: Focus | None = may(Fields(Focus), "Wat is gekozen en wat niet.")
    goals: tuple[Goal, ...] = may(Many(Fields(Goal)), "De doelen.")
    calendar: tuple[CalendarDate, ...] = may(Many(Fields(CalendarDate)), "Data van raad en begroting.")
    adopted: tuple[Adopted, ...] = may(Many(Fields(Adopted)), "Wie het vaststelde en wanneer.")
    promises: tuple[Promise, ...] = may(Many(Fields(Promise)), "Toezeggingen en moties, en wat ervan kwam.")
    budget_to: int | None = may(
        YEAR, "Het laatste jaar waarvan de raad de begroting vaststelde; anders het jaar van de stand.", 2022
    )
    money_note: str | None = may(
        Line(), "Een regel onder elke tabel met geld.", "Bedragen zijn zonder btw, in prijzen van 2022."
    )
    closing: Closing | None = may(Fields(Closing), "Terugblik, na afloop.")

    @rule()
    def goals_once(self, report: Report) -> None:
        twice(report, [(goal.id, goal, "id") for goal in self.goals if goal.intact("id")], "goal")


class Moved(Part):
    """That a date moved, and why."""

    at_the_end = ("from", "reason", "effect", "action")

    date: Moment = need(When(), "De dag waarop het is besloten.", "2021-09-14")
    from_: Moment = need(When(), "De datum zoals die eerst was.", "2021-Q4")
    reason: str = need(
        Line(),
        "Waarom de datum is verschoven.",
        "De levering van de sensoren duurt langer.",
        missing="moved-without-reason",
    )
    effect: str | None = may(Line(), "Wat dat betekent.", "De proef begint na de zomer.")
    action: str | None = may(Line(), "Wat we eraan doen.", "We beginnen met twee straten.")


class MovedField(Moved):
    """The same, for the start or end of an initiative."""

    field: str = need(Choice(("start", "end")), "Welke datum is verschoven.", "end")


class Alternative(Part):
    """What could be done instead."""

    text: str = need(Line(), "Het alternatief.", "Niets doen")
    why_not: str = need(Line(), "Waarom daar niet voor is gekozen.", "Dan blijven klachten onbeantwoord.")


class Participation(Part):
    """Who is involved, and how."""

    who: str = need(Line(), "Wie meedoet.", "Bewoners van de wijk")
    how: str = need(Line(), "Hoe zij meedoen.", "Twee avonden in het buurthuis")
    result: str | None = may(Line(), "Wat het opleverde.", "De camera's zijn geschrapt.")


class Privacy(Part):
    """What was done to protect personal data."""

    dpia: str = need(
        Choice(("not_needed", "planned", "done")), "Of er een privacytoets is (DPIA).", "planned"
    )
    date: Moment | None = may(When(), "De dag van de toets.", "2021-05-20")
    note: str | None = may(Line(), "Wat eruit kwam.", "Er worden geen mensen herkenbaar gemeten.")


class EvaluationResult(Part):
    """What came out when it was looked at again."""

    date: Moment = need(When(), "De dag waarop er is teruggekeken.", "2022-11-29")
    text: str = need(Line(), "Wat eruit kwam.", "Negen van de twaalf sensoren werken.")
    decision: str | None = may(
        Choice(("continue", "change", "stop")), "Doorgaan, anders doorgaan of stoppen.", "continue"
    )


class Evaluation(Part):
    """When it is looked at again, when we stop, and what came out."""

    date: Moment = need(When(), "Wanneer we terugkijken.", "2022-Q4")
    stop_if: str = need(Line(), "Wanneer we stoppen.", "Als minder dan de helft van de sensoren werkt.")
    result: EvaluationResult | None = may(Fields(EvaluationResult), "Wat het terugkijken opleverde.")


class Need(Part):
    """What those who do it must know."""

    is_row = True

    concept: str = need(Ref("concept"), "Het begrip.", "sensoren-iot")
    level: int = need(Whole(1, 3), "1 voorbeeld noemen, 2 uitleggen, 3 toepassen.", 2)
    people: int | None = may(Proven(), "Hoeveel mensen per afdeling die meedoet: 3, 6 of 9.", 3)


class Milestone(Part):
    """A moment to reach."""

    title: str = need(Line(), "Wat er dan klaar is.", "Eerste tien sensoren hangen")
    date: Moment = need(When(), "Wanneer.", "2021-Q2")
    id: str | None = may(Id(), "Een vaste naam, voor agenda's.", "eerste-sensoren")
    done: bool | Moment | None = may(Done(), "De dag waarop het is bereikt, of true.", "2021-06-10")
    moved: tuple[Moved, ...] = may(Many(Fields(Moved)), "Eerdere data, met de reden.")


class Decision(Part):
    """What is asked of whom."""

    body: str = need(Choice(("council", "executive", "management")), "Aan wie het wordt gevraagd.", "council")
    kind: str = need(Choice(("inform", "opinion", "decide")), "Wat wordt gevraagd.", "decide")
    date: Moment = need(When(), "Wanneer.", "2021-06-22")
    ask: str = need(Line(), "De vraag.", "Geld vrijmaken voor de proef")
    outcome: str | None = may(
        Choice(("adopted", "amended", "rejected", "postponed")), "Wat het werd.", "adopted"
    )
    reference: str | None = may(Line(), "Het nummer van het besluit.", "Raadsbesluit 2021-45")
    moved: tuple[Moved, ...] = may(Many(Fields(Moved)), "Eerdere data, met de reden.")


class Risk(Part):
    """What can go wrong."""

    text: str = need(Line(), "Wat er mis kan gaan.", "De leverancier stopt.")
    likelihood: int = need(Whole(1, 5), "Hoe waarschijnlijk: 1 klein, 5 groot.", 2)
    impact: int = need(Whole(1, 5), "Hoe erg: 1 klein, 5 groot.", 4)
    mitigation: str = need(Line(), "Wat we eraan doen.", "We kiezen een open standaard.")


class Support(Part):
    """How someone stood towards it on a day (draagvlak). Records are added, never changed."""

    date: Moment = need(When(), "De dag.", "2021-03-04")
    party: str = need(
        Ref("department", words=PARTIES),
        "Een afdeling, of management, executive, council, works-council, residents, partners.",
        "verkeer",
    )
    step: str = need(
        Choice(("opposes", "doubts", "unaware", "informed", "supports", "carries")),
        "Hoe zij erin staan.",
        "supports",
    )
    concern: str | None = may(Line(), "Wat hen zorgen geeft.", "Kost dit ons extra tijd?")
    answer: str | None = may(Line(), "Wat wij antwoordden.", "Ja, twaalf uur per maand.")
    hours: float | None = may(Number(0), "Hoeveel uur praten het kostte.", 3)
    public: bool | None = may(Flag(), "Mag ook op papier voor de raad.", example=True)


class Initiative(EntryFields):
    """One activity on the roadmap."""

    status: str = need(
        Choice(("idea", "preparation", "running", "done", "paused", "stopped")),
        "Hoe het ervoor staat.",
        "running",
    )
    start: Moment = need(When(start=True), "Wanneer het begint.", "2021-Q1")
    end: Moment = need(When(), "Wanneer het klaar is.", "2022-Q4")
    lead: str = need(Ref("department"), "De afdeling die het trekt.", "openbare-ruimte")
    theme: str = need(
        Ref("theme"), "Het thema: de naam van een bestand in de map met thema's.", "openbare-ruimte"
    )
    status_since: Moment | None = may(When(), "Sinds wanneer het er zo voor staat.", "2022-02-15")
    status_reason: str | None = may(Line(), "Waarom het er zo voor staat.", "De leverancier is gestopt.")
    portfolio: str | None = may(
        Line(), "Wie er in het college over gaat: een rol, nooit een naam.", "Wethouder Mobiliteit"
    )
    departments: tuple[str, ...] = may(Many(Ref("department")), "Wie er meedoen.", ["informatie"])
    programme: str | None = may(Line(), "Het programma van de begroting.", "Programma 9 Openbare ruimte")
    task_field: str | None = may(Line(), "Het taakveld van de begroting.", "2.1 Verkeer en vervoer")
    goals: tuple[str, ...] = may(Many(Ref("goal")), "Aan welke doelen het bijdraagt.", ["sensoren-bekend"])
    intended_effect: str | None = may(
        Prose(), "Wat we willen bereiken.", "De stad weet eerder waar water staat."
    )
    arguments: tuple[str, ...] = may(Many(Line()), "Waarom we het doen.", ["Klachten zijn sneller opgelost."])
    caveats: tuple[str, ...] = may(
        Many(Line()), "Wat je erbij moet weten.", ["Sensoren gaan zeven jaar mee."]
    )
    alternatives: tuple[Alternative, ...] = may(Many(Fields(Alternative)), "Wat ook kon, met niets doen.")
    participation: Participation | None = may(Fields(Participation), "Wie meedenken en hoe.")
    privacy: Privacy | None = may(Fields(Privacy), "Hoe we persoonsgegevens beschermen.")
    evaluation: Evaluation | None = may(Fields(Evaluation), "Wanneer we terugkijken en wanneer we stoppen.")
    needs: tuple[Need, ...] = may(Many(Fields(Need)), "Wat de mensen die het doen moeten weten.")
    continues: str | None = may(
        Ref("initiative"),
        "De activiteit uit een eerdere periode die hier verdergaat.",
        "2020-2024/sensornetwerk",
    )
    depends_on: tuple[str, ...] = may(
        Many(Ref("initiative")), "Wat eerst klaar moet zijn.", ["sensornetwerk"]
    )
    milestones: tuple[Milestone, ...] = may(Many(Fields(Milestone)), "De mijlpalen.")
    moved: tuple[MovedField, ...] = may(Many(Fields(MovedField)), "Verschoven begin of einde, met de reden.")
    costs: tuple[Cost, ...] = may(Many(Fields(Cost)), "Wat het kost, per jaar.")
    coverage: tuple[Cover, ...] = may(Many(Fields(Cover)), "Waaruit het wordt betaald (dekking), per jaar.")
    spent: tuple[Spent, ...] = may(Many(Fields(Spent)), "Wat er echt is uitgegeven, per jaar dat voorbij is.")
    after_period: str | None = may(
        Line(), "Waarom het daarna geld kost, en tot wanneer.", "Voor beheer, zolang de sensoren hangen."
    )
    hours: dict[str, dict[int, int]] = may(
        Keyed(Ref("department"), Keyed(YEAR, HOURS)),
        "Uren per afdeling en jaar.",
        {"openbare-ruimte": {2021: 120}},
    )
    decisions: tuple[Decision, ...] = may(Many(Fields(Decision)), "Wat aan wie wordt gevraagd.")
    risks: tuple[Risk, ...] = may(Many(Fields(Risk)), "Wat er mis kan gaan.")
    support: tuple[Support, ...] = may(Many(Fields(Support)), "Draagvlak: hoe wie erin stond, en wanneer.")
    outcome: str | None = may(
        Prose(), "Wat het heeft opgeleverd.", "Twaalf plekken meten, en de lijst is openbaar."
    )

    @rule("status")
    def says_why_it_stands_still(self, report: Report) -> None:
        for name in ("status_since", "status_reason") if self.status in ("paused", "stopped") else ():
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
