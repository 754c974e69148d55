"""A talk with people of the municipality: what it brought, and what was promised."""

from __future__ import annotations

from stadswijzer.content.fields import Fields, Part, may, need
from stadswijzer.content.model.entry import EntryFields
from stadswijzer.content.values import Choice, Done, Line, Many, Moment, Number, Prose, Ref, Role, When, Whole


class FollowUp(Part):
    """What was promised."""

    text: str = need(Line())
    owner: str = need(Role())
    due: Moment = need(When(), example="2020-03-31")
    done: bool | Moment | None = may(Done(), example="2020-03-12")


class Talk(EntryFields):
    """An interview, talk, brainstorm or demo: what it brought."""

    date: Moment = need(When(), example="2019-10-14", past=True, place="tags", api=True)
    form: str = need(
        Choice(("interview", "talk", "brainstorm", "demo")), example="interview", place="tags", api=True
    )
    departments: tuple[str, ...] = may(Many(Ref("department")), api=True)
    people: int | None = may(Whole(0), example=6, api=True)
    hours: float | None = may(Number(0), example=9, api=True)
    themes: tuple[str, ...] = may(Many(Ref("theme")), api=True)
    outcome: str | None = may(Prose(), api=True)
    follow_up: tuple[FollowUp, ...] = may(Many(Fields(FollowUp)), api=True)
