"""On top of the list of talks: who was reached, what was promised and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Talk
from stadswijzer.facts import talks_held
from stadswijzer.facts.site import Site
from stadswijzer.pages.views import parts
from stadswijzer.pages.views.parts import Ref
from stadswijzer.pages.views.talk import Promise, promise


class TalkPromise(NamedTuple):
    """A promise, and the talk in which it was made."""

    made: Promise
    talk: Ref


class Talks(NamedTuple):
    """`reached`: how many talks, people and hours; `unspoken`: with whom nobody spoke yet, '' if unknown."""

    reached: str
    unspoken: str
    promises: tuple[TalkPromise, ...]


def talks(site: Site, entries: Sequence[Entry[Talk]]) -> Talks:
    unspoken = _unspoken(site) if site.library.organisation else ""
    is_made_up = len(entries) > 1 and all(entry.data.sample for entry in entries)  # the list says so, once
    promises = tuple(_promises(site, is_made_up=is_made_up))
    return Talks(_reached(site, [entry.data for entry in entries]), unspoken, promises)


def _reached(site: Site, found: Iterable[Talk]) -> str:
    w, given = site.words, list(found)
    people = [each.people for each in given if each.people is not None]
    hours = [each.hours for each in given if each.hours is not None]
    told = w(
        "talks.sum",
        n=len(given),
        people=w("talks.people", n=w.number(sum(people))) if people else w("talks.unknown_people"),
        hours=w("talks.hours", n=w.number(sum(hours))) if hours else w("talks.unknown_hours"),
    )
    is_part = len(people) < len(given) or len(hours) < len(given)
    return f"{told} {w('talks.partly')}" if is_part else told


def _unspoken(site: Site) -> str:
    w = site.words
    if not talks_held.unspoken(site):
        return w("talks.all_spoken")
    told = f"{w('talks.unspoken')} {', '.join(each.name for each in talks_held.unspoken(site))}."
    unknown = talks_held.with_whom_unknown(site)
    return f"{told} {w('talks.with_whom', n=unknown)}" if unknown else told


def _promises(site: Site, *, is_made_up: bool) -> Iterator[TalkPromise]:
    for made, entry, _ in talks_held.promises(site):
        ref = parts.ref(entry)
        yield TalkPromise(promise(site, made), ref._replace(sample=False) if is_made_up else ref)
