"""Texts: Markdown, a line, a role, an address on the web."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from stadswijzer.content.values.reading import (
    BROKEN,
    Broken,
    Report,
    Schema,
    Value,
    reads_otherwise,
    scalar_of,
)
from stadswijzer.content.yaml_source import Node, Scalar
from stadswijzer.language.invisible import name_of, unseen_in_address
from stadswijzer.language.markdown_limits import too_much

_LOST = re.compile(r"[ \t]+(#[^\s#][^\r\n]*)")
"""What YAML takes for a comment behind a text. With a space behind the sign it is meant as one."""


@dataclass(frozen=True)
class Prose(Value[str]):
    """Markdown, of one or more lines. It has a limit: Markdown is slow on a long text made to hurt it."""

    max_length: int = 20_000
    wanted: ClassVar[str] = "text"

    def read(self, node: Node, report: Report) -> str | Broken:
        scalar = scalar_of(node, report, self.wanted)
        if scalar is None:
            return BROKEN
        if not scalar.style and (meant := reads_otherwise(scalar.text)):
            return report("quote-text", node, found=scalar.text, meant=meant)
        if not scalar.text.strip():
            return report("blank-text", node)
        if not scalar.style and (lost := _LOST.match(report.source.text, scalar.end)):
            problem = report.source.problem("lost-after-hash", lost.start(1), lost=lost[1])
            report.problems.add(problem)
        return self.checked(scalar, report)

    def checked(self, scalar: Scalar, report: Report) -> str | Broken:
        length = len(scalar.text.strip())
        if length > self.max_length:
            return report("too-long", scalar, length=length, limit=self.max_length, hint=self.wanted)
        if excess := too_much(scalar.text):
            at = report.source.offset_in(scalar, excess.position)
            report.problems.add(report.source.problem(excess.code, at, **excess.values))
            return BROKEN
        return scalar.text

    def schema(self) -> Schema:
        return {"type": "string", "minLength": 1, "maxLength": self.max_length}


@dataclass(frozen=True)
class Line(Prose):
    """Plain text of one line."""

    wanted: ClassVar[str] = "line"

    def checked(self, scalar: Scalar, report: Report) -> str | Broken:
        text = scalar.text.strip()
        if "\n" in text or "\r" in text:
            return report("wrong-type", scalar, wanted="line", instead="lines", hint="lines")
        return BROKEN if super().checked(scalar, report) is BROKEN else text

    def schema(self) -> Schema:
        return {**super().schema(), "pattern": r"^[^\n]*\S[^\n]*\n*$"}


@dataclass(frozen=True)
class Role(Line):
    """A line that names a role, a department or a mailbox, and never a person."""


@dataclass(frozen=True)
class Mailbox(Role):
    """A line that may hold the address of a shared mailbox, where other texts should hold none."""


URL_BEGINS = re.compile(r"https?://[^\s/?#@:\[\]]+(?::\d{1,5})?(?=[/?#]|$)", re.IGNORECASE)
URL_REFUSES = re.compile(r"[\s<>\"\\]")


@dataclass(frozen=True)
class Url(Value[str]):
    """The address of a page on the web."""

    def read(self, node: Node, report: Report) -> str | Broken:
        scalar = scalar_of(node, report, "url")
        if scalar is None:
            return BROKEN
        url = scalar.text.strip()
        if not URL_BEGINS.match(url) or URL_REFUSES.search(url):
            return report("unsafe-link", node, link=url)
        if unseen := unseen_in_address(url):
            return report("hidden-character", node, character=name_of(unseen))
        return url

    def schema(self) -> Schema:
        return {"type": "string", "pattern": "^[hH][tT][tT][pP][sS]?://"}
