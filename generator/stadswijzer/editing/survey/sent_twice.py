"""Whether a row was counted already: one person, one export or one file may come twice.

In: what the form itself says of a row (its number, when it was sent) and what was answered. Out: whether it
is the same answer, another, or whether that cannot be told. Lives as long as one import, and nothing of it
is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from stadswijzer.editing.survey.moments import to_the_minute
from stadswijzer.editing.survey.rows_alike import Order

NEW, SAME, DOUBT = "new", "same", "doubt"
Answered = tuple[str, ...]
Content = tuple[Answered, ...]


@dataclass(frozen=True)
class _Counted:
    """Where a row was counted."""

    file: str
    line: int
    moments: frozenset[str]
    answered: Answered


@dataclass
class _Timed:
    """A row without a number, and the files in which it stands."""

    moments: str
    files: list[str]

    def is_again(self, moments: str, file: str) -> bool:
        """Whether a row with these moments, of the same minutes, is this one; once in a file."""
        return self.moments == moments or (len(self.moments) != len(moments) and file not in self.files)


@dataclass
class Rows:
    """Rows that were counted, of all files of one import."""

    _by_number: dict[str, list[_Counted]] = field(default_factory=dict)
    _by_minute: dict[tuple[tuple[str, ...], Answered], list[_Timed]] = field(default_factory=dict)
    """Moments without their seconds and all answers → the rows that have them."""
    order: Order = field(default_factory=Order)
    """Rows that no moment tells apart."""

    def seen(
        self, number: str, moments: Sequence[str], answered: Answered, *, file: str, line: int
    ) -> tuple[str, str]:
        """How it stands with this row, and in which file the other is.

        Of two rows with one number the moment decides, or when neither has one, what was answered: two
        forms count from 1 both. Without a number, the moments and all answers must be the same; a moment
        that lost its seconds is one of another file in the same minute.
        """
        if number:
            return self._numbered(
                number, _Counted(file, line, frozenset(map(to_the_minute, moments)), answered)
            )
        if not moments:
            return NEW, ""
        others = self._by_minute.setdefault((tuple(map(to_the_minute, moments)), answered), [])
        exact = ",".join(moments)
        for other in others:
            if other.is_again(exact, file):
                other.files.append(file)
                return SAME, other.files[0]
        others.append(_Timed(exact, [file]))
        return NEW, ""

    def _numbered(self, number: str, row: _Counted) -> tuple[str, str]:
        others = self._by_number.setdefault(number, [])
        for other in others:
            if row.moments & other.moments:
                return SAME, other.file
            if row.answered == other.answered and not (row.moments and other.moments):
                return SAME, other.file
        outcome = (DOUBT, others[0].file) if others else (NEW, "")
        others.append(row)
        return outcome


@dataclass
class Files:
    """Files that were counted, by their bytes, and by what was answered in them.

    The latter only of tables in which nothing tells one row from another.
    """

    _by_bytes: dict[bytes, str] = field(default_factory=dict)
    _by_content: dict[Content, str] = field(default_factory=dict)

    def same_bytes(self, content: bytes, file: str) -> str:
        """The file with the same bytes, or ''."""
        first = self._by_bytes.setdefault(content, file)
        return "" if first is file else first

    def same_rows(self, content: Content, file: str) -> str:
        """The file that holds the same rows, in whatever order, or ''."""
        for other, first in self._by_content.items():
            if len(other) == len(content) and sorted(other) == sorted(content):
                return first
        self._by_content[content] = file
        return ""

    def grown_from(self, content: Content, *, least: int) -> str:
        """The file of which one begins with all rows of the other: an earlier export of it; or ''."""
        for other, file in self._by_content.items():
            some, many = sorted((other, content), key=len)
            if least <= len(some) < len(many) and many[: len(some)] == some:
                return file
        return ""
