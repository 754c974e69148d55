"""The title of a hand-written page."""

from __future__ import annotations

from stadswijzer.content.hand_written import HandWritten
from stadswijzer.language import readability


def title_of(page: HandWritten) -> str:
    """The title of a hand-written page: its own setting, its first heading, or its file name."""
    for line in page.source.text.splitlines():
        if line.startswith("title: "):
            return line.removeprefix("title: ").strip(" \"'")
        if line.startswith("# "):
            return readability.plain(line.removeprefix("# ")).strip()
    return page.path.removesuffix(".md").rpartition("/")[2].replace("-", " ").capitalize()
