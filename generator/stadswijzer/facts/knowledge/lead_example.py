"""Which example the page of a concept shows first, and why.

In: a concept, the examples that show it, and what its text names. Out: the examples, closest first, and the
reason of the first as a code for which there are words. Never by the alphabet: only two examples that are
alike in all that is looked at keep the order of their names.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Example


@dataclass(frozen=True)
class Shown:
    """An example that shows a concept. `why`: `chosen`, `about`, `told` or `also`."""

    example: Entry[Example]
    why: str


def closest_first(
    examples: Sequence[Entry[Example]],
    *,
    chosen: Entry[Example] | None,
    place_of: Callable[[Entry[Example]], int],
    told: Callable[[Entry[Example]], bool],
) -> list[Shown]:
    """The examples of a concept in the order in which they show it most closely.

    First the one that was `chosen`. Then by the place that the concept has among those of the example
    (`place_of`: 0 is what the example is about), whether the concept's own text tells of it (`told`), how few
    other concepts it shows, and the newest.
    """

    def distance(example: Entry[Example]) -> tuple[bool, int, bool, int, int]:
        data = example.data
        newest = max((year for year in (data.started, data.ended) if year is not None), default=0)
        return (example is not chosen, place_of(example), not told(example), len(data.concepts), -newest)

    def why(example: Entry[Example]) -> str:
        if example is chosen:
            return "chosen"
        return "about" if place_of(example) == 0 else "told" if told(example) else "also"

    both = [chosen, *examples] if chosen and chosen not in examples else list(examples)
    return [Shown(each, why(each)) for each in sorted(both, key=distance)]
