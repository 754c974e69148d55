"""Plain text of an initiative to copy into a council paper: a proposal or a letter, in the order these have.

In: the site and an initiative. Out: headings with lines. What nobody wrote down is a gap to fill. The lines
of each section come from the module of its subject.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Initiative
from stadswijzer.facts.site import Site
from stadswijzer.papers.council_text import conditions, decided, head_and_foot, money_lines, progress, reasons
from stadswijzer.papers.plain_lines import Line, Section

PROPOSAL = (
    "subject decide short why effect reasons caveats alternatives participation money privacy risks "
    "knowledge standing evaluation next attached source"
).split()
EXECUTIVE = (
    "subject decide_executive short why effect reasons caveats alternatives participation money privacy "
    "risks knowledge standing moved evaluation council next told attached source"
).split()
LETTER = "subject short why standing moved money risks participation evaluation next attached source".split()

_LINES: dict[str, Callable[[Site, Entry[Initiative]], Iterator[Line]]] = {
    "subject": head_and_foot.subject,
    "decide": decided.decide,
    "decide_executive": decided.decide_executive,
    "told": head_and_foot.told,
    "council": decided.council,
    "short": head_and_foot.short,
    "why": reasons.why,
    "effect": reasons.effect,
    "reasons": reasons.reasons,
    "caveats": reasons.caveats,
    "alternatives": reasons.alternatives,
    "participation": reasons.participation,
    "money": money_lines.money,
    "privacy": conditions.privacy,
    "risks": conditions.risks_told,
    "knowledge": conditions.knowledge,
    "standing": progress.standing,
    "moved": progress.moved,
    "evaluation": progress.evaluation,
    "next": decided.following,
    "attached": head_and_foot.attached,
    "source": head_and_foot.source,
}
"""Section → what gives its lines."""


def proposal(site: Site, entry: Entry[Initiative]) -> list[Section]:
    """Text for a proposal to the council."""
    return texts(site, entry)["proposal"]


def executive(site: Site, entry: Entry[Initiative]) -> list[Section]:
    """Text for a proposal to the executive."""
    return texts(site, entry)["executive"]


def letter(site: Site, entry: Entry[Initiative]) -> list[Section]:
    """Text for a letter that informs the council."""
    return texts(site, entry)["letter"]


def texts(site: Site, entry: Entry[Initiative]) -> dict[str, list[Section]]:
    """All three: what stands in more than one of them is made once."""
    papers = {"proposal": PROPOSAL, "executive": EXECUTIVE, "letter": LETTER}
    sections = {name: _section(site, entry, name) for name in _LINES}
    return {of: [sections[name] for name in names] for of, names in papers.items()}


def _section(site: Site, entry: Entry[Initiative], name: str) -> Section:
    """Its heading and lines; a gap to fill when there are none."""
    w = site.words
    lines = tuple(_LINES[name](site, entry)) or (Line(w(f"print_council.gaps.{name}"), gap=True),)
    return Section(w(f"print_council.heads.{name}"), lines)
