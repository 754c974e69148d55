"""Why an initiative is done: what went before, what is wanted, what speaks for it and against, who had a say.

Support only when it is public.
"""

from __future__ import annotations

from collections.abc import Iterator

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Initiative
from stadswijzer.facts.departments import party_name
from stadswijzer.facts.plan import decisions, plan_goals, support
from stadswijzer.facts.site import Site
from stadswijzer.language.sentences import ended
from stadswijzer.papers import decided_lines
from stadswijzer.papers.plain_lines import Line, by_day, items, prose


def why(site: Site, entry: Entry[Initiative]) -> Iterator[Line]:
    """Its text, what it goes on from, and what was decided on it."""
    yield from prose(site, entry.data.body)
    yield from decided_lines.went_before(site, entry)
    yield from decided_lines.taken(site, entry, decisions.BODIES)


def effect(site: Site, entry: Entry[Initiative]) -> Iterator[Line]:
    """What is wanted, and each goal with its measure: from what to what, and how far it is."""
    w = site.words
    yield from prose(site, entry.data.intended_effect)
    for goal in plan_goals.of(site, entry):
        span = w("plan.from_baseline", baseline=w.number(goal.baseline), target=w.number(goal.target))
        now = w("plan.not_measured") + "."
        if goal.current:
            value, day = w.number(goal.current.value), w.moment(goal.current.date.text)
            now = w("plan.now", value=value, date=day, source=goal.current.source)
        yield Line(f"{ended(goal.title)} {goal.measure} ({goal.unit}): {span} {now}", item=True)


def reasons(_: Site, entry: Entry[Initiative]) -> Iterator[Line]:
    """What speaks for it."""
    yield from items(entry.data.arguments)


def caveats(_: Site, entry: Entry[Initiative]) -> Iterator[Line]:
    """What speaks against it."""
    yield from items(entry.data.caveats)


def alternatives(_: Site, entry: Entry[Initiative]) -> Iterator[Line]:
    """What else could be done, and why it is not."""
    yield from items(f"{ended(each.text)} {ended(each.why_not)}" for each in entry.data.alternatives)


def participation(site: Site, entry: Entry[Initiative]) -> Iterator[Line]:
    """Who had a say and what came of it, then what parties publicly said."""
    w, data = site.words, entry.data
    if data.participation:
        parts = ((name, getattr(data.participation, name)) for name in ("who", "how", "result"))
        yield Line(" ".join(f"{w(f'plan.{name}')}: {ended(text)}" for name, text in parts if text))
    for each in by_day(each for each in data.support if each.public):
        text = w(
            "print_council.support",
            date=support.dated(site.library, each),
            party=party_name(site, each.party),
            step=support.said(w, each.party, each.step).lower(),
        )
        text += f" {ended(each.concern)}" if each.concern else ""
        text += f" {w('plan.answer')} {ended(each.answer)}" if each.answer else ""
        yield Line(text, item=True)
