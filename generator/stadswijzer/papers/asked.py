"""What is asked, of whom, when and how much: the same on every paper.

In: the site, or an initiative of it. Out: open decisions, the most telling first, and the sentence on the
first that stands on each page of a paper. A paper asks nothing itself; only a proposal does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Initiative
from stadswijzer.facts.plan import decisions
from stadswijzer.facts.plan.decisions import Asked
from stadswijzer.facts.site import Site
from stadswijzer.papers.setting import blocks as b
from stadswijzer.papers.setting.blocks import Text

_KINDS = ("decide", "opinion")


def open_asks(
    site: Site, *, of: Entry[Initiative] | None = None, bodies: Sequence[str] = decisions.BODIES
) -> list[Asked]:
    """Open decisions, of the council first, what is to be decided first, then by date.

    Of what somebody is only told of nothing is asked: `only_told` counts that.
    """
    found = [
        each
        for each in site.once(_asked)
        if each.is_open
        and each.decision.kind != "inform"
        and each.decision.body in bodies
        and (of is None or each.entry is of)
    ]
    return sorted(
        found,
        key=lambda each: (
            bodies.index(each.decision.body),
            _KINDS.index(each.decision.kind),
            each.decision.date.day,
        ),
    )


def only_told(site: Site) -> int:
    """Of how many decisions that are open a body is only told."""
    return sum(each.is_open and each.decision.kind == "inform" for each in site.once(_asked))


def _asked(site: Site) -> list[Asked]:
    """Looked up once: every sheet asks."""
    return decisions.asked(site.library)


def sentence(site: Site, found: Iterable[Asked]) -> str:
    """`Gevraagd: gemeenteraad, 8 november 2022, besluit, € 60.000.`, and how many more there are."""
    w, asks = site.words, list(found)
    if not asks:
        return w("oplegger_ask.nothing")
    told = w("oplegger_ask.first", ask=short(site, asks[0]))
    return f"{told} {w('oplegger_ask.more', n=len(asks) - 1)}" if len(asks) > 1 else told


def short(site: Site, asked: Asked) -> str:
    """Body, date, kind and amount."""
    w, decision = site.words, asked.decision
    how_much = amount(site, asked)
    parts = (
        w(f"party.{decision.body}"),
        when(site, asked),
        w(f"oplegger_ask.kinds.{decision.kind}"),
        how_much,
    )
    return ", ".join(part for part in parts if part)


def when(site: Site, asked: Asked) -> str:
    """The day, and that it was put off or is late."""
    w, decision = site.words, asked.decision
    day = w.moment(decision.date.text)
    if decision.outcome:
        return f"{day} ({w(f'outcome.{decision.outcome}').lower()})"
    return f"{day} ({w('plan.late').lower()})" if asked.late else day


def amount(site: Site, asked: Asked) -> str:
    """How much it is about; of a decision without an amount that nobody gave it; '' of what asks no money."""
    w, decision = site.words, asked.decision
    if decision.amount is not None:
        return w.euros(decision.amount)
    return w("oplegger_ask.no_amount") if decision.kind == "decide" else ""


def gap(site: Site) -> b.Run:
    """That nobody wrote it."""
    return b.run(site.words("oplegger.not_given"), small=True)


def or_gap(site: Site, text: str | None) -> Text:
    """The text, or that nobody wrote it."""
    return text or [gap(site)]
