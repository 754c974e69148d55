"""Before → after in sentences: both rounds with their dates, what moved, and how all needs stand.

In: a `BeforeAfter`, or a site. Out: texts. A number never stands without its round, and each whole text says
that others may have answered.
"""

from __future__ import annotations

from collections import Counter

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Initiative, Survey
from stadswijzer.facts.knowledge.before_after import (
    STATES,
    BeforeAfter,
    earlier,
    newest,
    of_initiative,
    together,
)
from stadswijzer.facts.knowledge.readiness import NOT_YET
from stadswijzer.facts.site import Site
from stadswijzer.language.words import Words

NAMED = 3
"""Initiatives that a page names beside what they make together, at most."""


def rounds_told(words: Words, pair: BeforeAfter) -> str:
    """Both rounds with their dates."""
    names = {
        f"{name}_{what}": text
        for name, entry in (("before", pair.before), ("after", pair.after))
        for what, text in (("title", entry.title), ("date", words.moment(entry.data.date.text)))
    }
    return words("before_rounds", **names)


def change_told(words: Words, pair: BeforeAfter) -> str:
    """What moved: how many are to be learned then and now, and what became of the others."""
    moves = ", ".join(words(f"before_moves.{move}", n=n) for move, n in pair.moves)
    return f"{'; '.join(filter(None, (_learned(words, pair), moves)))}."


def learned_told(words: Words, pair: BeforeAfter) -> str:
    """How many were to be learned then and now, as the begin of a sentence."""
    text = _learned(words, pair)
    return text[0].upper() + text[1:]


def _learned(words: Words, pair: BeforeAfter) -> str:
    then, now = pair.to_learn
    learn = "same" if then == now else "from_to"
    learn = "none" if not then and not now else learn
    return words(f"before_learn.{learn}", n=now, then=then)


def stand_told(words: Words, pair: BeforeAfter) -> str:
    """How all needs stood then, and how they stand now."""
    parts = {
        name: ", ".join(words(f"answers_stand.{state}", n=n) for state, n in stand)
        for name, stand in (("then", pair.then), ("now", pair.now))
    }
    return words("before_stand", n=len(pair.pairs), **parts)


def in_short(words: Words, pair: BeforeAfter) -> str:
    """What moved and how all stands, where the rounds stand above it already."""
    text = f"{change_told(words, pair)} {stand_told(words, pair)}"
    return text[0].upper() + text[1:]


def told(words: Words, pair: BeforeAfter) -> str:
    """The whole of it: rounds, what moved, how all stands, and what one may not conclude."""
    head = words("before_together", n=pair.initiatives) if pair.entry is None else ""
    parts = (head, rounds_told(words, pair), change_told(words, pair), stand_told(words, pair))
    tail = [words("before_continued", title=pair.continued.title)] if pair.continued else []
    return " ".join([*filter(None, parts), *tail, words("before_others")])


def newest_told(site: Site) -> list[str]:
    """What changed last for all initiatives of the period of this site together: at most one text.

    Of a period without a round of its own: how what goes on stood in the last one of the period before.
    """
    changed = [told(site.words, each) for each in together(newest(site))[:1]]
    return changed or _earlier_told(site)


def states_then_told(site: Site) -> str:
    """How the initiatives that the newest change is of stood in the round before; '' without one."""
    pairs = _newest_pair(site)
    if not pairs:
        return ""
    w, counts = site.words, Counter(each.states[0] for each in pairs)
    stand = "; ".join(
        f"{w(f'readiness.{state}').lower()}: {w('plan.count', n=counts[state])}"
        for state in STATES
        if counts[state]
    )
    return w("before_states", n=len(pairs), stand=stand, **_round_values(w, pairs[0].before))


def named_told(site: Site) -> list[tuple[Entry[Initiative], str]]:
    """By name what moved most, then what still holds back: (initiative, how it stood and stands).

    Of a period without a round of its own: how those stood that had most to learn in the one before.
    """
    w = site.words
    pairs = [each for each in _newest_pair(site) if each.moves or each.states[1] == NOT_YET]
    pairs.sort(key=lambda each: -sum(n for _, n in each.moves))
    if pairs:
        return [(each.entry, _state_told(w, each)) for each in pairs if each.entry][:NAMED]
    goes_on = ((entry, earlier(site, entry)) for entry in site(Initiative) if site.know.is_running(entry))
    before = [(entry, each) for entry, each in goes_on if each]
    before.sort(key=lambda pair: -dict(pair[1].stand).get(NOT_YET, 0))
    return [
        (entry, w("before_stood", round=each.round.title, stand=_stand_in_words(w, each.stand)))
        for entry, each in before[:NAMED]
    ]


def _newest_pair(site: Site) -> list[BeforeAfter]:
    """The initiatives of the newest pair of rounds, which are told together."""
    pairs = newest(site)
    rounds = [(each.before, each.after) for each in together(pairs)[:1]]
    return [each for each in pairs if (each.before, each.after) in rounds]


def _state_told(words: Words, pair: BeforeAfter) -> str:
    then, now = (words(f"readiness.{state}").lower() for state in pair.states)
    return words("before_named", then=then, now=now, change=change_told(words, pair))


def _stand_in_words(words: Words, stand: list[tuple[str, int]]) -> str:
    return ", ".join(words(f"answers_stand.{state}", n=n) for state, n in stand)


def _earlier_told(site: Site) -> list[str]:
    running = (entry for entry in site(Initiative) if site.know.is_running(entry))
    pairs = [each for entry in running if (each := earlier(site, entry))]
    if not pairs:
        return []
    w, round_ = site.words, pairs[0].round
    same = [each for each in pairs if each.round is round_]
    counts: Counter[str] = Counter()
    for each in same:
        counts.update(dict(each.stand))
    text = w(
        "before_goes_on",
        n=len(same),
        needs=sum(each.needs for each in same),
        stand=", ".join(w(f"answers_stand.{state}", n=counts[state]) for state in STATES if counts[state]),
        **_round_values(w, round_),
    )
    return [text]


def _round_values(words: Words, round_: Entry[Survey]) -> dict[str, str | int]:
    """A round as sentences name it: with its date, and how many took part."""
    data = round_.data
    return {"round": round_.title, "date": words.moment(data.date.text), "responded": data.responded}


def of_initiative_told(site: Site, entry: Entry[Initiative]) -> str:
    """What changed for one initiative, or what the period before said of it; '' when nothing did."""
    pair = of_initiative(site, entry)
    if pair:
        return told(site.words, pair)
    before, w = earlier(site, entry), site.words
    if before is None:
        return ""
    return w(
        "before_earlier",
        n=before.needs,
        **_round_values(w, before.round),
        stand=", ".join(w(f"answers_stand.{state}", n=n) for state, n in before.stand),
        title=before.continued.title,
    )
