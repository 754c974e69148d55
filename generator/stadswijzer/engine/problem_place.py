"""Where a problem belongs on the page of its entry: beside the section that shows the field.

In: the text of a file and a place in it. Out: the field, and selectors of which the first that the page has
is the one. What a page does not show (the file as a whole, an unknown field) has none: the box on top tells
it.
"""

from __future__ import annotations

import re
from contextlib import suppress

from stadswijzer.content.model import KINDS
from stadswijzer.language.problems import Problem
from stadswijzer.language.words import Words

_KEY = re.compile(r"^[\"']?([A-Za-z_][\w-]*)[\"']?\s*:")
_PLACES = {
    "title": "h1",
    "lead": ".head .lead",
    "tags": ".head .tags",
    "situations": ".situations",
    "brief": ".brief",
    "colophon": ".colophon",
}
"""The parts of a page that are no section, by the name that fields call them."""


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
    spec = KINDS[kind].part.fields.get(field) if kind else None
    if spec is None:
        return []
    found = []
    with suppress(KeyError):
        found.append(f"#{words(f'sections.{spec.section or field}.anchor')}")
    if field == "body":
        found.append("main h2")
    return [*found, *([_PLACES[spec.place]] if spec.place else [])]
