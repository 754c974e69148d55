"""Numbers, written in digits: whole ones, decimals, years, euros, people."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar, Final, Generic, TypeVar

from stadswijzer.content.values.reading import BROKEN, Broken, Report, Schema, Value, scalar_of
from stadswijzer.content.yaml_source import Node, Scalar
from stadswijzer.language import answer_words

N = TypeVar("N", int, float)


@dataclass(frozen=True)
class Digits(Value[N], Generic[N]):
    """A number, written in digits and nothing else, between two bounds."""

    least: int | None = None
    most: int | None = None

    def no_number(self, scalar: Scalar, write: str, hint: str, report: Report, *, places: int = 0) -> Broken:
        """Says that this is no number of this kind, and what to write instead."""
        if not scalar.style and re.fullmatch(r"-?[1-9][0-9]{15,}", scalar.text, re.ASCII):
            most = 10**15 - 1 if self.most is None else self.most
            least = -most if self.least is None else self.least
            return report("out-of-range", scalar, found=scalar.text, least=least, most=most, hint="between")
        values = {"found": scalar.text, "write": write, "places": places}
        return report("not-a-number", scalar, **values, hint="write" if write else hint)

    def in_range(self, number: N, node: Node, report: Report) -> N | Broken:
        """The number, or what is said of one outside the bounds."""
        below = self.least is not None and number < self.least
        above = self.most is not None and number > self.most
        if not below and not above:
            return number
        hint = "least" if self.most is None else "between"
        return report("out-of-range", node, found=number, least=self.least, most=self.most, hint=hint)

    def schema(self) -> Schema:
        bounds = {"minimum": self.least, "maximum": self.most}
        return {"type": "integer", **{name: bound for name, bound in bounds.items() if bound is not None}}


_WHOLE = r"-?(0|[1-9][0-9]{0,14})"


@dataclass(frozen=True)
class Whole(Digits[int]):
    """A whole number."""

    least: int | None = 0

    @property
    def pattern(self) -> str:
        """How it is written."""
        return _WHOLE

    def read(self, node: Node, report: Report) -> int | Broken:
        scalar = scalar_of(node, report, "whole")
        if scalar is None:
            return BROKEN
        if scalar.style or not re.fullmatch(_WHOLE, scalar.text, re.ASCII):
            return self.no_number(scalar, _digits(scalar), "whole", report)
        return self.in_range(int(scalar.text), node, report)


def _digits(scalar: Scalar) -> str:
    """What to write instead of a number with signs between its thousands or around it, or ''."""
    bare = re.sub(r"^€\s*|[.,](?:00|-)$|\s*(?:€|euro)$", "", scalar.text.strip())
    if re.fullmatch(r"-?[0-9]{1,3}(?:[.,_'\s][0-9]{3}){1,4}", bare, re.ASCII):
        bare = re.sub(r"[.,_'\s]", "", bare)
    return str(int(bare)) if re.fullmatch(r"-?[0-9]{1,15}", bare, re.ASCII) else ""


@dataclass(frozen=True)
class Number(Digits[float]):
    """A number with at most two decimals after a point (or `places`), never with a thousands sign."""

    places: int = 2

    @property
    def pattern(self) -> str:
        """How it is written."""
        return rf"{_WHOLE}(\.[0-9]{{1,{self.places}}})?"

    def read(self, node: Node, report: Report) -> float | Broken:
        scalar = scalar_of(node, report, "number")
        if scalar is None:
            return BROKEN
        if scalar.style or not re.fullmatch(self.pattern, scalar.text, re.ASCII):
            write = re.sub(r"^(-?\d+),(\d{1,2})$", r"\1.\2", scalar.text)
            write = write if write != scalar.text else _digits(scalar)
            return self.no_number(scalar, write, "decimal", report, places=self.places)
        return self.in_range(float(scalar.text) if "." in scalar.text else int(scalar.text), node, report)

    def schema(self) -> Schema:
        return {**super().schema(), "type": "number"}


FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199
YEAR: Final = Whole(FIRST_YEAR, LAST_YEAR)
HOURS: Final = Whole(0, 9_999_999)
"""Of one department in one year: more than 5,000 people work."""
EUROS: Final = Whole(0, 99_999_999_999)
"""Of one year: more than any municipality spends, and what still fits in a column on paper."""


@dataclass(frozen=True)
class Proven(Whole):
    """A number of people that the words of a round can prove."""

    numbers: ClassVar[tuple[int, ...]] = answer_words.PROVEN

    def in_range(self, number: int, node: Node, report: Report) -> int | Broken:
        return number if number in self.numbers else report("people-steps", node, found=number)

    def schema(self) -> Schema:
        return {"enum": list(self.numbers)}
