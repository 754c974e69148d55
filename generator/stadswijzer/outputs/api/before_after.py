"""How needs stood in a round and in the one before it, for `knowledge.json`: what pages say in a sentence.

In: the site and a round or an initiative. Out: plain data and its schema: numbers of needs by state, never of
people, and always the rounds that say so.
"""

from __future__ import annotations

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Initiative, Survey
from stadswijzer.facts.knowledge import before_after
from stadswijzer.facts.knowledge.before_after import MOVES, STATES, BeforeAfter
from stadswijzer.facts.site import Site
from stadswijzer.language.json_data import Json
from stadswijzer.outputs.api.plain_data import STRING, WHOLE, id_of, things

_STAND = things(dict.fromkeys(STATES, WHOLE), STATES)
"""State → how many needs are in it; a state that none is in is not there."""
_MOVED = things(dict.fromkeys(MOVES, WHOLE), MOVES)
CHANGED = things(
    {
        "initiative": STRING,
        "before": STRING,
        "continues": STRING,
        "then": _STAND,
        "now": _STAND,
        "moved": _MOVED,
    },
    ("continues",),
)
"""`before`: the earlier round; `continues`: whom that asked, when this initiative goes on from it."""
EARLIER = things({"round": STRING, "continues": STRING, "then": _STAND})


def of_round(site: Site, round_: Entry[Survey]) -> list[dict[str, Json]]:
    """Each initiative that asked something on the day of a round, when that is of the period of this site."""
    if site.of(round_).period != site.period:
        return []
    return [_changed(site, one.entry, one) for one in before_after.of_round(site, round_) if one.entry]


def _changed(site: Site, entry: Entry[Initiative], one: BeforeAfter) -> dict[str, Json]:
    return {
        "initiative": entry.id,
        "before": one.before.id,
        **({"continues": id_of(site, one.continued)} if one.continued else {}),
        "then": dict(one.then),
        "now": dict(one.now),
        "moved": dict(one.moves),
    }


def earlier(site: Site, entry: Entry[Initiative]) -> dict[str, Json] | None:
    """What the round of the period before says of an initiative that goes on, while its own has none."""
    pair = before_after.earlier(site, entry)
    if pair is None:
        return None
    return {"round": pair.round.id, "continues": id_of(site, pair.continued), "then": dict(pair.stand)}
