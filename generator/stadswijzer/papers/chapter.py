"""A chapter of the booklet: its title, what stands under it, and its sections, as plain data.

In: blocks. Out: the fields of a chapter in `papers/typst/chapter.typ`. A chapter follows the one before it on
the same page, so that none leaves a page nearly empty, unless it must begin one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from stadswijzer.papers.setting import fitting
from stadswijzer.papers.setting.blocks import Block, Section


@dataclass(frozen=True)
class Chapter:
    """A chapter. `wide`: its tables take the whole width, with titles above.

    `picture`: of the timeline. `size`: of its letters, in points. `new_page`: whether it begins one.
    """

    title: str
    intro: list[Block]
    sections: list[Section]
    wide: bool = False
    picture: dict[str, Any] | None = None
    size: float = fitting.SIZES[0]
    new_page: bool = False

    @property
    def data(self) -> dict[str, Any]:
        """The fields of a chapter in `papers/typst/chapter.typ`."""
        whole, beside = (width / self.size for width in (fitting.WIDTH, fitting.BESIDE))
        sections = [
            {**each, "blocks": fitting.measured(each["blocks"], whole if self.wide else beside)}
            for each in self.sections
        ]
        return {
            "title": self.title,
            "intro": fitting.measured(self.intro, whole),
            "sections": sections,
            "wide": self.wide,
            "picture": self.picture,
            "size": self.size,
            "new_page": self.new_page,
        }
