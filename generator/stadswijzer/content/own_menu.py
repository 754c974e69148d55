"""What a project's own menu (`nav` in `mkdocs.yml`) names at its top: pages of its own, and other sites.

In: the setting, checked (`settings_shape`). Out: of each item its name and where it leads. Sections are one
item, which leads to their first page; what stands deeper is found from there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple


class OwnItem(NamedTuple):
    """`title`: '' where the page names itself; `target`: a path in the folder of pages or an address."""

    title: str
    target: str


def own_items(nav: object) -> tuple[OwnItem, ...]:
    """The items at the top, in their order; nothing where there is no `nav`."""
    return tuple(_items(nav if isinstance(nav, list) else []))


def _items(nav: list[Any]) -> Iterator[OwnItem]:
    for item in nav:
        title, inner = next(iter(item.items())) if isinstance(item, dict) and item else ("", item)
        target = next(_targets(inner), "")
        if target:
            yield OwnItem(str(title), target)


def _targets(item: object) -> Iterator[str]:
    if isinstance(item, str):
        yield item
    elif isinstance(item, list | dict):
        for inner in item.values() if isinstance(item, dict) else item:
            yield from _targets(inner)
