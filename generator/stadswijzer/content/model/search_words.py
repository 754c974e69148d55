"""Everyday words and how people ask for a page, each with what that is called here.

Words are for search and the glossary, questions for search alone.
"""

from __future__ import annotations

from stadswijzer.content.fields import Fields, Part, may, need, rule
from stadswijzer.content.values import Line, Many, Report


class SearchWord(Part):
    """A word that people say, or questions that they ask, and the words of this site that mean the same."""

    is_row = True

    say: str | None = may(Line(max_length=60))
    mean: tuple[str, ...] = need(Many(Line(max_length=60), least=1))
    asked: tuple[str, ...] = may(Many(Line(max_length=120)))

    @rule("say", "asked")
    def says_something(self, report: Report) -> None:
        if not self.say and not self.asked:
            report("missing-field", self.node, field="say")


SEARCH_WORDS = Many(Fields(SearchWord), least=1)
"""What the file holds."""
