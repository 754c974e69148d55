"""What the page about working along shows: a page and its file, and a file of each kind to copy.

In: a `Site`. Out: values for the template. Names what is published, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from stadswijzer.content.links import PLAN_KINDS
from stadswijzer.content.model import KINDS, Kind
from stadswijzer.editing.new.commented_file import Names, schema_place, starting_text
from stadswijzer.facts.site import Site


@dataclass(frozen=True)
class Beginning:
    """The file that an entry of one kind starts from. `place`: its folder, or the file itself."""

    kind: str
    place: str
    single: bool
    text: str


def values(site: Site) -> dict[str, Any]:
    """For the template of the page."""
    return {
        "shown": next(_examples(site), None),
        "beginnings": [_beginning(site, each) for each in KINDS.values()],
    }


def _examples(site: Site) -> Iterator[tuple[str, str]]:
    """Address and file of pages that could serve as an example."""
    for kind in ("concept", "example", "initiative", "theme"):
        for entry in site(kind)[:1]:
            yield entry.address, entry.path


def _beginning(site: Site, kind: Kind) -> Beginning:
    place = site.words.folders[kind.name]
    schema = schema_place(site.library.project, kind)
    text = starting_text(kind, site.words, names=_names(site), schema=schema)
    return Beginning(kind.name, f"{place}.yml" if kind.single else place, kind.single, text)


def _names(site: Site) -> Names:
    """What a reference may name: drafts are left out, as everywhere on the site."""
    found = {kind.name: sorted(site.library.entries[kind.name]) for kind in KINDS.values() if not kind.single}
    return found | {kind: sorted(site.links.parts[kind]) for kind in PLAN_KINDS}
