"""A theme: a question of the city."""

from __future__ import annotations

from stadswijzer.content.fields import may
from stadswijzer.content.model.entry import EntryFields
from stadswijzer.content.values import Line, Whole


class Theme(EntryFields):
    """A question of the city, and everything under it."""

    icon: str | None = may(Line(), api=True)
    order: int | None = may(Whole(0), example=1, api=True)
    question: str | None = may(Line(), place="lead", api=True)
