"""What the roadmap is called on paper.

In: the site. Out: its title, with the word in it by which the council knows it.
"""

from __future__ import annotations

from stadswijzer.facts.plan import periods
from stadswijzer.facts.site import Site


def titled(site: Site) -> str:
    """The name of the roadmap, or of the site when it has none."""
    if not site.library.roadmap:
        return site.frame.site_name
    title = with_years(site)
    return title if "roadmap" in title.lower() else site.words("paper.titled", title=title)


def with_years(site: Site) -> str:
    """As it was written, with its years where it could be taken for that of another period."""
    roadmap = site.library.roadmap
    return periods.titled(site.library, roadmap.title) if roadmap else site.frame.site_name
