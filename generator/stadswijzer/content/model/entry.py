"""What every entry has, and the parts that several kinds share."""

from __future__ import annotations

from stadswijzer.content.fields import Fields, Part, may, need
from stadswijzer.content.values import (
    Choice,
    Flag,
    Id,
    Line,
    Mailbox,
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

    title: str = need(Line())
    url: str = need(Url())
    publisher: str | None = may(Line())
    accessed: Moment | None = may(When(), example="2026-11-23", past=True)
    supports: str | None = may(Line())


class Accept(Part):
    """A warning that stays, and why."""

    code: str = need(Choice(tuple(sorted(WARNINGS))), example="stale")
    reason: str = need(Line())


class Effort(Part):
    """What something asks in time, knowledge and money."""

    time: str | None = may(Choice(("low", "medium", "high")), example="medium", words="effort", told="effort")
    knowledge: str | None = may(
        Choice(("low", "medium", "high")), example="high", words="effort", told="effort"
    )
    budget: str | None = may(Choice(("low", "medium", "high")), example="low", words="effort", told="effort")
    note: str | None = may(Line())


class EntryFields(Part):
    """Fields of every entry: first what it is called, at the end its text and who looks after it."""

    at_the_end = (
        *("body", "sources", "owner", "contact", "added", "reviewed"),
        *("aliases", "draft", "sample", "accept"),
    )

    title: str = need(Line(max_length=90), place="title", api=True)
    summary: str = need(Line(max_length=320), place="lead", on_paper=True, api=True)
    body: str | None = may(Prose(), api=True)
    theme: str | None = may(Ref("theme"), place="tags", told="theme", api=True)
    sources: tuple[SourceRef, ...] = may(Many(Fields(SourceRef)), api=True)
    owner: str | None = may(Role(), place="colophon", api=True, care=True)
    contact: str | None = may(Mailbox(), place="colophon", api=True, care=True)
    added: Moment | None = may(When(), example="2026-11-23", past=True, place="colophon", api=True, care=True)
    reviewed: Moment | None = may(
        When(), example="2026-11-23", past=True, place="colophon", api=True, care=True
    )
    aliases: tuple[str, ...] = may(Many(Id()), api=True, asked=False, care=True)
    draft: bool | None = may(Flag(), example=True, care=True)
    sample: bool | None = may(Flag(), example=True, care=True)
    accept: tuple[Accept, ...] = may(Many(Fields(Accept)), asked=False, care=True)


def one_of(part: Part, report: Report, names: tuple[str, ...]) -> None:
    """Reports a part that gives none, or more than one, of these fields."""
    given = [name for name in names if name in part.node.items]
    if not given:
        report("missing-field", part.node, field=", ".join(names), hint="one-of")
    for name in given[1:]:
        report(
            "not-allowed", part.node.keys[name], found=name, allowed=", ".join(names), near="", hint="one-of"
        )


def twice(report: Report, rows: list[tuple[str, Part, str]], what: str) -> None:
    """Reports every name that was there before, at its second place. Items: name, part, field."""
    seen = set()
    for name, part, field in rows:
        if name in seen:
            report("duplicate", part.at(field), name=name, what=what)
        seen.add(name)
