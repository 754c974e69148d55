"""Hand-written pages in the menu, and what each stands under.

In: the site, and the places that it makes itself. Out: places, words and addresses. The menu names what `nav`
in `mkdocs.yml` names at its top; without that, each folder of own pages that has an index.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from stadswijzer.facts.page_title import title_of
from stadswijzer.facts.place import Place
from stadswijzer.facts.site import Site
from stadswijzer.language.address_scheme import scheme_of

_SECTION = re.compile(r"[^/]+/(?:index|README)\.md")


def places(site: Site, made: Collection[str]) -> Iterator[Place]:
    """Each stands under the nearest page that there is above its address, else under the start page."""
    own = {page.address: page for page in site.library.pages if page.address not in made}
    for address, page in own.items():
        above = next((each for each in _above(address) if each in made or each in own), "")
        yield Place(address, title_of(page), above)


def sections(site: Site, made: Collection[str]) -> list[tuple[str, str]]:
    """Word and address of each in the menu. `made`: where the site makes a page, which has its own place."""
    own = {page.path: page for page in site.library.pages if page.address not in made}
    if nav := site.library.project.nav:
        named = [(item.title, own[item.target]) for item in nav if item.target in own]
    else:
        named = [("", page) for page in own.values() if _SECTION.fullmatch(page.path)]
    return list(dict.fromkeys((title or title_of(page), page.address) for title, page in named))


def outside(site: Site) -> list[tuple[str, str]]:
    """Word and whole address of other sites that `nav` names."""
    nav = site.library.project.nav
    return [(item.title or item.target, item.target) for item in nav if scheme_of(item.target)]


def _above(address: str) -> Iterator[str]:
    """The addresses under which a page may stand, the nearest first."""
    while address := address.rstrip("/").rpartition("/")[0]:
        address += "/"
        yield address
