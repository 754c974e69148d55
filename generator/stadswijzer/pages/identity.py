"""The icon of the site and the card that others show with a link to it.

In: the site. Out: `assets/icon.svg`, and as pictures `assets/icon.png` and `assets/card.png`, which Typst
makes, as it does papers: not in a preview. A file of that name in the `custom_dir` of the project comes in
their place.
"""

from __future__ import annotations

from collections.abc import Iterator

from stadswijzer.content.look import mixed
from stadswijzer.facts.site import Site
from stadswijzer.language.json_data import Json
from stadswijzer.pages.render import environment
from stadswijzer.papers.setting import pdf

ICON, ICON_PICTURE, CARD = "assets/icon.svg", "assets/icon.png", "assets/card.png"


def files(site: Site) -> Iterator[tuple[str, str | bytes]]:
    """Address and content of each."""
    for address, content in _made(site):
        if not _has_own(site, address):
            yield address, content


def has_pictures(site: Site) -> bool:
    """Whether pages can name the pictures: they are made with the papers."""
    return site.frame.papers


def _has_own(site: Site, address: str) -> bool:
    custom = site.library.project.custom
    return custom is not None and (custom / address).is_file()


def _made(site: Site) -> Iterator[tuple[str, str | bytes]]:
    svg = icon(site)
    yield ICON, svg
    if not has_pictures(site):
        return
    look = site.library.project.look
    organisation = site.library.organisation
    data: dict[str, Json] = {
        "icon": svg,
        "name": site.frame.site_name,
        "about": site.words("start.description", name=site.frame.site_name),
        "of": (organisation.municipality if organisation else None) or "",
        "lang": site.words.language,
    }
    yield ICON_PICTURE, pdf.png("icon", data, look=look)
    yield CARD, pdf.png("card", data, look=look)


def icon(site: Site) -> str:
    """A needle that points the way, in the accent of the project."""
    accent = dict(site.library.project.look.light)["accent"]
    pale = mixed(accent, "#ffffff", 0.55)
    return environment().get_template("icon.svg").render(accent=accent, pale=pale) + "\n"
