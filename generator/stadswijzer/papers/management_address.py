"""The page on the site that the page for management leads to.

In: the site. Out: an address on it; '' where there is none.
"""

from __future__ import annotations

from stadswijzer.content.model import Survey, Talk
from stadswijzer.facts.list_address import address_of_list
from stadswijzer.facts.site import Site


def address(site: Site) -> str:
    """Of the page that tells most of it: the newest round, the list of rounds or of talks, the roadmap."""
    if site.know.newest:
        return site.know.newest.address
    if site(Survey):
        return address_of_list(site.words, "survey")
    if site(Talk):
        return address_of_list(site.words, "talk")
    return site.library.roadmap.address if site.library.roadmap else ""
