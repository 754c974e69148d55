"""What people call a kind, in either language (`begrip`, `begrippen`, `concept`), and a thing of it."""

from __future__ import annotations

from collections.abc import Mapping

from stadswijzer.content.model import KINDS
from stadswijzer.language.words import LANGUAGES, Words, package_yaml


def kind_named(name: str) -> str:
    """The kind that someone means by this word or folder, or ''; departments, clusters and goals too."""
    return _names().get(name.strip().lower().removeprefix("docs/").strip("/"), "")


def names_of(words: Words) -> Mapping[str, str]:
    """Kind → what people call one of it."""
    said = _said(words)
    return {kind: said[kind].split()[0] for kind in {**KINDS, **said}}


def _said(words: Words) -> dict[str, str]:
    found: dict[str, str] = package_yaml(f"locale/{words.language}/files.yml")["files_kinds"]
    return found


def _names() -> dict[str, str]:
    kind_of: dict[str, str] = {}
    for words in map(Words, reversed(LANGUAGES)):
        for kind, said in _said(words).items():
            kind_of |= dict.fromkeys([kind, *said.split()], kind)
        for kind, folder in words.folders.items():
            kind_of |= dict.fromkeys([folder.removeprefix("docs/"), folder.rpartition("/")[2]], kind)
    return kind_of


def split(given: str) -> tuple[str, str]:
    """`begrippen/x`, `concept:x`, `docs/begrippen/x.yml` or `x` → what stands before the id, and the id."""
    bare = given.strip().replace("\\", "/").removeprefix("./").removesuffix(".yml").strip("/")
    before, sign, id_ = bare.rpartition(":" if ":" in bare else "/")
    return (before, id_) if sign else ("", bare)
