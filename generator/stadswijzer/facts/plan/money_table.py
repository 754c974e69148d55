"""Money as a table: which columns, which rows, and the words in the cells.

In: sums. Out: plain text for every cell, so that pages and papers show the same. A column for which nobody
wrote anything is left out; a cell of which nobody wrote anything holds a dash, never 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Initiative
from stadswijzer.content.model.plan_money import Cost
from stadswijzer.facts.plan import counted_rows
from stadswijzer.facts.plan.money import CERTAINTIES, Amounts, Horizon, Sums
from stadswijzer.language.words import Words

COLUMNS = ("one_off", "structural", "costs", *CERTAINTIES, "uncovered")
"""The last five add up to `costs`, and so do the first two."""
GROUPED = COLUMNS[2:]
_ALWAYS = ("costs", "adopted", "uncovered")


@dataclass(frozen=True)
class Row:
    """A row: its name and cells. `kind`: `year`, `total` or `after`."""

    name: str
    cells: tuple[str, ...]
    kind: str = "year"
    is_estimate: bool = False
    """Whether its year comes after that of the state."""


@dataclass(frozen=True)
class Table:
    """A table of amounts; the first head is that of the names."""

    head: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Investment:
    """A credit of an initiative that counts in the period."""

    entry: Entry[Initiative]
    row: Cost


def columns(amounts: Iterable[Amounts], of: Sequence[str] = COLUMNS) -> tuple[str, ...]:
    """The columns to show for these amounts."""
    given = list(amounts)
    return tuple(
        name for name in of if name in _ALWAYS or any(getattr(row, name) is not None for row in given)
    )


def heads(words: Words, names: Iterable[str]) -> tuple[str, ...]:
    """What stands above these columns, with soft hyphens."""
    return tuple(words(f"money_columns.{name}") for name in names)


def column_name(words: Words, name: str) -> str:
    """What a column is called, for text that is copied or read by programs."""
    return whole_word(words(f"money_columns.{name}"))


def whole_word(text: str) -> str:
    """Without soft hyphens."""
    return text.replace("\u00ad", "")


def cells(words: Words, row: Amounts, names: Iterable[str]) -> tuple[str, ...]:
    """The amounts of a row in words."""
    return tuple(amount(words, getattr(row, name)) for name in names)


def amount(words: Words, euros: int | None) -> str:
    """Euros, or a dash for what nobody wrote."""
    return words("money_table.dash") if euros is None else words.euros(euros)


def by_year(words: Words, sums: Sums, years: Iterable[int] | None = None) -> Table:
    """A row for each of `years` (those of which anything was written), their total, and each year after."""
    horizon = sums.horizon
    shown = [row.year for row in sums.years] if years is None else list(years)
    names = columns([sums.total, sums.after])
    rows = [
        Row(str(year), cells(words, sums.of(year), names), is_estimate=_is_estimate(horizon, year))
        for year in shown
    ]
    rows.append(Row(words("plan.total"), cells(words, sums.total, names), "total"))
    if sums.after.is_given:
        rows.append(Row(after_name(words, horizon), cells(words, sums.after, names), "after"))
    return Table((words("plan.year"), *heads(words, names)), tuple(rows))


def grouped(words: Words, head: str, groups: Iterable[tuple[str, Sums]], whole: Sums) -> Table:
    """A row for each group with its total, and a column for each year after the period."""
    given = list(groups)
    names = columns([whole.total], GROUPED)
    with_after = whole.after.is_given
    rows = [Row(name, group_cells(words, sums, names, with_after=with_after)) for name, sums in given]
    last = group_cells(words, whole, names, with_after=with_after)
    rows.append(Row(words("plan.total"), last, "total"))
    after = (after_name(words, whole.horizon),) if with_after else ()
    return Table((head, *heads(words, names), *after), tuple(rows))


def costs_by_year(words: Words, head: str, groups: Iterable[tuple[str, Sums]], whole: Sums) -> Table:
    """The costs of each group by year of the period, their total, and those of each year after it."""
    years = list(whole.horizon.years)
    after = (after_name(words, whole.horizon),) if whole.after.is_given else ()

    def of(name: str, sums: Sums, kind: str = "year") -> Row:
        amounts = [*(sums.of(year).costs for year in years), sums.total.costs]
        amounts += [sums.after.costs] if after else []
        return Row(name, tuple(amount(words, euros) for euros in amounts), kind)

    rows = [of(name, sums) for name, sums in groups]
    rows.append(of(words("plan.total"), whole, "total"))
    return Table((head, *map(str, years), words("plan.total"), *after), tuple(rows))


def group_cells(words: Words, sums: Sums, names: Iterable[str], *, with_after: bool) -> tuple[str, ...]:
    """The total of a group, and its costs of each year after."""
    after = (amount(words, sums.after.costs),) if with_after else ()
    return (*cells(words, sums.total, names), *after)


def after_name(words: Words, horizon: Horizon) -> str:
    """`Elk jaar na 2024`."""
    return words("money_table.after", last=horizon.last)


def investments(entries: Iterable[Entry[Initiative]], horizon: Horizon) -> list[Investment]:
    """The credits of these initiatives in the period, by year, then as they were given."""
    lines = [
        Investment(entry, row)
        for entry in entries
        for year in horizon.years
        for row in counted_rows.investments_in(entry.data, year)
        if not counted_rows.lapses(entry.data, row, year)
    ]
    return sorted(lines, key=lambda each: each.row.year)


def _is_estimate(horizon: Horizon, year: int) -> bool:
    return horizon.as_of is not None and year > horizon.as_of.year
