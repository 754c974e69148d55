"""The addresses of the papers, tables and calendars of a period, which each keeps for good.

In: the site as seen from that period, the key of the address in the words. Out: an address within the site.
"""

from __future__ import annotations

from stadswijzer.facts.site import Site


def file_address(site: Site, key: str, **values: str) -> str:
    """The address of a paper, table or calendar, whether it is made or not."""
    return "/".join(filter(None, ("downloads", site.period.name, site.words(key, **values))))


def paper_address(site: Site, name: str, **values: str) -> str:
    """The address of a paper, or '' when it is not made."""
    address = file_address(site, f"paper.addresses.{name}", **values)
    return address if site.frame.papers and address not in site.not_made else ""
