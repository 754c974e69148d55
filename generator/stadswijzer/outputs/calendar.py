"""The dates of the roadmap as a calendar: milestones, decisions, and the days of council and budget (ICS).

Every date is a whole day. A UID stays the same when a date moves, SEQUENCE counts its moves, and DTSTAMP is
the day of the roadmap, so that the same content gives the same bytes (RFC 5545). UIDs need a host: without an
address of the site it is the name of the site under `.invalid`, which no host ever has (RFC 6761).
By hand: loading icalendar, by which tests read it, takes ten times what writing does (ARCHITECTURE.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from stadswijzer.content.library import AnyEntry, Entry
from stadswijzer.content.model import Initiative, Milestone, Moved
from stadswijzer.content.values import Moment
from stadswijzer.facts.file_addresses import file_address
from stadswijzer.facts.plan import decisions, periods, planning
from stadswijzer.facts.site import Site
from stadswijzer.language.anchors import free_anchor, slug

LONGEST_LINE = 75
"""Octets of a line; the rest goes on the next, after a space."""
_UNSURE = ("idea", "paused")


@dataclass(frozen=True)
class Event:
    """One day in the calendar. `uid`: its name before the `@`."""

    uid: str
    moment: Moment
    summary: str
    description: str
    address: str
    moves: int = 0
    status: str = "CONFIRMED"
    category: str = ""


def files(site: Site) -> Iterator[tuple[str, str]]:
    """The calendar of every period; none without a date, since a calendar must hold something."""
    for plan in site.plans:
        yield from _of_period(plan)


def _of_period(site: Site) -> Iterator[tuple[str, str]]:
    stamp, dated = site.as_of or site.library.today, list(events(site))
    if dated and stamp:
        yield file_address(site, "data.addresses.ics"), calendar(site, dated, stamp)


def _uid(site: Site, of: str, name: str) -> str:
    """The name of an event that stays: of a further period with its years before it."""
    return "--".join(filter(None, (site.period.folder, of, name)))


def events(site: Site) -> Iterator[Event]:
    """Everything on the roadmap that has a day, initiative by initiative, then the calendar."""
    for entry in site(Initiative):
        yield from _milestones(site, entry)
        yield from _decisions(site, entry)
    roadmap, taken = site.library.roadmap_fields, set[str]()
    for each in sorted(roadmap.calendar if roadmap else (), key=lambda each: (each.date.day, each.title)):
        name = slug(each.title) or "x"
        name = free_anchor(f"{name}-{each.date.year}" if name in taken else name, taken)
        yield Event(
            _uid(site, "roadmap", f"calendar--{name}"),
            each.date,
            _marked(site, site.library.roadmap, each.title),
            each.kind,
            site.period.address,
            category=each.kind,
        )


def _milestones(site: Site, entry: Entry[Initiative]) -> Iterator[Event]:
    stones: tuple[Milestone, ...] = entry.data.milestones
    taken = {stone.id for stone in stones if stone.id}
    for stone in stones:
        name = stone.id or free_anchor(slug(stone.title) or "x", taken)
        state = planning.milestone_state(entry.data, stone, site.as_of)
        yield Event(
            _uid(site, entry.id, name),
            stone.date,
            _marked(site, entry, site.words(f"data_ics.milestone_{state}", title=stone.title)),
            _description(site, entry, stone.date, stone.moved),
            entry.address,
            len(stone.moved),
            _status(entry, done=bool(stone.done)),
            site.words("data_ics.milestone"),
        )


def _decisions(site: Site, entry: Entry[Initiative]) -> Iterator[Event]:
    w, taken = site.words, set[str]()
    for each in entry.data.decisions:
        name = free_anchor(f"{each.body}-{slug(each.ask) or 'x'}", taken)
        outcome = decisions.outcome(w, each) if each.outcome else w(f"decision_kind.{each.kind}")
        summary = w("news.decided", body=w(f"party.{each.body}"), outcome=outcome, ask=each.ask)
        yield Event(
            _uid(site, entry.id, f"decision--{name}"),
            each.date,
            _marked(site, entry, summary),
            _description(site, entry, each.date, each.moved),
            entry.address,
            len(each.moved),
            _status(entry, done=decisions.is_taken(each)),
            w("data_ics.decision_category"),
        )


def _marked(site: Site, entry: AnyEntry | None, text: str) -> str:
    """Made-up content says so before anything else."""
    return f"{site.words('data.sample')}: {text}" if entry and entry.data.sample else text


def _description(site: Site, entry: Entry[Initiative], moment: Moment, moved: tuple[Moved, ...]) -> str:
    w = site.words
    lines = [entry.title, w("data_ics.written", date=w.moment(moment.text))]
    lines += [
        w("data_ics.moved", date=w.moment(each.from_.text), reason=each.reason)
        for each in planning.in_turn(moved)
    ]
    return "\n".join(lines)


def _status(entry: Entry[Initiative], *, done: bool) -> str:
    if entry.data.status == "stopped" and not done:
        return "CANCELLED"
    return "TENTATIVE" if entry.data.status in _UNSURE else "CONFIRMED"


def calendar(site: Site, dated: list[Event], stamp: date) -> str:
    """Events as the text of a calendar."""
    roadmap, url = site.library.roadmap, site.frame.site_url
    name = periods.titled(site.library, roadmap.title) if roadmap else site.frame.site_name
    host = urlsplit(url).hostname or f"{slug(site.frame.site_name) or 'stadswijzer'}.invalid"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Stadswijzer//Roadmap//{site.words.language.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{escaped(name)}",
        f"X-WR-CALNAME:{escaped(name)}",
    ]
    for each in dated:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{each.uid}@{host}",
            f"DTSTAMP:{stamp:%Y%m%d}T000000Z",
            f"SEQUENCE:{each.moves}",
            f"DTSTART;VALUE=DATE:{each.moment.day:%Y%m%d}",
            f"SUMMARY:{escaped(each.summary)}",
            f"DESCRIPTION:{escaped(each.description)}",
            f"CATEGORIES:{escaped(each.category)}",
            *([f"URL:{site.frame.whole(each.address)}"] if url else []),
            f"STATUS:{each.status}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    return "".join(f"{folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def escaped(text: str) -> str:
    """A text as a value: signs with a meaning of their own get a backslash."""
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def folded(line: str) -> str:
    """A line in pieces of at most 75 octets, never within a letter."""
    pieces, room = [""], LONGEST_LINE
    for letter in line:
        size = len(letter.encode())
        if size > room:
            pieces.append("")
            room = LONGEST_LINE - 1
        pieces[-1] += letter
        room -= size
    return "\r\n ".join(pieces)
