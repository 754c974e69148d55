"""The rounds of a period: which there are, which one counts, and what each group said in them.

In: a library and its links. Out: rounds, and words by group. A round holds words and no numbers of people
(`language/answer_words.py`), so that none can leave here.
"""

from __future__ import annotations

from stadswijzer.content.library import Entry, Library
from stadswijzer.content.links import Links
from stadswijzer.content.model import Survey
from stadswijzer.content.reads import fact, remembered
from stadswijzer.facts.knowledge.readiness import Answer
from stadswijzer.facts.plan import periods

Group = tuple[str, bool, str]
"""A group, whether it is a cluster, and the concept that it was asked about."""
Answers = dict[Group, Answer | None]
"""What every group of a round says; None when there are too few."""


class Rounds:
    """The rounds of a period."""

    def __init__(self, library: Library, links: Links) -> None:
        self._library, self._links = library, links
        self._answers: dict[str, tuple[Answers, int]] = {}

    @fact
    def newest_first(self) -> list[Entry[Survey]]:
        """Rounds of the period up to its day."""
        return periods.rounds(self._library)

    @fact
    def newest(self) -> Entry[Survey] | None:
        """The round that counts."""
        return next(iter(self.newest_first), None)

    def before(self, entry: Entry[Survey]) -> Entry[Survey] | None:
        """The last round before this one that can be compared, of any period: of the same basis."""
        day, basis = entry.data.date.day, entry.data.basis
        earlier = [
            each
            for each in self._library.of(Survey)
            if each.data.date.day < day and each.data.basis == basis and not each.data.withdrawn
        ]
        return max(earlier, key=lambda each: each.data.date.day, default=None)

    def answers(self, entry: Entry[Survey] | None) -> Answers:
        """What every group of a round says; nothing without a round."""
        if entry is None:
            return {}
        return remembered(self._answers, entry.key, lambda: self._read(entry.data))

    def _read(self, survey: Survey) -> Answers:
        answers: Answers = {}
        for row in survey.results:
            concept = self._links.find("concept", row.concept)
            group = row.department or row.cluster
            if concept and group:
                said = Answer(row.answers, row.at_least) if row.answers and row.at_least else None
                answers[group, row.cluster is not None, concept.id] = said
        return answers
