"""Days, months and quarters; and the day on which something was done."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import cast

from stadswijzer.content.values.choices import Flag
from stadswijzer.content.values.numbers import FIRST_YEAR, LAST_YEAR
from stadswijzer.content.values.reading import (
    BROKEN,
    Broken,
    Report,
    Schema,
    Value,
    reads_otherwise,
    scalar_of,
)
from stadswijzer.content.yaml_source import Node, Scalar


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A day, and how it was written: as a day, a month or a quarter, of some fields as a year."""

    day: date
    text: str

    @property
    def year(self) -> int:
        return self.day.year


MOMENT = re.compile(r"(\d{4})-(?:(\d{2})-(\d{2})|(\d{2})|Q([1-4]))", re.ASCII)


@dataclass(frozen=True)
class When(Value[Moment]):
    """A day, month or quarter: its first day where something starts (`start`), else its last.

    `year`: a year alone will do, where nobody knows more.
    """

    start: bool = False
    hint: str = "general"
    year: bool = False

    def read(self, node: Node, report: Report) -> Moment | Broken:
        scalar = scalar_of(node, report, "date")
        if scalar is None:
            return BROKEN
        day = self.day(scalar.text)
        if day is None:
            write = _as_date(scalar.text)
            return report(
                "not-a-date", node, found=scalar.text, write=write, hint="write" if write else self.hint
            )
        return Moment(day, scalar.text)

    def day(self, text: str) -> date | None:
        if self.year and re.fullmatch(r"\d{4}", text, re.ASCII):
            text = f"{text}-{'01' if self.start else '12'}"
        match = MOMENT.fullmatch(text)
        if not match or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
            return None
        year = int(match[1])
        last_month = int(match[2] or match[4] or int(match[5]) * 3)
        first_month = last_month - 2 if match[5] else last_month
        try:
            if match[3]:
                return date(year, last_month, int(match[3]))
            if self.start:
                return date(year, first_month, 1)
            return date(year, last_month, monthrange(year, last_month)[1])
        except ValueError:  # also calendar.IllegalMonthError: no such month, no such day
            return None

    def schema(self) -> Schema:
        if self.year:  # an editor's YAML reads a year as a number
            return {"type": ["string", "integer"], "pattern": r"^\d{4}(-(\d{2}(-\d{2})?|Q[1-4]))?$"}
        return {"type": "string", "pattern": r"^\d{4}-(\d{2}(-\d{2})?|Q[1-4])$"}


def _as_date(text: str) -> str:
    """The date that was probably meant, written as it must be, or ''."""
    for pattern, order in (
        (r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})", (1, 2, 3)),
        (r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", (3, 2, 1)),
    ):
        if match := re.fullmatch(pattern, text.strip(), re.ASCII):
            year, month, day = (int(match[group]) for group in order)
            written = f"{year:04}-{month:02}-{day:02}"
            return written if When().day(written) else ""
    if match := re.fullmatch(
        r"(?:(\d{4})[- ]?[qQkK]([1-4])|[qQkK]([1-4])[- ]?(\d{4}))", text.strip(), re.ASCII
    ):
        return f"{match[1] or match[4]}-Q{match[2] or match[3]}"
    return ""


@dataclass(frozen=True)
class Done(Value[bool | Moment]):
    """The day on which something was done, or only that it was (`true`) or was not (`false`)."""

    def read(self, node: Node, report: Report) -> bool | Moment | Broken:
        plain = isinstance(node, Scalar) and not node.style
        meant = reads_otherwise(cast("Scalar", node).text) if plain else ""
        return (Flag() if meant == "bool" else When(hint="done")).read(node, report)

    def schema(self) -> Schema:
        return {"type": ["boolean", "string"]}
