"""What stands around the pages of entries: all of a site that stays when only the text of entries was edited.

In: a site, its pages and outputs. Out: a note for the next build: the settings that the site engine made of
those of the project, which hand-written pages it published, which files are outputs, and a hash of what
entries give to all other files: what hand-written pages tell of them, pictures, the addresses of a sitemap.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from stadswijzer.engine.kept_outputs import Beside
from stadswijzer.engine.media import pictures
from stadswijzer.facts import shown_files
from stadswijzer.facts.catalogue import Catalogue
from stadswijzer.facts.made_of import Now
from stadswijzer.facts.site import Site
from stadswijzer.facts.site_frame import Frame
from stadswijzer.language.wiki_links import WIKI
from stadswijzer.pages import answering
from stadswijzer.pages.render import Page
from stadswijzer.search import files as search


def note_of(
    site: Site, sheets: Sequence[Page], beside: Beside, redirects: Iterable[str], now: Now
) -> dict[str, Any]:
    """What to note; `redirects`: the paths of pages that lead on from an old name."""
    made = sorted([*beside.paths, *redirects])
    return {
        "frame": asdict(site.frame),
        "written": sorted(page.path for page in site.library.pages),
        "outputs": made,
        "told": _told(site, sheets, made),
        "made_of": beside.note(),
        "entries": now.texts,
        "meant": now.meant,
    }


def frame_of(noted: dict[str, Any], *, version: str, papers: bool) -> Frame:
    """What all pages of the next site share, of the same settings."""
    return Frame(**{**noted["frame"], "version": version, "papers": papers})


def no_address(site: Site) -> str:
    """What a site lacks that does not know its own address."""
    return "" if site.frame.site_url else site.words("data.no_address")


def _told(site: Site, sheets: Iterable[Page], outputs: Iterable[str]) -> str:
    library, above = site.library, site.once(Catalogue).crumbs
    found = (
        [(sheet.address, sheet.same_as, sheet.intro and sheet.intro.path) for sheet in sheets],
        [path for path in outputs if not path.startswith(f"{search.FOLDER}/")],
        [(page.path, list(_links(site, page.source.text)), above(page.address)) for page in library.pages],
        answering.mail(site, "", "", None),
        sorted(site.links.files.items()),
        pictures(library, shown_files.shown_files(site)),
        library.today if site.frame.site_url else None,
    )
    return hashlib.sha256(repr(found).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _links(site: Site, text: str) -> Iterator[tuple[str, str, str]]:
    """What hand-written links mean, and what they show where they do not say it."""
    for link in WIKI.finditer(text):
        for found in site.links.wiki(link[1].strip()):
            entry = site.get(found.kind, found.id)
            yield (found.kind, found.id, f"{entry.address} {entry.title}" if entry else "")
