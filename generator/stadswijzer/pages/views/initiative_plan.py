"""What the work of an initiative takes and where it has its place: knowledge, money, hours, budget, goals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Initiative
from stadswijzer.facts.plan import initiative_facts as facts
from stadswijzer.facts.plan import money_sentences, money_table, plan_sums
from stadswijzer.facts.site import Site
from stadswijzer.pages.views import money, parts, plan_parts
from stadswijzer.pages.views.money import Credits, MoneyTable, Under
from stadswijzer.pages.views.parts import Link, Ref
from stadswijzer.pages.views.plan_parts import Few


class NeedView(NamedTuple):
    """A concept that its people must know. `level`: how well, in words; `people`: None when not given."""

    ref: Ref
    level: str
    people: int | None
    minutes: int


class Lines(NamedTuple):
    """Lines under a heading."""

    title: str
    lines: tuple[str, ...]


class MoneyYears(NamedTuple):
    """Its money by year; `table` None when nothing is in an amount."""

    table: MoneyTable | None
    under: Under
    rows: tuple[Lines, ...]
    credits: Credits | None


class HoursRow(NamedTuple):
    """The hours of a department, in words; a dash where nobody wrote any."""

    name: str
    hours: tuple[str, ...]


class Hours(NamedTuple):
    """`lapsed`: what a stop ended, in a sentence."""

    years: tuple[str, ...]
    rows: tuple[HoursRow, ...]
    lapsed: str
    has_dash: bool


class BesideView(NamedTuple):
    """A goal, and who else works on it; None when nobody does."""

    goal: Link
    others: Few | None


class Place(NamedTuple):
    """Its place in the budget and among the goals; `same`: others of its programme."""

    programme: str
    task_field: str
    same: Few | None
    goals: tuple[BesideView, ...]


def needs(site: Site, data: Initiative) -> Iterator[NeedView]:
    for concept, need in facts.reading(site, data):
        level = site.words(f"need_level.{need.level}")
        yield NeedView(parts.ref(concept), level, need.people, site.minutes(concept))


def money_years(site: Site, entry: Entry[Initiative]) -> MoneyYears | None:
    """None when nothing was written of its money."""
    data = entry.data
    w, sums = site.words, plan_sums.of(site, entry)
    if not (sums.is_given or data.costs or data.coverage):
        return None
    table = money.table(site, money_table.by_year(w, sums)) if sums.is_given else None
    found = money_table.investments([entry], plan_sums.horizon(site))
    rows = tuple(_rows(site, data))
    return MoneyYears(table, money.under(site, sums), rows, money.credits_of(site, found, named=False))


def _rows(site: Site, data: Initiative) -> Iterator[Lines]:
    """The rows as they were written; costs only where one says more than a year and an amount."""
    w = site.words
    if money_sentences.cost_lines(w, data, telling=True):
        yield Lines(w("pages_money.cost_rows"), tuple(money_sentences.cost_lines(w, data)))
    paid = money_sentences.cover_lines(w, data, plan_sums.horizon(site))
    if paid:
        yield Lines(w("pages_money.references"), tuple(paid))


def hours(site: Site, data: Initiative) -> Hours | None:
    """None when nobody gave any."""
    w = site.words
    years, asked = facts.hours(site, data)
    if not asked:
        return None
    rows = tuple(
        HoursRow(name, tuple("–" if each is None else w.number(each) for each in given))
        for name, given in asked
    )
    stop, lapsed = facts.lapsed_hours(data)
    has_dash = any(each is None for _, given in asked for each in given)
    told = w("pages_hold.lapsed", n=lapsed, year=stop) if lapsed else ""
    return Hours(tuple(map(str, years)), rows, told, has_dash)


def place(site: Site, entry: Entry[Initiative]) -> Place:
    data = entry.data
    same = facts.same_programme(site, entry)
    return Place(
        data.programme or "",
        data.task_field or "",
        plan_parts.few(site, same) if same else None,
        tuple(
            BesideView(
                plan_parts.goal_link(site, each.goal),
                plan_parts.few(site, each.others) if each.others else None,
            )
            for each in facts.goals_beside(site, entry)
        ),
    )
