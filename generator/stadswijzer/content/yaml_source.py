"""The text of one file, and the values in it, which know where they stand.

In: text, and offsets in it. Out: a `Source`, which says line and column of an offset, and of any character of
a value where it stands in the file; and the parts of the tree that `yaml_reader` makes: `Scalar`, `Sequence`,
`Mapping` and `Refused`. Parses nothing.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from stadswijzer.language.problems import Place, Problem

# Nodes are not frozen: a file of ten entries makes a thousand, and freezing takes a third of the time to read
# it.


@dataclass(slots=True, eq=False)
class Scalar:
    """One value as typed. `start` and `end` are offsets in characters; `style` is '' when it is plain."""

    text: str
    style: str
    start: int
    end: int


@dataclass(slots=True, eq=False)
class Sequence:
    """A list."""

    items: list[Node]
    start: int


@dataclass(slots=True, eq=False)
class Mapping:
    """Keys in the order typed; `keys` holds where each key stands."""

    items: dict[str, Node]
    keys: dict[str, Scalar]
    start: int


@dataclass(slots=True, eq=False)
class Refused:
    """A value that is not part of the format: that has been told, so nothing more is said of it."""

    start: int


Node = Scalar | Sequence | Mapping | Refused


@dataclass(frozen=True)
class Source:
    """The text of one file, able to say line and column (from 1, in characters) of any offset."""

    path: str
    text: str = ""

    @cached_property
    def digest(self) -> str:
        """What stands for the text."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()[:32]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", self.text))]

    def place(self, offset: int) -> Place:
        line = bisect_right(self._line_starts, offset)
        return Place(self.path, line, offset - self._line_starts[line - 1] + 1)

    def problem(self, code: str, offset: int, /, **values: object) -> Problem:
        return Problem(code, self.place(offset), values)

    def line(self, number: int) -> str:
        """The text of line `number` (from 1), without its end."""
        lines = self._line_starts
        if not 1 <= number <= len(lines):
            return ""
        end = lines[number] if number < len(lines) else len(self.text)
        return self.text[lines[number - 1] : end].rstrip("\r\n")

    @cached_property
    def _walks(self) -> dict[int, tuple[int, int]]:
        """Start of a scalar → how far its value was walked, and where that is: problems come in order."""
        return {}

    def offset_in(self, scalar: Scalar, position: int) -> int:
        """Where character `position` of a scalar's value stands in the file.

        Folding, indentation and escapes only add or remove white space and escape signs, so the characters
        that are not white space are walked side by side. White space itself is placed at the character after
        it.
        """
        raw = self.text
        walked, at = self._walks.get(scalar.start, (0, _value_start(raw, scalar)))
        if walked > position:
            walked, at = 0, _value_start(raw, scalar)
        before = scalar.text[walked:position]
        if scalar.style in ("", "|", ">"):  # nothing is escaped there
            at = _past_signs(raw, at, len("".join(before.split())))
        else:
            for wanted in before:
                if not wanted.isspace():
                    at = _past_white_space(raw, at, scalar.style)
                    at += _width(raw, at, scalar.style)
        self._walks[scalar.start] = position, at
        return min(_past_white_space(raw, at, scalar.style), max(scalar.end - 1, scalar.start))


_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|\r\n|[\s\S])")


def _is_white(escape: re.Match[str]) -> bool:
    """Whether an escape of a double-quoted text stands for white space or for nothing at all."""
    if digits := escape[1] or escape[2] or escape[3]:
        return chr(int(digits, 16)).isspace()
    return escape[0][1:] in {"n", "t", "r", "v", "f", "_", "N", "L", "P", " ", "\t", "\n", "\r", "\r\n"}


def _value_start(raw: str, scalar: Scalar) -> int:
    """Where the value of a scalar begins: after the header of a block, after a quote."""
    if scalar.style in ("|", ">"):
        newline = raw.find("\n", scalar.start)
        return newline + 1 if newline >= 0 else scalar.start
    return scalar.start + bool(scalar.style)


_WORD = re.compile(r"\S+")


def _past_signs(raw: str, at: int, signs: int) -> int:
    """Where so many signs that are no white space have been passed."""
    for word in _WORD.finditer(raw, at) if signs else ():
        if signs <= len(word[0]):
            return word.start() + signs
        signs -= len(word[0])
    return at if not signs else len(raw)


def _past_white_space(raw: str, at: int, style: str) -> int:
    while at < len(raw):
        if raw[at].isspace():
            at += 1
        elif style == '"' and (escape := _ESCAPE.match(raw, at)) and _is_white(escape):
            at = escape.end()
        else:
            break
    return at


def _width(raw: str, at: int, style: str) -> int:
    """How many characters the file spends on the one value character at `at`."""
    if style == "'" and raw.startswith("''", at):
        return 2
    if style == '"' and (match := _ESCAPE.match(raw, at)):
        return len(match[0])
    return 1
