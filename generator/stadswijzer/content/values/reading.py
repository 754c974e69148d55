"""How a value is read: who is told what is wrong, and the scalar that a value is made of.

In: a node of `yaml_source`. Out: its scalar, or a problem at the node. `Value`: what each kind does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, Any, ClassVar, Final, Generic, TypeVar

import yaml

from stadswijzer.content.yaml_mistake import odd_space
from stadswijzer.content.yaml_source import Mapping, Node, Refused, Scalar, Sequence, Source
from stadswijzer.language.invisible import INVISIBLE, UNSEEN, name_of
from stadswijzer.language.problems import Problems

if TYPE_CHECKING:
    from typing_extensions import TypeVar as TypeVarWithDefault

    V_co = TypeVarWithDefault("V_co", covariant=True, default=object)
else:
    V_co = TypeVar("V_co", covariant=True)


Schema = dict[str, Any]
"""A JSON Schema: what its keys hold differs by key."""


class Broken:
    """What stands in place of a value that could not be read."""

    def __repr__(self) -> str:
        return "BROKEN"


BROKEN: Final = Broken()


@dataclass(frozen=True)
class Report:
    """Where a reader says what is wrong. `min_group` is the one option that a rule inside a file needs."""

    source: Source
    problems: Problems
    min_group: int = 5

    def __call__(self, code: str, at: Node, /, **values: object) -> Broken:
        self.problems.add(self.source.problem(code, at.start, **values))
        return BROKEN

    def wrong_type(self, at: Node, wanted: str, hint: str = "") -> Broken:
        """Says what is wanted and what stands there instead; nothing if that has been told already."""
        if isinstance(at, Refused):
            return BROKEN
        if isinstance(at, Scalar):
            if is_nothing(at):
                comment = self.source.text[at.end : at.end + 80].lstrip(" \t").startswith("#")
                return self("empty-value", at, wanted=wanted, hint="comment" if comment else "general")
            if odd := odd_space(self.source, at):
                self.problems.add(odd)
                return BROKEN
            return self("wrong-type", at, wanted=wanted, instead=f'"{at.text}"', hint=hint or wanted)
        instead = "list" if isinstance(at, Sequence) else "fields"
        return self("wrong-type", at, wanted=wanted, instead=instead, hint=hint or wanted)

    @property
    def is_full(self) -> bool:
        return self.problems.is_full(self.source.path)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that `word` was probably meant to be, or ''."""
    return _nearest(word.lower()[:100], tuple(known))


@lru_cache(4096)  # one name that is gone can be referred to in a thousand places
def _nearest(word: str, known: tuple[str, ...]) -> str:
    matches = get_close_matches(word, known, n=1, cutoff=0.6)
    return matches[0] if matches else ""


class Value(Generic[V_co]):
    """One kind of value. `V_co` is what it reads, so that a field that says otherwise is found by `mypy`."""

    empty: ClassVar[object] = None
    """What an optional field holds when it is not given."""

    def read(self, node: Node, report: Report) -> V_co | Broken:
        raise NotImplementedError

    def schema(self) -> Schema:
        raise NotImplementedError

    def inner(self) -> tuple[Value, ...]:
        """The kinds of value inside this one."""
        return ()


def is_nothing(scalar: Scalar) -> bool:
    """Whether a value says that there is none: left out, the word that YAML has for it, or empty quotes."""
    return not scalar.text if scalar.style else scalar.text in ("", "~", "null", "Null", "NULL")


_TEXTS = ("text", "line")
_NUMBERS = ("whole", "number")
"""Their messages say more of the signs between thousands."""


def scalar_of(node: Node, report: Report, wanted: str) -> Scalar | None:
    """The scalar, or None after saying that something else stands here, or nothing, or what nobody sees."""
    if isinstance(node, Scalar) and not (is_nothing(node) and not (node.style and wanted in _TEXTS)):
        pattern = INVISIBLE if wanted in _NUMBERS else UNSEEN
        unseen = None if wanted in _TEXTS or node.text.isascii() else pattern.search(node.text)
        if unseen is None:
            return node
        _unseen(node, unseen, report)
        return None
    hint = ""
    if wanted in _TEXTS and isinstance(node, Sequence | Mapping):
        brackets = report.source.text[node.start] in "[{"
        hint = "bracket" if brackets else "colon" if isinstance(node, Mapping) else "one"
    report.wrong_type(node, wanted, hint)
    return None


def _unseen(scalar: Scalar, match: re.Match[str], report: Report) -> None:
    """Says which character stands there that nobody sees; a space of another kind has no place of its own."""
    offset = report.source.offset_in(scalar, match.start())
    raw = report.source.text.find(match[0], scalar.start, scalar.end)
    problem = report.source.problem(
        "hidden-character", raw if raw >= 0 else offset, character=name_of(match[0])
    )
    report.problems.add(problem)


_RESOLVERS: dict[str, list[tuple[str, re.Pattern[str]]]] = yaml.SafeLoader.yaml_implicit_resolvers


def reads_otherwise(text: str) -> str:
    """What YAML 1.1 makes of this plain text if not text (`bool`, `int`, …), else ''."""
    for tag, pattern in _RESOLVERS.get(text[:1], ()):
        if pattern.match(text):
            return tag.rpartition(":")[2]
    return ""
