"""How an initiative stands at a glance: its next decision, time, money, knowledge and support.

In: a site and an initiative. Out: for each a word, the shape that says the same, and where the page tells
more. The rules are those of `judgement`, of readiness and of the ladder of support; nothing is judged anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Initiative
from stadswijzer.facts.departments import party_name
from stadswijzer.facts.knowledge.newest_round import told_of_round
from stadswijzer.facts.plan import decisions, initiative_facts, judgement, plan_sums, standing, support
from stadswijzer.facts.plan.judgement import SIGNS, Weight
from stadswijzer.facts.plan.next_milestones import is_at_work
from stadswijzer.facts.site import Site
from stadswijzer.pages.views import judged

_KNOWN: dict[str, Weight] = {"enough": "good", "almost": "attention", "not_yet": "attention"}
_STANDS: dict[str, Weight] = {
    "opposes": "bad",
    "doubts": "attention",
    "supports": "good",
    "carries": "good",
}


class Glance(NamedTuple):
    """One thing to see. `more`: a line beside it, or ''; `anchor`: of the section that tells of it, or ''."""

    term: str
    form: str
    weight: str
    words: str
    more: str
    anchor: str


def at_a_glance(site: Site, entry: Entry[Initiative]) -> tuple[Glance, ...]:
    """Of what is over nobody has to learn any more, so that its knowledge is left out."""
    return tuple(_all(site, entry))


def _all(site: Site, entry: Entry[Initiative]) -> Iterator[Glance]:
    w, data, found = site.words, entry.data, judgement.of(site, entry)
    yield _decision(site, data)
    stones = w("sections.milestones.anchor") if data.milestones else ""
    yield _judged(site, found, "time", stones, judged.promised_first(site, entry))
    has_money = plan_sums.of(site, entry).is_given or data.costs or data.coverage
    yield _judged(site, found, "money", w("pages_sections.money_years.anchor") if has_money else "")
    if site.know.is_running(entry):
        yield knowledge(site, entry)
    yield _support(site, data)


def knowledge(site: Site, entry: Entry[Initiative]) -> Glance:
    """Whether what it asks is known, of one that somebody still works on."""
    w, state = site.words, site.know.readiness(entry).state
    weight, anchor = _KNOWN.get(state, "unknown"), w("sections.readiness.anchor")
    words = w(f"readiness.{state}")
    return _glance(w("glance.knowledge"), weight, words[:1].lower() + words[1:], told_of_round(site), anchor)


def comes_first(site: Site, entry: Entry[Initiative]) -> str:
    """Its next decision or milestone with the date, whichever is first; '' where nothing is awaited."""
    w, data = site.words, entry.data
    left = [each for each in initiative_facts.decisions(data) if decisions.is_open(each, data)]
    coming = [
        (
            each.date,
            w("glance.deciding", body=w(f"party.{each.body}")),
            decisions.is_late(each, data, site.as_of),
        )
        for each in left
    ]
    stone = initiative_facts.next_stone(data)
    if stone and is_at_work(data):
        coming.append((stone.date, stone.title, standing.milestone(site, data, stone) == "late"))
    if not coming:
        return ""
    date, what, is_late = min(coming, key=lambda each: each[0].day)
    late = f", {w('plan.late').lower()}" if is_late else ""
    return w("glance.comes", what=what, date=f"{w.moment(date.text)}{late}")


def _glance(term: str, weight: Weight, words: str, more: str, anchor: str) -> Glance:
    return Glance(term, SIGNS[weight], weight, words, more, anchor)


def _judged(
    site: Site, found: judgement.Judgement, name: judgement.Name, anchor: str, more: str = ""
) -> Glance:
    w = site.words
    said = judgement.said(w, found, name)
    return _glance(w(f"judgement.head.{name}"), found.weight(name), said, more, anchor)


def _decision(site: Site, data: Initiative) -> Glance:
    w = site.words
    left = [each for each in initiative_facts.decisions(data) if decisions.is_open(each, data)]
    anchor = w("sections.decisions.anchor") if data.decisions else ""
    if not left:
        return _glance(w("glance.decision"), "unknown", w("glance.no_decision"), "", anchor)
    first = left[0]
    said = w("glance.asked", date=w.moment(first.date.text), body=w(f"party.{first.body}"))
    is_late = decisions.is_late(first, data, site.as_of)
    late = w("pages_decision.late") if is_late else ""
    return _glance(w("glance.decision"), "bad" if is_late else "good", said, late, anchor)


def _support(site: Site, data: Initiative) -> Glance:
    """Of all parties, as they stand now, the one that is least in favour."""
    w, parties = site.words, support.parties(data.support)
    least = support.least(parties)
    if least is None:
        return _glance(w("glance.support"), "unknown", w("glance.no_support"), "", "")
    step = least.steps[-1].record.step
    stands = support.said(w, least.id, step)
    said = w("glance.stands", party=party_name(site, least.id), step=stands[:1].lower() + stands[1:])
    more = w("glance.least", n=len(parties)) if len(parties) > 1 else ""
    weight = _STANDS.get(step, "unknown")
    return _glance(w("glance.support"), weight, said, more, w("sections.support.anchor"))
