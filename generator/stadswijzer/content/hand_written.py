"""A Markdown page that somebody wrote beside the entries.

In: the text of its file. Out: a `HandWritten` page: its settings, its text without them, its address, and of
every place in that text where it stands in the file. What its settings may say: `front_matter`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from stadswijzer.content.front_matter import FrontMatter, front_matter
from stadswijzer.content.half_merged import half_merged
from stadswijzer.content.yaml_source import Source
from stadswijzer.language.markdown_limits import TooMuch, too_much
from stadswijzer.language.prose_facts import without_comments


@dataclass(frozen=True, eq=False)
class HandWritten:
    """A Markdown page that someone wrote. `path` is from the folder of pages."""

    path: str
    file: str
    source: Source = field(repr=False)
    trusted: bool = False
    """Whether HTML in it is HTML; else it is text, as in an entry."""

    @cached_property
    def is_half_merged(self) -> bool:
        """Whether it holds two versions of itself; nothing else is told of it then."""
        return next(half_merged(self.source.text), None) is not None

    @cached_property
    def too_much(self) -> TooMuch | None:
        """What of its text Markdown cannot be given; then it has none."""
        begins = self.head.end
        found = None if self.is_half_merged else too_much(self.source.text[begins:])
        return found and found._replace(position=found.position + begins)

    @cached_property
    def head(self) -> FrontMatter:
        """The block of settings above its text."""
        return FrontMatter(0) if self.is_half_merged else front_matter(self.source, trusted=self.trusted)

    @cached_property
    def _parts(self) -> list[tuple[int, int]]:
        """Of its source (from, to): what is its text, without settings and comments."""
        text, begins = self.source.text, self.head.end
        if self.is_half_merged or self.too_much:
            return []
        inside = [(0, len(text) - begins)] if self.trusted else without_comments(text[begins:])
        return [(start + begins, end + begins) for start, end in inside]

    @cached_property
    def body(self) -> str:
        """Its text as it is shown: without settings and comments."""
        return "".join(self.source.text[start:end] for start, end in self._parts)

    def offset(self, position: int) -> int:
        """Where a position in the body stands in the file."""
        for start, end in self._parts:
            if position < end - start:
                return start + position
            position -= end - start
        return len(self.source.text)

    def lines(self) -> Iterator[tuple[int, str]]:
        """Every line that holds text, with its offset in the file, for checks that look into words.

        Title and description too, since they are shown. `source.place(offset)` says file and line.
        """
        offset = 0
        for line in self.source.text.splitlines(keepends=True):
            if line.strip():
                yield offset, line.rstrip("\r\n")
            offset += len(line)

    @property
    def address(self) -> str:
        stem = self.path.removesuffix(".md")
        if stem in ("index", "README"):
            return ""
        return stem.removesuffix("/index").removesuffix("/README") + "/"
