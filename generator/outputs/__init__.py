"""What is published beside the pages: files with an address and a content, every output behind one signature.

In: the site. Out: (address, content) of every file. An output is a function `files(site)`; it has a module of
its own when it is more than a part of some page, and is named in `OUTPUTS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from generator import editing, guide, learning_data, papers
from generator.outputs import agenda, api, feed, spreadsheet
from generator.site import Site

Content = str | bytes
OUTPUTS: tuple[Callable[[Site], Iterable[tuple[str, Content]]], ...] = (
    learning_data.files,
    editing.files,
    guide.files,
    papers.files,
    spreadsheet.files,
    agenda.files,
    feed.files,
    api.files,
)


def files(site: Site) -> Iterator[tuple[str, Content]]:
    """Every file of every output, in a fixed order."""
    for output in OUTPUTS:
        yield from output(site)
