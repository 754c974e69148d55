"""Which files of the folder of pages go to the site beside its pages.

In: the library. Out: paths from the folder of pages: the pictures that pages show, and what the settings ask
for. What stands in the folder of files goes too; nothing else leaves the folder of pages: no YAML, no CSV, no
notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from stadswijzer.content.library import Library
from stadswijzer.content.links import target_of
from stadswijzer.content.public_files import PICTURES
from stadswijzer.language.address_scheme import scheme_of

_SHOWN = re.compile(
    r"!\[[^\]]*\]\(<?([^)\s>]+)|^ {0,3}\[[^\]]+\]:\s*<?([^\s>]+)|\bsrc=[\"']?([^\"'\s>]+)",
    re.IGNORECASE | re.MULTILINE,
)
_BY_A_STYLE = (*PICTURES, ".css", ".woff", ".woff2", ".ttf", ".otf")
_STYLED = re.compile(r"url\(\s*[\"']?([^\"')]+)", re.IGNORECASE)


def pictures(library: Library, shown: Iterable[str]) -> list[str]:
    """The pictures on hand-written pages, and those `shown` by entries, that are there."""
    on_pages = (path for page in library.pages for path in _targets(_SHOWN, page.source.text, page.path))
    found = {path for path in (*on_pages, *shown) if path.lower().endswith(PICTURES)}
    return sorted(found & library.media)


def extras(library: Library, asked: Iterable[str]) -> Iterator[str]:
    """The styles, scripts and templates that the settings ask for, and what those styles ask for."""
    for path in asked:
        if path in library.media:
            yield path
            if path.endswith(".css"):
                text = (library.project.docs / path).read_text("utf-8", "replace")
                yield from (
                    found
                    for found in _targets(_STYLED, text, path)
                    if found in library.media and found.lower().endswith(_BY_A_STYLE)
                )


def _targets(pattern: re.Pattern[str], text: str, path: str) -> Iterator[str]:
    for match in pattern.finditer(text):
        address = next(group for group in match.groups() if group)
        if not scheme_of(address):
            yield target_of(address, path)[0]
