"""What the council weighs of what is asked, and what the roadmap chose: shown where there is room.

In: the site. Out: blocks, none where nobody wrote anything.
"""

from __future__ import annotations

from collections.abc import Iterator

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Initiative
from stadswijzer.facts.plan import risks
from stadswijzer.facts.site import Site
from stadswijzer.language.sentences import ended
from stadswijzer.papers import asked
from stadswijzer.papers.setting import blocks as b
from stadswijzer.papers.setting.blocks import Block, Text


def asked_for(site: Site, most: int) -> list[Block]:
    """For and against each activity of which the council is asked to decide or to say what it thinks."""
    asks = asked.open_asks(site, bodies=("council",))
    entries = dict.fromkeys(each.entry for each in asks)
    return [block for entry in [*entries][:most] for block in _weighed(site, entry)]


def _weighed(site: Site, entry: Entry[Initiative]) -> list[Block]:
    lines: list[Text] = [
        [b.run(f"{site.words(f'sections.{name}.title')}: ", strong=True), b.run(text)]
        for name, text in _reasons(site, entry.data)
    ]
    return [b.paragraph([b.run(entry.title, strong=True)]), *b.lines(lines)] if lines else []


def _reasons(site: Site, data: Initiative) -> Iterator[tuple[str, str]]:
    """What speaks for it, against it, what else could be done, and the largest risk."""
    if data.arguments:
        yield "arguments", " ".join(map(ended, data.arguments))
    if data.caveats:
        yield "caveats", " ".join(map(ended, data.caveats))
    if data.alternatives:
        told = [f"{ended(each.text)} {ended(each.why_not)}" for each in data.alternatives]
        if len(told) > 1:
            told = [f"({n}) {each}" for n, each in enumerate(told, 1)]
        yield "alternatives", " ".join(told)
    for risk in sorted(data.risks, key=risks.weight)[:1]:
        action = f"{site.words('risk.mitigation')}: {ended(risk.mitigation)}"
        yield "plan_risks", f"{ended(risk.text)} {action}"


def direction(site: Site) -> list[Block]:
    """What was chosen, what was not, and on what those who chose do not agree."""
    roadmap = site.library.roadmap_fields
    focus = roadmap.focus if roadmap else None
    if focus is None:
        return []
    lines: list[Text] = []
    for key, found in (("chosen", focus.choices), ("not_now", focus.not_now)):
        for each in found:
            theme = site.get("theme", each.theme)
            name = f"{site.words(f'paper_booklet.{key}')}, {theme.title if theme else each.theme}: "
            lines.append([b.run(name, strong=True), b.run(ended(each.why))])
    if focus.dissent:
        told = " ".join(map(ended, focus.dissent))
        lines.append([b.run(f"{site.words('paper_booklet.dissent')}: ", strong=True), b.run(told)])
    return b.lines(lines)
