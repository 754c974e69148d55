"""Everyday words, and what they mean here: for search and the glossary."""

from __future__ import annotations

from stadswijzer.content.fields import Fields, Part, need
from stadswijzer.content.values import Line, Many


class SearchWord(Part):
    """A word that people say, and the words of this site that mean the same."""

    is_row = True

    say: str = need(Line(max_length=60))
    mean: tuple[str, ...] = need(Many(Line(max_length=60), least=1))


SEARCH_WORDS = Many(Fields(SearchWord), least=1)
"""What the file holds."""
