"""What a list of entries can be narrowed by: filters, their values, and how many entries have each.

In: the site. Out: filters in their order, each value with an address of its own. A filter of one value is
none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from stadswijzer.content.fields import options_of
from stadswijzer.content.library import OF_PERIOD, AnyEntry
from stadswijzer.content.model import Concept, Effort, Example, Initiative, Theme
from stadswijzer.facts.list_address import address_of_list
from stadswijzer.facts.site import Site
from stadswijzer.language.anchors import slug


@dataclass(frozen=True)
class Choice:
    """One value of a filter: its name in addresses and data, its words, and how many entries have it."""

    key: str
    label: str
    count: int
    address: str


@dataclass(frozen=True)
class Filter:
    """One way to narrow a list. A long one is folded."""

    name: str
    label: str
    choices: list[Choice]

    @property
    def folded(self) -> bool:
        """Whether it is shown closed at first."""
        return len(self.choices) >= FOLDED_FROM


def values(site: Site, entry: AnyEntry) -> Iterator[tuple[str, str, str]]:
    """(filter, value, words) of what an entry can be found by."""
    w, data = site.words, entry.data
    theme = site.get(Theme, data.theme)
    if theme and entry.kind != "theme":
        yield "theme", theme.id, theme.title
    if isinstance(data, Example):
        yield "city", slug(data.city, "-") or "x", data.city
        yield "stage", data.stage, w(f"stage.{data.stage}")
    if isinstance(data, Initiative):
        yield "status", data.status, w(f"status.{data.status}")
    if effort := _effort(entry):
        yield "effort", effort, w(f"effort.{effort}")
    if isinstance(data, Concept) and data.level:
        yield "level", data.level, w(f"level.{data.level}")


# Filter → its values in the order of the model; of another filter they go by their words.
_ORDER = {
    "stage": options_of(Example, "stage"),
    "effort": options_of(Effort, "time"),
    "level": options_of(Concept, "level"),
    "status": options_of(Initiative, "status"),
}


def filters(site: Site, kind: str) -> tuple[list[Filter], dict[str, list[str]]]:
    """The filters of a list, and entry id → the keys of its values."""
    keys: dict[str, list[str]] = defaultdict(list)
    w = site.words
    labels: dict[str, dict[str, str]] = defaultdict(dict)
    counts: dict[str, int] = defaultdict(int)
    for entry in site(kind):
        for name, value, label in values(site, entry):
            key = f"{w(f'filters.{name}.key')}-{value.replace('_', '-')}"
            labels[name][key] = label
            counts[key] += 1
            keys[entry.id].append(key)
    filters = []
    base = address_of_list(w, kind, site.period.folder if kind in OF_PERIOD else "")
    for name, of_filter in labels.items():
        rank = {
            f"{w(f'filters.{name}.key')}-{v.replace('_', '-')}": i for i, v in enumerate(_ORDER.get(name, ()))
        }
        ordered = sorted(of_filter.items(), key=lambda item: (rank.get(item[0], 99), slug(item[1], " ")))
        choices = [Choice(key, label, counts[key], f"{base}filter/{key}/") for key, label in ordered]
        if len(choices) > 1:
            filters.append(Filter(name, w(f"filters.{name}.label"), choices))
    return filters, keys


FOLDED_FROM = 13
"""Choices from which a filter is closed at first."""


def _effort(entry: AnyEntry) -> str:
    """The highest of time, knowledge and budget that is given; '' when none is."""
    effort = getattr(entry.data, "effort", None)
    given = [level for level in (effort.time, effort.knowledge, effort.budget) if level] if effort else []
    return max(given, key=options_of(Effort, "time").index, default="")
