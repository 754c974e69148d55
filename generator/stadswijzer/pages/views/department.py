"""The page of a department: the next decision, what to learn first, a session, what to read, whom to ask.

In: the site and a department. Out: plain data. Of what people know only words, each with the round that said
it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from stadswijzer.content.model import Department, Initiative
from stadswijzer.facts import team_session
from stadswijzer.facts.departments import department_name
from stadswijzer.facts.knowledge import cluster_told
from stadswijzer.facts.knowledge.newest_round import told_of_round
from stadswijzer.facts.knowledge.readiness import ENOUGH
from stadswijzer.facts.knowledge.work_asks import Asked
from stadswijzer.facts.plan import decisions
from stadswijzer.facts.site import Site
from stadswijzer.pages.views import knowledge, parts
from stadswijzer.pages.views.judged import Judged, judged
from stadswijzer.pages.views.learning import Learning, learning
from stadswijzer.pages.views.parts import Ref


class DecisionOf(NamedTuple):
    """What is decided next, when, by whom, and on what."""

    when: str
    ask: str
    activity: Ref


class ToLearn(NamedTuple):
    """A concept that the work asks. `known`: what is known of it, as sentences; `by`: what asks it."""

    ref: Ref
    level: str
    known: tuple[str, ...]
    by: tuple[Ref, ...]


class Card(NamedTuple):
    """A question for the team, of a concept."""

    text: str
    of: Ref


class SessionView(NamedTuple):
    """Twenty minutes. `lead`: who leads, by role; `invitation`: lines; `paper`: '' where it is not made.

    What is known of the topic stands once on the page, among what the work asks.
    """

    topic: Ref
    definition: str
    why: str
    example: Ref | None
    example_text: str
    cards: tuple[Card, ...]
    lead: str
    activity: Ref
    paper: str
    minutes: int
    subject: str
    invitation: tuple[str, ...]


class PromiseView(NamedTuple):
    """What was promised, until when, and in which talk."""

    text: str
    due: str
    late: bool
    talk: Ref


class Reading(NamedTuple):
    """What to read, and how long that takes."""

    ref: Ref
    minutes: int
    example: Ref | None


class Role(NamedTuple):
    """Whom to ask, and about what; `rest`: and about all that nobody else is named for."""

    role: str
    about: tuple[Ref, ...]
    rest: bool


class DepartmentView(NamedTuple):
    """`measured`: of which round the words are; '' without one. `reading_told`: whose reading it is."""

    id: str
    name: str
    also_known_as: tuple[str, ...]
    decision: DecisionOf | None
    judged: tuple[Judged, ...]
    learn: tuple[ToLearn, ...]
    measured: str
    session: SessionView | None
    promises: tuple[PromiseView, ...]
    reading: tuple[Reading, ...]
    reading_told: str
    reading_minutes: int
    roles: tuple[Role, ...]
    learning: Learning
    sample: bool


def view(site: Site, department: Department) -> DepartmentView:
    asked = team_session.asked_of(site, department)
    organisation = site.library.organisation
    reading = tuple(_reading(site, department))
    return DepartmentView(
        department.id,
        department.name,
        department.also_known_as,
        _decision(site, department),
        judged(
            site.today,
            [each for each in site.today(Initiative) if department.id in each.data.taking_part],
        ),
        tuple(
            ToLearn(
                parts.ref(each.concept),
                site.words(f"level_verb.{each.level}"),
                tuple(known(site, department.id, each)),
                parts.refs(each.by),
            )
            for each in asked
        ),
        told_of_round(site.today),
        _session(site, department),
        tuple(
            PromiseView(each.text, site.words.moment(each.due.text), each.late, parts.ref(each.talk))
            for each in team_session.promises(site, department)
        ),
        reading,
        _reading_told(site, is_asked=bool(asked), is_any=bool(reading)),
        sum(each.minutes for each in reading),
        tuple(
            Role(role, parts.refs(about), bool(organisation and role == organisation.owner))
            for role, about in team_session.whom_to_ask(site, department)
        ),
        learning(site),
        bool(organisation and organisation.sample),
    )


def known(site: Site, department: str, asked: Asked) -> Iterator[str]:
    """What is known of a concept in a department: the word, who answers for it, and why it may be enough."""
    yield site.words("team_known.now", word=knowledge.word(site, asked.cell, asked.level))
    yield from beside(site, department, asked)


def beside(site: Site, department: str, asked: Asked) -> Iterator[str]:
    """What stands beside the word: who answers, what the period before said, and why it may be enough."""
    w, cell = site.words, asked.cell
    if cell.cluster:
        yield w("answers_why.cluster", **cluster_told.values(site, cell))
    if asked.earlier:
        round_, before = asked.earlier
        date = w.moment(round_.data.date.text)
        said = knowledge.word(site, before, asked.level)
        values = {"round": round_.title, "date": date, "word": said}
        if before.cluster:
            yield w("team_known.earlier_cluster", **cluster_told.values(site, before), **values)
        else:
            yield w("team_known.earlier", **values)
    for activity in asked.by:
        for need in site.today.know.readiness(activity).needs:
            is_this = need.concept is asked.concept and need.department == department
            if is_this and need.people and need.state == ENOUGH and need.word:
                told = cluster_told.proved_told(site, need)
                key = "enough_together" if need.cell.cluster else "enough"
                yield w(f"team_known.{key}", title=activity.title, told=told)


def _decision(site: Site, department: Department) -> DecisionOf | None:
    asked, w = team_session.next_decision(site, department), site.words
    if asked is None:
        return None
    when = w(
        "team_decision.when",
        date=w.moment(asked.decision.date.text),
        body=w(f"party.{asked.decision.body}"),
        kind=w(f"decision_kind.{asked.decision.kind}").lower(),
    )
    return DecisionOf(when, decisions.asked_for(w, asked.decision), parts.ref(asked.entry))


def _session(site: Site, department: Department) -> SessionView | None:
    session, w = team_session.session(site, department), site.words
    if session is None:
        return None
    lead = department_name(site, session.lead)
    values = {
        "topic": session.topic.concept.title,
        "department": department.name,
        "lead": lead,
        "activity": session.activity.title,
        "minutes": team_session.MINUTES,
    }
    lines = [w(f"team_invitation.{key}", **values) for key in ("hello", "why", "what", "bring", "lead")]
    whole = site.frame.whole(team_session.address(site, department))
    return SessionView(
        parts.ref(session.topic.concept),
        session.topic.concept.data.definition,
        team_session.why(site, session),
        parts.ref(session.example) if session.example else None,
        session.example.data.summary or "" if session.example else "",
        tuple(Card(text, parts.ref(concept)) for text, concept in session.cards),
        lead,
        parts.ref(session.activity),
        team_session.paper(site, department),
        team_session.MINUTES,
        w("team_invitation.subject", **values),
        (*lines, *([w("team_invitation.page", url=whole)] if whole else [])),
    )


def _reading_told(site: Site, *, is_asked: bool, is_any: bool) -> str:
    """Of whom nothing is asked: that it is what others are asked, or that there is nothing."""
    if is_asked:
        return ""
    return site.words("team_reading_others" if is_any else "team_reading_none")


def _reading(site: Site, department: Department) -> Iterator[Reading]:
    for concept, example in team_session.to_read(site, department):
        minutes = site.minutes(concept) + (site.minutes(example) if example else 0)
        yield Reading(parts.ref(concept), minutes, parts.ref(example) if example else None)
