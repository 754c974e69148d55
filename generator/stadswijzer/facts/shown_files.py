"""Which files of the folder of pages entries show or link to."""

from __future__ import annotations

from collections.abc import Iterator

from stadswijzer.content.links import target_of
from stadswijzer.content.values import Prose
from stadswijzer.facts.site import Site
from stadswijzer.language import prose_facts


def shown_files(site: Site) -> Iterator[str]:
    """Files of the folder of pages that entries show or link to."""
    for entry in site.whole:
        image = getattr(entry.data, "image", None)
        if image:
            yield target_of(image.file, entry.path.removeprefix("docs/"))[0]
        for leaf in entry.texts:
            if type(leaf.kind) is Prose and "](" in leaf.value:
                facts = prose_facts.scan(leaf.value)
                for link, _ in (*facts.images, *facts.links):
                    yield target_of(link, entry.path.removeprefix("docs/"))[0]
