"""The money of the whole plan in sentences; of a plan in which only ideas have amounts, theirs.

In: the site as seen from a period. Out: plain text, the same for pages and papers.
"""

from __future__ import annotations

from stadswijzer.facts.plan import money_sentences, plan_sums
from stadswijzer.facts.plan.money import Sums
from stadswijzer.facts.site import Site
from stadswijzer.language.words import Words


def told(site: Site) -> list[str]:
    """The whole plan; of a plan in which only ideas have amounts, these, called so."""
    words, sums, ideas = site.words, plan_sums.planned(site), plan_sums.of_ideas(site)
    if sums.is_given or not ideas.is_given:
        return [
            *money_sentences.whole(words, sums),
            *([words("money_said.ideas")] if ideas.initiatives else []),
        ]
    return [*([money_sentences.costs(words, sums)] if sums.initiatives else []), *_only_ideas(words, ideas)]


def _only_ideas(words: Words, ideas: Sums) -> list[str]:
    """What ideas cost, where nothing else of the plan has an amount."""
    euros = ideas.total.costs
    span = {"first": ideas.horizon.first, "last": ideas.horizon.last}
    total = words("money_said.only_ideas", costs=words.euros(euros), **span) if euros is not None else ""
    return [
        text
        for text in (total, money_sentences.cover(words, ideas.total), money_sentences.after(words, ideas))
        if text
    ]
