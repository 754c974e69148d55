"""What holds back, money, moves and decisions of a plan, in short: each has a page of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from stadswijzer.facts.plan import continuation, money_of_plan, money_table, plan_sums
from stadswijzer.facts.plan import roadmap_facts as facts
from stadswijzer.facts.site import Site
from stadswijzer.pages.views import money, plan_parts
from stadswijzer.pages.views.money import MoneyTable, Under
from stadswijzer.pages.views.parts import Link
from stadswijzer.pages.views.plan_parts import DecisionView

NEXT = 5
"""Of the decisions to come so many are shown."""


class HeldYear(NamedTuple):
    """How many are held back in a year, in words; and of how many that cannot be told."""

    told: str
    unknown: str


class HoldBacks(NamedTuple):
    """What holds back, year by year."""

    years: tuple[HeldYear, ...]
    more: Link | None


class Left(NamedTuple):
    """What an earlier period still costs each year, in sentences, and where its money stands."""

    told: str
    address: str


class MoneyInShort(NamedTuple):
    """`made_up`: that made-up initiatives are in the sums, '' when none is."""

    made_up: str
    told: str
    table: MoneyTable
    under: Under
    left: tuple[Left, ...]
    more: Link | None


class Moves(NamedTuple):
    """How many dates moved, in words."""

    told: str
    more: Link | None


class Decisions(NamedTuple):
    """The first decisions to come, and how many there are."""

    told: str
    next: tuple[DecisionView, ...]
    more: Link | None


class Summary(NamedTuple):
    """None where there is nothing to tell."""

    hold_backs: HoldBacks | None
    money: MoneyInShort | None
    moves: Moves | None
    decisions: Decisions | None


def summary(site: Site) -> Summary:
    return Summary(
        HoldBacks(tuple(held_years(site)), plan_parts.more(site, "hold_backs"))
        if facts.has(site, "hold_backs")
        else None,
        _money(site) if facts.has(site, "money") else None,
        _moves(site) if facts.has(site, "moves") else None,
        _decisions(site) if facts.has(site, "decisions") else None,
    )


def held_years(site: Site) -> Iterator[HeldYear]:
    w = site.words
    for year, of, n, unknown in facts.held(site):
        if not of:
            continue
        if n:
            only = n == of == 1
            told = w("pages_hold.in_year_only", year=year) if only else ""
            told = told or w("pages_hold.in_year", n=n, of=of, year=year)
        else:
            told = f"{year}: {w('hold.none_known' if unknown else 'hold.none')}"
        yield HeldYear(told, w("hold.unknown", n=unknown) if unknown else "")


def _money(site: Site) -> MoneyInShort:
    w, sums = site.words, plan_sums.planned(site)
    told = money_of_plan.told(site)
    if sums.unknown:
        told.append(w("plan.unknown_costs", n=sums.unknown))
    return MoneyInShort(
        facts.made_up_money(site),
        " ".join(told),
        money.table(site, money_table.by_year(w, sums, plan_sums.horizon(site).years)),
        money.under(site, sums),
        left_by_earlier(site),
        plan_parts.more(site, "money"),
    )


def left_by_earlier(site: Site) -> tuple[Left, ...]:
    return tuple(
        Left(told, facts.address(earlier, "money")) for earlier, told in continuation.told_left(site)
    )


def _moves(site: Site) -> Moves:
    w, versions = site.words, facts.versions(site)
    told = w("pages_moves.all", n=len(facts.shifts(site)))
    if versions:
        day, n = versions[0]
        told = f"{told} {w('pages_moves.since', n=n, date=w.date(day))}"
    return Moves(told, plan_parts.more(site, "moves"))


def _decisions(site: Site) -> Decisions:
    w, left = site.words, facts.to_take(site)
    told = w("pages_decision.open", n=len(left)) if left else w("pages_decision.none_open")
    shown = tuple(plan_parts.asked(site, each) for each in left[:NEXT])
    return Decisions(told, shown, plan_parts.more(site, "decisions"))
