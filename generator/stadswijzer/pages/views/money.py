"""Money as pages show it: tables of amounts, what stands apart from them, and credits.

In: sums and tables of `facts/plan/`. Out: plain data. What nobody wrote is a dash, never 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import NamedTuple

from stadswijzer.facts.plan import money_sentences, money_table, plan_sums, roadmap_facts
from stadswijzer.facts.plan.money import Sums
from stadswijzer.facts.plan.money_table import Investment, Row, Table
from stadswijzer.facts.plan.roadmap_facts import Group
from stadswijzer.facts.site import Site
from stadswijzer.pages.views import parts
from stadswijzer.pages.views.parts import Ref


class MoneyCell(NamedTuple):
    """An amount. `label`: what it is, for a narrow screen on which a row becomes a block.

    `is_main`: that it stays beside the name there.
    """

    label: str
    text: str
    is_dash: bool
    is_main: bool


class MoneyRow(NamedTuple):
    """A row. `ref`: of which entry, when it has a page; `unknown`, `made_up`: how many of its initiatives."""

    name: str
    ref: Ref | None
    is_estimate: bool
    unknown: int
    made_up: int
    is_after: bool
    cells: tuple[MoneyCell, ...]


class MoneyTable(NamedTuple):
    """Rows of years or groups, and those under them: the total, and each year after the period."""

    head: tuple[str, ...]
    rows: tuple[MoneyRow, ...]
    totals: tuple[MoneyRow, ...]


class Under(NamedTuple):
    """What stands under a table of money: amounts apart from it, and how it is read."""

    apart: tuple[str, ...]
    reading: str


class Credit(NamedTuple):
    """A credit. `ref`: of which initiative; None where all are of one."""

    year: str
    ref: Ref | None
    what: str
    amount: str


class Credits(NamedTuple):
    """Credits: a table of their own, in no other amount."""

    rows: tuple[Credit, ...]
    total: str
    note: str


def table(site: Site, found: Table, groups: Sequence[Group] = ()) -> MoneyTable:
    """`groups`: of which the rows are, one for each; their names become links."""
    some_made_up = bool(groups) and bool(roadmap_facts.made_up_money(site))
    rows = [row for row in found.rows if row.kind == "year"]
    return MoneyTable(
        found.head,
        tuple(
            _row(site, found, row, group, tells_made_up=some_made_up)
            for row, group in zip_longest(rows, groups[: len(rows)])
        ),
        tuple(_row(site, found, row, None) for row in found.rows if row.kind != "year"),
    )


def _row(site: Site, found: Table, row: Row, group: Group | None, *, tells_made_up: bool = False) -> MoneyRow:
    dash = site.words("money_table.dash")
    labels = map(money_table.whole_word, found.head[1:])
    main = {money_table.column_name(site.words, name) for name in ("costs", "uncovered")}
    several = group is not None and len(group.sums.initiatives) > 1
    return MoneyRow(
        row.name,
        parts.ref(group.entry) if group and group.entry else None,
        row.is_estimate,
        group.sums.unknown if group and several else 0,
        group.made_up if group and tells_made_up else 0,
        row.kind == "after",
        tuple(
            MoneyCell(label, cell, cell == dash, label in main)
            for label, cell in zip(labels, row.cells, strict=True)
        ),
    )


def under(site: Site, sums: Sums, more: str = "") -> Under:
    """`more`: said before how the table is read."""
    reading = money_sentences.under_table(site.words, sums)
    return Under(tuple(money_sentences.notes(site.words, sums)), f"{more} {reading}" if more else reading)


def credits_of(site: Site, found: Iterable[Investment], *, named: bool) -> Credits | None:
    """None without a credit. `named`: with the initiative that each is of."""
    w, each_one = site.words, list(found)
    if not each_one:
        return None
    rows = tuple(
        Credit(
            str(each.row.year),
            parts.ref(each.entry) if named else None,
            each.row.what or w("money_table.not_told"),
            w.euros(each.row.amount),
        )
        for each in each_one
    )
    told = (w("pages_money.investments"), plan_sums.horizon(site).note)
    note = " ".join(text for text in told if text)
    return Credits(rows, w.euros(sum(each.row.amount for each in each_one)), note)
