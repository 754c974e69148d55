"""A change as a sentence in the language of the project.

In: two versions and a change. Out: what is said of it, as plain text. Dates stand as they are written in
YAML, or, on paper, as people write them.
"""

from __future__ import annotations

from typing import Any

from stadswijzer.changes.comparison import Change
from stadswijzer.changes.told.shown_values import TOTALS, values_of
from stadswijzer.changes.told.whom import Telling
from stadswijzer.facts.plan import money_table


def said(telling: Telling, change: Change) -> str:
    """What is said of a change."""
    values = values_of(telling, change)
    match change.code:
        case "status":
            return _say(telling, "status", values) + _since(telling, change)
        case "moved":
            return _say(telling, "moved", values) + _why(telling, change, values)
        case code if code in TOTALS and code != "total_hours":
            what = money_table.column_name(telling.words, code.removeprefix("total_"))
            return _say(telling, "total", {**values, "what": what[:1].lower() + what[1:]})
    return _say(telling, _key(change), values)


def _key(change: Change) -> str:
    """Which sentence tells it, when there are several for one code."""
    bare = change.kind == "organisation"
    match change.code:
        case "new":
            return "new_bare" if bare else "new_initiative" if "start" in change.values else "new"
        case "gone":
            return "gone_bare" if bare else "gone_draft" if change.values["draft"] else "gone"
        case "withheld" if change.values["why"] != "answers":
            return f"withheld_{change.values['why']}"
    return change.code


def _say(telling: Telling, key: str, values: dict[str, Any]) -> str:
    return telling.words(f"changes_said.{key}", **values)


def _why(telling: Telling, change: Change, values: dict[str, Any]) -> str:
    """The reason of a move, and what it means and what is done where that was written."""
    if not change.values["later"]:
        return ""
    if not values["reason"]:
        return _say(telling, "moved_without", {})
    named = [name for name in ("reason", "effect", "action") if values[name]]
    return "".join(_say(telling, f"moved_{name}", {name: values[name]}) for name in named)


def _since(telling: Telling, change: Change) -> str:
    """Since when a status is so, and why."""
    since, reason = change.values["since"], change.values["reason"]
    told = _say(telling, "status_since", {"date": telling.moment(str(since))}) if since else ""
    return told + (_say(telling, "status_reason", {"reason": reason}) if reason else "")
