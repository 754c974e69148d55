"""What links and HTML mean on the hand-written page that MkDocs is converting.

In: the site, the files behind its addresses, and the page of the moment. Out: for a link the file that it
leads to, from that page; whether HTML on it is HTML.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Mapping

from mkdocs.structure.pages import Page as MkDocsPage

from stadswijzer.content.links import address_of, target_of
from stadswijzer.facts.site import Site
from stadswijzer.language.address_scheme import scheme_of


class WrittenPages:
    """The hand-written pages of one site. `sources`: address → the file that MkDocs takes it for."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.sources: Mapping[str, str] = {}
        self.beside: Collection[str] = ()
        """Files that are published beside the pages, by address."""
        self._current: MkDocsPage | None = None
        self._text = ""

    def begin(self, page: MkDocsPage, text: str) -> None:
        """From here on `page` is converted, of which `text` is what other plugins made of its Markdown."""
        self._current, self._text = page, text

    def wiki(self, target: str, label: str) -> tuple[str, str] | None:
        """`[[link]]` → the (generated) source file, which MkDocs makes relative."""
        found = self.site.links.wiki(target)
        entry = self.site.get(found[0].kind, found[0].id) if len(found) == 1 else None
        if entry is None or self._current is None:
            return None
        return posixpath.relpath(self.sources[entry.address], self._folder), label or entry.title

    def source_of(self, link: str) -> str | None:
        """A link to the file of an entry, or from the root → the source file.

        From the root works on no disk, and on no server that has the site in a folder.
        """
        path, mark, anchor = link.partition("#")
        if self._current is None or scheme_of(link) or not path:
            return None
        wanted = target_of(path, self._current.file.src_uri)[0]
        address = self.site.links.files.get(wanted, address_of(wanted))
        page = self.site.links.page_addresses.get(address)
        source = self.sources.get(address) or (page.path if page else None)
        if source is None and wanted in self.beside:
            source = wanted
        if source is None:
            return None
        return posixpath.relpath(source, self._folder) + mark + anchor

    @property
    def _folder(self) -> str:
        return (posixpath.dirname(self._current.file.src_uri) if self._current else "") or "."

    def is_html_shown(self) -> bool:
        """Whether HTML on the current page is HTML: in a project that trusts it, and where a plugin made it.

        Whatever it is, it is cleaned unless the project trusts it.
        """
        library = self.site.links.library
        if library.project.options.trusted_html or self._current is None:
            return True
        path = self._current.file.src_uri
        written = next((each.source.text for each in library.pages if each.path == path), None)
        return written is None or not _lines(written).endswith(_lines(self._text))


def _lines(text: str) -> str:
    """A text with the line ends that MkDocs reads."""
    return text.replace("\r\n", "\n").replace("\r", "\n").rstrip()
