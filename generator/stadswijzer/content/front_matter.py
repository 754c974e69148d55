"""The block of settings above a hand-written page: where it ends, and whether the site engine can read it.

In: the source of a page. Out: `FrontMatter`. The engine passes in silence over a block that it cannot read,
and then it stands on the page as text; and it takes `Tip: lees dit` on the first line for a setting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from stadswijzer.content.values import Line, Report
from stadswijzer.content.yaml_reader import read_mapping
from stadswijzer.content.yaml_source import Scalar, Source
from stadswijzer.language.problems import Problem, Problems

_BLOCK = re.compile(r"-{3}[ \t\r]*\n(.*?\n|)(?:\.{3}|-{3})[ \t\r]*(?:\n|\Z)", re.DOTALL)
_OPENS = re.compile(r"-{3}[ \t\r]*\n")
_SETTING = re.compile(r"[ \t]*[A-Za-z][\w-]*[ \t]*[:=]")
_LOW = re.compile(r"\s*(?:[-–—+]{1,5}|;{3})[ \t\r]*\n[ \t\r\n]*[A-Za-z][\w-]*[ \t]*[:=]")
"""A block that does not begin on the first line, or with other signs than three hyphens."""
_LOOSE = re.compile(r"[ ]{0,3}([A-Za-z0-9_-]+):[^\n]*")
_KNOWN = frozenset(
    """
    title description template author authors date tags hide icon status search subtitle slug lang language
    summary nav categories comments keywords robots image social links draft updated created edit_url
    """.split()
)
"""Settings that a page may have above its text without a block around them."""
_TEXTS = ("title", "description")
"""What the site shows of them."""
_NO_SETTINGS = ("template", "draft")
"""The engine takes any template that it finds, and publishes the page, whatever `draft` says."""


@dataclass(frozen=True)
class FrontMatter:
    """Where the text of the page begins, and what is wrong with what stands above it."""

    end: int
    problems: tuple[Problem, ...] = ()


def front_matter(source: Source, *, trusted: bool = False) -> FrontMatter:
    """What stands above the text of a page. `trusted`: whether it may do more than the text of an entry."""
    text = source.text
    if block := _BLOCK.match(text):
        return FrontMatter(block.end(), tuple(_of_block(source, block, trusted=trusted)))
    if _OPENS.match(text):
        line = text.find("\n") + 1
        if _SETTING.match(text, line):
            return FrontMatter(0, (source.problem("front-matter", 0, hint="close"),))
        return FrontMatter(0)
    if low := _LOW.match(text):
        at = len(low[0]) - len(low[0].lstrip())
        hint = "toml" if text.startswith(("+++", ";;;"), at) else "first"
        return FrontMatter(0, (source.problem("front-matter", at, hint=hint),))
    return _loose(source, trusted=trusted)


def _of_block(source: Source, block: re.Match[str], *, trusted: bool) -> Iterator[Problem]:
    """What is wrong inside a block; the engine reads it whole or not at all."""
    inside = block[1]
    alone = Source(source.path, "\n" * (block.start(1) > 0) + inside)  # the same lines, so the same places
    told = Problems()
    read_mapping(alone, told)
    if deep := [problem for problem in told if problem.code == "too-deep"]:
        yield from deep  # PyYAML itself would end the process
        return
    try:
        read = yaml.load(inside, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - a safe loader
    except yaml.YAMLError:
        yield from list(told) or [source.problem("front-matter", 0, hint="general")]
        return
    except (ValueError, TypeError, RecursionError):
        yield _odd_value(alone) or source.problem("front-matter", 0, hint="general")
        return
    if not isinstance(read, dict | None):
        yield source.problem("front-matter", block.start(1), hint="fields")
        return
    yield from (problem for problem in told if problem.code == "duplicate-key")  # the engine keeps the last
    yield from _shown(alone)
    root = read_mapping(alone, Problems())
    for name in _refused(trusted=trusted):
        if root and name in root.items:
            yield alone.problem("front-matter", root.items[name].start, hint=name)


def _refused(*, trusted: bool) -> tuple[str, ...]:
    return _NO_SETTINGS[trusted:]  # a page with HTML of its own may choose what stands around it


def _odd_value(alone: Source) -> Problem | None:
    """The value that stops the reader, such as a day that there is not."""
    root = read_mapping(alone, Problems())
    for value in root.items.values() if root else ():
        try:
            yaml.safe_load(value.text if isinstance(value, Scalar) and not value.style else "x")
        except (ValueError, TypeError, yaml.YAMLError):
            return alone.problem("front-matter", value.start, hint="value")
    return None


def _shown(alone: Source) -> Iterator[Problem]:
    """Title and description are text, as in an entry."""
    root = read_mapping(alone, Problems())
    told = Problems()
    report = Report(alone, told)
    for name in _TEXTS if root else ():
        if root and name in root.items:
            Line().read(root.items[name], report)
    yield from told


def _loose(source: Source, *, trusted: bool) -> FrontMatter:
    """Lines at the top that the engine takes for settings, so that nobody sees them."""
    end = at = 0
    for line in source.text.splitlines(keepends=True):
        setting = _LOOSE.match(line)
        if not setting and not (end and line.strip() and line.startswith(("    ", "\t"))):
            break
        if setting and setting[1].lower() not in _KNOWN:
            return FrontMatter(
                0, (source.problem("front-matter", at, hint="loose", setting=f"{setting[1]}:"),)
            )
        if setting and (name := setting[1].lower()) in _refused(trusted=trusted):
            return FrontMatter(0, (source.problem("front-matter", at, hint=name),))
        end = at = at + len(line)
    return FrontMatter(end)
