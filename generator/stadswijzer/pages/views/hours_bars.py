"""Hours by department and year as bars: what is asked of what there is, and what is too much.

In: a site, as seen from a period. Out: plain data; the words beside each bar say the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from stadswijzer.content.model import Initiative
from stadswijzer.facts.departments import department_name
from stadswijzer.facts.figures.drawing import Part, stacked
from stadswijzer.facts.plan.holdback import Hours
from stadswijzer.facts.plan.hours_by_year import hours_by_year, short
from stadswijzer.facts.site import Site
from stadswijzer.pages.views.strips import Key


class HoursBar(NamedTuple):
    """A department in a year, in words; `over`: what is asked beyond what there is, '' when nothing."""

    year: str
    parts: tuple[Part, ...]
    told: str
    over: str


class HoursRow(NamedTuple):
    """A department and its years."""

    department: str
    bars: tuple[HoursBar, ...]


class HoursBars(NamedTuple):
    """What the patterns mean, the years, and a row for each department, what is most short first."""

    keys: tuple[Key, ...]
    years: tuple[str, ...]
    rows: tuple[HoursRow, ...]


def hours_bars(site: Site) -> HoursBars | None:
    """None where nobody gave hours for the period."""
    roadmap, organisation = site.library.roadmap_fields, site.whole.organisation
    if roadmap is None:
        return None
    period = range(roadmap.period.start, roadmap.period.end + 1)
    found = hours_by_year(
        (each.data for each in site(Initiative)), organisation.departments if organisation else (), period
    )
    if found is None:
        return None
    rows = tuple(
        HoursRow(
            department_name(site, row.department),
            tuple(
                _bar(site, str(year), hours, found.most)
                for year, hours in zip(found.years, row.years, strict=True)
            ),
        )
        for row in found.rows
    )
    looks = {part.look for row in rows for bar in row.bars for part in bar.parts}
    return HoursBars(tuple(_keys(site, looks)), tuple(map(str, found.years)), rows)


def _bar(site: Site, year: str, hours: Hours, most: int) -> HoursBar:
    w, over = site.words, short(hours)
    asked, has = hours.asked or 0, hours.has
    if has is None:
        parts = stacked((("half", asked),), most)
    else:
        parts = stacked((("full", asked - over), ("open", max(0, has - asked)), ("ended", over)), most)
    there = w("unknown") if has is None else w.number(has)
    told = w("figures_hours.none", has=there)
    if hours.asked is not None:
        told = w("figures_hours.of", asked=w.number(asked), has=there)
    return HoursBar(year, parts, told, w("figures_hours.over", n=w.number(over)) if over else "")


def _keys(site: Site, looks: set[str]) -> Iterator[Key]:
    for look, name in (("full", "asked"), ("half", "unknown"), ("open", "left"), ("ended", "too_many")):
        if look in looks:
            yield Key(look, site.words(f"figures_hours.{name}_key"))
