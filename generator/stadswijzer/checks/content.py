"""What is worth saying of the content as a whole: rules that need more than one file, or a day.

In: a library and its links. Out: problems, nearly all of them warnings. The rules inside one file are in
`model`.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import cast

from stadswijzer.checks import owners, personal_data, plan, questions, rounds, safeguards, search_words
from stadswijzer.checks import periods as between
from stadswijzer.checks.invisible_text import invisible
from stadswijzer.content.fields import Part
from stadswijzer.content.library import Entry, F, Library, is_of
from stadswijzer.content.links import Links
from stadswijzer.content.model import (
    NAMES,
    Concept,
    EntryFields,
    Example,
    Initiative,
    Organisation,
    Path,
    Roadmap,
    Survey,
)
from stadswijzer.content.right_before import RightBefore, key_of
from stadswijzer.content.values import Line
from stadswijzer.content.yaml_source import Scalar
from stadswijzer.facts.knowledge import needs
from stadswijzer.facts.knowledge.gaps import Knowledge
from stadswijzer.facts.knowledge.readiness import ALMOST, NOT_YET
from stadswijzer.facts.plan import periods
from stadswijzer.language import readability
from stadswijzer.language.invisible import INVISIBLE
from stadswijzer.language.problems import Problem, Problems
from stadswijzer.language.text_width import unprintable
from stadswijzer.language.words import Words

LONG_SENTENCE = 25
HARD_TO_READ = 50
ENOUGH_WORDS = 100


def check(links: Links, problems: Problems) -> Problems:
    """All of `problems` and those found here, without the warnings that a file accepts."""
    library = links.library
    before = RightBefore(library.project.root)
    for entry in library:
        for wrong in _entry(entry, library, before):
            problems.add(wrong)
    before.keep()
    for page in library.pages:
        for wrong in personal_data.of_page(page):
            problems.add(wrong)
    for wrong in invisible(library, problems):
        problems.add(wrong)
    own = (_concepts, _paths, _wishes, _goals, search_words.rules, owners.rules)
    for rule in (*own, rounds.rules, safeguards.rules, plan.rules, between.rules):
        for wrong in rule(links):
            problems.add(wrong)
    if not problems.errors:  # what is known can be told only of content that is whole
        for wrong in _gaps(links):
            problems.add(wrong)
    accepted = {
        (entry.path, accept.code)
        for entry in library
        for accept in getattr(entry.data, "accept", ())
        if accept.intact("code", "reason")
    }
    return problems.without(lambda problem: (problem.place.file, problem.code) in accepted)


def _entry(entry: Entry[Part], library: Library, before: RightBefore) -> Iterator[Problem]:
    yield from _reviewed(entry, library)
    language = library.words.language
    options = library.project.options
    key = key_of(language, str(options.min_group), entry.path, entry.source.digest)
    if before.has(key):
        return
    problems = _by_itself(entry, language)
    yield from problems
    if not problems:
        before.add(key)


@lru_cache(4096)  # an entry does not change, and the next save asks the same of all others
def _by_itself(entry: Entry[Part], language: str) -> tuple[Problem, ...]:
    """What can be told of an entry alone, whatever the day."""
    problems = list(_texts(entry))
    if is_of(entry, Concept):
        problems += _readable(entry, language)
        problems += questions.problems(entry, Words(language))
    return (*problems, *personal_data.of_entry(entry))


def _reviewed(entry: Entry[Part], library: Library) -> Iterator[Problem]:
    data, today = entry.data, library.today
    reviewed = data.reviewed if isinstance(data, EntryFields | Organisation) else None
    if not reviewed or not today:
        return
    if reviewed.day > today:
        yield entry.problem("reviewed-in-future", entry.data.at("reviewed"), date=reviewed.text, today=today)
    elif is_stale(reviewed.day, today, library.project.options.stale_after_months):
        months = library.project.options.stale_after_months
        yield entry.problem("stale", entry.data.at("reviewed"), date=reviewed.text, months=months)


def is_stale(reviewed: date, today: date, months: int) -> bool:
    """Whether `reviewed` lies more than so many months before `today`."""
    month = today.year * 12 + today.month - 1 - months
    year, month = divmod(month, 12)
    return reviewed < date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def _texts(entry: Entry[Part]) -> Iterator[Problem]:
    has_unprintable = unprintable().search(entry.source.text) is not None
    for leaf in entry.texts:
        text = leaf.value
        if isinstance(leaf.kind, Line) and text.count(" ") >= LONG_SENTENCE:
            length = readability.longest_sentence(text)
            if length > LONG_SENTENCE:
                yield entry.problem("long-sentence", leaf.node, words=length, limit=LONG_SENTENCE)
        if not has_unprintable:
            continue
        node = cast("Scalar", leaf.node)
        if (bad := unprintable().search(node.text)) and not INVISIBLE.match(bad[0]):
            offset = entry.source.offset_in(node, bad.start())
            yield entry.source.problem("unprintable", offset, character=bad[0], code=f"U+{ord(bad[0]):04X}")


def _readable(entry: Entry[Concept], language: str) -> Iterator[Problem]:
    data = entry.data
    texts = [text for text in (data.summary, data.definition, data.body) if text]
    ease, words = readability.readability("\n\n".join(texts), language)
    if words >= ENOUGH_WORDS and ease < HARD_TO_READ:
        at = data.at("body" if data.body else "summary")
        yield entry.problem("hard-to-read", at, ease=round(ease), limit=HARD_TO_READ)


def _of(links: Links, kind: type[F]) -> Iterator[tuple[Entry[F], F]]:
    return ((entry, entry.data) for entry in links.library.of(kind))


def _whole(links: Links, kind: type[Part], field: str) -> bool:
    """Whether this field of all entries of a kind could be read: what it does not name is named nowhere."""
    return not links.library.unread[NAMES[kind]] and all(data.intact(field) for _, data in _of(links, kind))


def _concepts(links: Links) -> Iterator[Problem]:
    whole = _whole(links, Example, "concepts")
    for entry, data in _of(links, Concept):
        for index, related in enumerate(data.related):
            if related == entry.id:
                yield entry.problem("related-to-itself", data.at("related", index))
        name = ("concept", entry.id)
        if not whole or entry.is_draft or name in links.meant:
            continue
        if not any(kind == "example" for kind, _ in links.backlinks.get(name, ())):
            yield entry.problem("concept-without-example", data.node)


def _paths(links: Links) -> Iterator[Problem]:
    for entry, data in _of(links, Path):
        steps = data.steps
        places = {
            target.id: index
            for index, step in enumerate(steps)
            if step.concept and (target := links.find("concept", step.concept))
        }
        for index, step in enumerate(steps):
            concept = links.entry(Concept, step.concept)
            if concept is None:
                continue
            needed = [target.id for id_ in concept.data.requires if (target := links.find("concept", id_))]
            later = [id_ for id_ in needed if places.get(id_, -1) > index]
            if later:
                yield entry.problem(
                    "step-before-prerequisite",
                    step.at("concept"),
                    id=concept.id,
                    needed=", ".join(later),
                )


def _wishes(links: Links) -> Iterator[Problem]:
    for entry, data in _of(links, Survey):
        for wish in data.wishes:
            if not wish.goal and wish.intact("goal"):
                yield entry.problem("orphan-wish", wish.node)


def _gaps(links: Links) -> Iterator[Problem]:
    """Concepts that people have yet to learn for an initiative, and that no path holds."""
    steps = (step.concept for entry in links.library.of(Path) for step in entry.data.steps if step.concept)
    told = {concept.id for id_ in steps if (concept := links.find("concept", id_))}
    for period in links.library.periods:
        knowledge = Knowledge(
            links.library.of_period(period), links.within(period.folder), minutes=lambda _entry: 0
        )
        for entry in knowledge.asked.initiatives:
            open_ = {
                n.concept.id for n in needs.readiness(knowledge, entry).needs if n.state in (NOT_YET, ALMOST)
            }
            for need in entry.data.needs:
                concept = links.find("concept", need.concept)
                if concept and concept.id in open_ - told:
                    told.add(concept.id)
                    yield entry.problem("gap-without-path", need.at("concept"), id=concept.id)


def _goals(links: Links) -> Iterator[Problem]:
    everywhere = links.within(None)
    wished = [
        everywhere.find("goal", wish.goal)
        for _, data in _of(links, Survey)
        for wish in data.wishes
        if wish.goal
    ]
    all_wished = _whole(links, Survey, "wishes")
    all_served = _whole(links, Initiative, "goals")
    for entry in links.library.of(Roadmap):
        own = links.within(entry.period)
        period = next(each for each in links.library.periods if each.folder == entry.period)
        library = links.library.of_period(period)
        served = [own.find("goal", goal) for each in library.of(Initiative) for goal in each.data.goals]
        asked = periods.rounds(library)  # nobody was asked where to be at the end of a period without a round
        for goal in entry.data.goals:
            if not goal.intact("id") or ("goal", goal.id) in links.meant:
                continue
            goal_there = own.find("goal", goal.id)
            if all_served and goal_there not in served:
                yield entry.problem("goal-without-initiative", goal.node, goal=goal.id)
            if all_wished and wished and asked and goal_there not in wished:
                yield entry.problem("orphan-goal", goal.at("id"), goal=goal.id)
