"""What must hold between the periods of the plan: their names, and that nothing of one that is over is open.

In: the links of the whole library. Out: errors. The day is that of the content.
"""

from __future__ import annotations

from collections.abc import Iterator

from stadswijzer.content.library import AnyEntry, Entry
from stadswijzer.content.links import Links, Target
from stadswijzer.content.model import Initiative, Roadmap
from stadswijzer.content.periods import OVER, named
from stadswijzer.facts.plan import continuation, money
from stadswijzer.language.problems import Problem
from stadswijzer.papers import kept_papers


def rules(links: Links) -> Iterator[Problem]:
    """Every error between periods."""
    yield from _names(links)
    yield from _left_open(links)
    yield from _continued(links)
    yield from _not_carried(links)
    yield from kept_papers.problems(links.library)


def _names(links: Links) -> Iterator[Problem]:
    """A folder is named by the years of its roadmap, and no two periods have the same years."""
    taken: dict[str, AnyEntry] = {}
    for entry in links.library.of(Roadmap):
        data = entry.data
        if not data.intact("period") or not data.period.intact("start", "end"):
            continue
        years = named("", data.period.start, data.period.end).name
        first = taken.setdefault(years, entry)
        if entry.period and entry.period != years:
            yield entry.problem("period-folder", data.at("period"), folder=entry.period, years=years)
        elif first is not entry:
            yield entry.problem("period-twice", data.at("period"), years=years, file=first.path)


def _left_open(links: Links) -> Iterator[Problem]:
    """What a period that is over leaves behind was done, was stopped, or goes on in another one."""
    continued = {
        (earlier.kind, earlier.id)
        for entry in links.library.of(Initiative)
        if (earlier := _before(links, entry))
    }
    for period in links.library.periods:
        if period.state(links.library.today) != OVER:
            continue
        for entry in links.library.of_period(period).of(Initiative):
            data = entry.data
            if data.intact("status") and not data.is_finished and (entry.kind, entry.key) not in continued:
                yield entry.problem("left-open", data.at("status"), end=period.end)


def _continued(links: Links) -> Iterator[Problem]:
    """What goes on was begun in an earlier period."""
    rank = {period.folder: place for place, period in enumerate(links.library.periods)}
    for entry in links.library.of(Initiative):
        earlier = _before(links, entry)
        if earlier and earlier.entry and rank[earlier.entry.period or ""] >= rank[entry.period or ""]:
            yield entry.problem("continues-later", entry.data.at("continues"), id=entry.data.continues)


def _not_carried(links: Links) -> Iterator[Problem]:
    """What an initiative leaves to pay each year is among the costs of those that go on from it."""
    for period in links.library.periods:
        library = links.library.of_period(period)
        years, groups = money.horizon_of(library).years, dict[str, list[Entry[Initiative]]]()
        for entry in library.of(Initiative):
            if old := _old(links, entry):
                groups.setdefault(old.key, []).append(entry)
        for first, *more in groups.values():
            before, after = _old(links, first), [first.data, *(each.data for each in more)]
            if before is None or not all(_has_costs(each) for each in (before.data, *after)):
                continue
            if short := continuation.not_carried(before.data, after, years):
                told = ", ".join(f"{year}: {euros}" for year, euros in short.items())
                at, id_ = first.data.at("continues"), first.data.continues
                yield first.problem("yearly-costs-left", at, id=id_, years=told)


def _old(links: Links, entry: Entry[Initiative]) -> Entry[Initiative] | None:
    """The initiative that it continues; an idea has no costs yet."""
    earlier = links.within(entry.period).entry(Initiative, entry.data.continues)
    return earlier if earlier and earlier.data.status != "idea" else None


def _has_costs(data: Initiative) -> bool:
    """Whether its costs can be read."""
    return data.intact("costs", "status_since")


def _before(links: Links, entry: Entry[Initiative]) -> Target | None:
    """What an initiative continues."""
    data = entry.data
    return links.within(entry.period).find("initiative", data.continues) if data.continues else None
