"""Two chapters of the booklet: what was decided and promised, and what is late or moved and why.

In: the site. Out: chapters of tables, or None where there is nothing to tell. A long table is cut at `MOST`
rows and says how many more stand on the sheets. Names no department beside knowledge.
"""

from __future__ import annotations

from collections.abc import Sequence

from stadswijzer.content.library import AnyEntry, Entry
from stadswijzer.content.model import Initiative, Moved
from stadswijzer.content.model.roadmap import Promise
from stadswijzer.content.values import Moment
from stadswijzer.facts.plan import carried_over, decisions, planning, promises, roadmap_facts
from stadswijzer.facts.plan.decisions import Asked
from stadswijzer.facts.plan.moved_since import Shift
from stadswijzer.facts.site import Site
from stadswijzer.language.sentences import ended
from stadswijzer.papers import overview
from stadswijzer.papers.chapter import Chapter
from stadswijzer.papers.oplegger import standing
from stadswijzer.papers.setting import blocks as b
from stadswijzer.papers.setting.blocks import Block, Text
from stadswijzer.papers.setting.short_dates import short

MOST = 30
"""Rows of a table, at most."""


def decided(site: Site) -> Chapter | None:
    """What is asked, what was decided, what is not asked any more, and what the council was promised."""
    w, roadmap = site.words, site.library.roadmap_fields
    groups = (
        ("to_take", _decisions(site, roadmap_facts.to_take(site))),
        ("adopted", _adopted(site)),
        ("taken", _decisions(site, roadmap_facts.taken(site))),
        ("dropped", _decisions(site, roadmap_facts.dropped(site))),
        ("carried_over", _carried_over(site)),
    )
    sections = [b.section(w(f"pages_sections.{name}.title"), "", blocks) for name, blocks in groups if blocks]
    own: list[tuple[Site | None, Promise]] = [(None, each) for each in (roadmap.promises if roadmap else ())]
    if promises := [*carried_over.open_promises(site), *own]:
        rows = [_promise(site, each, of) for of, each in sorted(promises, key=lambda each: each[1].date.day)]
        head = (w("plan.when"), w("booklet_decided.promised"), w("plan.state"))
        grid = b.grid(head, rows, (1.7, 7.4, 3.6))
        sections.append(b.section(w("pages_sections.promises.title"), "", grid))
    return (
        Chapter(w("pages_titles.decisions.title"), [], sections, wide=True, kept=True) if sections else None
    )


def _decisions(site: Site, listed: Sequence[Asked]) -> list[Block]:
    """None without decisions."""
    rows = [_decision(site, name(site, each.entry), each) for each in listed[:MOST]]
    return [_table(site, rows), *left_out(site, len(listed) - MOST)] if listed else []


def _adopted(site: Site) -> list[Block]:
    """Who adopted the roadmap, newest first."""
    w, roadmap = site.words, site.library.roadmap_fields
    adopted = sorted(roadmap.adopted if roadmap else (), key=lambda each: each.date.day, reverse=True)
    head = (w("plan.when"), w("plan.body"), w("plan.outcome"))
    rows = [(short(w, each.date.text), each.body, decisions.adopted(w, each.reference)) for each in adopted]
    return [b.grid(head, rows, (1.9, 6.2, 5.4))] if rows else []


def _carried_over(site: Site) -> list[Block]:
    """What the council decided in earlier periods on what goes on, each with its period."""
    taken = carried_over.taken(site)
    rows = [_decision(site, f"{one.entry.title} ({plan.period.title})", one) for plan, one in taken[:MOST]]
    return [_table(site, rows), *left_out(site, len(taken) - MOST)] if taken else []


def _table(site: Site, rows: Sequence[Sequence[Text]]) -> Block:
    w = site.words
    head = (w("plan.when"), w("kinds.initiative.one"), w("plan.ask"), w("plan.outcome"))
    return b.grid(head, rows, (1.9, 3, 5.4, 3.2))


def _decision(site: Site, title: str, asked: Asked) -> Sequence[Text]:
    w, each = site.words, asked.decision
    outcome = w("pages_decision.late" if asked.late else "plan.open")
    if each.outcome or asked.is_dropped:
        outcome = decisions.outcome(w, each) if each.outcome else w("pages_decision.dropped")
    reference = f" ({each.reference})" if each.reference else ""
    who = f"{w(f'party.{each.body}')}, {w(f'decision_kind.{each.kind}').lower()}: "
    told = [b.run(who, strong=each.body == "council"), b.run(decisions.asked_for(w, each))]
    return short(w, each.date.text), title, told, f"{outcome}{reference}"


def _promise(site: Site, each: Promise, of: Site | None) -> Sequence[Text]:
    """`of`: the earlier period that it was made in."""
    w = site.words
    kind = w(f"pages_periods.kind.{each.kind}")
    kind += f" ({of.period.title})" if of else ""
    return short(w, each.date.text), f"{kind}, {each.body}: {each.text}", _kept(site, each)


def _kept(site: Site, each: Promise) -> Text:
    """Whether a promise was kept, and when, or that it is late."""
    w = site.words
    told = promises.told(w, each, site.as_of)
    is_late = planning.promise_state(each.due, each.done, site.as_of) == "late"
    return [b.run(told, strong=True)] if is_late else told


def moved(site: Site) -> Chapter | None:
    """What should have been done by now, with why or that nobody wrote it; and every date that moved."""
    w, late, shifts = site.words, _late(site), roadmap_facts.shifts(site)
    sections = []
    if late:
        blocks = b.lines(late[:MOST])
        sections.append(b.section(w("plan.late"), "", blocks, left_out(site, len(late) - MOST)))
    shown: dict[str, list[Shift]] = {}
    for each in shifts[:MOST]:
        shown.setdefault(each.entry.id, []).append(each)
    for own in shown.values():
        lines = b.lines([_shift(site, each) for each in own])
        sections.append(b.section(name(site, own[0].entry), "", lines))
    if before := list(standing.lost(site)):
        lines = b.lines(
            [[b.run(f"{name(site, entry)}: ", strong=True), b.run(ended(told))] for entry, told in before]
        )
        sections.append(b.section(w("booklet_moved.before"), "", lines))
    if not sections:
        return None
    more = left_out(site, len(shifts) - MOST)
    return Chapter(w("booklet_moved.title"), [*_since(site), *more], sections, kept=True)


def _late(site: Site) -> list[Text]:
    """Activities past their end and milestones past their date, the longest late first."""
    late: list[tuple[Moment, Entry[Initiative], str, Sequence[Moved]]] = []
    for entry in site(Initiative):
        data = entry.data
        if planning.is_overdue(data, site.as_of):
            own = [each for each in data.moved if each.field == "end"]
            late.append((data.end, entry, site.words("booklet_moved.whole"), own))
        late += [
            (stone.date, entry, stone.title, stone.moved)
            for stone in planning.late_milestones(data, site.as_of)
        ]
    late.sort(key=lambda each: (each[0].day, each[1].id, each[2]))
    return [_late_one(site, *each) for each in late]


def _late_one(site: Site, due: Moment, entry: Entry[Initiative], what: str, moves: Sequence[Moved]) -> Text:
    """What is late, since when, and the cause of its last move."""
    w = site.words
    told = [b.run(f"{name(site, entry)}: "), b.run(f"{what} ", strong=True)]
    told.append(b.run(f"{w('booklet_moved.late', date=short(w, due.text))} "))
    if not moves:
        return [*told, b.run(w("booklet_moved.no_cause"), strong=True)]
    return [*told, b.run(f"{w('plan.cause')} {ended(planning.in_turn(moves)[-1].reason)}")]


def _since(site: Site) -> list[Block]:
    """How many dates moved since the council last decided."""
    w = site.words
    newest = roadmap_facts.versions(site)[:1]
    return [b.paragraph(w("pages_moves.since", n=n, date=w.date(day))) for day, n in newest]


def _shift(site: Site, shift: Shift) -> Text:
    """A date as it was and as it is, and the cause, effect and action of each move, one after another."""
    w = site.words
    what = w(f"plan.field_{shift.what}") if shift.own else shift.what
    old, new = short(w, shift.was), short(w, shift.now)
    told = [b.run(f"{what}: {w('paper_sheet.since', old=old, new=new)}. ", strong=True)]
    for each in shift.moves:
        on = f"{short(w, each.date.text)}. " if len(shift.moves) > 1 else ""
        told.append(b.run(f"{on}{w('plan.cause')} {ended(each.reason)} "))
        for key in ("effect", "action"):
            text = getattr(each, key)
            told += [b.run(f"{w(f'plan.{key}')} {ended(text)} ")] if text else []
    return told


def name(site: Site, entry: AnyEntry) -> str:
    """The title of an activity, with its number in the overview."""
    return f"{entry.title} ({overview.numbers(site)[entry.id]})"


def left_out(site: Site, number: int) -> list[Block]:
    """How many rows more there are."""
    text = site.words("booklet_moved.left_out", n=number) if number > 0 else ""
    return [b.paragraph(text, small=True)] if text else []
