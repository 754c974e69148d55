"""What is said of a word that no file has. Imports nothing, so that every command can wait for it."""

from __future__ import annotations


class MissingWordError(KeyError):
    """A word that no file has, and the file that wants it: the sentence with which a command ends."""

    def __init__(self, what: str, path: str) -> None:
        super().__init__(what, path)
        self.what, self.path = what, path

    def __str__(self) -> str:
        return f"give {self.what} in {self.path}"
