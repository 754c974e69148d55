"""What is asked and what was decided on an initiative.

The points of decision are for who writes the paper: what is asked stands there as a draft between brackets.
"""

from __future__ import annotations

from collections.abc import Iterator

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Initiative
from stadswijzer.facts.plan import decisions, initiative_facts
from stadswijzer.facts.site import Site
from stadswijzer.papers import decided_lines
from stadswijzer.papers.plain_lines import Line


def decide(site: Site, entry: Entry[Initiative]) -> Iterator[Line]:
    """What the council is asked to decide, as a draft."""
    yield from _drafts(site, entry, "council", "decide")


def decide_executive(site: Site, entry: Entry[Initiative]) -> Iterator[Line]:
    """What the executive is asked to decide, as a draft."""
    yield from _drafts(site, entry, "executive", "decide_executive")


def _drafts(site: Site, entry: Entry[Initiative], body: str, name: str) -> Iterator[Line]:
    """What is still to be decided, after a gap: the words are for who writes the proposal."""
    drafts = list(decided_lines.drafts(site, entry.data, body))
    gap = Line(site.words(f"print_council.gaps.{name}"), gap=True)
    yield from [gap, *drafts] if drafts else []


def council(site: Site, entry: Entry[Initiative]) -> Iterator[Line]:
    """What the council decided on it, and what it is still asked."""
    yield from decided_lines.taken(site, entry, ("council",))
    yield from decided_lines.asked(site, entry.data, ("council",))


def following(site: Site, entry: Entry[Initiative]) -> Iterator[Line]:
    """What comes: each open decision with what is asked and how much; else when we look back."""
    asked, evaluation = list(decided_lines.asked(site, entry.data, decisions.BODIES)), entry.data.evaluation
    yield from asked
    if not asked and evaluation and not evaluation.result:
        yield Line(initiative_facts.looking_back(site.words, evaluation)[0])
