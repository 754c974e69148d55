"""Safeguards of a round whose dates cannot be true: what comes before it, and when answers are deleted.

In: links of a library. Out: problems. Whether safeguards are there at all is in `content/model/survey.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from stadswijzer.content.library import Entry
from stadswijzer.content.links import Links
from stadswijzer.content.model import Survey
from stadswijzer.content.values import Moment
from stadswijzer.content.yaml_source import Node
from stadswijzer.language.problems import Problem

_LONG_BEFORE = timedelta(days=5 * 365)
"""A look at privacy that is older was not a look at this round."""
_LONG_AFTER = timedelta(days=2 * 366)
"""Answers of one person are not needed longer than that to count them; a later date is a slip of the pen."""


def rules(links: Links) -> Iterator[Problem]:
    """Every safeguard whose date cannot be true beside that of its round, or of today."""
    for entry in links.library.of(Survey):
        data = entry.data
        if data.intact("date"):
            yield from _of_round(entry, data, links.library.today)


def _of_round(entry: Entry[Survey], data: Survey, today: date | None) -> Iterator[Problem]:
    for field, moment, node in _dates(data):
        hint = why_not(field, (_first_day(moment), moment.day), data.date.day, today)
        if hint:
            values = {"field": field, "date": moment.text, "round": data.date.text, "hint": hint}
            yield entry.problem("safeguard-date", node, **values)


def _dates(data: Survey) -> Iterator[tuple[str, Moment, Node]]:
    """Every date that can be read, with the field that it stands in and its place."""
    if data.intact("privacy_check") and data.privacy_check:
        yield "privacy_check", data.privacy_check, data.at("privacy_check")
    council = data.works_council if data.intact("works_council") else None
    if council is not None and council.intact("date"):
        yield "works_council.date", council.date, council.at("date")
    if data.intact("delete_source_by") and data.delete_source_by:
        yield "delete_source_by", data.delete_source_by, data.at("delete_source_by")
    if data.intact("source_deleted") and data.source_deleted:
        yield "source_deleted", data.source_deleted, data.at("source_deleted")


def why_not(field: str, days: tuple[date, date], round_: date, today: date | None) -> str:
    """Why a date cannot be true beside that of its round, or ''.

    `days`: the first and the last that it may mean; a month is given the benefit of the doubt.
    """
    first, last = days
    if field == "delete_source_by":
        return "before" if last < round_ else "late" if last > round_ + _LONG_AFTER else ""
    if field == "source_deleted" and last < round_:
        return "before"
    if field != "source_deleted" and first > round_:
        return "after"
    if first < round_ - _LONG_BEFORE:
        return "long_before"
    return "future" if today is not None and first > today else ""


def _first_day(moment: Moment) -> date:
    """The first day that a month or quarter may mean."""
    if quarter := re.fullmatch(r"\d{4}-Q([1-4])", moment.text):
        return date(moment.day.year, int(quarter[1]) * 3 - 2, 1)
    return moment.day.replace(day=1) if re.fullmatch(r"\d{4}-\d{2}", moment.text) else moment.day
