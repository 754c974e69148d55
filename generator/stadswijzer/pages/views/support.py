"""Who stood how towards an initiative, and when; hours of talking together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from stadswijzer.content.model import Initiative
from stadswijzer.facts.departments import party_name
from stadswijzer.facts.plan import initiative_facts, support
from stadswijzer.facts.plan.figures import support_figure
from stadswijzer.facts.site import Site


class StepTaken(NamedTuple):
    """How a party stood on a day. `change`: `up`, `down`, `same`, or '' at first; `hours`: in words."""

    day: str
    date: str
    step: str
    change: str
    hours: str
    concern: str
    answer: str


class PartyView(NamedTuple):
    """A party, and how it stood."""

    name: str
    steps: tuple[StepTaken, ...]


class SupportView(NamedTuple):
    """`talked`: hours of all together, in a sentence; `picture`: None when there is too little to draw."""

    parties: tuple[PartyView, ...]
    talked: str
    picture: support_figure.Picture | None


def view(site: Site, data: Initiative) -> SupportView:
    return SupportView(
        tuple(
            PartyView(party_name(site, each.id), tuple(_steps(site, each)))
            for each in support.parties(data.support)
        ),
        _talked(site, data),
        initiative_facts.support_picture(site, data),
    )


def _steps(site: Site, party: support.Party) -> Iterator[StepTaken]:
    w = site.words
    for step in party.steps:
        each = step.record
        unknown = each.hours is None
        yield StepTaken(
            str(each.date.day),
            w.moment(each.date.text),
            support.said(w, each.party, each.step),
            step.change,
            w("pages_support.hours_unknown")
            if unknown
            else w("pages_support.hours", n=w.number(each.hours or 0)),
            each.concern or "",
            each.answer or "",
        )


def _talked(site: Site, data: Initiative) -> str:
    w, talked = site.words, support.talking(data.support)
    if talked.hours is None:
        return w("pages_support.sum_none")
    told = w("pages_support.sum", n=w.number(talked.hours))
    return f"{told} {w('pages_support.partly', n=talked.unknown)}" if talked.unknown else told
