"""What pages show of what changed between two rounds: sentences, of all together and of each initiative.

In: a site and a round or an initiative. Out: plain data.
"""

from __future__ import annotations

from typing import NamedTuple

from stadswijzer.content.library import Entry
from stadswijzer.facts.knowledge import before_after
from stadswijzer.facts.site import Site
from stadswijzer.pages.views import parts
from stadswijzer.pages.views.parts import Item


class Changes(NamedTuple):
    """`together`: one sentence for each pair of rounds; `each`: every initiative, when there are more."""

    together: tuple[str, ...]
    each: tuple[Item, ...]


def of_initiative(site: Site, entry: Entry) -> str:
    """What changed for one initiative, or what the period before said; '' when there is nothing to tell."""
    return before_after.of_initiative_told(site, entry)


def of_round(site: Site, round_: Entry) -> Changes | None:
    """What changed from the round before; None when there is none."""
    w, found = site.words, before_after.of_round(site, round_)
    if not found:
        return None
    each = [Item(parts.ref(one.entry), before_after.in_short(w, one)) for one in found if one.entry]
    together = tuple(before_after.told(w, one) for one in before_after.together(found))
    return Changes(together, tuple(each) if len(each) > 1 else ())
