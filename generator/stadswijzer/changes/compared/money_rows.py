"""What changed in what an initiative costs and what pays for it, by year.

In: the initiative in both versions. Out: changes: sums of a year that differ, structural amounts carried on
as everywhere, and each year after the period; a year of the same sum, divided or written otherwise, says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from stadswijzer.changes.compared.pairing import Pairing
from stadswijzer.changes.comparison import Change, Version
from stadswijzer.content.library import Entry
from stadswijzer.content.model import Initiative
from stadswijzer.facts.plan import counted_rows, money, plan_sums
from stadswijzer.facts.plan.money import CERTAINTIES

AFTER = "after"
"""The year of what comes back each year after the period."""
_PARTS = ("one_off", "structural", "budget", "reserve", "grant", "other", *CERTAINTIES)
_Of = tuple[Version, Entry[Initiative]]
_Rows = dict[int | str, list[tuple[int, tuple[str, ...]]]]
"""Year → (amount, what it is of) of every row that counts in it."""


def changes(
    pairing: Pairing, change: Callable[..., Change], name: str, before: _Of, after: _Of
) -> Iterator[Change]:
    """`name`: costs or coverage; of costs the credits apart."""
    for code in ("costs", "investment") if name == "costs" else ("coverage",):
        old, new = _rows(code, *before), _rows(code, *after)
        written = [_written(pairing, code, *each) for each in (before, after)]
        for year in sorted(
            {*old, *new, *written[0], *written[1]}, key=lambda year: (year == AFTER, str(year))
        ):
            first, second = (sum(n for n, _ in rows[year]) if rows.get(year) else None for rows in (old, new))
            if first != second:
                ended = _lapsed(code, year, {"before": (first, *before), "after": (second, *after)})
                yield change("money", code, year=year, before=first, after=second, **ended)
            elif (parts := _parts(old.get(year, []), new.get(year, []))) or (
                written[0].get(year) != written[1].get(year)
            ):
                yield change("money", f"{code}_of", year=year, before=first, after=second, parts=parts)


def _lapsed(
    code: str, year: int | str, sides: dict[str, tuple[int | None, Version, Entry[Initiative]]]
) -> dict[str, str]:
    """In which version that year has no amount since a stop ended it, though it was written."""
    if code == "coverage":
        return {}
    for side, (euros, version, entry) in sides.items():
        is_after = isinstance(year, str)
        at = plan_sums.horizon(version.site.of(entry)).last + 1 if isinstance(year, str) else year
        written = counted_rows.investments_in if code == "investment" else counted_rows.costs_in
        rows = [row for row in written(entry.data, at) if not is_after or row.kind == "structural"]
        if euros is None and any(counted_rows.lapses(entry.data, row, at) for row in rows):
            return {"lapsed": side}
    return {}


def by_year(amounts: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Year → the sum of its amounts."""
    sums: Counter[int] = Counter()
    for year, amount in amounts:
        sums[year] += amount
    return dict(sums)


def _rows(code: str, version: Version, entry: Entry[Initiative]) -> _Rows:
    """The rows that count, in the years of the period and of the rows, and each year after the period."""
    horizon, data = plan_sums.horizon(version.site.of(entry)), entry.data
    given = {row.year for row in (*data.costs, *data.coverage)}
    by_year: _Rows = {}
    for year in sorted({*horizon.years, *given}):
        by_year[year] = _in_year(code, data, year, horizon)
    lasting = [row for row in _in_year(code, data, horizon.last + 1, horizon) if "structural" in row[1]]
    return {**{year: rows for year, rows in by_year.items() if rows}, **({AFTER: lasting} if lasting else {})}


def _in_year(
    code: str, data: Initiative, year: int, horizon: money.Horizon
) -> list[tuple[int, tuple[str, ...]]]:
    if code == "coverage":
        return [
            (row.amount, (row.kind or "one_off", row.source, money.certainty(row, year, horizon)))
            for row in counted_rows.coverage_in(data, year)
        ]
    rows = (
        counted_rows.investments_in(data, year) if code == "investment" else counted_rows.costs_in(data, year)
    )
    return [(row.amount, (row.kind,)) for row in rows if not counted_rows.lapses(data, row, year)]


def _written(
    pairing: Pairing, code: str, version: Version, entry: Entry[Initiative]
) -> dict[int | str, list[str]]:
    """Year → the rows that begin in it, as they were written."""
    written: dict[int | str, list[str]] = {}
    data = entry.data
    for row in data.coverage if code == "coverage" else data.costs:
        if code == "coverage" or (row.kind == "investment") == (code == "investment"):
            written.setdefault(row.year, []).append(repr(pairing.plain(version, row)))
    return {year: sorted(rows) for year, rows in written.items()}


def _parts(
    before: list[tuple[int, tuple[str, ...]]], after: list[tuple[int, tuple[str, ...]]]
) -> list[dict[str, Any]]:
    """What of the same sum is of another kind, from another source, or surer, in euros."""
    old, new = Counter[str](), Counter[str]()
    for rows, sums in ((before, old), (after, new)):
        for amount, names in rows:
            for name in names:
                sums[name] += amount
    differ = [name for name in _PARTS if old[name] != new[name]]
    return [{"name": name, "before": old[name], "after": new[name]} for name in differ]
