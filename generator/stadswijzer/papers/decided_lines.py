"""What a text for the council tells of decisions, and of what it goes on from in an earlier period.

In: the site and an initiative. Out: lines. What was decided on what it goes on from is decided on it too, and
is told with its period.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Initiative
from stadswijzer.facts.plan import continuation, decisions, initiative_facts, standing
from stadswijzer.facts.plan.decisions import asked_for
from stadswijzer.facts.site import Site
from stadswijzer.language.sentences import ended
from stadswijzer.papers.plain_lines import Line, by_day, led, prose


def went_before(site: Site, entry: Entry[Initiative]) -> Iterator[Line]:
    """What it goes on from, what was promised then, and what came of that."""
    w = site.words
    for before in continuation.all_before(site, entry):
        then, data = site.of(before), before.data
        period, status = then.period.title, standing.status(then, data)
        yield Line(f"{w('pages_periods.goes_on_from')} {before.title} ({period}). {status}.")
        end = w("pages_periods.promised_end", date=w.moment(initiative_facts.first_end(data)))
        promised = w("pages_periods.promised_then", period=period)
        yield from led(f"{promised}: {end}", prose(then, data.intended_effect))
        came = list(prose(then, data.outcome)) or [Line(w("pages_periods.not_told"))]
        yield from led(f"{w('pages_periods.came_of_it')}:", came)


def taken(site: Site, entry: Entry[Initiative], bodies: Collection[str]) -> Iterator[Line]:
    """What was decided, the first period first."""
    for before in reversed(continuation.all_before(site, entry)):
        about = f"{before.title} ({site.of(before).period.title}), "
        yield from _taken(site, before.data, bodies, about)
    yield from _taken(site, entry.data, bodies, "")


def _taken(site: Site, of: Initiative, bodies: Collection[str], about: str) -> Iterator[Line]:
    w = site.words
    for each in by_day(of.decisions):
        if each.outcome and each.body in bodies:
            told = w(
                "print_council.decided",
                date=w.moment(each.date.text),
                body=w(f"party.{each.body}"),
                ask=ended(asked_for(w, each)),
                outcome=decisions.outcome(w, each),
            )
            reference = f" {ended(each.reference)}" if each.reference else ""
            yield Line(f"{about}{told}{reference}", item=True)


def asked(site: Site, of: Initiative, bodies: Collection[str]) -> Iterator[Line]:
    """What is still asked of these bodies, with its amount."""
    w = site.words
    for each in by_day(of.decisions):
        if decisions.is_open(each, of) and each.body in bodies:
            late = decisions.is_late(each, of, site.as_of)
            no_amount = each.kind == "decide" and each.amount is None
            text = w(
                "print_council.planned_late" if late else "print_council.planned",
                date=w.moment(each.date.text),
                body=w(f"party.{each.body}"),
                kind=w(f"decision_kind.{each.kind}").lower(),
                ask=ended(asked_for(w, each)),
            )
            yield Line(f"{text} {w('print_council.no_amount')}" if no_amount else text, item=True)


def drafts(site: Site, of: Initiative, body: str) -> Iterator[Line]:
    """What this body is still to decide, each as a draft between brackets."""
    w = site.words
    for each in by_day(of.decisions):
        if decisions.is_open(each, of) and each.body == body and each.kind == "decide":
            date, ask = w.moment(each.date.text), ended(asked_for(w, each))
            yield Line(w("print_council.draft", date=date, ask=ask), item=True, gap=True)
