"""Why the file of an export cannot be read as a table.

In: a code that has words in every language, a line, and what to fill in. Says nothing itself.
"""

from __future__ import annotations


class TableError(Exception):
    """Which message says what is wrong, and the line where it goes wrong."""

    def __init__(self, code: str, line: int = 1, **values: object) -> None:
        super().__init__(code)
        self.code, self.line, self.values_ = code, line, values


MOST_BYTES = 64 * 1024 * 1024
"""Of a file, and of each part inside a workbook."""
MOST_CELLS = 3_000_000
Record = tuple[int, list[str]]
"""The line on which it begins, and its fields."""


def too_large() -> TableError:
    """A file with more in it than answers of people can be."""
    return TableError("too-large", limit=MOST_BYTES // 1024 // 1024)
