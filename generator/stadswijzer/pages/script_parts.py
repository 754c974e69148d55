"""The parts of a script, and a script without comments and spaces that separate nothing.

In: the text of a script in the hand of ours: a statement ends with a semicolon, or with its line unless that
ends with a bracket; a `const` is given nothing else, as `tsc` sees. Out: its parts, and the same script in as
few signs as is safe.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    r"""
      (?P<comment>//[^\n]*|/\*.*?\*/)
    | (?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    | (?P<template>`)
    | (?P<pattern>/(?![*/])(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*)
    | (?P<word>[\w$]+)
    | (?P<space>[ \t]+)
    | (?P<line>\n\s*)
    | (?P<sign>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_IN_TEMPLATE = re.compile(r"\\.|`|\$\{|[{}]", re.DOTALL)
_BEFORE_A_PATTERN = ("return", "typeof", "case", "of", "in")
_ENDS_A_VALUE = re.compile(r"[\w$)\]}\"'`]$")
_GOES_ON = re.compile(r"[;{},(\[:?=&|<>!+*/-]$")
"""A line that ends so does not end a statement, or has said that it does."""
_WENT_ON = re.compile(r"[)\];,.?:&|=}]")
"""Nor does one before a line that begins so."""


class Part(NamedTuple):
    """A part of a script. `kind`: the name of a group of `_TOKEN`."""

    kind: str
    text: str


def parts_of(script: str) -> Iterator[Part]:
    """The parts of a script. Of a text between backticks, what is code inside it is given as code."""
    at, last = 0, ""
    while at < len(script):
        token = _TOKEN.match(script, at)
        kind, text = (token.lastgroup or "sign", token[0]) if token else ("sign", script[at])
        if kind == "template":
            end = _end_of_template(script, at)
            yield from _template(script[at:end])
            at, last = end, "`"
            continue
        if kind == "pattern" and _ENDS_A_VALUE.search(last) and last not in _BEFORE_A_PATTERN:
            kind, text = "sign", "/"  # a division
        at += len(text)
        if kind not in ("comment", "space", "line"):
            last = text
        yield Part(kind, text)


def _template(text: str) -> Iterator[Part]:
    """A text between backticks: pieces of text, with code between them."""
    start = 0
    for match in re.finditer(r"\\.|\$\{", text, re.DOTALL):
        if match[0] != "${" or match.start() < start:
            continue
        yield Part("template", text[start : match.end()])
        start = _end_of_code(text, match.end())
        yield from parts_of(text[match.end() : start])
    yield Part("template", text[start:])


def _end_of_code(text: str, start: int) -> int:
    """Where the code in a text between backticks ends: at its bracket."""
    depth, at = 1, start
    while True:
        at = _end_of_template(text, at) if text[at] == "`" else at + 1
        if text[at - 1] == "{":
            depth += 1
        elif text[at - 1] == "}":
            depth -= 1
        if not depth:
            return at - 1


def _end_of_template(script: str, start: int) -> int:
    """Where a text between backticks ends, with texts and blocks inside it."""
    open_: list[str] = ["`"]
    for match in _IN_TEMPLATE.finditer(script, start + 1):
        sign, inside = match[0], open_[-1]
        if sign == inside:
            open_.pop()
        elif sign == "`" or (sign == "${" and inside == "`") or (sign == "{" and inside == "}"):
            open_.append("`" if sign == "`" else "}")
        if not open_:
            return match.end()
    raise ValueError("a text between backticks has no end")


def joined(parts: Iterable[Part]) -> str:
    """The script of these parts in as few signs as is safe."""
    texts: list[str] = []
    last = between = ""
    for kind, text in parts:
        if kind == "line":
            between = "\n"
        elif kind == "space":
            between = between or " "
        elif kind != "comment":
            if text == "}" and last == ";":
                texts.pop()
            sign = "let" if (kind, text) == ("word", "const") else text
            texts += [_needed(between, last, text), sign]
            last, between = text, ""
    return "".join(texts) + "\n"


def _needed(between: str, last: str, text: str) -> str:
    """What must stand between two parts that had a space or the end of a line between them."""
    if not between or not last:
        return ""
    if between == "\n":
        return "" if _GOES_ON.search(last) or _WENT_ON.match(text) else "\n"
    is_word = re.match(r"[\w$]", text) and re.search(r"[\w$]$", last)
    return " " if is_word or (text[0] == last[-1] and text[0] in "+-/") else ""
