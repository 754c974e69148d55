"""Lines of plain text, to copy from a page into a paper of one's own.

In: texts, and blocks as papers have them. Out: paragraphs and items of lists, without marks or links.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from stadswijzer.content.model import Milestone
from stadswijzer.content.model.initiative import Decision, Support
from stadswijzer.facts.site import Site
from stadswijzer.papers.setting.blocks import Block, Run
from stadswijzer.papers.setting.prose_tree import tree
from stadswijzer.papers.sheet.side import resolve


@dataclass(frozen=True)
class Line:
    """A paragraph, or an item of a list. `gap`: nobody wrote this down."""

    text: str
    item: bool = False
    gap: bool = False


@dataclass(frozen=True)
class Section:
    """A heading and its lines."""

    title: str
    lines: tuple[Line, ...]

    @property
    def groups(self) -> list[tuple[bool, list[Line]]]:
        """Lines that stand together: (whether they are a list, the lines), in their order."""
        return [(item, list(lines)) for item, lines in groupby(self.lines, key=lambda line: line.item)]


def led(lead: str, lines: Iterable[Line]) -> Iterator[Line]:
    """Lines with a lead before them: on the first line where that is a paragraph."""
    found = list(lines)
    if found and not found[0].item:
        yield Line(f"{lead} {found[0].text}", gap=found[0].gap)
        found = found[1:]
    else:
        yield Line(lead)
    yield from found


def items(texts: Iterable[str]) -> Iterator[Line]:
    return (Line(text, item=True) for text in texts)


def flat(found: Iterable[Block], *, item: bool = False) -> Iterator[Line]:
    """Blocks as lines: what stands in a list is an item, a row of a table too."""
    for block in found:
        if block["kind"] == "text":
            yield Line(_plain(block["runs"]), item=item)
        elif block["kind"] == "list":
            for each in block["items"]:
                yield from flat(each, item=True)
        elif block["kind"] == "quote":
            yield from flat(block["blocks"], item=item)
        elif block["kind"] == "table":
            for row in (block["head"], *block["rows"]):
                yield Line("; ".join(filter(None, map(_plain, row))), item=True)


def _plain(runs: Iterable[Run]) -> str:
    """The words of runs, with the address of a link to elsewhere written out."""
    text = "".join(f"{each['text']} ({each['href']})" if each.get("href") else each["text"] for each in runs)
    return text.replace("\u00ad", "")


def prose(site: Site, text: str | None) -> Iterator[Line]:
    """Prose as lines; its links as the files of this period mean them."""

    def plain(target: str, label: str) -> tuple[str, str] | None:
        found = resolve(site, target, label)
        return ("", found[1]) if found else None

    yield from flat(tree(text, plain))


Dated = TypeVar("Dated", Decision, Support, Milestone)


def by_day(found: Iterable[Dated]) -> list[Dated]:
    """By day; on one day in the order given."""
    return sorted(found, key=lambda each: each.date.day)
