"""What every entry has, and the parts that several kinds share."""

from __future__ import annotations

from stadswijzer.content.fields import Fields, Part, may, need
from stadswijzer.content.values import (
    Choice,
    Flag,
    Id,
    Line,
    Many,
    Moment,
    Prose,
    Ref,
    Report,
    Role,
    Url,
    When,
)
from stadswijzer.language.problems import WARNINGS

PARTIES = ("management", "executive", "council", "works-council", "residents", "partners")
"""Who can support something without being a department: no department can have one of these names."""


class SourceRef(Part):
    """Where a fact was read."""

    title: str = need(
        Line(), "De titel van de pagina of het rapport.", "Geen project, maar manier van werken"
    )
    url: str = need(Url(), "Het adres; alleen http of https.", "https://voorbeeld.nl/artikel")
    publisher: str | None = may(Line(), "Wie het uitgaf.", "Future City Foundation")
    accessed: Moment | None = may(When(), "De dag waarop je de pagina zag.", "2026-11-23")
    supports: str | None = may(
        Line(), "Waar dit de bron van is, in een paar woorden.", "de eerste gesprekken in 2019"
    )


class Accept(Part):
    """A warning that stays, and why."""

    code: str = need(Choice(tuple(sorted(WARNINGS))), "De code van de waarschuwing.", "stale")
    reason: str = need(
        Line(), "Waarom de waarschuwing mag blijven.", "De bron wordt in het voorjaar vernieuwd."
    )


class Effort(Part):
    """What something asks in time, knowledge and money."""

    time: str | None = may(Choice(("low", "medium", "high")), "Hoeveel tijd het vraagt.", "medium")
    knowledge: str | None = may(Choice(("low", "medium", "high")), "Hoeveel kennis het vraagt.", "high")
    budget: str | None = may(Choice(("low", "medium", "high")), "Hoeveel geld het vraagt.", "low")
    note: str | None = may(Line(), "Waar dit op steunt.", "Een proef duurt ongeveer een jaar.")


class EntryFields(Part):
    """Fields of every entry: first what it is called, at the end its text and who looks after it."""

    at_the_end = (
        *("body", "sources", "owner", "contact", "added", "reviewed"),
        *("aliases", "draft", "sample", "accept"),
    )

    title: str = need(Line(max_length=90), "De naam, zoals een collega die zou zeggen.", "Digital twin")
    summary: str = need(
        Line(max_length=320),
        "Waar het over gaat, in gewone taal.",
        "Een digitale kopie van de stad om plannen te testen.",
    )
    body: str | None = may(
        Prose(), "De tekst, in Markdown. Koppen beginnen bij ##.", "## Wat is het\n\nEen kopie …"
    )
    theme: str | None = may(
        Ref("theme"), "Het thema: de naam van een bestand in de map met thema's.", "mobiliteit"
    )
    sources: tuple[SourceRef, ...] = may(Many(Fields(SourceRef)), "Waar de feiten vandaan komen.")
    owner: str | None = may(
        Role(), "De rol of afdeling die dit bijhoudt; nooit een persoon.", "Adviseur slimme stad"
    )
    contact: str | None = may(Role(), "Een gedeelde mailbox of een kanaal.", "slimmestad@voorbeeld.example")
    added: Moment | None = may(When(), "De dag waarop dit op de site kwam.", "2026-11-23")
    reviewed: Moment | None = may(When(), "De dag waarop de eigenaar dit naast de bronnen las.", "2026-11-23")
    aliases: tuple[str, ...] = may(
        Many(Id()), "Oude namen; hun adressen blijven werken.", ["digitale-tweeling"]
    )
    draft: bool | None = may(
        Flag(), "Nog niet voor de site; alleen te zien in de voorvertoning.", example=True
    )
    sample: bool | None = may(Flag(), "Verzonnen inhoud; de site zegt dat erbij.", example=True)
    accept: tuple[Accept, ...] = may(Many(Fields(Accept)), "Waarschuwingen die mogen blijven, met de reden.")


def twice(report: Report, found: list[tuple[str, Part, str]], what: str) -> None:
    """Reports every name that was there before, at its second place. Items: name, part, field."""
    seen = set()
    for name, part, field in found:
        if name in seen:
            report("duplicate", part.at(field), name=name, what=what)
        seen.add(name)
