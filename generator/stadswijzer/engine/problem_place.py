"""Where a problem belongs on the page of its entry: beside the section that shows the field.

In: the text of a file and a place in it. Out: the field, and selectors of which the first that the page has
is the one. What a page does not show (the file as a whole, an unknown field) has none: the box on top tells
it.
"""

from __future__ import annotations

import re

from stadswijzer.language.problems import Problem
from stadswijzer.language.words import Words

_KEY = re.compile(r"^[\"']?([A-Za-z_][\w-]*)[\"']?\s*:")
_OWN_SECTION = {
    "costs": "money",
    "coverage": "money",
    "after_period": "money",
    "spent": "money",
    "depends_on": "depends",
    "closing": "learned",
    "results": "asked",
}
"""Field → the section that shows it, where that is not named after the field."""
_PARTS = {
    "title": "h1",
    "summary": ".head .lead",
    "definition": ".head .lead",
    "situations": ".situations",
    "first_step": ".brief",
    "recall": ".brief",
    "question": ".head .lead",
    **dict.fromkeys(
        (
            "theme",
            "level",
            "stage",
            "city",
            "country",
            "status",
            "status_since",
            "status_reason",
            "start",
            "end",
            "date",
            "form",
            "method",
            "audience",
        ),
        ".head .tags",
    ),
    **dict.fromkeys(("owner", "contact", "reviewed", "added"), ".colophon"),
}
_SAFEGUARDS = ("purpose", "legal_basis", "privacy_check", "works_council", "delete_source_by")


def field_of(problem: Problem, text: str) -> str:
    """The field of the entry that a problem is about, or ''."""
    missing = problem.values.get("field")
    if problem.place.column == 1 and problem.code in ("missing-field", "survey-safeguards") and missing:
        return str(missing)
    found = ""
    for number, line in enumerate(text.splitlines(), 1):
        if number > problem.place.line:
            break
        if match := _KEY.match(line):
            found = match[1]
    return found


def selectors(words: Words, kind: str, field: str) -> list[str]:
    """Where a page of this kind can show a field, best first."""
    section = "safeguards" if field in _SAFEGUARDS else _OWN_SECTION.get(field, field)
    keys = {"risks": ("plan_risks", "risks"), "effort": ("effort", "effort_there")}.get(section, (section,))
    found = []
    for key in keys if kind else ():
        try:
            found.append(f"#{words(f'sections.{key}.anchor')}")
        except KeyError:
            continue
    if field == "body":
        found.append("main h2")
    return [*found, *([_PARTS[field]] if field in _PARTS else [])]
