"""Data → PDF, through a Typst template of ours: tagged, with our own fonts, the same bytes for the same data.

Data travels as JSON, never as source text. A character that the fonts lack prints as □, so that no text can
break a paper. Reads no clock: the day of the document is an argument.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import typst

from generator.checks import unprintable

COUNCIL = Path(str(files("generator"))) / "council"
_MISSING = "□"
_UNSEEN = re.compile(r"[\u200b-\u200d\ufe0e\ufe0f\u2028\u2029\x00-\x08\x0b-\x1f\x7f-\x9f]")


def pdf(template: str, data: Mapping[str, Any], *, day: date | None) -> bytes:
    """The PDF (PDF/UA-1 and PDF/A-2a) that `template` makes of `data`, dated `day`."""
    text = json.dumps(_printable(data), ensure_ascii=False, sort_keys=True)
    return _compiled(template, text, day or date(1980, 1, 1))


@lru_cache(maxsize=64)  # `serve` makes the same papers again at every save
def _compiled(template: str, data: str, day: date) -> bytes:
    return typst.compile(
        COUNCIL / f"{template}.typ",
        root=COUNCIL,
        font_paths=[COUNCIL / "fonts"],
        ignore_system_fonts=True,
        sys_inputs={"data": data},
        pdf_standards=["ua-1", "a-2a"],
        timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
    )


def _printable(value: Any) -> Any:
    if isinstance(value, str):
        return unprintable().sub(_MISSING, _UNSEEN.sub("", value))
    if isinstance(value, Mapping):
        return {key: _printable(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_printable(each) for each in value]
    return value
