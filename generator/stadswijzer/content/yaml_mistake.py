"""What somebody who wrote YAML did wrong, at the place where an editor can mend it.

In: a text that the parser could not read, with its error; or a value that was meant to be more. Out: a
problem, with the hint that fits what was typed. Guesses from the text alone, and reads no value.
"""

from __future__ import annotations

import re

import yaml

from stadswijzer.content.yaml_source import Node, Scalar, Source
from stadswijzer.language.invisible import ODD_SPACE, name_of
from stadswijzer.language.problems import Problem

_ODD_SPACE = re.compile(rf"^[ -]*(?:[\w-]+:)?[ ]*([{ODD_SPACE}])", re.MULTILINE)


def odd_space(source: Source, node: Node) -> Problem | None:
    """The problem of a text that was meant to be a field or an item: a space in it is none to YAML."""
    if isinstance(node, Scalar) and not node.style and (space := _ODD_SPACE.match(node.text)):
        return source.problem("hidden-character", node.start + space.start(1), character=name_of(space[1]))
    return None


_WITHOUT_SPACE = re.compile(r"[\s-]*[\w-]+:(?=\S)")
_OPENS_WITH_BRACKET = re.compile(r"[\s-]*[\w-]+:\s*(?:\[.*\]|\{.*\})\s*\S")


def not_yaml(source: Source, error: yaml.MarkedYAMLError) -> Problem:
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
