"""What is said of a file of words that is no YAML. Imports nothing, so that every command can wait for it."""

from __future__ import annotations


class UnreadableWordsError(Exception):
    """A file of words that cannot be read, and where: the sentence with which a command ends."""

    def __init__(self, path: str, line: int, reason: str) -> None:
        super().__init__(path, line, reason)
        self.path, self.line, self.reason = path, line, reason

    def __str__(self) -> str:
        return f"{self.path}:{self.line} cannot be read: {self.reason}"
