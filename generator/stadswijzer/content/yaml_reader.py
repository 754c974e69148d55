"""Text → values that know where they stand, exactly as typed.

In: the bytes of one file. Out: a `Source` and a tree of `Scalar`, `Sequence` and `Mapping`, of `yaml_source`.
Built from the parser's events and never from `yaml.compose` or `load`: those coerce (`no` → False, `12:30` →
750), keep the last of two equal keys, and `compose` crashes the interpreter on deep nesting. Refuses what is
not part of the format: anchors, aliases, tags, merge keys, a second document.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from stadswijzer.content.half_merged import half_merged
from stadswijzer.content.yaml_mistake import not_yaml, odd_space
from stadswijzer.content.yaml_source import Mapping, Node, Refused, Scalar, Sequence, Source
from stadswijzer.language.invisible import UNSEEN, name_of
from stadswijzer.language.markdown_limits import MOST_DEPTH
from stadswijzer.language.problems import Place, Problem, Problems

MAX_BYTES = 1024 * 1024
MAX_DEPTH = MOST_DEPTH

# YAML 1.2 section 5.1, less the byte order mark in the middle of a text; less the line ends that YAML 1.1
# knows and editors do not show (U+0085, U+2028, U+2029); and less the bidirectional overrides, which can make
# a text read differently from what it says (CVE-2021-42574).
FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\ufeff\u2028-\u202e\u2066-\u2069]"
)
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SCALAR, _MAPPING_END = yaml.ScalarEvent, yaml.MappingEndEvent


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
        problems.add(not_yaml(source, error))
        return None
    except yaml.YAMLError as error:  # pragma: no cover - the characters it refuses are refused above
        problems.add(source.problem("not-yaml", 0, reason=str(error).splitlines()[0]))
        return None
    if root is None:
        problems.add(source.problem("empty-file", 0))
    return root


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
        word = self.source.text[offset : offset + 80].split(None, 1)[0]
        self.report("not-in-format", offset, what=what, found=word)
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
        if kind is _SCALAR and event.style != '"' and event.tag is None and event.anchor is None:
            return Scalar(event.value, event.style or "", start, event.end_mark.index)  # as most are
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
        whole = Mapping({}, {}, start)
        node, next_event, keys, items = self.node, self.next_event, whole.keys, whole.items
        while type(event := next_event()) is not _MAPPING_END:
            key = node(event, depth + 1)
            if type(key) is Scalar and (name := key.text).isascii() and name not in keys and name != "<<":
                keys[name] = key  # as nearly all are
                items[name] = node(next_event(), depth + 1)
                continue
            if isinstance(key, Scalar) and key.text == "<<" and not key.style:
                self.merge(key, depth)
                continue
            value = self.node(self.next_event(), depth + 1)
            if isinstance(key, Scalar):
                self.add(whole, key, value)
            elif not isinstance(key, Refused):
                instead = "list" if isinstance(key, Sequence) else "fields"
                self.report("wrong-type", key.start, wanted="key", instead=instead, hint="key")
        return whole

    def merge(self, key: Scalar, depth: int) -> None:
        """Says that merging is not part of the format, and nothing of the alias that comes with it."""
        self.refuse("merge", key.start)
        before, self.quiet = self.quiet, True
        self.node(self.next_event(), depth + 1)
        self.quiet = before

    def add(self, mapping: Mapping, key: Scalar, value: Node) -> None:
        if unseen := UNSEEN.search(key.text):
            at = key.start + bool(key.style) + unseen.start()
            self.report("hidden-character", at, character=name_of(unseen[0]))
            key.text = UNSEEN.sub("", key.text)
        if key.text in mapping.keys:
            first = self.source.place(mapping.keys[key.text].start).line
            self.report("duplicate-key", key.start, key=key.text, line=first)
        else:
            mapping.keys[key.text] = key
            mapping.items[key.text] = value
