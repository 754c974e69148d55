"""What is new: what was added, rounds, talks, dates that moved and decisions, newest first; none after today.

In: the site. Out: items with an id that stays the same, for the page and the feed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from stadswijzer.content.library import OF_PERIOD, AnyEntry, Entry
from stadswijzer.content.model import Initiative, Moved, Survey, Talk
from stadswijzer.facts.plan import decisions
from stadswijzer.facts.site import Site
from stadswijzer.language.anchors import free_anchor, slug
from stadswijzer.language.sentences import ended

MOST = 50
"""Items on the page and in the feed."""
_HAPPENED = (Survey, Talk)
"""Kinds that are new on the day on which they took place."""


@dataclass(frozen=True)
class Item:
    """One thing that is new. `id`: its address, and behind `#` what of that page."""

    id: str
    day: date
    what: str
    title: str
    text: str
    entry: AnyEntry


def news(site: Site, most: int = MOST) -> list[Item]:
    """The newest items; on the same day in the order of their ids."""
    today = site.library.today
    items = [item for item in _all(site) if today and item.day <= today]
    return sorted(items, key=lambda item: (-item.day.toordinal(), item.id))[:most]


def _all(site: Site) -> Iterator[Item]:
    for entry in site.whole.with_pages:
        moment = entry.data.date if isinstance(entry.data, _HAPPENED) else entry.data.added
        if moment:
            what = _of_period(site, entry, site.words(f"news.kinds.{entry.kind}"))
            yield Item(entry.address, moment.day, what, entry.title, entry.data.summary, entry)
    for entry in (entry for plan in site.plans for entry in plan(Initiative)):
        taken = set[str]()
        yield from _moves(site, entry, taken)
        yield from _decisions(site, entry, taken)


def _moves(site: Site, entry: Entry[Initiative], taken: set[str]) -> Iterator[Item]:
    w, data = site.words, entry.data
    moved: list[tuple[str, str, Moved]] = [
        (each.field, w(f"plan.field_{each.field}"), each) for each in data.moved
    ]
    moved += [
        (stone.id or stone.title, stone.title, each) for stone in data.milestones for each in stone.moved
    ]
    moved += [(asked.ask, asked.ask, each) for asked in data.decisions for each in asked.moved]
    for name, about, each in sorted(moved, key=lambda found: (found[2].date.day, found[0])):
        was = w("news.was", what=about, date=w.moment(each.from_.text))
        text = " ".join([was, *(ended(told) for told in (each.reason, each.effect, each.action) if told)])
        key = f"{w('news.moved_key')}-{slug(name) or 'x'}-{each.date.text.lower()}"
        what = _of_period(site, entry, w("news.moved"))
        yield _item(entry, free_anchor(key, taken), each.date.day, what, text)


def _decisions(site: Site, entry: Entry[Initiative], taken: set[str]) -> Iterator[Item]:
    w = site.words
    for each in entry.data.decisions:
        outcome = decisions.outcome(w, each) if each.outcome else w(f"decision_kind.{each.kind}")
        text = w("news.decided", body=w(f"party.{each.body}"), outcome=outcome, ask=each.ask)
        key = f"{w('news.decided_key')}-{each.body}-{slug(each.ask) or 'x'}"
        anchor = free_anchor(key, taken)
        if each.outcome or decisions.is_open(each, entry.data):
            asked = w("news.asked" if each.kind == "decide" else f"decision_kind.{each.kind}")
            what = _of_period(site, entry, w("news.decision") if each.outcome else asked)
            yield _item(entry, anchor, each.date.day, what, text)


def _of_period(site: Site, entry: AnyEntry, what: str) -> str:
    """What is new, with the years of its period where there are more of them."""
    if entry.kind not in OF_PERIOD or len(site.plans) == 1:
        return what
    return f"{what} ({site.of(entry).period.title})"


def _item(entry: AnyEntry, key: str, day: date, what: str, text: str) -> Item:
    return Item(f"{entry.address}#{key}", day, what, entry.title, text, entry)
