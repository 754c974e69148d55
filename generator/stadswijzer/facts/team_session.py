"""What a department talks about in twenty minutes, and what it has before it: for its page and its sheet.

In: the site. Out: plain facts: what the work asks first, an example, three cards, who leads by role, the next
decision, promises that are open, what to read, and whom to ask. Of what people know only words, by the round
that said them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from stadswijzer.content.library import AnyEntry, Entry
from stadswijzer.content.model import Concept, Department, Example, Initiative, Talk
from stadswijzer.content.values import Moment
from stadswijzer.facts import relations, talks_held
from stadswijzer.facts.departments import department_name, departments_today
from stadswijzer.facts.knowledge import cluster_told
from stadswijzer.facts.knowledge.work_asks import Asked, work_asks
from stadswijzer.facts.plan import decisions
from stadswijzer.facts.site import Site

MINUTES = 20
CARDS = 3
OF_OTHERS = 3
"""Concepts to read for who is asked nothing: those that are asked of most others."""


@dataclass(frozen=True)
class Session:
    """Twenty minutes of a team. `cards`: (question, its concept); `lead`: a department.

    `is_own`: whether the work asks the topic of this department, and not only of others.
    """

    topic: Asked
    example: Entry[Example] | None
    cards: tuple[tuple[str, AnyEntry], ...]
    activity: Entry[Initiative]
    lead: str
    is_own: bool


@dataclass(frozen=True)
class Promise:
    """What was promised in a talk, and is not done."""

    text: str
    due: Moment
    late: bool
    talk: Entry[Talk]


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
    """What to talk about: the first that the work asks of it, else of most others; None without cards.

    The first is what a round says that it still has to be learned, before what nobody measured.
    """
    asked = asked_of(site, department)
    topic = next((each for each in asked if each.concept.data.cards), None)
    is_own = topic is not None
    topic = topic or next((each for each in site.today.once(_most_asked) if each.concept.data.cards), None)
    if topic is None:
        return None
    others = (each for each in asked if each is not topic)
    cards = [(text, each.concept) for each in (topic, *others) for text in each.concept.data.cards]
    activity = min(topic.by, key=lambda entry: (entry.data.start.day, entry.id))
    example = next(iter(relations.showing(site, topic.concept)), None)
    return Session(topic, example, tuple(cards[:CARDS]), activity, activity.data.lead, is_own)


def why(site: Site, session: Session) -> str:
    """Why this topic: what asks it, of this department or of others, and on which round that leans.

    Says no word of what people know, since it stands on a sheet that lies on a table. What is asked follows
    from the plan; a round only says in which order it is learned.
    """
    w, level = site.words, site.words(f"level_verb.{session.topic.level}")
    key = "why" if session.is_own else "why_others"
    told = w(f"team_session.{key}", title=session.activity.title, level=level)
    return " ".join([told, *_chosen_by(site, session.topic)]) if session.is_own else told


def _chosen_by(site: Site, topic: Asked) -> Iterator[str]:
    """On what the order leans: this period's round, one from before it, or nothing that was measured."""
    w = site.words
    if topic.evidence is None:
        yield w(f"team_chosen.{topic.state}")
        return
    round_, cell = topic.evidence
    if topic.earlier:
        yield w(f"team_chosen.{topic.cell.state}_now")
    values = {"round": round_.title, "date": w.moment(round_.data.date.text)}
    key = "earlier" if topic.earlier else "by"
    if cell.cluster:
        yield w(f"team_chosen.{key}_cluster", **cluster_told.values(site, cell), **values)
    else:
        yield w(f"team_chosen.{key}_round", **values)


def _most_asked(site: Site) -> list[Asked]:
    """What the work asks of most departments; then by most initiatives, then by id. A concept stands once."""
    rows = [row for each in departments_today(site) for row in work_asks(site, each.id)]
    times = Counter(row.concept.id for row in rows)
    rows.sort(key=lambda row: (-times[row.concept.id], -len(row.by), row.concept.id))
    most_asked: dict[str, Asked] = {}
    for row in rows:
        most_asked.setdefault(row.concept.id, row)
    return list(most_asked.values())


def next_decision(site: Site, department: Department) -> decisions.Asked | None:
    """The first decision that is still to be taken on what it leads or joins, in any period."""
    decisions_open = [
        each
        for plan in site.plans
        for each in decisions.asked(plan.library)
        if each.is_open and department.id in each.entry.data.taking_part and not _is_past(site, plan, each)
    ]
    return min(decisions_open, key=lambda each: (each.decision.date.day, each.entry.id), default=None)


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


def read_first(site: Site, department: Department) -> list[Asked]:
    """What to read, in the order of learning; of whom nothing is asked, what is asked of most others."""
    return asked_of(site, department) or site.today.once(_most_asked)[:OF_OTHERS]


def to_read(site: Site, department: Department) -> list[tuple[Entry[Concept], Entry[Example] | None]]:
    """That with the example that shows it most closely."""
    return [
        (each.concept, next(iter(relations.showing(site, each.concept)), None))
        for each in read_first(site, department)
    ]


def whom_to_ask(site: Site, department: Department) -> list[tuple[str, tuple[AnyEntry, ...]]]:
    """Role or department → what to ask it about: who leads what this one joins, who owns a concept.

    Last who owns the organisation's part of it, for all the rest.
    """
    answers: dict[str, list[AnyEntry]] = {}
    for each in read_first(site, department):
        for activity in each.by:
            if activity.data.lead != department.id:
                answers.setdefault(department_name(site, activity.data.lead), []).append(activity)
        if each.concept.data.owner:
            answers.setdefault(each.concept.data.owner, []).append(each.concept)
    organisation = site.library.organisation
    if organisation and organisation.owner:
        answers.setdefault(organisation.owner, [])
    return [(role, tuple(dict.fromkeys(entries))) for role, entries in answers.items()]
