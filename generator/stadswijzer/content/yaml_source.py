"""Text → values that know where they stand, exactly as typed.

In: the bytes of one file. Out: a `Source` (text, places) and a tree of `Scalar`, `Sequence` and `Mapping`.
Built from the parser's events and never from `yaml.compose` or `load`: those coerce (`no` → False, `12:30` →
750), keep the last of two equal keys, and `compose` crashes the interpreter on deep nesting. Refuses what is
not part of the format: anchors, aliases, tags, merge keys, a second document.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

from stadswijzer.content.half_merged import half_merged
from stadswijzer.language.invisible import ODD_SPACE, UNSEEN, name_of
from stadswijzer.language.problems import Place, Problem, Problems

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 50

# YAML 1.2 section 5.1, less the byte order mark in the middle of a text; less the line ends that YAML 1.1
# knows and editors do not show (U+0085, U+2028, U+2029); and less the bidirectional overrides, which can make
# a text read differently from what it says (CVE-2021-42574).
FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\ufeff\u2028-\u202e\u2066-\u2069]"
)
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


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


def read_source(path: str, content: bytes, problems: Problems, *, size: int | None = None) -> Source | None:
    """Bytes → text, or None with the reason in `problems`. `size`: of the file, if only its start was read.

    Hidden characters are reported and become spaces, so that the rest of the file is still checked. Of YAML
    that is half merged nothing more is read: it says two things.
    """
    size = size or len(content)
    if size > MAX_BYTES:
        problems.add(
            Problem("too-large", Place(path, 1, 1), {"limit": "1 MiB", "size": f"{size / MAX_BYTES:.1f} MiB"})
        )
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", "replace").removeprefix("\ufeff")
        source = Source(path, before)
        problems.add(source.problem("not-utf8", len(before), byte=f"0x{content[error.start]:02x}"))
        return None
    source = Source(path, text)
    for at in half_merged(text):
        problems.add(source.problem("half-merged", at))
        if not path.endswith(".md"):
            return None
    if not FORBIDDEN.search(text):
        return source
    source = Source(path, FORBIDDEN.sub(" ", text))
    for bad in FORBIDDEN.finditer(text):
        if problems.is_full(path):
            return None
        problems.add(source.problem("hidden-character", bad.start(), character=name_of(bad[0])))
    return source


def read_mapping(source: Source, problems: Problems) -> Mapping | None:
    """The mapping that a file of this format holds, or None with the reason in `problems`."""
    root = read_root(source, problems)
    if root is None or isinstance(root, Mapping):
        return root
    if not isinstance(root, Refused):
        odd = odd_space(source, root)
        problems.add(odd or source.problem("not-a-mapping", root.start))
    return None


def read_root(source: Source, problems: Problems) -> Node | None:
    """What a file of this format holds, whatever it is, or None with the reason in `problems`.

    Two equal keys, and a key that is not plain text, are reported and left out; the rest is still read.
    """
    try:
        root = _Reader(source, problems).document()
    except _TooDeepError as error:
        problems.add(source.problem("too-deep", error.offset, limit=MAX_DEPTH))
        return None
    except yaml.MarkedYAMLError as error:
        problems.add(_not_yaml(source, error))
        return None
    except yaml.YAMLError as error:  # pragma: no cover - the characters it refuses are refused above
        problems.add(source.problem("not-yaml", 0, reason=str(error).splitlines()[0]))
        return None
    if root is None:
        problems.add(source.problem("empty-file", 0))
    return root


_ODD_SPACE = re.compile(rf"^[ -]*(?:[\w-]+:)?[ ]*([{ODD_SPACE}])", re.MULTILINE)


def odd_space(source: Source, node: Node) -> Problem | None:
    """The problem of a text that was meant to be a field or an item: a space in it is none to YAML."""
    if isinstance(node, Scalar) and not node.style and (found := _ODD_SPACE.match(node.text)):
        return source.problem("hidden-character", node.start + found.start(1), character=name_of(found[1]))
    return None


_WITHOUT_SPACE = re.compile(r"[\s-]*[\w-]+:(?=\S)")
_OPENS_WITH_BRACKET = re.compile(r"[\s-]*[\w-]+:\s*(?:\[.*\]|\{.*\})\s*\S")


def _not_yaml(source: Source, error: yaml.MarkedYAMLError) -> Problem:
    """What the parser could not read, at the place where an editor can mend it.

    For what was opened and not closed that is where it opens; the parser only stumbles further down.
    """
    said, about = error.problem or "", error.context or ""
    opened = re.search(r"quoted scalar|flow (?:sequence|mapping)|simple key", about) is not None
    mark = (error.context_mark if opened else None) or error.problem_mark or error.context_mark
    offset = min(mark.index, len(source.text)) if mark else 0
    line = source.line(source.place(offset).line)
    before = source.line(source.place(offset).line - 1)
    odd = [match for match in _ODD_SPACE.finditer(source.text) if match.start() <= offset]
    if odd:
        character = name_of(odd[-1][1])
        return source.problem("hidden-character", odd[-1].start(1), character=character)
    hint = "general"
    if "\t" in line[: len(line) - len(line.lstrip())]:
        hint = "tab"
    elif "mapping values are not allowed" in said:
        hint = "colon"
        if joined := _WITHOUT_SPACE.match(before):  # read on into this line as one text
            hint = "space"
            offset = source.text.rindex(before, 0, offset) + joined.end() - 1
    elif _OPENS_WITH_BRACKET.match(line):
        hint = "start"
    elif "block mapping" in about and ("'" in line or '"' in line):
        hint = "inner"
    elif "simple key" in about:
        hint = "key"
    elif "flow" in about:
        hint = "bracket"
    elif "quoted scalar" in about:
        hint = "escape" if "escape" in said or "hexdecimal" in said else "quote"
    elif "cannot start" in said or "are not allowed" in said or "comment or line break" in said:
        hint = "start"
    elif "YAML document" in said or "directive" in about:
        hint = "directive"
    return source.problem("not-yaml", offset, hint=hint)


class _TooDeepError(Exception):
    """Nothing more is read: whoever nests this deep wants to see the reader fall over."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


class _Reader:
    """The parser's events → nodes. For a thousand files this is most of the work."""

    def __init__(self, source: Source, problems: Problems) -> None:
        self.source = source
        self.problems = problems
        self.quiet = False
        self.next_event = _LOADER(source.text).get_event

    def report(self, code: str, offset: int, **values: object) -> None:
        if not self.quiet:
            self.problems.add(self.source.problem(code, offset, **values))

    def refuse(self, what: str, offset: int) -> Refused:
        found = self.source.text[offset : offset + 80].split(None, 1)[0]
        self.report("not-in-format", offset, what=what, found=found)
        return Refused(offset)

    def document(self) -> Node | None:
        """The first document; None when it holds nothing."""
        root: Node | None = None
        while not isinstance(event := self.next_event(), yaml.StreamEndEvent):
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                offset = event.start_mark.index  # type: ignore[union-attr]
                self.report("not-in-format", offset, what="document", found="---", hint="document")
                break
            if isinstance(event, yaml.NodeEvent):
                root = self.node(event, 1)
        if isinstance(root, Scalar) and not root.style and not root.text:
            return None
        return root

    def node(self, event: Any, depth: int) -> Node:
        start = event.start_mark.index
        kind = type(event)
        if kind is yaml.AliasEvent:
            return self.refuse("alias", start)
        found: Node
        if kind is yaml.ScalarEvent:
            found = Scalar(event.value, event.style or "", start, event.end_mark.index)
            if found.style == '"' and (bad := FORBIDDEN.search(found.text)):
                at = self.source.offset_in(found, bad.start())
                self.report("hidden-character", at, character=name_of(bad[0]))
                return Refused(start)
        elif depth > MAX_DEPTH:
            raise _TooDeepError(start)
        elif kind is yaml.MappingStartEvent:
            found = self.mapping(start, depth)
        else:
            items = []
            while type(item := self.next_event()) is not yaml.SequenceEndEvent:
                items.append(self.node(item, depth + 1))
            found = Sequence(items, start)
        if event.anchor is not None:
            return self.refuse("anchor", start)
        if event.tag is not None:
            return self.refuse("tag", start)
        return found

    def mapping(self, start: int, depth: int) -> Mapping:
        found = Mapping({}, {}, start)
        while type(event := self.next_event()) is not yaml.MappingEndEvent:
            key = self.node(event, depth + 1)
            if isinstance(key, Scalar) and key.text == "<<" and not key.style:
                self.merge(key, depth)
                continue
            value = self.node(self.next_event(), depth + 1)
            if isinstance(key, Scalar):
                self.add(found, key, value)
            elif not isinstance(key, Refused):
                instead = "list" if isinstance(key, Sequence) else "fields"
                self.report("wrong-type", key.start, wanted="key", instead=instead, hint="key")
        return found

    def merge(self, key: Scalar, depth: int) -> None:
        """Says that merging is not part of the format, and nothing of the alias that comes with it."""
        self.refuse("merge", key.start)
        before, self.quiet = self.quiet, True
        self.node(self.next_event(), depth + 1)
        self.quiet = before

    def add(self, found: Mapping, key: Scalar, value: Node) -> None:
        if unseen := UNSEEN.search(key.text):
            at = key.start + bool(key.style) + unseen.start()
            self.report("hidden-character", at, character=name_of(unseen[0]))
            key.text = UNSEEN.sub("", key.text)
        if key.text in found.keys:
            first = self.source.place(found.keys[key.text].start).line
            self.report("duplicate-key", key.start, key=key.text, line=first)
        else:
            found.keys[key.text] = key
            found.items[key.text] = value
