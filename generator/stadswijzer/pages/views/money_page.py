"""The page of money under the plan: by year, theme, programme and initiative; credits; ideas apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stadswijzer.content.model import Initiative
from stadswijzer.facts.plan import money_of_plan, money_sentences, money_table, plan_sums
from stadswijzer.facts.plan import roadmap_facts as facts
from stadswijzer.facts.plan.roadmap_facts import Group
from stadswijzer.facts.site import Site
from stadswijzer.pages.views import money, plan_parts, plan_summary
from stadswijzer.pages.views.hours_bars import HoursBars, hours_bars
from stadswijzer.pages.views.judged import Judged, judged
from stadswijzer.pages.views.money import Credits, MoneyTable, Under
from stadswijzer.pages.views.money_bars import MoneyBars, money_bars
from stadswijzer.pages.views.plan_parts import PlanHead
from stadswijzer.pages.views.plan_summary import Left


class GroupsOf(NamedTuple):
    """The sums of groups `of` themes or programmes, called `head`: how sure they are, and by year."""

    of: str
    head: str
    sums: MoneyTable
    years: MoneyTable


class Ideas(NamedTuple):
    """What ideas would cost; in no other sum."""

    told: str
    sums: MoneyTable
    under: Under


class MoneyPage(NamedTuple):
    """`note`: what stands under every table; `reading`: how that of initiatives is read."""

    head: PlanHead
    told: str
    unknown: str
    left: tuple[Left, ...]
    made_up: str
    bars: MoneyBars | None
    table: MoneyTable
    under: Under
    groups: tuple[GroupsOf, ...]
    note: str
    by_initiative: MoneyTable | None
    reading: str
    judged: tuple[Judged, ...]
    credits: Credits | None
    ideas: Ideas | None
    hours: HoursBars | None


def money_page(site: Site, address: str) -> MoneyPage:
    w, sums = site.words, plan_sums.planned(site)
    unknown = f"{w('plan.unknown_costs', n=sums.unknown)} {w('pages_money.in_no_amount')}"
    groups, ideas = facts.by_initiative(site), facts.by_initiative(site, ideas=True)
    return MoneyPage(
        head=plan_parts.head(site, address),
        told=" ".join(money_of_plan.told(site)),
        unknown=unknown if sums.unknown else "",
        left=plan_summary.left_by_earlier(site),
        made_up=facts.made_up_money(site),
        bars=money_bars(site, sums),
        table=money.table(site, money_table.by_year(w, sums, plan_sums.horizon(site).years)),
        under=money.under(site, sums),
        groups=tuple(_groups(site)),
        note=plan_sums.horizon(site).note,
        by_initiative=_sums(site, groups, w("kinds.initiative.one")) if groups else None,
        reading=money_sentences.under_table(w, sums),
        judged=judged(site, site(Initiative)),
        credits=money.credits_of(site, facts.investments(site), named=True),
        ideas=_ideas(site, ideas) if ideas else None,
        hours=hours_bars(site),
    )


def _sums(site: Site, groups: Sequence[Group], head: str, *, ideas: bool = False) -> MoneyTable:
    return money.table(site, facts.groups_table(site, groups, head, ideas=ideas), groups)


def _groups(site: Site) -> Iterator[GroupsOf]:
    w = site.words
    for of, head, groups in (
        ("theme", w("kinds.theme.one"), facts.by_theme(site)),
        ("programme", w("plan.programme"), facts.by_programme(site)),
    ):
        if groups:
            years = money.table(site, facts.years_table(site, groups, head), groups)
            yield GroupsOf(of, head, _sums(site, groups, head), years)


def _ideas(site: Site, groups: Sequence[Group]) -> Ideas:
    w, sums = site.words, plan_sums.of_ideas(site)
    told = " ".join((w("pages_money.ideas"), *money_sentences.whole(w, sums)))
    table = _sums(site, groups, w("kinds.initiative.one"), ideas=True)
    return Ideas(told, table, money.under(site, sums))
