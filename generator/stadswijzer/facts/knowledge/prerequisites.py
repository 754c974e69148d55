"""What a concept requires, in an order in which it can be learned.

In: the concepts and their links. Out: entries; the order follows from ids alone.
"""

from __future__ import annotations

from stadswijzer.content.library import Entry, Library
from stadswijzer.content.links import Links
from stadswijzer.content.model import Concept
from stadswijzer.content.reads import settled


class Prerequisites:
    """Of every concept of a library."""

    def __init__(self, library: Library, links: Links) -> None:
        self._library, self._links = library, links

    def of(self, concept: Entry[Concept]) -> list[Entry[Concept]]:
        """All that a concept requires, at any depth, in an order in which it can be learned; then by id."""
        return [each for each in self._learned_before(concept) if each is not concept]

    def _learned_before(self, concept: Entry[Concept]) -> list[Entry[Concept]]:
        """A concept after all that it requires: a walk down and back up, without recursion, each but once."""
        order: dict[str, Entry[Concept]] = {}
        entered = {concept.id}
        stack = [(concept, iter(self._required[concept.id]))]
        while stack:
            entry, following = stack[-1]
            needed = next(following, None)
            if needed is None:
                stack.pop()
                order[entry.id] = entry
            elif needed.id not in entered:
                entered.add(needed.id)
                stack.append((needed, iter(self._required[needed.id])))
        return list(order.values())

    @settled
    def _required(self) -> dict[str, list[Entry[Concept]]]:
        """Concept → what it requires itself, by id."""
        required = {}
        for entry in self._library.of(Concept):
            needed = {
                each.id: each for id_ in entry.data.requires if (each := self._links.entry(Concept, id_))
            }
            required[entry.id] = [
                needed[id_] for id_ in sorted(needed) if id_ in self._library.entries["concept"]
            ]
        return required
