"""How an initiative goes: where it stands, which dates moved and why, and what looking back said."""

from __future__ import annotations

from collections.abc import Iterator

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Initiative
from stadswijzer.facts.plan import initiative_facts, planning
from stadswijzer.facts.plan import standing as status_facts
from stadswijzer.facts.site import Site
from stadswijzer.language.sentences import ended
from stadswijzer.papers import promised
from stadswijzer.papers.plain_lines import Line, by_day, prose
from stadswijzer.papers.sheet.front import moves_told


def standing(site: Site, entry: Entry[Initiative]) -> Iterator[Line]:
    """Its status with the reason, what came of it, and each milestone with its state."""
    w, data = site.words, entry.data
    span = w("timeline.span", start=w.moment(data.start.text), end=w.moment(data.end.text))
    status = f"{status_facts.status(site, data)}{initiative_facts.since(site, data)}"
    yield Line(w("print_council.status", status=status, span=span))
    if data.status_reason:
        yield Line(ended(data.status_reason))
    yield from prose(site, data.outcome)
    for stone in by_day(data.milestones):
        state = w(f"plan.{planning.milestone_state(data, stone, site.as_of)}")
        when = w.moment(stone.date.text)
        text = w("print_council.milestone", title=stone.title, date=when, state=state.lower())
        yield Line(text, item=True)


def moved(site: Site, entry: Entry[Initiative]) -> Iterator[Line]:
    """What was first promised, and each date that moved with why; else that none did."""
    w, moves = site.words, planning.moves_of(entry, entry.data)
    if before := promised.told(site, entry, in_full=True):
        yield Line(f"{w('plan.field_end')}: {ended(before)}", item=True)
    for move in moves:
        what = w(f"plan.field_{move.what}") if move.own else move.what
        was, to = w.moment(move.moved.from_.text), w.moment(move.to)
        text = f"{what}: {w('plan.from_to', old=was, new=to)}."
        why = {"cause": move.moved.reason, "effect": move.moved.effect, "action": move.moved.action}
        for key, reason in why.items():
            text += f" {w(f'plan.{key}')} {ended(reason)}" if reason else ""
        yield Line(text, item=True)
    if not moves and (none := moves_told(site, entry)):
        yield Line(w(f"paper_sheet.{none}"))


def evaluation(site: Site, entry: Entry[Initiative]) -> Iterator[Line]:
    """When we look back, or what that said."""
    if entry.data.evaluation:
        yield Line(" ".join(initiative_facts.looking_back(site.words, entry.data.evaluation)))
