"""Where the comments of a file belong: above a field or an item, behind it, or after the last one.

In: a source and the mapping that was read from it. Out: `Remarks` by value node, so that comments and blank
lines move along when the fields around them do. Changes nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from stadswijzer.content.yaml_source import Mapping, Node, Scalar, Sequence, Source

_HEADER = re.compile(r"[|>][^\n#]*(#[^\r\n]*)")
"""The comment behind the sign of a block of text."""
_SIGN = re.compile(r"[\[\]{}]|#[^\r\n]*")
_MODELINE = re.compile(r"#\s*yaml-language-server\s*:")


@dataclass(slots=True)
class Remarks:
    """What stands around one value. Lines without their indentation; '' is a blank line."""

    above: list[str] = field(default_factory=list)
    behind: str = ""
    after: list[str] = field(default_factory=list)
    """Under it, before its next sibling, and further in than that."""
    last: list[str] = field(default_factory=list)
    """Of a list or mapping: what stands after all that is in it."""

    @property
    def has_comment(self) -> bool:
        return bool(self.behind) or any((*self.above, *self.after, *self.last))


@dataclass(slots=True, eq=False)
class _Anchor:
    """A field or an item that comments can belong to."""

    start: int
    column: int
    value: Node
    inside: Mapping | Sequence
    owner: _Anchor | None
    """The field or item that `inside` is the value of."""


@dataclass(frozen=True)
class Comments:
    """The remarks of one file. `head`: what stands on top of it whatever field comes first."""

    head: list[str]
    of: dict[Node, Remarks]
    places: list[tuple[int, str]]
    """Every comment: offset and text."""


def comments_of(source: Source, root: Mapping) -> Comments:
    """Finds every comment and gives it to what it belongs to."""
    anchors = list(_anchors(source, root, None))
    comments = _Finder(source, root, anchors).run()
    first = anchors[0].value if anchors else root
    return Comments(_head(comments.of.get(first)), comments.of, comments.places)


def is_flow(source: Source, node: Node) -> bool:
    """Whether a list or mapping is written between brackets."""
    return not isinstance(node, Scalar) and source.text[node.start : node.start + 1] in ("[", "{")


def _anchors(source: Source, node: Mapping | Sequence, owner: _Anchor | None) -> Iterator[_Anchor]:
    column = source.place(node.start).column
    pairs = (
        [(node.keys[name].start, value) for name, value in node.items.items()]
        if isinstance(node, Mapping)
        else [(item.start, item) for item in node.items]
    )
    for start, value in pairs:
        anchor = _Anchor(start, column, value, node, owner)
        yield anchor
        if isinstance(value, Mapping | Sequence) and not is_flow(source, value):
            yield from _anchors(source, value, anchor)


def _head(remarks: Remarks | None) -> list[str]:
    """Takes what belongs to the whole file away from its first field: up to a blank line or a modeline."""
    above = remarks.above if remarks else []
    ends = [i + 1 for i, line in enumerate(above) if not line or _MODELINE.match(line)]
    head = above[: max(ends, default=0)]
    del above[: len(head)]
    return head


def scalars(node: Node) -> Iterator[Scalar]:
    """Every scalar in a node, keys too, in the order of the file."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from scalars(item)
    elif isinstance(node, Mapping):
        for name, value in node.items.items():
            yield node.keys[name]
            yield from scalars(value)


class _Finder:
    def __init__(self, source: Source, root: Mapping, anchors: list[_Anchor]) -> None:
        self.source = source
        self.root = root
        self.anchors = anchors
        self.starts = [anchor.start for anchor in anchors]
        spans = [(each.start, each.end, each) for each in scalars(root)]
        self.spans = sorted(spans, key=lambda span: span[0])
        self.begin = len(source.text) - len(source.text.lstrip())
        self.of: dict[Node, Remarks] = {}
        self.places: list[tuple[int, str]] = []

    def run(self) -> _Finder:
        for offset, text, around in self._comments():
            self.places.append((offset, text))
            self._place(offset, text, around)
        for index, anchor in enumerate(self.anchors):
            self._blank_above(index, anchor)
        return self

    def remarks(self, node: Node) -> Remarks:
        return self.of.setdefault(node, Remarks())

    def _comments(self) -> Iterator[tuple[int, str, str]]:
        """Offset and text of every comment, and whether it stands between brackets or under a dash."""
        text = self.source.text
        edges = [(0, 0), *((start, end) for start, end, _ in self.spans), (len(text), len(text))]
        depth = 0
        for (start, begin), (end, _) in pairwise(edges):
            if header := _HEADER.match(text, start, begin):
                yield header.start(1), header[1].rstrip(), ""
            at, dashed = begin, False
            while match := _SIGN.search(text, at, end):
                dashed = dashed or "-" in text[at : match.start()]
                at = match.end()
                if match[0][0] == "#":
                    yield match.start(), match[0].rstrip(), "[" if depth else "-" if dashed else ""
                else:
                    depth += 1 if match[0] in "[{" else -1

    def _place(self, offset: int, text: str, around: str) -> None:
        index = bisect_left(self.starts, offset)
        before = self.anchors[index - 1] if index else None
        following = self.anchors[index] if index < len(self.anchors) else None
        place = self.source.place(offset)
        opening = self.source.text[offset - place.column + 1 : offset]
        if before and around == "[":
            self.remarks(before.value).above.append(text)
        elif opening.strip(" \t-"):
            self._behind(before, text)
        elif before and isinstance(before.value, Scalar) and before.value.start > offset:
            self.remarks(before.value).above.append(text)
        elif following and (before is None or around == "-" or following.column >= place.column):
            self._add(self.remarks(following.value).above, offset, text)
        else:
            self._after(before, following, offset, text)

    def _behind(self, before: _Anchor | None, text: str) -> None:
        remarks = self.remarks(before.value if before else self.root)
        if remarks.behind:
            remarks.above.append(text)
        else:
            remarks.behind = text

    def _after(self, before: _Anchor | None, following: _Anchor | None, offset: int, text: str) -> None:
        """Further in than what follows: it belongs to the innermost list or mapping that it lines up with."""
        column = self.source.place(offset).column
        while before and before.owner and before.column > column:
            before = before.owner
        if before is None:
            self._add(self.remarks(self.root).last, offset, text)
        elif following and following.inside is before.inside:
            self._add(self.remarks(before.value).after, offset, text)
        else:
            self._add(self.remarks(before.inside).last, offset, text)

    def _add(self, lines: list[str], offset: int, text: str) -> None:
        if self._is_blank_before(offset):
            lines.append("")
        lines.append(text)

    def _blank_above(self, index: int, anchor: _Anchor) -> None:
        previous = self.anchors[index - 1] if index else None
        first = previous and previous.value is anchor.inside and anchor.value not in self.of
        if not first and self._is_blank_before(anchor.start):
            self.remarks(anchor.value).above.append("")

    def _is_blank_before(self, offset: int) -> bool:
        """Whether the line above is blank, and no part of a text that keeps its last lines."""
        place = self.source.place(offset)
        begin = offset - place.column + 1
        if begin <= self.begin or self.source.line(place.line - 1).strip():
            return False
        index = bisect_left(self.spans, offset, key=lambda span: span[0]) - 1
        last = self.spans[index][2] if index >= 0 else None
        if last is None or last.style not in ("|", ">") or "#" in self.source.text[last.end : begin]:
            return True
        spaces = self.source.line(place.line - 1) and last.text.rstrip("\n").rpartition("\n")[2].isspace()
        return not (last.text.endswith("\n\n") or last.text == "\n" or spaces)
