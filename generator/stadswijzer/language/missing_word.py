"""What is said of a word that no file has. Imports nothing, so that every command can wait for it."""

from __future__ import annotations

from typing import Any


class MissingWordError(KeyError):
    """A word or a view that no file has, and the file that wants it: the sentence that ends a command."""

    def __init__(self, what: str, path: str) -> None:
        super().__init__(what, path)
        self.what, self.path = what, path

    def __str__(self) -> str:
        return f"give {self.what} in {self.path}"


class WordsInFile(dict[Any, Any]):
    """Words as a file has them. Who takes one that is not there is told which file wants it, however deep."""

    def __init__(self, written: dict[Any, Any], path: str, under: str = "") -> None:
        super().__init__({key: _inside(said, path, f"{under}{key}.") for key, said in written.items()})
        self.path, self.under = path, under

    def __missing__(self, key: object) -> Any:
        raise MissingWordError(f'"{self.under}{key}"', self.path)


def _inside(said: Any, path: str, under: str) -> Any:
    if isinstance(said, dict):
        return WordsInFile(said, path, under)
    return [_inside(each, path, under) for each in said] if isinstance(said, list) else said
