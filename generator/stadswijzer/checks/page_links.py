"""Links to pages of no entry: lists, tools, what stands under the roadmap, filters, pages to print.

In: the links that neither an entry nor a hand-written page answers, and the site when its content is whole.
Out: a problem for each that leads to no page. Which pages there are says the catalogue alone; as long as
the content has errors it cannot be asked, so then only what no site could have is told.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator

from stadswijzer.content.links import Links, ToPage
from stadswijzer.content.values import nearest
from stadswijzer.facts.catalogue import Catalogue, may_be
from stadswijzer.facts.site import Site
from stadswijzer.language.problems import Problem


def problems(links: Links, site: Site | None) -> Iterator[Problem]:
    """Every link that leads to no page. `site`: None while the content has errors."""
    words = links.library.words
    known = site.once(Catalogue).places if site and links.to_pages else {}
    for each in links.to_pages:
        if each.address in known or (site is None and may_be(words, each.address)):
            continue
        values = dict(each.values)
        if not values["near"] and not values["hint"] and "." not in each.address:
            values["near"] = _near(each, known)
        yield each.source.problem("missing-file", each.offset, **values)


def _near(link: ToPage, known: Iterable[str]) -> str:
    """The page that the link was probably meant for, as a link from its file, or ''."""
    near = nearest(link.address, known)
    home = posixpath.dirname(link.source.path.removeprefix("docs/"))
    return f"{posixpath.relpath(near, home)}/" if near else ""
