"""Values that hold others: a list, three words for three levels, a mapping by year or by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from stadswijzer.content.values.choices import Choice
from stadswijzer.content.values.numbers import Digits
from stadswijzer.content.values.reading import BROKEN, Broken, Report, Schema, V_co, Value
from stadswijzer.content.yaml_source import Mapping, Node, Refused, Scalar, Sequence
from stadswijzer.language import answer_words

K = TypeVar("K")


@dataclass(frozen=True)
class Many(Value[tuple[V_co, ...]], Generic[V_co]):
    """A list. Items that cannot be read are left out, of the node too, so that both keep the same order."""

    item: Value[V_co]
    least: int = 0
    most: int | None = None
    empty: ClassVar[object] = ()

    def read(self, node: Node, report: Report) -> tuple[V_co, ...] | Broken:
        if not isinstance(node, Sequence):
            return report.wrong_type(node, "list")
        length = len(node.items)
        fits = length >= self.least and (self.most is None or length <= self.most)
        if not fits:
            hint = "least" if self.most is None else "between"
            report("list-length", node, found=length, least=self.least, most=self.most, hint=hint)
        pairs = [(item, self.item.read(item, report)) for item in node.items]
        node.items[:] = [item for item, value in pairs if value is not BROKEN]
        values = tuple(value for _, value in pairs if not isinstance(value, Broken))
        return values if fits and len(values) == length else PartOfList(values)

    def schema(self) -> Schema:
        bounds = {"minItems": self.least or None, "maxItems": self.most}
        given = {name: bound for name, bound in bounds.items() if bound is not None}
        return {"type": "array", "items": self.item.schema(), **given}

    def inner(self) -> tuple[Value, ...]:
        return (self.item,)


class PartOfList(tuple[V_co, ...]):
    """A list of which some items could not be read."""

    __slots__ = ()


@dataclass(frozen=True)
class AtLeast(Value[tuple[str, str, str]]):
    """Three words: for level 1, 2 and 3, how many people are at that level or higher."""

    item: ClassVar[Choice] = Choice(answer_words.WORDS[answer_words.MANY])

    def read(self, node: Node, report: Report) -> tuple[str, str, str] | Broken:
        if isinstance(node, Refused):
            return BROKEN
        if not isinstance(node, Sequence) or len(node.items) != answer_words.LEVELS_ABOVE:
            return report("bad-at-least", node)
        words = [self.item.read(item, report) for item in node.items]
        first, second, third = words
        if isinstance(first, Broken) or isinstance(second, Broken) or isinstance(third, Broken):
            return BROKEN
        return first, second, third

    def schema(self) -> Schema:
        bounds = {"minItems": answer_words.LEVELS_ABOVE, "maxItems": answer_words.LEVELS_ABOVE}
        return {"type": "array", "items": self.item.schema(), **bounds}


@dataclass(frozen=True)
class Keyed(Value[dict[K, V_co]], Generic[K, V_co]):
    """A mapping whose keys are data: a year or a reference."""

    key: Value[K]
    value: Value[V_co]
    empty: ClassVar[object] = {}

    def read(self, node: Node, report: Report) -> dict[K, V_co] | Broken:
        if not isinstance(node, Mapping):
            return report.wrong_type(node, "fields")
        values = {}
        for name in list(node.items):
            key = node.keys[name]
            plain = Scalar(key.text, "", key.start, key.end) if isinstance(self.key, Digits) else key
            read_key, value = self.key.read(plain, report), self.value.read(node.items[name], report)
            if isinstance(read_key, Broken) or isinstance(value, Broken):
                del node.items[name], node.keys[name]
            else:
                values[read_key] = value
        return values

    def schema(self) -> Schema:
        return {"type": "object", "additionalProperties": self.value.schema()}

    def inner(self) -> tuple[Value, ...]:
        return (self.key, self.value)
