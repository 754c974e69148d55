"""What there is to know: concepts, examples, themes and paths."""

from __future__ import annotations

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
    Number,
    Prose,
    Ref,
    Report,
    Whole,
    nearest,
)
from stadswijzer.language.headings import same_heading, sections


class WorkedStep(Part):
    """One step of a worked example."""

    do: str = need(Line(), "Wat je doet.", "Vraag de vakafdeling wat zij wil weten.")
    why: str = need(Line(), "Waarom je dat doet.", "Zonder vraag meet je te veel.")


class WorkedExample(Part):
    """How someone does it, step by step."""

    situation: str = need(Prose(), "De situatie waarin het begint.", "Een wijk klaagt over sluipverkeer.")
    steps: tuple[WorkedStep, ...] = need(Many(Fields(WorkedStep), least=1), "De stappen, op volgorde.")
    result: str = need(
        Prose(), "Hoe het zou kunnen aflopen.", "De wijk en de gemeente zien dan dezelfde cijfers."
    )


class Recall(Part):
    """A question to answer in your own words."""

    question: str = need(Line(), "Een open vraag.", "Wat is een digital twin?")
    answer: str = need(Prose(), "Het antwoord om mee te vergelijken.", "Een digitale kopie van de stad.")


class Option(Part):
    """One answer to a question."""

    text: str = need(Line(), "Het antwoord.", "Een kopie van de stad in de computer")
    correct: bool | None = may(Flag(), "Of dit een goed antwoord is.", example=True)
    why: str = need(Line(), "Waarom dit goed of fout is.", "Met de kopie kun je plannen testen.")


class Question(Part):
    """A question with answers to choose from."""

    question: str = need(Line(), "De vraag.", "Waarvoor gebruik je een digital twin?")
    level: int | None = may(Whole(1, 3), "1 voorbeeld noemen, 2 uitleggen, 3 toepassen.", 2)
    options: tuple[Option, ...] = need(Many(Fields(Option), least=2, most=5), "Twee tot vijf antwoorden.")
    multiple: bool | None = may(Flag(), "Of er meer goede antwoorden zijn.", example=True)
    see: str | None = may(
        Line(), "De kop in de tekst waaronder het antwoord wordt uitgelegd.", "De vraag komt eerst"
    )

    @rule("options", "multiple")
    def one_right_answer(self, report: Report) -> None:
        right = sum(bool(option.correct) for option in self.options)
        if self.multiple and right == 0:
            report("quiz-answer", self.node, found=right, hint="multiple")
        elif not self.multiple and right != 1:
            report("quiz-answer", self.node, found=right, hint="single")


class Concept(EntryFields):
    """Something to understand."""

    definition: str = need(
        Line(), "Eén zin die een collega hardop kan zeggen.", "Een digitale kopie van de stad."
    )
    theme: str = need(Ref("theme"), "Het thema: de naam van een bestand in de map met thema's.", "data")
    also_known_as: tuple[str, ...] = may(
        Many(Line()), "Andere woorden voor hetzelfde.", ["digitale tweeling"]
    )
    situations: tuple[str, ...] = may(Many(Line()), "Wanneer je dit nodig hebt.", ["Er belt een leverancier"])
    level: str | None = may(Choice(("basic", "advanced")), "Voor iedereen, of voor wie verder wil.", "basic")
    requires: tuple[str, ...] = may(Many(Ref("concept")), "Wat je eerst moet weten.", ["open-data"])
    related: tuple[str, ...] = may(Many(Ref("concept")), "Wat ermee te maken heeft.", ["sensoren"])
    lead_example: str | None = may(
        Ref("example"), "Het voorbeeld dat als eerste op de pagina staat.", "rotterdam-digital-twin"
    )
    for_us: str | None = may(
        Prose(), "Wat het hier kan betekenen, los van de algemene tekst.", "Wij meten al op twaalf plekken."
    )
    effort: Effort | None = may(Fields(Effort), "Wat het vraagt aan tijd, kennis en geld.")
    risks: tuple[str, ...] = may(Many(Line()), "Wat er mis kan gaan.", ["De gegevens raken verouderd."])
    first_step: str | None = may(
        Prose(), "Wat je maandag al kunt doen.", "Vraag welke kaart je afdeling al heeft."
    )
    worked_example: WorkedExample | None = may(
        Fields(WorkedExample), "Zo pak je het aan: een bedacht voorbeeld."
    )
    cards: tuple[str, ...] = may(
        Many(Line()), "Vragen die een team elkaar kan stellen.", ["Welke vraag heeft onze wijk?"]
    )
    recall: Recall | None = may(Fields(Recall), "Een vraag om in eigen woorden te beantwoorden.")
    quiz: tuple[Question, ...] = may(Many(Fields(Question)), "Vragen om jezelf te testen.")
    sources: tuple[SourceRef, ...] = need(Many(Fields(SourceRef), least=1), "Waar de feiten vandaan komen.")

    @rule("body", "quiz")
    def questions_lead_to_a_heading(self, report: Report) -> None:
        asked = [question for question in self.quiz if question.see]
        headings = [each.heading for each in sections(self.body or "")] if asked else []
        for question in asked:
            see = str(question.see)
            if not any(same_heading(heading, see) for heading in headings):
                near = nearest(see, headings)
                hint = "near" if near else "heading" if headings else "no_heading"
                values = {"kind": "heading", "near": near, "allowed": " | ".join(headings), "hint": hint}
                report("unknown-reference", question.at("see"), id=see, **values)


class Location(Part):
    """A point on the map (WGS 84, degrees)."""

    lat: float = need(Number(-90, 90, places=9), "De breedtegraad.", 50.851)
    lon: float = need(Number(-180, 180, places=9), "De lengtegraad.", 5.691)


class Image(Part):
    """A picture beside the file."""

    file: str = need(Line(), "De naam van het bestand, in dezelfde map.", "rotterdam.jpg")
    alt: str = need(
        Line(), "Wat er te zien is, voor wie het niet ziet.", "Een kaart van de haven in drie dimensies"
    )
    credit: str = need(Line(), "Wie het maakte.", "Gemeente Rotterdam")


class Example(EntryFields):
    """What another city did, and how it ended."""

    city: str = need(Line(), "De stad of gemeente.", "Rotterdam")
    country: str = need(Country(), "Het land, in twee hoofdletters (ISO 3166).", "NL")
    concepts: tuple[str, ...] = need(
        Many(Ref("concept"), least=1), "De begrippen die het laat zien.", ["digital-twin"]
    )
    stage: str = need(
        Choice(("planned", "pilot", "in_use", "stopped")), "Hoe ver het is: de laatst bekende stand.", "pilot"
    )
    theme: str = need(Ref("theme"), "Het thema: de naam van een bestand in de map met thema's.", "data")
    started: int | None = may(YEAR, "Het jaar waarin het begon.", 2018)
    ended: int | None = may(YEAR, "Het jaar waarin het eindigde.", 2021)
    situations: tuple[str, ...] = may(Many(Line()), "Wanneer dit voorbeeld helpt.", ["Je wilt drukte meten"])
    problem: str | None = may(Prose(), "Wat het probleem was.", "De binnenstad was te druk.")
    approach: str | None = may(Prose(), "Wat ze deden.", "Ze telden met camera's.")
    result: str | None = may(Prose(), "Wat ervan kwam en hoe het eindigde.", "De proef stopte in 2021.")
    lessons: tuple[str, ...] = may(Many(Line()), "Wat wij ervan leren.", ["Vraag eerst de privacyadviseur."])
    effort: Effort | None = may(Fields(Effort), "Wat het vroeg aan tijd, kennis en geld.")
    location: Location | None = may(Fields(Location), "Waar het is.")
    image: Image | None = may(Fields(Image), "Een foto naast het bestand.")
    sources: tuple[SourceRef, ...] = need(Many(Fields(SourceRef), least=1), "Waar de feiten vandaan komen.")

    @rule("started", "ended")
    def ended_after_started(self, report: Report) -> None:
        if self.started is not None and self.ended is not None and self.ended < self.started:
            report("end-before-start", self.at("ended"), start=self.started, end=self.ended)


class Theme(EntryFields):
    """A question of the city, and everything under it."""

    icon: str | None = may(Line(), "De naam van een pictogram.", "material/bus")
    order: int | None = may(Whole(0), "De plaats in de lijst; laag staat vooraan.", 1)
    question: str | None = may(
        Line(), "Wat de stad beantwoord wil zien.", "Hoe houden we de stad bereikbaar?"
    )


class Step(Part):
    """One thing to read on a path: exactly one of the three."""

    concept: str | None = may(Ref("concept"), "Een begrip.", "open-data")
    example: str | None = may(Ref("example"), "Een voorbeeld.", "gent-open-data")
    page: str | None = may(Ref("page"), "Een geschreven pagina, vanaf de map docs.", "over/index.md")
    why: str | None = may(Line(), "Waarom dit hier staat.", "Zonder dit begrip is de rest lastig.")

    @rule("concept", "example", "page")
    def exactly_one(self, report: Report) -> None:
        one_of(self, report, ("concept", "example", "page"))


def one_of(part: Part, report: Report, names: tuple[str, ...]) -> None:
    """Reports a part that gives none, or more than one, of these fields."""
    given: list[Any] = [name for name in names if name in part.node.items]
    if not given:
        report("missing-field", part.node, field=" | ".join(names), hint="one-of")
    for name in given[1:]:
        report(
            "not-allowed", part.node.keys[name], found=name, allowed=" | ".join(names), near="", hint="one-of"
        )


class Path(EntryFields):
    """What to read, in which order, for whom."""

    audience: str = need(Line(), "Voor wie het is.", "Raadsleden")
    steps: tuple[Step, ...] = need(Many(Fields(Step), least=1), "Wat je leest, op volgorde.")
    departments: tuple[str, ...] = may(Many(Ref("department")), "Voor welke afdelingen vooral.", ["verkeer"])
    goal: str | None = may(Line(), "Wat je daarna kunt.", "Je stelt de goede vragen bij een voorstel.")
