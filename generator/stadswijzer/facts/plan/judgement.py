"""The judgement on an initiative, by rule and never by taste: its time, money, risk and result.

In: an initiative, the day of the roadmap, a `Horizon`. Out: a word of each, and how heavy it weighs. What is
over has no risk any more, and what was stopped is neither late nor on time. Reads no clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Initiative
from stadswijzer.facts.plan import money_judgement, plan_sums, planning, risks
from stadswijzer.facts.plan.money import Horizon
from stadswijzer.facts.site import Site
from stadswijzer.language.words import Words

Name = Literal["time", "money", "risk", "result"]
Weight = Literal["good", "attention", "bad", "unknown"]

NAMES: tuple[Name, ...] = ("time", "money", "risk", "result")
TIME = ("late", "moved", "on_time", "stopped")
RISK = ("high", "middle", "low", "none_named", "over")
RESULT = ("stop", "change", "continue", "looked_back", "not_yet")
"""`looked_back`: an evaluation of which nobody wrote what was decided on it."""
HIGH, MIDDLE = 15, 8
"""Likelihood × impact from which a risk is high, and from which it is middle (an agreement, no standard)."""

SIGNS: dict[Weight, str] = {"good": "circle", "attention": "diamond", "bad": "triangle", "unknown": "ring"}
"""Weight → form, the same as on paper."""
_WEIGHTS: dict[Weight, dict[Name, tuple[str, ...]]] = {
    "bad": {"time": ("late",), "money": ("uncovered",), "risk": ("high",), "result": ("stop",)},
    "attention": {
        "time": ("moved",),
        "money": ("uncertain", "to_adopt"),
        "risk": ("middle",),
        "result": ("change",),
    },
    "good": {
        "time": ("on_time",),
        "money": ("estimate", "adopted", "no_costs"),
        "risk": ("low",),
        "result": ("continue",),
    },
}


@dataclass(frozen=True)
class Judgement:
    """A word of `TIME`, of `money_judgement.STATES`, of `RISK` and of `RESULT`."""

    time: str
    money: str | None
    """None: nobody wrote what it costs."""
    risk: str
    result: str

    def state(self, name: Name) -> str | None:
        """The word of one of `NAMES`."""
        return {"time": self.time, "money": self.money, "risk": self.risk, "result": self.result}[name]

    def weight(self, name: Name) -> Weight:
        """Whether that is good, asks attention, is bad, or cannot be told."""
        state = self.state(name)
        return next((weight for weight, of in _WEIGHTS.items() if state in of[name]), "unknown")


def judged(entry: Entry[Initiative], data: Initiative, *, on: date | None, horizon: Horizon) -> Judgement:
    """Of an initiative on the day `on`."""
    return Judgement(
        _time(entry, data, on), money_judgement.judgement(data, horizon), _risk(data), _result(data)
    )


def of(site: Site, entry: Entry[Initiative]) -> Judgement:
    """Of an initiative of this site, on the day of its roadmap."""
    return judged(entry, entry.data, on=site.as_of, horizon=plan_sums.horizon(site))


def said(words: Words, judgement: Judgement, name: Name) -> str:
    """What is shown of one of `NAMES`."""
    return words(f"judgement.{name}.{judgement.state(name) or 'not_given'}")


def _time(entry: Entry[Initiative], data: Initiative, on: date | None) -> str:
    """Late when its end or a milestone is; moved when any of its dates ever was."""
    if data.status == "stopped":
        return "stopped"
    if planning.is_overdue(data, on) or planning.late_milestones(data, on):
        return "late"
    return "moved" if planning.moves_of(entry, data) else "on_time"


def _risk(data: Initiative) -> str:
    """By the largest of its risks."""
    if data.is_finished:
        return "over"
    if not data.risks:
        return "none_named"
    largest = max(map(risks.size, data.risks))
    return "high" if largest >= HIGH else "middle" if largest >= MIDDLE else "low"


def _result(data: Initiative) -> str:
    """What was decided when it was looked back on."""
    result = data.evaluation.result if data.evaluation else None
    if result is None:
        return "not_yet"
    return result.decision or "looked_back"
