"""Characters in a text that nobody sees, and that keep the text from being found.

In: a library. Out: a warning at each, but where an error says so already: in an id, a key or an address.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import cast

from stadswijzer.content.fields import Part
from stadswijzer.content.library import Entry, Library
from stadswijzer.content.yaml_source import Scalar
from stadswijzer.language.invisible import INVISIBLE, invisible_in_text, name_of
from stadswijzer.language.problems import Problem, Problems


def invisible(library: Library, told: Problems) -> Iterator[Problem]:
    """Of every text of an entry, and of every hand-written page."""
    places = {problem.place for problem in told if problem.code == "hidden-character"}
    yield from (problem for problem in _invisible(library) if problem.place not in places)


def _invisible(library: Library) -> Iterator[Problem]:
    for entry in library:
        yield from _of_entry(entry)
    for page in library.pages:
        for offset in invisible_in_text(page.source.text) if INVISIBLE.search(page.source.text) else ():
            yield page.source.problem(
                "invisible-character", offset, character=name_of(page.source.text[offset])
            )


@lru_cache(4096)
def _of_entry(entry: Entry[Part]) -> tuple[Problem, ...]:
    raw, problems = entry.source.text, list[Problem]()
    for leaf in entry.texts if not raw.isascii() or "\\" in raw else ():
        node = cast("Scalar", leaf.node)
        for at in invisible_in_text(node.text):
            offset = entry.source.offset_in(node, at)
            problems.append(
                entry.source.problem("invisible-character", offset, character=name_of(node.text[at]))
            )
    return tuple(problems)
