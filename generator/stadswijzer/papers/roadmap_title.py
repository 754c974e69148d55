"""What the roadmap is called on paper.

In: the site. Out: its title, with the word in it by which the council knows it.
"""

from __future__ import annotations

from stadswijzer.facts.site import Site


def titled(site: Site) -> str:
    """The name of the roadmap, or of the site when it has none."""
    roadmap = site.library.roadmap
    if not roadmap:
        return site.frame.site_name
    with_word = site.words("paper.titled", title=roadmap.title)
    return roadmap.title if "roadmap" in roadmap.title.lower() else with_word
