"""The roadmap as a table for a spreadsheet: initiatives with their money by year, and milestones, as CSV.

UTF-8 with a mark at the start, semicolons and CRLF, as Excel with Dutch settings reads; in English, commas.
Text is always quoted and never a formula, not even when it is read with another sign between cells; numbers
stay numbers. Nothing of knowledge is in it, since a row names departments.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from stadswijzer.content.library import AnyEntry, Entry
from stadswijzer.content.model import Initiative, Milestone, Theme
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
from stadswijzer.facts.plan.money import CERTAINTIES, Amounts
from stadswijzer.facts.plan.money_table import COLUMNS
from stadswijzer.facts.site import Site

Cell = str | int | None
_FORMULA = re.compile(r"""(^|[;,\t])(?=[\s"]*[=+\-@＝＋－＠\t\r\n])""")
"""Where a cell begins with what starts a formula, whatever blanks come first: for any sign between cells."""
_INITIATIVE = (
    "id title summary status since status_reason sample theme start end late first_end moves last_reason "
    "lead joins"
)
_PLACE = "portfolio programme task_field goals waits_for continues evaluation"
_APART = ("over", "structural_uncovered", "lapsed", "freed", "investment", "lapsed_investment", "spent")
_AFTER = ("costs", *CERTAINTIES, "uncovered", "structural_uncovered")
_MILESTONE = "initiative_id initiative milestone_id milestone date written state done_on first_date moves"
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


def _initiatives(site: Site) -> Iterator[list[Cell]]:
    w = site.words
    names = (*_INITIATIVE.split(), *_PLACE.split())
    yield [
        *(w(f"data_csv.{name}") for name in names),
        *_money_heads(site),
        *(w(f"data_csv.{name}") for name in ("cost_rows", "cover_rows", "afterwards", "address")),
    ]
    for entry in site(Initiative):
        data = entry.data
        rows = [
            "; ".join(money_sentences.cost_lines(w, data)),
            "; ".join(money_sentences.cover_lines(w, data, plan_sums.horizon(site))),
        ]
        yield [*_facts(site, entry), *_money(site, entry), *rows, data.after_period, _link(site, entry)]


def _facts(site: Site, entry: Entry[Initiative]) -> list[Cell]:
    w, data = site.words, entry.data
    since = planning.status_since(data)
    theme = site.get(Theme, data.theme)
    # Milestones have a table of their own.
    moves = [each for each in planning.moves_of(entry, entry.data) if each.own]
    end = _first_end(site, entry)
    return [
        entry.id,
        entry.title,
        data.summary,
        w(f"status.{data.status}"),
        _day(since) if since else None,
        data.status_reason,
        _yes(site, yes=bool(data.sample)),
        theme.title if theme else None,
        _day(data.start),
        _day(data.end),
        _yes(site, yes=judgement.of(site, entry).time == "late"),
        _day(end) if end.text != data.end.text else None,
        len(moves),
        moves[0].moved.reason if moves else None,
        department_name(site, data.lead),
        department_names(site, data.taking_part[1:]),
        data.portfolio,
        data.programme,
        data.task_field,
        ", ".join(goal.title for goal in plan_goals.of(site, entry)),
        ", ".join(each.title for each in site.all(Initiative, data.depends_on)),
        _continued(site, entry),
        _day(data.evaluation.date) if data.evaluation else None,
    ]


def _continued(site: Site, entry: Entry[Initiative]) -> str | None:
    before = continuation.continues(site, entry)
    return f"{before.title} ({site.of(before).period.title})" if before else None


def _money_heads(site: Site) -> Iterator[str]:
    """What stands above the amounts, in the order of `_money`."""
    w, horizon = site.words, plan_sums.horizon(site)

    def head(key: str, name: str, **values: object) -> str:
        return w(f"data_csv.{key}", what=money_table.column_name(w, name), **values)

    for year in horizon.years:
        yield from (head("amount_in", name, year=year) for name in COLUMNS)
    yield from (head("amount_all", name) for name in (*COLUMNS, *_APART))
    yield from (head("amount_after", name, last=horizon.last) for name in _AFTER)


def _first_end(site: Site, entry: Entry[Initiative]) -> Moment:
    """The end that was promised first, of what goes on in the earliest of its periods."""
    first = [entry, *continuation.all_before(site, entry)][-1].data
    moves = planning.in_turn(each for each in first.moved if each.field == "end")
    return moves[0].from_ if moves else first.end


def _money(site: Site, entry: Entry[Initiative]) -> list[Cell]:
    """The amounts of every year, of all together, and of each year after; empty: nobody gave any."""
    sums = plan_sums.of(site, entry)
    amounts: list[tuple[Amounts, tuple[str, ...]]] = [
        (sums.of(year), COLUMNS) for year in plan_sums.horizon(site).years
    ]
    amounts += [(sums.total, (*COLUMNS, *_APART)), (sums.after, _AFTER)]
    return [getattr(row, name) for row, names in amounts for name in names]


def _milestones(site: Site) -> Iterator[list[Cell]]:
    w = site.words
    names = (*_MILESTONE.split(), "last_reason", "sample")
    yield [w(f"data_csv.{name}") for name in names]
    for entry in site(Initiative):
        for stone in sorted(entry.data.milestones, key=lambda each: each.date.day):
            yield [entry.id, entry.title, *_milestone(site, entry, stone), _yes(site, yes=entry.data.sample)]


def _milestone(site: Site, entry: Entry[Initiative], stone: Milestone) -> list[Cell]:
    moved = planning.in_turn(stone.moved)
    state = planning.milestone_state(entry.data, stone, site.as_of)
    return [
        stone.id,
        stone.title,
        _day(stone.date),
        site.words.moment(stone.date.text),
        site.words(f"plan.{state}"),
        _day(stone.done) if isinstance(stone.done, Moment) else None,
        _day(moved[0].from_) if moved else None,
        len(moved),
        moved[-1].reason if moved else None,
    ]


def _day(moment: Moment) -> str:
    day: date = moment.day
    return day.isoformat()


def _yes(site: Site, *, yes: bool | None) -> str:
    return site.words("data_csv.yes" if yes else "data_csv.no")


def _link(site: Site, entry: AnyEntry) -> str:
    """Where it stands: whole with the address of the site, else from its root."""
    return site.frame.whole(entry.address) or entry.address
