"""Named fields, and the parts that have them: the kinds of entry in `model` are parts.

In: a mapping of `yaml_source`. Out: an object with the values of its fields. A part that is broken somewhere
still holds what could be read, so that every mistake of a file is found at once. By hand, as `values`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar, Generic, Self, TypedDict, TypeVar, Unpack, cast, overload

from stadswijzer.content.values import (
    BROKEN,
    Broken,
    Choice,
    Keyed,
    Many,
    PartOfList,
    Report,
    Schema,
    Value,
    nearest,
)
from stadswijzer.content.yaml_source import Mapping, Node, Sequence

T = TypeVar("T")
K = TypeVar("K")


@dataclass(frozen=True)
class Field:
    """One named field: its kind of value and all that is known of it but its words.

    Those (label, help, an example in words) stand in `locale/*/fields.yml`; `field_words` finds them.
    """

    value: Value
    required: bool = False
    missing: str = "missing-field"
    """The code of its absence."""
    example: Any = None
    """What may stand in it, when that is no text: a number, a date, one of its choices."""
    past: bool = False
    """Its date is of something that was written or happened: the newest of all is the day of the build."""
    place: str = ""
    """The part of the page, other than a section, where a problem with it is shown (`problem_place`)."""
    section: str = ""
    """The section of the page that shows it, where that is not named after it."""
    words: str = ""
    """What the words of its choices are named after, where that is not its own name."""
    told: str = ""
    """The code under which `changes` tells what was chosen and what is, not only that it changed."""
    on_paper: bool = False
    """The chapter of changes for the council names it, where no sentence tells what changed in it."""
    expected: bool = False
    """A council looks for it: a page says so when nobody filled it in."""
    api: bool = False
    """It is published in the API, as a field of its entry. Chosen for each field; parts of it go along."""
    asked: bool = True
    """The form for a new entry asks for it."""
    care: bool = False
    """It says how the entry is looked after: the form asks it last."""
    instead: bool = False
    """It stands in place of another field of its part, so that a new file has it switched off."""
    was: str = ""
    """The name that it had before: who still writes that is told this one."""


class Known(TypedDict, total=False):
    """What can be known of a field, as `Field` explains it."""

    missing: str
    example: Any
    past: bool
    place: str
    section: str
    words: str
    told: str
    on_paper: bool
    expected: bool
    api: bool
    asked: bool
    care: bool
    instead: bool
    was: str


def need(value: Value[T], **known: Unpack[Known]) -> T:
    """A field that must be there; for types it is what it will hold (as with dataclasses)."""
    return cast("T", Field(value, required=True, **known))


@overload
def may(value: Many[T], **known: Unpack[Known]) -> tuple[T, ...]: ...
@overload
def may(value: Keyed[K, T], **known: Unpack[Known]) -> dict[K, T]: ...
@overload
def may(value: Value[T], **known: Unpack[Known]) -> T | None: ...
def may(value: Value[Any], **known: Unpack[Known]) -> object:
    """A field that may be left out: then it holds nothing, or an empty list or mapping."""
    return Field(value, **known)


ORIGIN, START = " origin", " start"
"""What a part that was kept holds beside its fields: whom to ask for its node, and where that begins."""


@dataclass(frozen=True)
class Rule:
    """A check over fields of one part; it runs when all of them could be read."""

    fields: tuple[str, ...]
    check: Callable[[Any, Report], None]


Checked = TypeVar("Checked", bound=Callable[[Any, Report], None])


def rule(*fields: str) -> Callable[[Checked], Checked]:
    """Marks a method as a rule over `fields`."""

    def mark(check: Checked) -> Checked:
        check.over = fields  # type: ignore[attr-defined]
        return check

    return mark


class Part:
    """A mapping with named fields: class attributes made by `need` and `may`, in their order."""

    fields: ClassVar[dict[str, Field]] = {}
    own_fields: ClassVar[dict[str, Field]] = {}
    """Those that are written in this class itself."""
    rules: ClassVar[tuple[Rule, ...]] = ()
    required: ClassVar[tuple[str, ...]] = ()
    empties: ClassVar[dict[str, Any]] = {}
    """Attribute → what it holds when its field is not given."""
    is_row: ClassVar[bool] = False
    """Whether it is written on one line when it fits, as the rows of a table are."""
    at_the_end: ClassVar[tuple[str, ...]] = ()
    """Fields that stand after those of a part that is made from this one."""
    broken: frozenset[str]

    def __init_subclass__(cls) -> None:
        own = {name.rstrip("_"): spec for name, spec in vars(cls).items() if isinstance(spec, Field)}
        inherited, cls.own_fields = cls.fields, own
        fields = {**{name: spec for name, spec in inherited.items() if name not in own}, **own}
        last = [name for name in cls.at_the_end if name in fields]
        cls.fields = {name: fields[name] for name in [*(n for n in fields if n not in last), *last]}
        cls.required = tuple(name for name, spec in cls.fields.items() if spec.required)
        cls.empties = {attribute(name): spec.value.empty for name, spec in cls.fields.items()}
        cls.rules = (
            *cls.rules,
            *(Rule(check.over, check) for check in vars(cls).values() if hasattr(check, "over")),
        )

    @classmethod
    def read(cls, node: Mapping, report: Report) -> Self:
        """Reads what can be read; every problem is reported, the fields that have one are in `broken`."""
        part = cls()
        values = part.__dict__
        values.update(cls.empties)
        broken = set()
        for name, value_node in node.items.items():
            spec = cls.fields.get(name)
            if spec is None:
                near = "" if report.is_full else cls.called_now(name) or nearest(name, list(cls.fields))
                report("unknown-field", node.keys[name], field=name, near=near, known=", ".join(cls.fields))
                continue
            value = spec.value.read(value_node, report)
            if value is BROKEN:
                broken.add(name)
                continue
            values[attribute(name)] = value
            if type(value) is not str and is_broken(value):
                broken.add(name)
        for name in cls.required:
            if name not in node.items:
                broken.add(name)
                report(cls.fields[name].missing, node, field=name)
        values.update(node=node, broken=frozenset(broken))
        for each in cls.rules:
            if part.intact(*each.fields):
                each.check(part, report)
        return part

    @classmethod
    def called_now(cls, old: str) -> str:
        """The field that had this name before; '' when none had."""
        return next((name for name, spec in cls.fields.items() if spec.was and spec.was == old), "")

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is read, not written: {name}")

    @cached_property
    def node(self) -> Mapping:
        """Where it stands; of a part that was kept (`kept_entries`) its file is parsed when somebody asks."""
        values = self.__dict__
        node: Mapping = values[ORIGIN].mapping(values[START])
        return node

    def intact(self, *names: str) -> bool:
        """Whether these fields were read without a problem (an optional one that is not given is intact)."""
        return not self.broken.intersection(names)

    def at(self, name: str, index: int | None = None) -> Node:
        """The node of a field (or of one item of it); where the mapping starts when it is not given."""
        node = self.node.items.get(name)
        if node is None:
            return self.node
        if index is not None and isinstance(node, Sequence) and index < len(node.items):
            return node.items[index]
        return node


def attribute(name: str) -> str:
    return "from_" if name == "from" else name


def options_of(part: type[Part], name: str) -> tuple[str, ...]:
    """The words that a field can be one of, in the order of the model."""
    value = part.fields[name].value
    if not isinstance(value, Choice):
        raise TypeError(f"{part.__name__}.{name} is no choice")
    return value.options


def is_broken(value: object) -> bool:
    """Whether something inside this value could not be read."""
    if isinstance(value, Part):
        return bool(value.broken)
    if isinstance(value, tuple):
        return isinstance(value, PartOfList) or any(is_broken(item) for item in value)
    return False


P = TypeVar("P", bound=Part)


@dataclass(frozen=True)
class Fields(Value[P], Generic[P]):
    """A mapping with named fields."""

    part: type[P]

    def read(self, node: Node, report: Report) -> P | Broken:
        if not isinstance(node, Mapping):
            return report.wrong_type(node, "fields")
        return self.part.read(node, report)

    def schema(self) -> Schema:
        return part_schema(self.part)

    def inner(self) -> tuple[Value, ...]:
        return tuple(spec.value for spec in self.part.fields.values())


def part_schema(part: type[Part]) -> Schema:
    """The JSON Schema of a part, without words: shape only; what `check` adds is not repeated here."""
    return {
        "type": "object",
        "properties": {name: spec.value.schema() for name, spec in part.fields.items()},
        "additionalProperties": False,
        **({"required": list(part.required)} if part.required else {}),
    }
