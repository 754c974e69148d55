"""How long it takes to read an entry, or a path of them."""

from __future__ import annotations

from collections.abc import Callable

from stadswijzer.content import reads
from stadswijzer.content.fields import Part
from stadswijzer.content.hand_written import HandWritten
from stadswijzer.content.library import AnyEntry, Entry, is_of
from stadswijzer.content.model import Concept, Path, Step
from stadswijzer.content.values import Prose
from stadswijzer.language import readability


class ReadingTime:
    """Minutes by entry, counted when they are first asked for. `target`: what a step of a path leads to.

    Who asks has read the minutes, where these are followed by themselves: they stay at most edits of a text.
    """

    def __init__(self, target: Callable[[Step], AnyEntry | HandWritten | None]) -> None:
        self._target = target
        self._minutes: dict[str, tuple[int, int]] = {}

    def __call__(self, entry: AnyEntry) -> int:
        """Reading time of an entry; of a path the sum of its steps."""
        held = self._minutes.get(entry.path)
        if held is None:
            held = self._minutes[entry.path] = reads.apart(lambda: self._count(entry))
        minutes, bits = held
        reads.now.bits |= reads.now.masks.get(minutes_of(entry), bits)
        return minutes

    def knows(self, entry: AnyEntry, minutes: int) -> None:
        """They were counted before, of the same text. Not of a path: that is told by its steps."""
        self._minutes[entry.path] = minutes, reads.ALL

    def of_step(self, step: Step) -> int:
        """Reading time of one step."""
        target = self._target(step)
        if isinstance(target, HandWritten):
            return readability.reading_minutes(readability.word_count(target.source.text), 0)
        return self(target) if target else 0

    def _count(self, entry: AnyEntry) -> int:
        if is_of(entry, Path):
            return sum(self.of_step(step) for step in entry.data.steps)
        return readability.reading_minutes(_own_words(entry), len(getattr(entry.data, "quiz", ())))


def minutes_of(entry: Entry[Part]) -> str:
    """The name under which the minutes of an entry are followed."""
    return f"{entry.path} minutes"


def _own_words(entry: AnyEntry) -> int:
    """Words of an entry's own text: not of its lists, questions and sources."""
    data = entry.data
    texts = [
        data.summary,
        *(leaf.value for leaf in entry.texts if type(leaf.kind) is Prose and "." not in leaf.path),
    ]
    if isinstance(data, Concept):
        texts.append(data.definition)
        if data.worked_example:
            example = data.worked_example
            texts += [
                example.situation,
                *(text for step in example.steps for text in (step.do, step.why)),
                example.result,
            ]
    return sum(readability.word_count(text) for text in texts if text)
