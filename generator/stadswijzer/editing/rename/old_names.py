"""The old name of an entry in its own file: put among `aliases`, or taken out again.

In: an entry and a name. Out: one `Edit`; every other byte of the file stays as it is.
"""

from __future__ import annotations

import re
from typing import cast

from stadswijzer.content.fields import Part
from stadswijzer.content.library import Entry
from stadswijzer.content.project import ProjectError
from stadswijzer.content.yaml_source import Scalar, Sequence
from stadswijzer.editing.format.yaml_comments import comments_of, is_flow, scalars
from stadswijzer.editing.rename.edits import Edit
from stadswijzer.language.words import Words

_DOCUMENT_END = re.compile(r"^\.\.\.(?=\s|\Z)", re.MULTILINE)


def with_alias(entry: Entry[Part], old: str, words: Words) -> Edit:
    """The edit that adds the old name to `aliases`."""
    root, text = entry.data.node, entry.source.text
    end = "\r\n" if "\r\n" in text[: text.find("\n") + 1] else "\n"
    node = root.items.get("aliases")
    if isinstance(node, Sequence) and node.items:
        last = cast("Scalar", node.items[-1])
        if is_flow(entry.source, node):
            return Edit(entry.path, last.end, last.end, f", {old}")
        line = text.rfind("\n", 0, last.start) + 1
        at = _line_end(text, last.end)
        return Edit(entry.path, at, at, f"{end}{text[line : last.start]}{old}")
    if isinstance(node, Sequence):
        return Edit(entry.path, node.start + 1, node.start + 1, old)
    if node is not None:
        raise ProjectError(words("files_rename.no_list", path=entry.path))
    if is_flow(entry.source, root):
        raise ProjectError(words("files_rename.format_first", path=entry.path))
    return _new_field(entry, f"aliases: [{old}]", end)


def _new_field(entry: Entry[Part], line: str, end: str) -> Edit:
    """`line` before the first field that the model puts after it, or at the end of the file."""
    root, source = entry.data.node, entry.source
    later = list(entry.data.fields)
    later = later[later.index("aliases") + 1 :]
    following = min((root.keys[name].start for name in later if name in root.keys), default=None)
    first = next(iter(root.keys.values()))
    indent = source.text[source.text.rfind("\n", 0, first.start) + 1 : first.start]
    if following is None:
        last = max(each.end for each in scalars(root))
        marker = _DOCUMENT_END.search(source.text, last)
        at = marker.start() if marker else len(source.text)
        whole = source.text[:at].endswith(("\n", "\r"))
        return Edit(entry.path, at, at, f"{indent}{line}{end}" if whole else f"{end}{indent}{line}")
    at = source.text.rfind("\n", 0, following) + 1
    own = {offset for offset, _ in comments_of(source, root).places}
    while at and (before := source.text.rfind("\n", 0, at - 1) + 1) in own:
        at = before
    return Edit(entry.path, at, at, f"{indent}{line}{end}")


def without_alias(entry: Entry[Part], name: str, words: Words) -> Edit:
    """The edit that takes a name out of `aliases`, and the field with it when no other is left."""
    text, node = entry.source.text, cast("Sequence", entry.data.node.items["aliases"])
    items = [cast("Scalar", item) for item in node.items]
    index = next(i for i, item in enumerate(items) if item.text == name)
    item = items[index]
    if len(items) == 1:
        start = text.rfind("\n", 0, entry.data.node.keys["aliases"].start) + 1
        close = text.find("]", item.end) + 1 if is_flow(entry.source, node) else item.end
        if is_flow(entry.source, entry.data.node):
            raise ProjectError(words("files_rename.format_first", path=entry.path))
        return _whole_lines(entry.path, text, start, _line_end(text, close))
    if not is_flow(entry.source, node):
        start = text.rfind("\n", 0, item.start) + 1
        return _whole_lines(entry.path, text, start, _line_end(text, item.end))
    if index:
        return Edit(entry.path, items[index - 1].end, item.end, "")
    return Edit(entry.path, item.start, items[1].start, "")


def _line_end(text: str, at: int) -> int:
    """Where the line of `at` ends, before its line end."""
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    return end - 1 if text[end - 1 : end] == "\r" and end > at else end


def _whole_lines(path: str, text: str, start: int, end: int) -> Edit:
    """The edit that takes these lines away with one line end."""
    if text.startswith("\r\n", end):
        return Edit(path, start, end + 2, "")
    if text.startswith("\n", end):
        return Edit(path, start, end + 1, "")
    start -= 2 if text.startswith("\r\n", start - 2) else 1
    return Edit(path, max(start, 0), end, "")
