"""What the council was promised, or asked for in a motion: whether it was done, in words."""

from __future__ import annotations

from datetime import date

from stadswijzer.content.model.roadmap import Promise
from stadswijzer.facts.plan import planning
from stadswijzer.language.words import Words


def told(words: Words, promise: Promise, on: date | None) -> str:
    """Whether it was kept, and when, or that it is late on the day `on`."""
    state = planning.promise_state(promise.due, promise.done, on)
    moment = planning.done_on(promise.done) if state == "done" else promise.due
    if moment is None:
        return words("pages_periods.promise_done" if state == "done" else "pages_periods.promise_open")
    key = {"done": "promise_done_on", "late": "promise_late", "open": "promise_due"}[state]
    return words(f"pages_periods.{key}", date=words.moment(moment.text))
