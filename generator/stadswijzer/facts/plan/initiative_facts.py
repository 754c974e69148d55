"""What the page of an initiative tells beyond its own fields: its place, what to read, what is not described.

In: the site and an initiative. Out: small facts that the template shows. Reads no clock.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Concept, Goal, Initiative, Milestone, Path
from stadswijzer.content.model.initiative import Alternative, Decision, Evaluation, Need
from stadswijzer.facts.departments import department_name, party_name
from stadswijzer.facts.plan import counted_rows, plan_goals, planning, support
from stadswijzer.facts.plan.decisions import is_late, is_open
from stadswijzer.facts.plan.figures import support_figure
from stadswijzer.facts.site import Site
from stadswijzer.language.sentences import ended
from stadswijzer.language.words import Words


@dataclass(frozen=True)
class Beside:
    """A goal of the initiative, and who else works on it."""

    goal: Goal
    others: tuple[Entry[Initiative], ...]


def not_described(data: Initiative) -> list[str]:
    """The fields that a council looks for and that nobody filled in."""
    return [name for name, spec in data.fields.items() if spec.expected and not getattr(data, name)]


def looking_back(words: Words, evaluation: Evaluation) -> tuple[str, str]:
    """When we look back, or what came out of it; and when we stop, or said that we would."""
    result, stop_if = evaluation.result, ended(evaluation.stop_if)
    if result is None:
        when = words("plan.evaluation", date=words.moment(evaluation.date.text))
        return when, f"{words('plan.stop_if')} {stop_if}"
    told = words("plan.evaluated", date=words.moment(result.date.text), text=ended(result.text))
    verdict = f" {words(f'verdict.{result.decision}')}" if result.decision else ""
    return told + verdict, f"{words('plan.evaluated_stop_if')} {stop_if}"


def tells_of_doing_nothing(site: Site, alternatives: Sequence[Alternative]) -> bool:
    """Whether any alternative speaks of doing nothing, in one of the phrases of the language."""
    phrases = site.words("pages_nothing.phrases").split("|")
    return any(phrase in each.text.casefold() for each in alternatives for phrase in phrases)


def first_end(data: Initiative) -> str:
    """The end that was promised first, as it was written."""
    moved = planning.in_turn(each for each in data.moved if each.field == "end")
    return moved[0].from_.text if moved else data.end.text


def next_stone(data: Initiative) -> Milestone | None:
    """The first milestone that was not reached; a late one comes before one to come."""
    left = [stone for stone in data.milestones if not stone.done]
    return min(left, key=lambda stone: stone.date.day, default=None)


def state_of(site: Site, data: Initiative, decision: Decision) -> str:
    """Of a decision without an outcome: whether it is open, late, or not asked any more."""
    late = "late" if is_late(decision, data, site.as_of) else "open"
    return late if is_open(decision, data) else "dropped"


def decisions(data: Initiative) -> list[Decision]:
    """Open ones first, by date; then what was decided, newest first."""
    left = [each for each in data.decisions if is_open(each, data)]
    taken = [each for each in data.decisions if not is_open(each, data)]
    return [
        *sorted(left, key=lambda each: each.date.day),
        *sorted(taken, key=lambda each: each.date.day, reverse=True),
    ]


def reading(site: Site, data: Initiative) -> list[tuple[Entry[Concept], Need]]:
    """The concepts that the work asks, each with its need, in the order given."""
    needed = [(site.get(Concept, need.concept), need) for need in data.needs]
    return [(concept, need) for concept, need in needed if concept]


def path_of(site: Site, data: Initiative) -> Entry[Path] | None:
    """The shortest path that holds most of what the work asks."""
    concepts = [concept for concept, _ in reading(site, data)]
    counts: dict[str, int] = {}
    paths: dict[str, Entry[Path]] = {}
    for concept in concepts:
        for path in site.referring(concept, Path):
            paths[path.id] = path
            counts[path.id] = counts.get(path.id, 0) + 1
    return min(paths.values(), key=lambda path: (-counts[path.id], site.minutes(path), path.id), default=None)


def goals_beside(site: Site, entry: Entry[Initiative]) -> list[Beside]:
    """Every goal of the initiative, with the other initiatives that serve it."""
    return [
        Beside(goal, tuple(each for each in plan_goals.serving(site, goal) if each is not entry))
        for goal in plan_goals.of(site, entry)
    ]


def same_programme(site: Site, entry: Entry[Initiative]) -> list[Entry[Initiative]]:
    """The other initiatives of the same programme of the budget."""
    return [each for each in plan_goals.in_programme(site, entry.data.programme or "") if each is not entry]


def since(site: Site, data: Initiative, written: Callable[[Words, str], str] = Words.moment) -> str:
    """`, sinds 15 februari 2022`; '' when nobody wrote it. `written`: how a date is."""
    moment = planning.status_since(data)
    return site.words("plan.since", date=written(site.words, moment.text)) if moment else ""


def lapsed_hours(data: Initiative) -> tuple[int | None, int]:
    """The year of its stop, and how many hours of the years after it end by that."""
    asked = sum(hours for years in data.hours.values() for hours in years.values())
    return counted_rows.stop_year(data), asked - sum(hours for *_, hours in counted_rows.hours_in(data))


def hours(site: Site, data: Initiative) -> tuple[list[int], list[tuple[str, list[int | None]]]]:
    """The years for which hours were given, and for each department its hours in them; None: not given."""
    years = sorted({year for given in data.hours.values() for year in given})
    named = [name for name in data.taking_part if data.hours.get(name)]
    rows = [(department_name(site, name), [data.hours[name].get(year) for year in years]) for name in named]
    return years, rows


def support_picture(site: Site, data: Initiative) -> support_figure.Picture | None:
    """Support over time up to the day of the roadmap."""
    return support_figure.picture(support.parties(data.support), partial(party_name, site), site.as_of)
