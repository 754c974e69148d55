"""What has to be in order for an initiative: privacy, risks, and what people know.

No department is named beside knowledge.
"""

from __future__ import annotations

from collections.abc import Iterator

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Initiative
from stadswijzer.facts.knowledge import readiness_told
from stadswijzer.facts.plan import risks
from stadswijzer.facts.site import Site
from stadswijzer.language.sentences import ended
from stadswijzer.papers.plain_lines import Line


def privacy(site: Site, entry: Entry[Initiative]) -> Iterator[Line]:
    """How far the assessment of privacy is."""
    w, assessed = site.words, entry.data.privacy
    if assessed:
        day = f" ({w.moment(assessed.date.text)})" if assessed.date else ""
        yield Line(f"{w(f'dpia.{assessed.dpia}')}{day}. {assessed.note or ''}".strip())


def risks_told(site: Site, entry: Entry[Initiative]) -> Iterator[Line]:
    """Each risk with its numbers and what is done about it, heaviest first."""
    w = site.words
    for each in sorted(entry.data.risks, key=risks.weight):
        numbers = w("risk.numbers", likelihood=each.likelihood, impact=each.impact)
        text = f"{ended(each.text)} {numbers}. {w('risk.mitigation')}: {ended(each.mitigation)}"
        yield Line(text, item=True)


def knowledge(site: Site, entry: Entry[Initiative]) -> Iterator[Line]:
    """Whether those who do it know enough, in one sentence."""
    yield Line(readiness_told.told(site, entry).plain)
