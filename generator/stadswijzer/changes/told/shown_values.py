"""The values of a change as people read them: dates, euros, words for codes, titles for ids.

In: two versions, a change, and how a date is written. Out: text by the name of the value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from stadswijzer.changes.compared import sums
from stadswijzer.changes.comparison import Change
from stadswijzer.changes.told import whom
from stadswijzer.changes.told.excerpts import excerpts
from stadswijzer.changes.told.whom import Telling
from stadswijzer.content.field_words import label, parts
from stadswijzer.content.fields import options_of
from stadswijzer.content.model import KINDS
from stadswijzer.content.model.plan_money import Cover
from stadswijzer.content.values import Choice
from stadswijzer.facts.plan.money import CERTAINTIES
from stadswijzer.language.words import Words

_CHOSEN = frozenset(
    spec.told
    for part in parts()
    for spec in part.own_fields.values()
    if spec.told and isinstance(spec.value, Choice)
)
"""Codes of a choice, as the model names them."""
_WORDS_OF = {name: name for name in ("status", "outcome", "readiness", *_CHOSEN)}
_WORDS_OF |= {"cell": "changes_state", "dpia": "changes_dpia"}
TOTALS = tuple(f"total_{name}" for name in sums.NAMES)
_EUROS = frozenset(
    ("costs costs_of coverage coverage_of investment investment_of spent".split())
    + [name for name in TOTALS if name != "total_hours"]
)
_NOT_GIVEN = _EUROS | _CHOSEN
"""Of which "none" would say that there is none."""
_DATES = frozenset(
    "moved date_respelled move_noted move_explained evaluation milestone_new milestone_gone decision_new "
    "decision_gone as_of calendar_new calendar_gone calendar_moved".split()
)


def values_of(telling: Telling, change: Change) -> dict[str, Any]:
    """The values of a change by name."""
    given: dict[str, Any] = {**change.values}
    words = telling.words
    shown: dict[str, Any] = {name: "" if value is None else value for name, value in given.items()}
    for name in ("before", "after"):
        if name in given:
            lapsed = given.get("lapsed") == name
            shown[name] = words("changes.lapsed") if lapsed else _shown(telling, change.code, given[name])
    if change.code == "vision":
        texts = excerpts(given["before"], given["after"])
        shown["before"], shown["after"] = (text or words("changes.none") for text in texts)
    if "draft" in given:
        shown["draft"] = words("changes.draft") if given["draft"] else ""
    if change.code == "new" and "start" in given:
        shown["status"] = words(f"status.{given['status']}").lower()
        shown |= {name: telling.moment(str(given[name])) for name in ("start", "end")}
    if given.get("year"):
        shown["year"] = whom.year_of(telling, change, given["year"])
    if "date" in given:
        shown["date"] = telling.moment(str(given["date"]))
    if "field" in given:
        shown["field"] = words(f"changes_field.{given['field']}", what=given.get("what", ""))
    if "fields" in given:
        part = KINDS[change.kind].part
        labels = (label(words, part, each).lower() for each in given["fields"])
        shown["fields"] = whom.listed(telling, labels)
    if "parts" in given:
        shown["parts"] = _parts(words, given["parts"])
    return shown | {name: told(telling, given[name]) for name, told in _NAMES.items() if name in given}


_NAMES: dict[str, Callable[[Telling, Any], str]] = {
    "concept": lambda telling, id_: whom.title(telling, "concept", str(id_)),
    "theme": lambda telling, id_: whom.title(telling, "theme", str(id_)),
    "department": lambda telling, id_: whom.group(telling, str(id_)),
    "group": lambda telling, id_: whom.group(telling, str(id_)),
    "of": lambda telling, of: telling.words(f"effort_of.{of}").lower(),
    "party": lambda telling, id_: whom.party(telling, str(id_)),
    "body": lambda telling, body: telling.words(f"party.{body}"),
    "titles": lambda telling, titles: whom.listed(telling, (f"“{each}”" for each in titles)),
    "links": lambda telling, links: whom.listed(telling, (whom.link(telling, each) for each in links)),
    "themes": lambda telling, ids: whom.listed(telling, (whom.title(telling, "theme", id_) for id_ in ids)),
}
"""Value → how its ids stand as titles, words and lists."""


def _shown(telling: Telling, code: str, value: Any) -> str:
    """`before` or `after` by what they are."""
    words = telling.words
    if value is None and code in _NOT_GIVEN:
        return words("changes.not_given")
    if code in _EUROS:
        return words.euros(value)
    if code in ("hours", "total_hours", "department_hours"):
        return words("unknown") if value is None else words.number(value)
    if code == "lead":
        return whom.group(telling, value)
    if code == "focus":
        return words(f"changes_place.{value or 'nowhere'}")
    if value is None:
        return words("changes.none")
    if code == "theme":
        return whom.title(telling, "theme", value)
    if code in _DATES:
        return telling.moment(value)
    if code in ("support_new", "support_lost"):
        return words(f"step.{value}").lower()
    if code in _WORDS_OF:
        return words(f"{_WORDS_OF[code]}.{value}").lower()
    return value if isinstance(value, str) else words.number(value)


def _parts(words: Words, parts: Iterable[Mapping[str, Any]]) -> str:
    """What a sum consists of now, behind a colon."""
    said = []
    for each in parts:
        before, after = words.euros(each["before"]), words.euros(each["after"])
        said.append(f"{_part(words, each['name'])} {before} → {after}")
    return f": {', '.join(said)}" if said else ""


def _part(words: Words, name: str) -> str:
    """Of costs of what kind a row is; of coverage where it comes from, or how sure it is."""
    in_file = "cover" if name in options_of(Cover, "source") else "money_lines"
    return words(f"{'money_certainty' if name in CERTAINTIES else in_file}.{name}")
