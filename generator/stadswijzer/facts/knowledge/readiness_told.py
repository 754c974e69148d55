"""The sentence on knowledge for an initiative: how it stands, what decides that, and of which round it is.

In: the site and an initiative. Out: its parts, in words. Papers set them in type or as plain text, the site
adds which departments and what to read first. With how many departments, never with which.
"""

from __future__ import annotations

from typing import NamedTuple

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Concept, Initiative
from stadswijzer.facts.knowledge.newest_round import told_of_round
from stadswijzer.facts.knowledge.readiness import Need
from stadswijzer.facts.site import Site

CERTAIN = ("asks_nothing", "enough")
"""States of an initiative of which nothing needs to be done."""


class Lacking(NamedTuple):
    """What decides that an initiative does not have enough: these concepts, in these departments."""

    concepts: tuple[Entry[Concept], ...]
    departments: tuple[str, ...]


class Told(NamedTuple):
    """The sentence: what stands before the concepts, the concepts, and what stands behind them."""

    before: str
    concepts: tuple[Entry[Concept], ...]
    after: str

    @property
    def plain(self) -> str:
        """The sentence as text."""
        return f"{self.before}{', '.join(each.title for each in self.concepts)}{self.after}"


def lacking(state: str, deciding: tuple[Need, ...]) -> Lacking | None:
    """None when nothing is lacking."""
    if state in CERTAIN or not deciding:
        return None
    concepts = dict.fromkeys(need.concept for need in deciding)
    return Lacking(tuple(concepts), tuple(dict.fromkeys(need.department for need in deciding)))


def told(site: Site, entry: Entry[Initiative]) -> Told:
    """The sentence of an initiative, for paper and for a text to copy."""
    w = site.words
    if not site.know.is_running(entry):
        return Told(w("paper_sheet.over"), (), "")
    readiness = site.know.readiness(entry)
    lack = lacking(readiness.state, tuple(readiness.deciding))
    state = w(f"readiness.{readiness.state}")
    of_round = f" {told_of_round(site)}" if readiness.needs and told_of_round(site) else ""
    if lack is None:
        return Told(f"{state}.{of_round}", (), "")
    n = len(lack.departments)
    where = f" ({w('paper_sheet.departments', n=n)})" if n > 1 else ""
    return Told(f"{state}: ", lack.concepts, f"{where}.{of_round}")
