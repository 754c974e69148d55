"""What an initiative costs and what pays for it, in lines; only what somebody wrote."""

from __future__ import annotations

from collections.abc import Iterator

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Initiative
from stadswijzer.facts.plan import money_sentences, money_table, plan_sums
from stadswijzer.facts.plan.money import Sums
from stadswijzer.facts.site import Site
from stadswijzer.language.sentences import ended
from stadswijzer.language.words import Words
from stadswijzer.papers.plain_lines import Line


def money(site: Site, entry: Entry[Initiative]) -> Iterator[Line]:
    """In sentences, then the amounts of each year, what stands apart, and where the money comes from."""
    w, data = site.words, entry.data
    if not data.costs and not data.coverage:
        return
    sums = plan_sums.of(site, entry)
    for text in money_sentences.of_initiative(w, data, sums):
        yield Line(text)
    yield from _years(w, sums)
    rows = [
        *money_sentences.cost_lines(w, data, telling=True),
        *money_sentences.cover_lines(w, data, plan_sums.horizon(site)),
    ]
    for text in (*money_sentences.notes(w, sums), *map(ended, rows)):
        yield Line(text, item=True)
    yield Line(money_sentences.under_table(w, sums))


def _years(w: Words, sums: Sums) -> Iterator[Line]:
    """A line for each year, their total, and each year after."""
    table = money_table.by_year(w, sums)
    heads = [money_table.whole_word(head).lower() for head in table.head[1:]]
    dash = w("money_table.dash")
    for row in table.rows if sums.is_given else ():
        cells = zip(heads, row.cells, strict=True)
        amounts = ", ".join(f"{head} {cell}" for head, cell in cells if cell != dash)
        yield Line(f"{row.name}: {amounts or w('money_table.not_told')}.", item=True)
