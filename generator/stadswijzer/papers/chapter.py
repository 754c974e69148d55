"""A chapter of the booklet: its title, what stands under it, and its sections, as plain data.

In: blocks. Out: the fields of a chapter in `papers/typst/chapter.typ`. A chapter follows the one before it on
the same page, so that none leaves a page nearly empty, unless it must begin one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypedDict

from stadswijzer.papers.setting import fitting
from stadswijzer.papers.setting.blocks import Block, Data, Section

_WHOLE = 0.3
"""Of a page: a section that is lower is not broken over two."""


class ChapterData(TypedDict):
    """The fields of a chapter in `papers/typst/chapter.typ`."""

    title: str
    intro: list[Block]
    low: list[int]
    """Numbers of those of `intro` that are not broken over two pages."""
    sections: list[Section]
    wide: bool
    picture: Data | None
    size: float
    new_page: bool


@dataclass(frozen=True)
class Chapter:
    """A chapter. `wide`: its tables take the whole width, with titles above.

    `kept`: each low section, or its first table, stays on a page, with its title. `picture`: of the timeline.
    `size`: of its letters, in points. `new_page`: whether it begins one.
    """

    title: str
    intro: list[Block]
    sections: list[Section]
    wide: bool = False
    kept: bool = False
    picture: Data | None = None
    size: float = fitting.SIZES[0]
    new_page: bool = False

    @property
    def data(self) -> ChapterData:
        whole = fitting.WIDTH / self.size
        return {
            "title": self.title,
            "intro": fitting.measured(self.intro, whole),
            "low": self._low(),
            "sections": [self._section(each) for each in self.sections],
            "wide": self.wide,
            "picture": self.picture,
            "size": self.size,
            "new_page": self.new_page,
        }

    def _low(self) -> list[int]:
        """What stays on a page under a picture, where a row or two of it would be left alone."""
        blocks = self.intro if self.picture else []
        most = 0.5 * fitting.HEIGHT
        return [n for n, each in enumerate(blocks) if fitting.wide_section([each], self.size) <= most]

    def _section(self, found: Section) -> Section:
        """With what Typst need not find out."""
        if self.wide:
            blocks = fitting.measured(found["blocks"], fitting.WIDTH / self.size)
            return {**found, "blocks": blocks, "together": self._together(blocks)}
        stays = self.kept and fitting.section(found, self.size) <= _WHOLE * fitting.HEIGHT
        return {**fitting.marked([found], self.size, stays=stays)[0], "whole": stays}

    def _together(self, blocks: Sequence[Block]) -> int:
        """How many of them stay on one page with the title above: all, or the first table, if that is low."""
        first = next((n for n, each in enumerate(blocks, 1) if each["kind"] == "table"), 0)
        for number in (len(blocks), first) if self.kept else ():
            if fitting.wide_section(blocks[:number], self.size) <= _WHOLE * fitting.HEIGHT:
                return number
        return 0
