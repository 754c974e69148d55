"""The roadmap as a table for a spreadsheet: initiatives with their money by year, and milestones, as CSV.

UTF-8 with a mark at the start, semicolons and CRLF, as Excel with Dutch settings reads; in English, commas.
Text is always quoted and never a formula, not even when it is read with another sign between cells; numbers
stay numbers. Nothing of knowledge is in it, since a row names departments.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from operator import attrgetter
from typing import NamedTuple

from stadswijzer.content.library import AnyEntry, Entry
from stadswijzer.content.model import Initiative, Milestone, Moved, Theme
from stadswijzer.content.values import Moment
from stadswijzer.facts.departments import department_name, department_names
from stadswijzer.facts.file_addresses import file_address
from stadswijzer.facts.plan import (
    continuation,
    judgement,
    money_sentences,
    money_table,
    plan_goals,
    plan_sums,
    planning,
)
from stadswijzer.facts.plan.money import CERTAINTIES, Amounts, Sums
from stadswijzer.facts.plan.money_table import COLUMNS
from stadswijzer.facts.site import Site

Cell = str | int | None
_FORMULA = re.compile(r"""(^|[;,\t])(?=[\s"]*[=+\-@＝＋－＠\t\r\n])""")
"""Where a cell begins with what starts a formula, whatever blanks come first: for any sign between cells."""
_APART = ("over", "structural_uncovered", "lapsed", "freed", "investment", "lapsed_investment", "spent")
_AFTER = ("costs", *CERTAINTIES, "uncovered", "structural_uncovered")
MARK = "\ufeff"


def files(site: Site) -> Iterator[tuple[str, str]]:
    """Both tables of every period; none without initiatives."""
    for plan in site.plans:
        if plan(Initiative):
            yield file_address(plan, "data.addresses.csv"), table(plan, _initiatives(plan))
            yield file_address(plan, "data.addresses.milestones"), table(plan, _milestones(plan))


def table(site: Site, rows: Iterable[Sequence[Cell]]) -> str:
    """Rows as the text of a CSV file."""
    text = io.StringIO()
    sign = site.words("data_csv.separator")
    writer = csv.writer(text, delimiter=sign, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerows([cell(each) for each in row] for row in rows)
    return MARK + text.getvalue()


def cell(value: Cell) -> str | int:
    """Whole numbers as they are; a text that would begin a formula gets an apostrophe before it."""
    if isinstance(value, int):
        return value
    return _FORMULA.sub(r"\1'", value or "")


class _Initiative(NamedTuple):
    """A row of the first table."""

    site: Site
    entry: Entry[Initiative]
    data: Initiative

    @property
    def moves(self) -> list[planning.Move]:
        """The last first; milestones have a table of their own."""
        return [each for each in planning.moves_of(self.entry, self.data) if each.own]


_BEFORE_MONEY: dict[str, Callable[[_Initiative], Cell]] = {
    "id": lambda row: row.entry.id,
    "title": lambda row: row.entry.title,
    "summary": lambda row: row.data.summary,
    "status": lambda row: row.site.words(f"status.{row.data.status}"),
    "since": lambda row: _day(planning.status_since(row.data)),
    "status_reason": lambda row: row.data.status_reason,
    "sample": lambda row: _yes(row.site, yes=row.data.sample),
    "theme": lambda row: theme.title if (theme := row.site.get(Theme, row.data.theme)) else None,
    "start": lambda row: _day(row.data.start),
    "end": lambda row: _day(row.data.end),
    "late": lambda row: _yes(row.site, yes=judgement.of(row.site, row.entry).time == "late"),
    "first_end": lambda row: _day(_first_end(row.site, row.entry)),
    "moves": lambda row: len(row.moves),
    "last_reason": lambda row: row.moves[0].moved.reason if row.moves else None,
    "lead": lambda row: department_name(row.site, row.data.lead),
    "joins": lambda row: department_names(row.site, row.data.taking_part[1:]),
    "portfolio": lambda row: row.data.portfolio,
    "programme": lambda row: row.data.programme,
    "task_field": lambda row: row.data.task_field,
    "goals": lambda row: ", ".join(goal.title for goal in plan_goals.of(row.site, row.entry)),
    "waits_for": lambda row: ", ".join(each.title for each in row.site.all(Initiative, row.data.depends_on)),
    "continues": lambda row: _continued(row.site, row.entry),
    "evaluation": lambda row: _day(row.data.evaluation.date) if row.data.evaluation else None,
}
"""The key of the head of each column, and what stands in it; the amounts come between these and the next."""
_AFTER_MONEY: dict[str, Callable[[_Initiative], Cell]] = {
    "cost_rows": lambda row: "; ".join(money_sentences.cost_lines(row.site.words, row.data)),
    "cover_rows": lambda row: "; ".join(
        money_sentences.cover_lines(row.site.words, row.data, plan_sums.horizon(row.site))
    ),
    "afterwards": lambda row: row.data.after_period,
    "address": lambda row: _link(row.site, row.entry),
}


def _initiatives(site: Site) -> Iterator[list[Cell]]:
    w, amounts = site.words, list(_amounts(site))
    yield [
        *(w(f"data_csv.{name}") for name in _BEFORE_MONEY),
        *(head for head, _, _ in amounts),
        *(w(f"data_csv.{name}") for name in _AFTER_MONEY),
    ]
    for entry in site(Initiative):
        row, sums = _Initiative(site, entry, entry.data), plan_sums.of(site, entry)
        yield [
            *(of(row) for of in _BEFORE_MONEY.values()),
            *(getattr(part(sums), name) for _, part, name in amounts),
            *(of(row) for of in _AFTER_MONEY.values()),
        ]


def _continued(site: Site, entry: Entry[Initiative]) -> str | None:
    before = continuation.continues(site, entry)
    return f"{before.title} ({site.of(before).period.title})" if before else None


def _amounts(site: Site) -> Iterator[tuple[str, Callable[[Sums], Amounts], str]]:
    """The columns of each year, of all together and of each after: head, row of amounts, its name there.

    Empty: nobody gave any.
    """
    w, horizon = site.words, plan_sums.horizon(site)

    def head(key: str, name: str, **values: object) -> str:
        return w(f"data_csv.{key}", what=money_table.column_name(w, name), **values)

    for year in horizon.years:
        yield from (
            (head("amount_in", name, year=year), partial(Sums.of, year=year), name) for name in COLUMNS
        )
    yield from ((head("amount_all", name), attrgetter("total"), name) for name in (*COLUMNS, *_APART))
    yield from ((head("amount_after", name, last=horizon.last), attrgetter("after"), name) for name in _AFTER)


def _first_end(site: Site, entry: Entry[Initiative]) -> Moment | None:
    """The end promised first, of what goes on in the earliest of its periods; None where that is the end."""
    first = [entry, *continuation.all_before(site, entry)][-1].data
    moves = planning.in_turn(each for each in first.moved if each.field == "end")
    end = moves[0].from_ if moves else first.end
    return end if end.text != entry.data.end.text else None


class _Milestone(NamedTuple):
    """A row of the second table."""

    site: Site
    entry: Entry[Initiative]
    stone: Milestone

    @property
    def moved(self) -> list[Moved]:
        """The first first."""
        return planning.in_turn(self.stone.moved)


_MILESTONE: dict[str, Callable[[_Milestone], Cell]] = {
    "initiative_id": lambda row: row.entry.id,
    "initiative": lambda row: row.entry.title,
    "milestone_id": lambda row: row.stone.id,
    "milestone": lambda row: row.stone.title,
    "date": lambda row: _day(row.stone.date),
    "written": lambda row: row.site.words.moment(row.stone.date.text),
    "state": lambda row: row.site.words(
        f"plan.{planning.milestone_state(row.entry.data, row.stone, row.site.as_of)}"
    ),
    "done_on": lambda row: _day(row.stone.done) if isinstance(row.stone.done, Moment) else None,
    "first_date": lambda row: _day(row.moved[0].from_) if row.moved else None,
    "moves": lambda row: len(row.moved),
    "last_reason": lambda row: row.moved[-1].reason if row.moved else None,
    "sample": lambda row: _yes(row.site, yes=row.entry.data.sample),
}


def _milestones(site: Site) -> Iterator[list[Cell]]:
    yield [site.words(f"data_csv.{name}") for name in _MILESTONE]
    for entry in site(Initiative):
        for stone in sorted(entry.data.milestones, key=lambda each: each.date.day):
            yield [of(_Milestone(site, entry, stone)) for of in _MILESTONE.values()]


def _day(moment: Moment | None) -> str | None:
    return moment.day.isoformat() if moment else None


def _yes(site: Site, *, yes: bool | None) -> str:
    return site.words("data_csv.yes" if yes else "data_csv.no")


def _link(site: Site, entry: AnyEntry) -> str:
    """Where it stands: whole with the address of the site, else from its root."""
    return site.frame.whole(entry.address) or entry.address
