"""The page of each department, as a view.

In: a `Site`. Out: pages, only on a site that has departments and concepts.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from stadswijzer.facts import team_session
from stadswijzer.facts.catalogue import Catalogue
from stadswijzer.facts.departments import departments_today
from stadswijzer.facts.site import Site
from stadswijzer.pages.render import Page
from stadswijzer.pages.views import department


def pages(site: Site) -> Iterator[Page]:
    """Every department of today, in the order of the organisation."""
    if "department" not in site.once(Catalogue).tools:
        return
    for each in departments_today(site):
        yield Page(
            site,
            team_session.address(site, each),
            "view/team",
            each.name,
            site.words("team_lead"),
            partial(department.view, site, each),
            "department",
        )
