"""Whom a change is about: a title, a period, all initiatives together; and what names and ids stand for.

In: two versions and a change. Out: names as people read them: of the newer version, else of the older one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from stadswijzer.changes.compared import sums
from stadswijzer.changes.comparison import Change, Comparison
from stadswijzer.content.library import OF_PERIOD
from stadswijzer.content.model import FOLDERS, KINDS
from stadswijzer.facts.plan import plan_goals, plan_sums
from stadswijzer.facts.site import Site
from stadswijzer.language.words import Words

MOST_NAMED = 12
"""Titles, links or fields that one sentence names."""
_NAMED = frozenset({*FOLDERS, "page"})
"""Kinds of which there are many, so that a change says which it is."""


class Telling(NamedTuple):
    """Two versions, and the words for what differs. `moment`: how a date is written."""

    comparison: Comparison
    words: Words
    moment: Callable[[str], str] = str

    @property
    def versions(self) -> tuple[Site, Site]:
        """What each publishes, the newer first."""
        return self.comparison.after.site, self.comparison.before.site


def about(telling: Telling, change: Change) -> str:
    """Whom a change is about: a title, or all initiatives together."""
    if change.section == "money" and not change.id:
        plan = plan_of(telling, change)
        year = change.values["year"]
        if year == sums.IDEAS:
            return _of_period(telling, telling.words("changes.ideas"), plan)
        whole = _of_period(telling, telling.words("changes.all_together"), plan)
        return f"{whole}, {year_of(telling, change, year) if year else telling.words('changes.all_years')}"
    if change.kind in OF_PERIOD:
        return _of_period(telling, change.title, plan_of(telling, change))
    return change.title


def plan_of(telling: Telling, change: Change) -> Site:
    """The site as seen from the period that a change is about, in the version that has it."""
    for site in telling.versions:
        for plan in site.plans if "period" in change.values else ():
            if plan.period.name == change.values["period"]:
                return plan
        if entry := site.whole.entries[change.kind].get(change.id) if change.kind in OF_PERIOD else None:
            return site.of(entry)
    return telling.versions[0]


def _of_period(telling: Telling, about: str, plan: Site) -> str:
    """With the years of its period, where there are more of them."""
    return f"{about} ({plan.period.title})" if len(telling.versions[0].plans) > 1 else about


def year_of(telling: Telling, change: Change, year: object) -> str:
    """A year, or each year after the period."""
    if year == sums.AFTER:
        return telling.words("changes.each_after", last=plan_sums.horizon(plan_of(telling, change)).last)
    return str(year)


def kind_of(telling: Telling, change: Change) -> str:
    """The word for its kind, '' when it has none."""
    return telling.words(f"problem_terms.kind.{change.kind}") if change.kind in _NAMED else ""


def title(telling: Telling, kind: str, id_: str) -> str:
    """The title of an entry; its id when neither version has it."""
    entries = (site.links.entry(kind, id_) for site in telling.versions)
    return next((entry.title for entry in entries if entry), id_)


def group(telling: Telling, id_: str) -> str:
    """The name of a department or cluster; its id when neither version has it."""
    for site in telling.versions:
        known = site.links.departments.get(id_) or site.links.clusters.get(id_)
        if known:
            return known.name
    return id_


def party(telling: Telling, id_: str) -> str:
    """The name of a party: a department, a body, or what was written."""
    known = group(telling, id_)
    if known != id_:
        return known
    try:
        return telling.words(f"party.{id_}")
    except KeyError:
        return id_


def link(telling: Telling, target: str) -> str:
    """What a link leads to: a title, or the address itself."""
    if "://" in target:
        return target
    kind, _, id_ = target.partition("/")
    if kind == "goal":
        goals = (plan_goals.find(site, id_) for site in telling.versions)
        return next((goal.title for goal in goals if goal), id_)
    return title(telling, kind, id_) if kind in KINDS else id_


def listed(telling: Telling, items: Iterable[str]) -> str:
    """Names in a row, and how many more when there are many."""
    every = list(items)
    if len(every) == 1:
        return every[0]
    shown = every[:MOST_NAMED]
    if len(every) > len(shown):
        return f"{', '.join(shown)} {telling.words('changes.further', n=len(every) - len(shown))}"
    return telling.words("changes.and", first=", ".join(shown[:-1]), last=shown[-1])
