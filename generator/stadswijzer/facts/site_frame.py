"""What every page of one site shares: its name, its address, and how it is built."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Frame:
    """What every page of one site shares. `disk`: links name `index.html`, so that they work from a disk."""

    site_name: str
    site_url: str = ""
    version: str = ""
    disk: bool = False
    repo_url: str = ""
    edit_uri: str = ""
    """Where the files are kept, and how an address to change one begins, as MkDocs has them."""
    preview: bool = False
    """In a preview drafts are shown, and the problems of the last save."""
    papers: bool = False
    """Whether the papers for the council are made with this site; pages link to them only then."""

    def whole(self, address: str) -> str:
        """The whole address of a page or file of the site, or '' where the site does not know its own."""
        return f"{self.site_url.rstrip('/')}/{address}" if self.site_url else ""
