"""What a department talks about in twenty minutes, and what it has before it: for its page and its sheet.

In: the site. Out: plain facts: what the work asks first, an example, three cards, who leads by role, the next
decision, promises that are open, what to read, and whom to ask. Of what people know only words, by the round
that said them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Department
from stadswijzer.content.values import Moment
from stadswijzer.facts import relations, talks_held
from stadswijzer.facts.knowledge.work_asks import Asked, work_asks
from stadswijzer.facts.plan import decisions
from stadswijzer.facts.site import Site

MINUTES = 20
CARDS = 3


@dataclass(frozen=True)
class Session:
    """Twenty minutes of a team. `cards`: (question, its concept); `lead`: a department.

    `is_own`: whether the work asks the topic of this department, and not only of others.
    """

    topic: Asked
    example: Entry | None
    cards: tuple[tuple[str, Entry], ...]
    activity: Entry
    lead: str
    is_own: bool


@dataclass(frozen=True)
class Promise:
    """What was promised in a talk, and is not done."""

    text: str
    due: Moment
    late: bool
    talk: Entry


def address(site: Site, department: Department) -> str:
    """The page of a department."""
    return f"{site.words('addresses.department')}{department.id}/"


def paper_address(site: Site, department: Department) -> str:
    """The sheet of paper for its session."""
    return site.words("team_paper.address", id=department.id)


def paper(site: Site, department: Department) -> str:
    """That address where the sheet is made with this site; else ''."""
    address = paper_address(site, department)
    return address if site.frame.papers and address not in site.not_made else ""


def asked_of(site: Site, department: Department) -> list[Asked]:
    """What the work of today asks of it, in the order of learning."""
    return work_asks(site.today, department.id)


def session(site: Site, department: Department) -> Session | None:
    """What to talk about: the first that the work asks of it, else of most others; None without cards."""
    asked = asked_of(site, department)
    topic = next((each for each in asked if each.concept.data.cards), None)
    is_own = topic is not None
    topic = topic or site.today.once(_asked_most)
    if topic is None:
        return None
    others = (each for each in asked if each is not topic)
    cards = [(text, each.concept) for each in (topic, *others) for text in each.concept.data.cards]
    activity = min(topic.by, key=lambda entry: (entry.data.start.day, entry.id))
    example = next(iter(relations.showing(site, topic.concept)), None)
    return Session(topic, example, tuple(cards[:CARDS]), activity, activity.data.lead, is_own)


def _asked_most(site: Site) -> Asked | None:
    """What the work asks of most departments and that has cards; then by most initiatives, then by id."""
    rows = [row for each in site.departments for row in work_asks(site, each.id) if row.concept.data.cards]
    times = Counter(row.concept.id for row in rows)
    return min(rows, key=lambda row: (-times[row.concept.id], -len(row.by), row.concept.id), default=None)


def next_decision(site: Site, department: Department) -> decisions.Asked | None:
    """The first decision that is still to be taken on what it leads or joins, in any period."""
    found = [
        each
        for plan in site.plans
        for each in decisions.asked(plan.library)
        if each.is_open and department.id in each.entry.data.taking_part and not _is_past(site, plan, each)
    ]
    return min(found, key=lambda each: (each.decision.date.day, each.entry.id), default=None)


def _is_past(site: Site, plan: Site, asked: decisions.Asked) -> bool:
    """Whether it was of a period that is over: nobody takes it any more."""
    end = plan.period.end
    today: date | None = site.library.today
    return end is not None and today is not None and end < today.year and asked.decision.date.day < today


def promises(site: Site, department: Department) -> list[Promise]:
    """What it promised in a talk and did not do yet, by date."""
    names = {department.id, department.name}
    return [
        Promise(each.text, each.due, late, talk)
        for each, talk, late in talks_held.promises(site)
        if not each.done and each.owner in names
    ]


def to_read(site: Site, department: Department) -> list[tuple[Entry, Entry | None]]:
    """What to read, in the order of learning: a concept, and the example that shows it most closely."""
    return [
        (each.concept, next(iter(relations.showing(site, each.concept)), None))
        for each in asked_of(site, department)
    ]


def whom_to_ask(site: Site, department: Department) -> list[tuple[str, tuple[Entry, ...]]]:
    """Role or department → what to ask it about: who leads what this one joins, who owns a concept."""
    found: dict[str, list[Entry]] = {}
    for each in asked_of(site, department):
        for activity in each.by:
            if activity.data.lead != department.id:
                found.setdefault(site.department_name(activity.data.lead), []).append(activity)
        if each.concept.data.owner:
            found.setdefault(each.concept.data.owner, []).append(each.concept)
    return [(role, tuple(dict.fromkeys(entries))) for role, entries in found.items()]
