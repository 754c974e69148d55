"""Money in sentences: what a sum holds, what stands apart from it, and each row as it was written.

In: sums, or an initiative. Out: plain text, the same for pages, papers and texts to copy. What nobody wrote
is said to be not given, and is in no amount.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from stadswijzer.content.model import Initiative
from stadswijzer.content.model.plan_money import Cost, Cover, Yearly
from stadswijzer.facts.plan import counted_rows, money, money_spent
from stadswijzer.facts.plan.money import CERTAINTIES, Amounts, Horizon, Sums
from stadswijzer.language.words import Words

_APART = ("structural_uncovered", "over", "lapsed", "lapsed_investment", "freed", "investment")
_IN_COSTS = (*CERTAINTIES, "uncovered")
_MANY = 6
"""Lines of costs, or of where the money comes from, up to which each stands alone."""


def costs(words: Words, sums: Sums) -> str:
    """What it costs in the period, one-off and structural."""
    total = sums.total
    if total.costs is None:
        return words("money_said.costs_unknown")
    kinds = [(name, getattr(total, name)) for name in ("one_off", "structural")]
    parts = [words(f"money_said.{name}", amount=words.euros(euros)) for name, euros in kinds if euros]
    values = {"costs": words.euros(total.costs), "parts": _and(words, parts)}
    span = {"first": sums.horizon.first, "last": sums.horizon.last}
    return words(f"money_said.{('costs_bare', 'costs_of_one', 'costs')[len(parts)]}", **values, **span)


def cover(words: Words, row: Amounts) -> str:
    """How sure the money for these costs is, the surest first; '' without costs."""
    if not row.costs:
        return ""
    if row.coverage is None:
        return words("money_said.cover_unknown")
    given = [(name, getattr(row, name)) for name in _IN_COSTS]
    parts = [words(f"money_said.{name}", amount=words.euros(euros)) for name, euros in given if euros]
    return words("money_said.cover", parts=_and(words, parts))


def after(words: Words, sums: Sums) -> str:
    """What comes back each year after the period; '' when nothing does."""
    if sums.after.costs is None:
        return ""
    row, last = sums.after, sums.horizon.last
    told = [words("money_said.after", costs=words.euros(row.costs or 0), last=last), cover(words, row)]
    if row.estimate and sums.horizon.budget_to > last:
        told.append(words("money_said.after_adopted", until=sums.horizon.budget_to))
    return " ".join(text for text in told if text)


def whole(words: Words, sums: Sums) -> list[str]:
    """What was spent once the period is over, costs, how sure the money is, and each year after."""
    told = (money_spent.told(words, sums), costs(words, sums), cover(words, sums.total), after(words, sums))
    return [text for text in told if text]


def of_initiative(words: Words, data: Initiative, sums: Sums) -> list[str]:
    """The same of one initiative, with why it costs money afterwards, or that nobody wrote it."""
    told = [words("money_said.idea")] if data.status == "idea" and sums.is_given else []
    return [*told, *whole(words, sums), *afterwards(words, data, sums)]


def afterwards(words: Words, data: Initiative, sums: Sums) -> list[str]:
    """Why it costs money after the period and until when, or that nobody wrote whether it does."""
    if data.after_period:
        return [f"{words('plan.afterwards')} {data.after_period}"]
    if sums.after.costs is None and data.status != "stopped":
        return [words("money_said.after_unknown", last=sums.horizon.last)]
    return []


def notes(words: Words, sums: Sums, *, with_spent: bool = True) -> list[str]:
    """What stands apart from the sums, a line each."""
    sentences = [_apart(words, sums, name) for name in _APART]
    sentences += [_spent(words, sums)] if with_spent else []
    return [text for text in (*sentences, *_ends(words, sums), *_outside(words, sums)) if text]


def under_table(words: Words, sums: Sums) -> str:
    """How a table of money is read, that amounts to come are an estimate, and the note of the roadmap."""
    told = (words("money_table.reading"), words("plan.estimate"), sums.horizon.note)
    return " ".join(text for text in told if text)


def cost_lines(words: Words, data: Initiative, *, telling: bool = False) -> list[str]:
    """Each cost as it was written; with `telling` only those that say more than a year and an amount."""
    rows = [row for row in data.costs if not telling or _says_more(row)]
    lines: dict[str, list[Cost]] = {}
    for row in rows:
        more = _told_of(words, data, row)
        alone = f" {row.year}" if len(rows) <= _MANY and row.kind != "structural" else ""
        lines.setdefault(f"{more}{alone}", []).append(row)
    return [
        f"{', '.join(_years(words, data, own))}: {_told_of(words, data, own[0])}" for own in lines.values()
    ]


def _years(words: Words, data: Initiative, rows: Sequence[Cost]) -> list[str]:
    """Years with their amounts; yearly costs of years in a row with the same amount are told as one."""
    lines: list[tuple[Cost, int | None]] = []
    for row in rows:
        last = _last(data, row)
        if lines and row.kind == "structural" and row.amount == lines[-1][0].amount:
            first, until = lines[-1]
            if until == row.year - 1 and first.kind == "structural":
                lines[-1] = first, last
                continue
        lines.append((row, last))
    return [_of_cost(words, *each) for each in lines]


def _of_cost(words: Words, row: Cost, last: int | None) -> str:
    if row.kind == "structural":
        return _structural(words, row, last)
    return _amount(words, row.year, row.year, row.amount)


def cover_lines(words: Words, data: Initiative, horizon: Horizon) -> list[str]:
    """Where the money comes from and how sure it is; amounts of which that is the same stand on one line."""
    lines: dict[tuple[str, str], list[Cover]] = {}
    for row in data.coverage:
        lines.setdefault((_source(words, data, row, horizon), _amended(words, row)), []).append(row)
    if len(lines) > _MANY:
        return _by_source(words, data, horizon)
    sentences = []
    for (source, history), rows in lines.items():
        once = _runs((row.year, row.amount) for row in rows if row.kind != "structural")
        told = [_amount(words, first, last, euros) for first, last, euros in once]
        told += [_structural(words, row, _last(data, row)) for row in rows if row.kind == "structural"]
        sentences.append(f"{', '.join(told)}: {source}{history}")
    return sentences


def _by_source(words: Words, data: Initiative, horizon: Horizon) -> list[str]:
    """Where the money comes from and how sure it is, of many: behind each amount what is its own."""
    lines: dict[str, list[str]] = {}
    for row in sorted(data.coverage, key=lambda row: row.year):
        source = f"{words(f'cover.{row.source}')}, {_how_sure(words, data, row, horizon)}"
        reference = f" ({row.reference})" if row.reference else ""
        lines.setdefault(source, []).append(f"{_of_row(words, data, row)}{reference}{_amended(words, row)}")
    return [f"{source}: {'; '.join(told)}" for source, told in lines.items()]


def _of_row(words: Words, data: Initiative, row: Cover) -> str:
    if row.kind == "structural":
        return _structural(words, row, _last(data, row))
    return _amount(words, row.year, row.year, row.amount)


def _told_of(words: Words, data: Initiative, row: Cost) -> str:
    """What is told of an amount and its years."""
    last = _last(data, row)
    stop = None if row.despite_stop else counted_rows.stop_year(data)
    is_structural = row.kind == "structural"
    parts = [row.what or ""] if is_structural else [words(f"money_lines.{row.kind}"), row.what or ""]
    if row.despite_stop:
        parts.append(words("money_lines.despite_stop"))
    elif stop is not None and (last is None or last > stop):
        parts.append(words("money_lines.lapsed", year=stop))
    more = ", ".join(part for part in parts if part) or words("money_lines.no_name")
    return f"{more}{_amended(words, row)}"


def _last(data: Initiative, row: Cost | Cover) -> int | None:
    """The last year in which a row counts, stops aside; None: it has no end."""
    if isinstance(row, Cost):
        return counted_rows.last_cost_year(data, row)
    return counted_rows.last_cover_year(data, row)


def _runs(amounts: Iterable[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """(year, amount) → (first year, last year, amount) of years in a row with the same amount."""
    runs: list[tuple[int, int, int]] = []
    for year, amount in sorted(amounts):
        if runs and runs[-1][1:] == (year - 1, amount):
            runs[-1] = (runs[-1][0], year, amount)
        else:
            runs.append((year, year, amount))
    return runs


def _amount(words: Words, first: int, last: int, euros: int) -> str:
    """`2021 € 40.000`, or `elk jaar van 2021 tot en met 2023 € 40.000`."""
    values = {"amount": words.euros(euros), "year": first, "until": last}
    return words("money_lines.once" if first == last else "money_lines.from_until", **values)


def _structural(words: Words, row: Yearly, last: int | None) -> str:
    """`elk jaar vanaf 2021 € 40.000`, or until when."""
    if last is not None:
        return _amount(words, row.year, last, row.amount)
    return words("money_lines.from", amount=words.euros(row.amount), year=row.year)


def _says_more(row: Cost) -> bool:
    return bool(row.kind != "one_off" or row.what or row.amended or row.despite_stop)


def _source(words: Words, data: Initiative, row: Cover, horizon: Horizon) -> str:
    told = words(f"cover.{row.source}") + (f" ({row.reference})" if row.reference else "")
    return f"{told}, {_how_sure(words, data, row, horizon)}"


def _how_sure(words: Words, data: Initiative, row: Cover, horizon: Horizon) -> str:
    """In words; what is adopted and goes on is in the estimate after the last budget."""
    certainty = money.certainty(row, row.year, horizon)
    if row.source == "grant" and row.state == "adopted":
        return words("money_lines.awarded")
    last = _last(data, row)
    if certainty == "adopted" and (last is None or last > horizon.budget_to):
        return words("money_lines.adopted_until", year=horizon.budget_to)
    return words("money_lines.adopted" if certainty == "adopted" else f"money_certainty.{certainty}")


def _amended(words: Words, row: Cost | Cover) -> str:
    """Every amount that stood there before, the last change first."""
    told = []
    for each in sorted(row.amended, key=lambda each: each.date.day, reverse=True):
        values = {"amount": words.euros(each.from_), "date": words.moment(each.date.text)}
        text = words("money_lines.amended", **values, reason=each.reason.rstrip(" ."))
        told.append(f"{text}; {each.reference}" if each.reference else text)
    return f" ({'. '.join(told)})" if told else ""


def _apart(words: Words, sums: Sums, name: str) -> str:
    """An amount that stands apart: in which years, and each year after the period."""
    runs = _runs((row.year, euros) for row in sums.years if (euros := getattr(row.amounts, name)))
    after, last = getattr(sums.after, name), sums.horizon.last
    goes_on = bool(runs) and runs[-1][1:] == (last, after)
    told = [_in_years(words, *run) for run in (runs[:-1] if goes_on else runs)]
    if goes_on:
        told.append(words("money_notes.from", amount=words.euros(after), year=runs[-1][0]))
    elif after:
        told.append(words("money_notes.after", amount=words.euros(after), last=last))
    return words(f"money_notes.{name}", amounts=_and(words, told)) if told else ""


def _in_years(words: Words, first: int, last: int, euros: int) -> str:
    """`€ 24.000 in 2022`, or in each of some years in a row."""
    key = "in_year" if first == last else "in_years"
    return words(f"money_notes.{key}", amount=words.euros(euros), year=first, until=last)


def _spent(words: Words, sums: Sums) -> str:
    """What was spent, and by how many initiatives that was written."""
    told = [
        words("money_notes.in_year", amount=words.euros(row.amounts.spent), year=row.year)
        for row in sums.years
        if row.amounts.spent is not None
    ]
    if not told:
        return ""
    text = words("money_notes.spent", amounts=_and(words, told))
    if len(told) > 1:
        text = f"{text} {words('money_notes.spent_total', amount=words.euros(sums.total.spent or 0))}"
    given, of = money_spent.told_by(sums)
    return f"{text} {words('money_notes.spent_by', given=given, of=of)}" if given < of else text


def _ends(words: Words, sums: Sums) -> Iterator[str]:
    """Of the costs of each year after the period, and of what covers them: what ends, and when."""
    last = sums.horizon.last
    for name, ending in (("ends", counted_rows.costs_that_end), ("cover_ends", counted_rows.cover_that_ends)):
        ends: Counter[int] = Counter()
        for data in sums.initiatives:
            for until, amount in ending(data, last + 1):
                ends[until] += amount
        told = [words("money_notes.until", amount=words.euros(ends[at]), year=at) for at in sorted(ends)]
        if told:
            yield words(f"money_notes.{name}", last=last, amounts=_and(words, told))


def _outside(words: Words, sums: Sums) -> Iterator[str]:
    """Rows of years outside the period: they are in no amount."""
    rows = [row for data in sums.initiatives for row in money.outside(data, sums.horizon)]
    for name, kind in (("costs", Cost), ("coverage", Cover)):
        own = sorted((row for row in rows if isinstance(row, kind)), key=lambda row: row.year)
        told = [words("money_notes.in_year", amount=words.euros(r.amount), year=r.year) for r in own]
        if told:
            yield words(f"money_notes.outside_{name}", amounts=_and(words, told))


def _and(words: Words, parts: Sequence[str]) -> str:
    """`a, b en c`."""
    *first, last = parts or [""]
    return words("money_said.and", first=", ".join(first), last=last) if first else last
