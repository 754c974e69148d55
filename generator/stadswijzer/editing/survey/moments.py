"""When an answer was sent, as it is compared between exports: only to see that two rows are one answer.

In: a cell of a column of times. Out: the same text for the same moment, however a spreadsheet writes it; ''
for what holds no time of day, since many people answer on one day.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import cache
from typing import cast

from stadswijzer.editing.survey.spellings import habits

_NOT_KEPT = "1-1-80"
"""What LimeSurvey writes for everybody when moments are not kept."""


def moment(text: str) -> str:
    """`1-4-21 9:05:30`: the numbers of the day by size, so that 4/1/2021 and 1-4-2021 are one day."""
    text = text.strip()
    serial_number, day_of, time_of = _forms()
    if serial_number.search(text):
        serial = float(text.replace(",", "."))
        at = datetime(1899, 12, 30) + timedelta(seconds=round(serial * 86_400))
        text = at.isoformat(" ")
    day, time = day_of.search(text), time_of.search(text)
    if not day or not time:
        return ""
    numbers = sorted(int(number[-2:]) for number in day.groups())
    hour = int(time[1]) % 12 + 12 * (time[4].lower() == "p") if time[4] else int(time[1])
    found = "-".join(map(str, numbers))
    clock = f"{hour}:{time[2]}:{time[3] or ''}".rstrip(":")
    return "" if found == _NOT_KEPT or clock in ("0:00", "0:00:00") else f"{found} {clock}"


@cache
def _forms() -> list[re.Pattern[str]]:
    return [re.compile(str(each), re.IGNORECASE) for each in cast("list[str]", habits()["moments"])]


def to_the_minute(found: str) -> str:
    """A moment without its seconds, since a spreadsheet may leave them out when it saves."""
    return ":".join(found.split(":")[:2])
