"""One hand for every file: fields in the order of the model, one way of quoting, comments kept.

In: the text of a file and its kind. Out: the text as it should be written, which reads back as the same
values; `FormatError` when it cannot be read, or would not. The form writes by the same rules
(`form/yaml.js`). Reads no file. By hand, since YAML libraries that keep comments move them when fields change
their order.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import dropwhile
from operator import not_

from stadswijzer.content.fields import Fields, Part
from stadswijzer.content.model import KINDS
from stadswijzer.content.values import (
    AtLeast,
    Digits,
    Done,
    Flag,
    Id,
    Keyed,
    Many,
    Prose,
    Ref,
    Report,
    Value,
    reads_otherwise,
)
from stadswijzer.content.yaml_reader import read_mapping
from stadswijzer.content.yaml_source import Mapping, Node, Refused, Scalar, Sequence, Source
from stadswijzer.editing.format.yaml_comments import Comments, Remarks, comments_of
from stadswijzer.language.problems import Problem, Problems

WIDTH = 120
"""A list or row stays on one line up to this many characters; a text is never broken."""
WORDS = re.compile(r"(?:y|n|yes|no|on|off|true|false|null)", re.IGNORECASE)
NUMBER_LIKE = re.compile(r"[-+]?\.?[0-9][0-9a-fxo_.,:+\-tz ]*|[-+]?\.(?:inf|nan)", re.IGNORECASE | re.ASCII)
NOT_FIRST = re.compile(r"[-?:,\[\]{}#&*!|>'\"%@`~=<]")
NOT_PLAIN = re.compile(r"[\t\r\n]|: | #|:$|^\s|\s$")
BRACKET_SIGNS = re.compile(r"[,\[\]{}:]")


class FormatError(Exception):
    """The file is left as it is. `problem`: what the reader could not read; None: it would change a value."""

    def __init__(self, problem: Problem | None = None) -> None:
        super().__init__(problem.code if problem else "values would change")
        self.problem = problem


def formatted(text: str, kind: str, path: str = "") -> str:
    """The text of a file of this kind, as it should be written; line ends stay as the first one is."""
    source = Source(path, text.removeprefix("\ufeff"))
    root = _read(source)
    written = "\n".join(_Writer(comments_of(source, root)).file(Fields(KINDS[kind].part), root)) + "\n"
    again = Source(path, written)
    try:
        same = _holds(again, kind) == _holds(source, kind)
    except FormatError:  # pragma: no cover - a bug of ours must not break a file
        same = False
    if not same:
        raise FormatError
    return written.replace("\n", "\r\n") if re.match(r"[^\r\n]*\r\n", text) else written


@lru_cache(maxsize=4096)  # every site shows the same examples
def formatted_part(text: str, part: type[Part]) -> str:
    """The same for a few fields of a part, to show; nothing is looked at afterwards."""
    source = Source("", text)
    root = _read(source)
    return "\n".join(_Writer(comments_of(source, root)).file(Fields(part), root)) + "\n"


def _read(source: Source) -> Mapping:
    problems = Problems()
    root = read_mapping(source, problems)
    if root is None or len(problems):
        raise FormatError(next(iter(problems), None))
    return root


def _holds(source: Source, kind: str) -> tuple[object, Counter[str], Counter[str]]:
    """What may not change: the values, what the model has to say of them, and the comments."""
    root, problems = _read(source), Problems()
    values, said = _values(root), Counter(text for _, text in comments_of(source, root).places)
    KINDS[kind].part.read(root, Report(source, problems))
    return values, Counter(problem.code for problem in problems), said


def _values(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [_values(item) for item in node.items]
    return {name: _values(item) for name, item in node.items.items()} if isinstance(node, Mapping) else None


@dataclass(frozen=True)
class _Writer:
    comments: Comments

    def file(self, value: Value, root: Mapping) -> list[str]:
        around = self.comments.of.get(root, Remarks())
        body = list(self.mapping(value, root, 0))
        head = [around.behind, *self.comments.head] if around.behind else self.comments.head
        return list(dropwhile(not_, [*head, *body] if root.items else [*head, "{}"]))

    def _commented(self, node: Node) -> bool:
        """Whether a comment stands somewhere inside a list or mapping."""
        inside: list[Node] = []
        if isinstance(node, Sequence):
            inside = node.items
        elif isinstance(node, Mapping):
            inside = list(node.items.values())
        if inside and any(self._around(node).last):
            return True
        return any(self._around(each).has_comment or self._commented(each) for each in inside)

    def inline(self, value: Value | None, node: Node, *, in_brackets: bool) -> str | None:
        """The value on one line, or None when it must be a block."""
        if isinstance(node, Scalar):
            return _inline_scalar(value, node, in_brackets=in_brackets)
        if self._commented(node):
            return None
        if isinstance(node, Sequence):
            return self._inline_list(value, node)
        return self._inline_mapping(value, node) if isinstance(node, Mapping) else None

    def _inline_list(self, value: Value | None, node: Sequence) -> str | None:
        if not node.items:
            return "[]"
        item = value.item if isinstance(value, Many | AtLeast) else None
        if not isinstance(item, Ref | Id) and not isinstance(value, AtLeast):
            return None
        items = [self.inline(item, each, in_brackets=True) for each in node.items]
        texts = [each for each in items if each is not None]
        return f"[{', '.join(texts)}]" if len(texts) == len(items) else None

    def _inline_mapping(self, value: Value | None, node: Mapping) -> str | None:
        if not node.items:
            return "{}"
        is_row = isinstance(value, Fields) and value.part.is_row
        if not is_row and not (isinstance(value, Keyed) and not isinstance(value.value, Keyed)):
            return None
        pairs = []
        for key, inner, each in _entries(value, node):
            said = self.inline(inner, each, in_brackets=True)
            if said is None:
                return None
            pairs.append(f"{key}: {said}")
        return f"{{{', '.join(pairs)}}}"

    def lines(self, value: Value | None, node: Node, start: str, indent: int) -> list[str]:
        """`start` (a key and its colon, or the dash of an item) and the value after or under it."""
        behind = f"  {said}" if (said := self._around(node).behind) else ""
        if isinstance(node, Scalar) and _is_block(node.text):
            header, *rest = _block(node.text, start, indent)
            return [header + behind, *rest]
        short = self.inline(value, node, in_brackets=False)
        whole = f"{start} {short}".rstrip() if short is not None else ""
        if short is not None and (isinstance(node, Scalar) or _is_empty(node) or len(whole) <= WIDTH):
            return [whole + behind]
        inside = self.items if isinstance(node, Sequence) else self.mapping
        return [start + behind, *inside(value, node, indent)]  # type: ignore[arg-type]

    def mapping(self, value: Value | None, node: Mapping, indent: int) -> Iterator[str]:
        lines: list[str] = []
        for key, inner, each in _entries(value, node):
            self._join(lines, self._around(each).above, indent, first=not lines)
            lines += self.lines(inner, each, f"{_pad(indent)}{key}:", indent + 2)
            self._join(lines, self._around(each).after, indent)
        self._join(lines, self._around(node).last, indent)
        yield from lines

    def items(self, value: Value | None, node: Sequence, indent: int) -> Iterator[str]:
        item = value.item if isinstance(value, Many | AtLeast) else None
        lines: list[str] = []
        for each in node.items:
            around, inner = self._around(each), self._above_first(item, each)
            own = self._item(item, each, indent)
            own[0] = f"{_pad(indent)}-{own[0][indent + 1 :]}"
            behind = [around.behind] if around.behind and not own[0].endswith(around.behind) else []
            above = [*around.above, *behind, *inner]
            self._join(lines, above, indent, first=not lines)
            lines += own
            self._join(lines, around.after, indent)
        self._join(lines, self._around(node).last, indent)
        yield from lines

    def _above_first(self, item: Value | None, node: Node) -> list[str]:
        """Takes away what stands above the first field of an item: above the dash it is read back."""
        if not isinstance(node, Mapping) or not node.items:
            return []
        around = self._around(next(each for _, _, each in _entries(item, node)))
        taken, around.above = around.above, []
        return taken

    def _item(self, item: Value | None, node: Node, indent: int) -> list[str]:
        """The lines of one item, with or without its dash."""
        dash = f"{_pad(indent)}-"
        if isinstance(node, Scalar) or _is_empty(node):
            return self.lines(item, node, dash, indent + 2)
        short = self.inline(item, node, in_brackets=False)
        if short is not None and len(f"{dash} {short}") <= WIDTH:
            return self.lines(item, node, dash, indent + 2)
        inside = self.items if isinstance(node, Sequence) else self.mapping
        return list(inside(item, node, indent + 2))  # type: ignore[arg-type]

    def _around(self, node: Node) -> Remarks:
        return self.comments.of.get(node, Remarks())

    def _join(self, lines: list[str], said: list[str], indent: int, *, first: bool = False) -> None:
        """Adds comments and blank lines; a blank line only where it separates and is not read as text."""
        for line in said:
            if line:
                lines.append(_pad(indent) + line)
            elif not (first and not lines) and lines and lines[-1] != "":
                lines.append("")


def _entries(value: Value | None, node: Mapping) -> Iterator[tuple[str, Value | None, Node]]:
    """Key as it is written, kind of value, value: named fields in the order of the model, then the rest."""
    if isinstance(value, Fields):
        fields = value.part.fields
        known = [name for name in fields if name in node.items]
        for name in [*known, *(name for name in node.items if name not in fields)]:
            inner = fields[name].value if name in fields else None
            yield _scalar(name, is_text=False, in_brackets=True), inner, node.items[name]
    else:
        inner = value.value if isinstance(value, Keyed) else None
        for name, item in node.items.items():
            yield _scalar(name, is_text=False, in_brackets=True), inner, item


def _is_empty(node: Node) -> bool:
    return isinstance(node, Refused) or (isinstance(node, Sequence | Mapping) and not node.items)


def _pad(indent: int) -> str:
    return " " * indent


def _inline_scalar(value: Value | None, node: Scalar, *, in_brackets: bool) -> str | None:
    if _is_block(node.text):
        return None
    text, plain = node.text, not node.style
    if plain and not text:
        return None if in_brackets else ""
    typed = isinstance(value, Digits | Flag) or (isinstance(value, Done) and reads_otherwise(text) == "bool")
    if typed and not plain:  # quoted where a number or flag is wanted: a mistake, and it stays one
        return json.dumps(text, ensure_ascii=False)
    is_text = value is None or isinstance(value, Prose)
    if plain and (typed or (is_text and reads_otherwise(text))):  # `no` as a text: that must be told too
        return None if in_brackets and BRACKET_SIGNS.search(text) else text
    return _scalar(text, is_text=is_text, in_brackets=in_brackets)


def _scalar(text: str, *, is_text: bool, in_brackets: bool) -> str:
    """A text as it is written: plain when nothing can be read into it, else between quotes."""
    plain = text and not NOT_FIRST.match(text) and not NOT_PLAIN.search(text)
    plain = plain and not (in_brackets and BRACKET_SIGNS.search(text))
    if plain and not (is_text and (WORDS.fullmatch(text) or NUMBER_LIKE.fullmatch(text))):
        return text
    if re.search(r"[\r\n]", text):
        return json.dumps(text, ensure_ascii=False)
    if re.search(r'["\\]', text):
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _is_block(text: str) -> bool:
    return "\n" in text and "\r" not in text and bool(text.strip())


def _block(text: str, start: str, indent: int) -> list[str]:
    """A text of several lines, each as it is."""
    ends = len(text) - len(text.rstrip("\n"))
    sign = ("|2" if text[0].isspace() else "|") + ("-" if ends == 0 else "" if ends == 1 else "+")
    rows = text.split("\n")[: -1 if ends else None]
    return [f"{start} {sign}", *(_pad(indent) + row if row else "" for row in rows)]
