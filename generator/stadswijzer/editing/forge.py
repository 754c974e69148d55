"""Where a file of an entry can be begun in the browser: the forge of a project.

In: the addresses that a project gives of its repository. Out: what an address of that forge is made of; None
of a forge that takes no new file by an address.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

LONGEST_ADDRESS = 8000
"""Characters of an address that a forge takes, also as part of another one for who has to sign in first.

GitHub answers from 8,192 bytes on that it is too long (github/docs#5136); nginx, which often stands before a
GitLab, takes as many unless it is told otherwise; Puma, in which that runs, takes 10,240 (puma/puma#2273).
"""


@dataclass(frozen=True)
class Forge:
    """Where a new file can be begun in the browser.

    The address, what stands before the folder, and how the query names the file and its text ('': it takes
    none). `upload`: the address before a folder, of the page that takes a file that was saved.
    """

    name: str
    base: str
    prefix: str
    file: str
    text: str
    upload: str


def forge(repo_url: str, edit_uri: str, docs: str = "docs") -> Forge | None:
    """The forge of a project, if it is one that can begin a new file by an address."""
    host = urlsplit(repo_url).hostname or ""
    place = re.match(rf"(?:-/|_)?(?:edit|blob|tree)/([^/]+)/((?:[^/]+/)*?){re.escape(docs)}/?$", edit_uri)
    if not place or not repo_url.startswith("https://"):
        return None
    repo, branch, prefix = repo_url.rstrip("/"), quote(place[1]), place[2]
    if "github" in host.split("."):
        base, upload = f"{repo}/new/{branch}", f"{repo}/upload/{branch}"
        return Forge("GitHub", base, prefix, "filename", "value", upload)
    if "gitlab" in host.split(".") or edit_uri.startswith("-/"):
        base, upload = f"{repo}/-/new/{branch}", f"{repo}/-/tree/{branch}"
        return Forge("GitLab", base, prefix, "file_name", "content", upload)
    if edit_uri.startswith("_edit/"):  # Gitea too, of which it is a fork; neither takes a text
        return Forge("Forgejo", f"{repo}/_new/{branch}", prefix, "filename", "", f"{repo}/_upload/{branch}")
    return None
