"""Every value of one kind in a part, at any depth: all texts, all references.

In: a part that was read. Out: leaves, in the order of the fields: value, node, and the way to it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple, cast

from stadswijzer.content.fields import Field, Fields, Part, attribute
from stadswijzer.content.values import Keyed, Many, Value
from stadswijzer.content.yaml_source import Mapping, Node, Sequence

Way = tuple[str | int, ...]
"""From a part to a node in it: a field, then the number of an item, of a key below zero: the first is -1."""


@dataclass(slots=True, eq=False)
class Leaf:
    """One value of a wanted kind: where it stands and what it is."""

    kind: Value
    value: Any
    _at: Node | Way
    path: str
    part: Part = field(repr=False)

    @property
    def node(self) -> Node:
        """Where it stands; of a part that was kept, only then its file is parsed."""
        if isinstance(self._at, tuple):
            self._at = _node_at(self.part, self._at)
        return self._at

    @property
    def field(self) -> Field:
        """The field that holds it, or the list or mapping that it is in."""
        return type(self.part).fields[self.path.rpartition(".")[2]]


@cache
def _holds(value: Value, wanted: type[Value]) -> bool:
    # mypy takes `__hash__` of the instances for that of the class, hence the ignores.
    inner = value.inner()
    return isinstance(value, wanted) or any(_holds(each, wanted) for each in inner)  # type: ignore[arg-type]


class _At(NamedTuple):
    """A field that may hold a leaf, and how that is named: of ten thousand entries the same few."""

    name: str
    attribute: str
    kind: Value
    path: str
    way: Way


@cache
def _fields_at(part: type[Part], wanted: type[Value], path: str) -> tuple[_At, ...]:
    found = ((name, spec.value) for name, spec in part.fields.items())
    return tuple(
        _At(name, attribute(name), value, f"{path}{name}", (name,))
        for name, value in found
        if _holds(value, wanted)  # type: ignore[arg-type]
    )


def leaves(part: Part, wanted: type[Value], path: str = "") -> list[Leaf]:
    """Every value of kind `wanted` in this part, at any depth, in the order of the fields."""
    found: list[Leaf] = []
    _of_part(part, wanted, path, found)
    return found


def _of_part(part: Part, wanted: type[Value], path: str, found: list[Leaf]) -> None:
    values = part.__dict__
    nodes = values["node"].items if "node" in values else None
    for name, own, kind, there, way in _fields_at(type(part), wanted, path):  # type: ignore[arg-type]
        value = values[own]
        if value is None:
            continue
        if nodes is None:
            _of_kept(kind, value, way, there, part, wanted, found)
        elif (node := nodes.get(name)) is not None:
            _of_value(kind, value, node, there, part, wanted, found)


def _of_value(
    kind: Value, value: Any, node: Node, path: str, part: Part, wanted: type[Value], found: list[Leaf]
) -> None:
    if isinstance(kind, wanted):
        found.append(Leaf(kind, value, node, path, part))
    elif isinstance(kind, Many) and isinstance(node, Sequence):
        for item, item_node in zip(value, node.items, strict=False):
            _of_value(kind.item, item, item_node, path, part, wanted, found)
    elif isinstance(kind, Fields) and isinstance(value, Part):
        _of_part(value, wanted, f"{path}.", found)
    elif isinstance(kind, Keyed) and isinstance(node, Mapping):
        for (key, item), key_node, item_node in zip(
            value.items(), node.keys.values(), node.items.values(), strict=False
        ):
            _of_value(kind.key, key, key_node, path, part, wanted, found)
            _of_value(kind.value, item, item_node, path, part, wanted, found)


def _of_kept(
    kind: Value, value: Any, way: Way, path: str, part: Part, wanted: type[Value], found: list[Leaf]
) -> None:
    """The same of a part that was kept, of which nothing is wrong: its values stand as its nodes do."""
    if isinstance(kind, wanted):
        found.append(Leaf(kind, value, way, path, part))
    elif isinstance(kind, Many):
        for number, item in enumerate(value):
            _of_kept(kind.item, item, (*way, number), path, part, wanted, found)
    elif isinstance(kind, Fields):
        _of_part(value, wanted, f"{path}.", found)
    elif isinstance(kind, Keyed):
        for number, (key, item) in enumerate(value.items()):
            _of_kept(kind.key, key, (*way, -1 - number), path, part, wanted, found)
            _of_kept(kind.value, item, (*way, number), path, part, wanted, found)


def _node_at(part: Part, way: Way) -> Node:
    node: Any = part.node
    for step in way:
        if isinstance(step, str):
            node = node.items[step]
        elif step < 0:
            node = list(node.keys.values())[-1 - step]
        else:
            node = (list(node.items.values()) if isinstance(node, Mapping) else node.items)[step]
    return cast("Node", node)
