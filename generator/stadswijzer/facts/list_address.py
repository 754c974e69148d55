"""The address of the list of a kind."""

from __future__ import annotations

from stadswijzer.language.words import Words


def address_of_list(words: Words, kind: str, period: str = "") -> str:
    """The address of the list of a kind; of initiatives in the folder of a period: that of this period."""
    folder = words.folders[kind].removeprefix("docs/")
    return f"roadmap/{period}/{folder.removeprefix('roadmap/')}/" if period else f"{folder}/"
