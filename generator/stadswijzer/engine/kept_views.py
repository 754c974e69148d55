"""Views that stay: those of which nothing changed that they were made of, so that they are not made again.

In: the pages of entries, what the last build noted of each view (`reads`), and what every text was then. Out:
pages that know of their view that it is the same. Where names, links, order or the day are others, no view is
kept: of those nobody noted who asked for them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from stadswijzer.content.reads import ALL
from stadswijzer.engine.kept_pages import KeptPages
from stadswijzer.pages.fingerprint import is_made_of, of_ours
from stadswijzer.pages.render import Page


class Told(NamedTuple):
    """What tells whether a page is the same, and what its view was made of."""

    fingerprint: str
    followed: str


def told_of(page: Page) -> Told:
    """Of one page."""
    return Told(of_ours(page), page.followed)


def keep_views(sheets: Iterable[Page], changed: int, kept: KeptPages) -> None:
    """Tells pages of which the view stays what it was. `kept`: of the last build."""
    if changed == ALL:
        return
    for sheet in sheets:
        page = kept.pages.get(f"{sheet.address}index.html")
        if page and page.followed and not is_made_of(page.followed, changed, sheet.given):
            sheet.followed = page.followed
