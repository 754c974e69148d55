"""How it stands: a line for every initiative with its judgements, and what is late or moved, with why.

In: the site and how much there is room for. Out: blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import fsum

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Initiative
from stadswijzer.facts.knowledge import before_after_told
from stadswijzer.facts.plan import delays, judgement
from stadswijzer.facts.plan.delays import Delay
from stadswijzer.facts.site import Site
from stadswijzer.language import text_width
from stadswijzer.language.sentences import ended
from stadswijzer.papers import asked, promised
from stadswijzer.papers.setting import blocks as b
from stadswijzer.papers.setting import fitting
from stadswijzer.papers.setting.blocks import Block, Run, Text
from stadswijzer.papers.setting.short_dates import short

_DATES = 2
"""Late milestones, and dates that moved, of one initiative; of more it is said how many."""
_TITLES = 12.0
"""Width in em that the names of initiatives keep at least."""


def table(site: Site, most: int, *, status: bool) -> list[Block]:
    """`most` initiatives by their start; of more those that ask attention. `status`: as a column."""
    w, entries = site.words, site(Initiative)
    if not entries:
        return [b.paragraph(w("timeline.no_plan"), small=True)]
    shown = sorted(entries, key=lambda each: _attention(site, each))[:most]
    kept = [each for each in entries if each in shown]
    names = [w(f"judgement.head.{name}") for name in judgement.NAMES]
    head = [w("kinds.initiative.one"), *([w("plan.status")] if status else []), *names]
    rows: list[list[Text]] = [
        [
            [b.run(entry.title, href=site.frame.whole(entry.address))],
            *([w(f"status.{entry.data.status}")] if status else []),
            *(_judged(site, entry)),
        ]
        for entry in kept
    ]
    left = len(entries) - len(kept)
    more = [b.paragraph(w("oplegger.more_initiatives", n=left), small=True)] if left else []
    return [_lowest(head, rows), *more]


def knowledge(site: Site) -> list[Block]:
    """What changed between the last two rounds, in one text; nothing without a round before."""
    return [b.paragraph(text, small=True) for text in before_after_told.newest_told(site)]


def _attention(site: Site, entry: Entry[Initiative]) -> tuple[int, ...]:
    """What to sort by so that the worst comes first."""
    found = judgement.of(site, entry)
    weights = [found.weight(name) for name in judgement.NAMES]
    return -weights.count("bad"), -weights.count("attention"), entry.data.is_finished


def _judged(site: Site, entry: Entry[Initiative]) -> Iterator[Text]:
    found = judgement.of(site, entry)
    for name in judgement.NAMES:
        said = b.run(judgement.said(site.words, found, name), shape=found.weight(name))
        yield [said, *(promised.beside_time(site, entry) if name == "time" else [])]


def _lowest(head: Sequence[str], rows: Sequence[Sequence[Text]]) -> Block:
    """The table with those widths of its columns in which it is lowest: first names, or first judgements."""
    wide = fitting.WIDTH / fitting.SIZES[0]
    tables = [b.grid(head, rows, _widths(head, rows, wide, names_first=first)) for first in (True, False)]
    return min(tables, key=lambda table: fitting.height([table], wide))


def _widths(
    head: Sequence[str], rows: Sequence[Sequence[Text]], wide: float, *, names_first: bool
) -> list[float]:
    """Of each column in em: what its longest word needs, then what its longest text does."""
    pad = 2 * fitting.CELL
    columns = [[name, *(fitting.words_of(b.runs(row[n])) for row in rows)] for n, name in enumerate(head)]
    whole = [max(map(text_width.width, column)) + pad for column in columns]
    least = [
        max(text_width.width(piece) for cell in column for piece in re.split("[ \u00ad]", cell)) + pad
        for column in columns
    ]
    least[0] = min(max(_TITLES, least[0]), max(_TITLES, whole[0]))
    spare = wide - fsum(least)
    wishes = [max(0.0, high - low) for low, high in zip(least, whole, strict=True)]
    first = [wishes[0], *([0.0] * len(wishes[1:]))] if names_first else [0.0, *wishes[1:]]
    widths = least
    for wish in (first, [each - own for each, own in zip(wishes, first, strict=True)]):
        share = max(0.0, min(1.0, spare / fsum(wish))) if fsum(wish) else 0.0
        widths = [width + share * each for width, each in zip(widths, wish, strict=True)]
        spare = wide - fsum(widths)
    return [widths[0] + max(0.0, spare), *widths[1:]]


def late(site: Site, most: int) -> list[Block]:
    """What is late first, then what lies still, was stopped, or moved."""
    w, found = site.words, site.once(_delays)
    own = {each.entry.key for each in found}
    texts = [_told(site, each) for each in found]
    texts += [_named(site, each, told) for each, told in lost(site) if each.key not in own]
    if not texts:
        return [b.paragraph(w("oplegger_late.nothing"), small=True)]
    left = len(texts) - most
    more = [b.paragraph(w("oplegger.more_late", n=left), small=True)] if left > 0 else []
    return [*b.lines(texts[:most]), *more]


def lost(site: Site) -> Iterator[tuple[Entry[Initiative], str]]:
    """What goes on from an earlier period and ends on another day than was promised there first."""
    told = ((entry, promised.told(site, entry)) for entry in site(Initiative))
    return ((entry, text) for entry, text in told if text)


def _delays(site: Site) -> list[Delay]:
    return delays.delays(site.library)


def _told(site: Site, each: Delay) -> list[Run]:
    before = (told for entry, told in lost(site) if entry is each.entry)
    facts = "; ".join((*what_is_late(site, each), *_stands(site, each), *_moved(site, each), *before))
    return [*_named(site, each.entry, facts), *_why(site, each)]


def _named(site: Site, entry: Entry[Initiative], told: str) -> list[Run]:
    name = b.run(entry.title, href=site.frame.whole(entry.address), strong=True)
    return [name, b.run(f": {ended(told)}")]


def what_is_late(site: Site, each: Delay) -> Iterator[str]:
    """What should have been there; of a date that moved also the one of before."""
    w = site.words
    first = {(shift.own, shift.what): short(w, shift.was) for shift in each.shifts}

    def day(text: str, what: tuple[bool, str]) -> str:
        now = short(w, text)
        return w("oplegger_late.first", date=now, was=first[what]) if what in first else now

    if each.is_overdue:
        yield w("oplegger_late.end", date=day(each.data.end.text, (True, "end")))
    for stone in each.milestones[:_DATES]:
        date = day(stone.date.text, (False, stone.title))
        yield w("oplegger_late.milestone", title=stone.title.rstrip(" ."), date=date)
    if (more := len(each.milestones) - _DATES) > 0:
        yield w("oplegger_late.milestones", n=more)
    for decision in each.decisions[:_DATES]:
        body = w(f"party.{decision.body}")
        yield w("oplegger_late.decision", body=body, date=short(w, decision.date.text))


def _stands(site: Site, each: Delay) -> Iterator[str]:
    if not each.stands:
        return
    w, since = site.words, each.data.status_since
    told = w(f"status.{each.data.status}").lower()
    yield told + (w("oplegger_late.since", date=short(w, since.text)) if since else "")


def _moved(site: Site, each: Delay) -> Iterator[str]:
    """Dates that moved and are not late; of what was stopped they tell nothing any more."""
    w = site.words
    late = {(False, stone.title) for stone in each.milestones} | (
        {(True, "end")} if each.is_overdue else set()
    )
    shifts = [shift for shift in each.shifts if (shift.own, shift.what) not in late]
    if each.is_late or each.data.status == "stopped":
        shifts = []
    for shift in shifts[:_DATES]:
        what = w(f"plan.field_{shift.what}").lower() if shift.own else f"“{shift.what.rstrip(' .')}”"
        span = w("plan.from_to", old=short(w, shift.was), new=short(w, shift.now))
        yield w("oplegger_late.moved", what=what, span=span)
    if (more := len(shifts) - _DATES) > 0:
        yield w("oplegger_late.dates", n=more)


def _why(site: Site, each: Delay) -> Iterator[Run]:
    """Cause, effect and action; what nobody wrote of something late is a gap."""
    w, why = site.words, each.why
    cause = each.data.status_reason if each.stands else None
    told = {
        "cause": cause or (why.reason if why else None),
        "effect": why.effect if why else None,
        "action": why.action if why else None,
    }
    for key, text in told.items():
        if text:
            yield b.run(f" {w(f'plan.{key}')} {ended(text)}")
        elif each.is_late:
            yield b.run(f" {w(f'plan.{key}')} ")
            yield asked.gap(site)
            yield b.run(".")
