"""What the council decided and was promised, in earlier periods too, and what changed since it last decided.

In: the site and how much there is room for. Out: blocks.
"""

from __future__ import annotations

from datetime import date

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Initiative, Milestone
from stadswijzer.content.model.initiative import Decision, EvaluationResult
from stadswijzer.content.model.plan_money import Yearly
from stadswijzer.content.model.roadmap import Promise
from stadswijzer.content.values import Moment
from stadswijzer.facts.plan import carried_over, decisions, planning, roadmap_facts, since_decision
from stadswijzer.facts.plan.decisions import Asked
from stadswijzer.facts.plan.moved_since import Shift
from stadswijzer.facts.plan.since_decision import Event
from stadswijzer.facts.site import Site
from stadswijzer.language.sentences import ended
from stadswijzer.papers.setting import blocks as b
from stadswijzer.papers.setting.blocks import Block, Run, Text
from stadswijzer.papers.setting.short_dates import short

_KEPT, _LATE = "kept", "late"
_EACH = 3
"""Changes that are told of one initiative."""


def taken(site: Site, most: int) -> list[Block]:
    """What the council decided, newest first, and who adopted the roadmap."""
    w = site.words
    roadmap = site.library.roadmap_fields
    found: list[tuple[date, list[Run]]] = []
    for each in roadmap.adopted if roadmap else ():
        told = w("oplegger_decided.adopted", body=each.body)
        found.append((each.date.day, _dated(site, each.date, None, told, each.reference)))
    found += [_taken(site, each) for each in roadmap_facts.taken(site) if each.decision.body == "council"]
    nothing = [] if found else [b.paragraph(w("oplegger_decided.nothing"), small=True)]
    found += [_taken(site, each, of=plan) for plan, each in carried_over.taken(site)]
    found.sort(key=lambda each: each[0], reverse=True)
    texts: list[Text] = [runs for _, runs in found]
    return [*nothing, *_some(site, texts, most, "more_decided")]


def _taken(site: Site, asked: Asked, *, of: Site | None = None) -> tuple[date, list[Run]]:
    """`of`: the earlier period that it was taken in."""
    w, decision = site.words, asked.decision
    told = f"{ended(decisions.asked_for(w, decision))} {decisions.outcome(w, decision)}"
    runs = _dated(site, decision.date, asked.entry, told, decision.reference)
    return decision.date.day, [*runs, *_of_period(site, of)]


def _of_period(site: Site, of: Site | None) -> list[Run]:
    told = site.words("oplegger_decided.of_period", period=of.period.title) if of else ""
    return [b.run(f" {told}", small=True)] if told else []


def _dated(
    site: Site, day: Moment, entry: Entry[Initiative] | None, told: str, reference: str | None
) -> list[Run]:
    about = [b.run(f" {entry.title}: ", strong=True)] if entry else [b.run(" ")]
    more = f" ({reference.rstrip(' .')})" if reference else ""
    return [b.run(f"{site.words.moment(day.text)}."), *about, b.run(ended(told + more))]


def promises(site: Site, most: int) -> list[Block]:
    """Promises and motions with their state: late, open, then kept, newest first."""
    w, roadmap = site.words, site.library.roadmap_fields
    own: list[tuple[Site | None, Promise]] = [(None, each) for each in (roadmap.promises if roadmap else ())]
    found = sorted([*own, *carried_over.open_promises(site)], key=lambda each: _order(site, each[1]))
    if not found:
        return [b.paragraph(w("oplegger_promises.nothing"), small=True)]
    texts: list[Text] = []
    for of, each in found:
        state = _state(site, each)
        kind, day = w(f"pages_periods.kind.{each.kind}"), w.moment(each.date.text)
        texts.append(
            [
                b.run(
                    state, shape={_KEPT: "good", _LATE: "bad"}.get(_of(site, each), "attention"), strong=True
                ),
                b.run(f". {ended(each.text)} "),
                b.run(w("oplegger_promises.made", kind=kind, body=each.body, date=day), small=True),
                *_of_period(site, of),
            ]
        )
    return _some(site, texts, most, "more_promises")


def _of(site: Site, each: Promise) -> str:
    state = planning.promise_state(each.due, each.done, site.as_of)
    return _KEPT if state == "done" else state


def _order(site: Site, each: Promise) -> tuple[int, int]:
    state = _of(site, each)
    rank = (_LATE, "open", _KEPT).index(state)
    if state == _KEPT:
        return rank, -(planning.done_on(each.done) or each.date).day.toordinal()
    return rank, (each.due.day if each.due else date.max).toordinal()


def _state(site: Site, each: Promise) -> str:
    w, state = site.words, _of(site, each)
    if state == _KEPT:
        day = planning.done_on(each.done)
        return w("oplegger_promises.kept_on", date=w.moment(day.text)) if day else w("oplegger_promises.kept")
    if each.due is None:
        return w("oplegger_promises.open")
    return w(f"oplegger_promises.{state}_at", date=w.moment(each.due.text))


def changed(site: Site, most: int) -> list[Block]:
    """A line for each initiative of which something changed, the newest first."""
    w, since = site.words, since_decision.last_decision(site.library)
    if since is None:
        return [b.paragraph(w("oplegger_changed.never"), small=True)]
    groups: dict[str, list[Event]] = {}
    for event in since_decision.events(site.library, since):
        groups.setdefault(event.entry.id if event.entry else "", []).append(event)
    texts: list[Text] = [_group(site, events) for events in groups.values()]
    return _some(site, texts, most, "more_changed") or [
        b.paragraph(w("oplegger_changed.nothing"), small=True)
    ]


def _group(site: Site, events: list[Event]) -> list[Run]:
    entry = events[0].entry
    name = entry.title if entry else site.words("oplegger_changed.whole")
    told = list(dict.fromkeys(_event(site, event) for event in events))
    if (left := len(told) - _EACH) > 0:
        told = [*told[:_EACH], site.words("oplegger_changed.more", n=left)]
    return [b.run(f"{name}: ", strong=True), b.run(ended("; ".join(told)))]


def _event(site: Site, event: Event) -> str:
    key, values = _told(site, event)
    return site.words(f"oplegger_changed.{key}", **values)


def _told(site: Site, event: Event) -> tuple[str, dict[str, str]]:
    """The sentence that tells an event, and what stands in it."""
    w, key = site.words, event.kind
    match event.of:
        case Initiative() as data:
            return key, {"status": w(f"status.{data.status}").lower()}
        case Shift() as shift:
            what = w(f"plan.field_{shift.what}").lower() if shift.own else f"“{shift.what.rstrip(' .')}”"
            return key, {"what": what, "old": short(w, shift.was), "new": short(w, shift.now)}
        case Milestone() as stone:
            return key, {"title": stone.title.rstrip(" .")}
        case Yearly() as row:  # changed more than once: from where the first change found it
            first = min(row.amended, key=lambda each: each.date.day)
            return key, {"year": str(row.year), "old": w.euros(first.from_), "new": w.euros(row.amount)}
        case EvaluationResult() as result:  # what came out stands under what looking back gave
            return key, {"outcome": w(f"judgement.result.{result.decision or 'looked_back'}")}
        case Decision() as taken_one:
            outcome = decisions.outcome(w, taken_one).lower()
            body = w(f"party.{taken_one.body}")
            return key, {"body": body, "outcome": outcome, "ask": taken_one.ask.rstrip(" .")}
        case Promise() as made:
            return key if key == "kept" else f"new_{made.kind}", {"text": made.text.rstrip(" .")}


def _some(site: Site, found: list[Text], most: int, more: str) -> list[Block]:
    """As many as there is room for, and how many more there are."""
    left = len(found) - most
    told = [b.paragraph(site.words(f"oplegger.{more}", n=left), small=True)] if left > 0 else []
    return [*b.lines(found[:most]), *told]
