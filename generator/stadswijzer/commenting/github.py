"""GitHub: the pull request whose head a finished run was of, and what that run kept as an artifact."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from stadswijzer.commenting import Comment
from stadswijzer.commenting.api import Api, ForgeError

ARTIFACT, FILE = "changes", "changes.md"
MOST_ZIPPED, MOST_BYTES = 4 * 1024 * 1024, 1024 * 1024
_BOT = "github-actions[bot]"
"""Who the token of a workflow is; it may not ask that itself. Nobody else can have a name with brackets."""
_REFUSED = 403
_BOUNDED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Python unpacks other kinds without a limit: 4 kB of bzip2 become gigabytes. A forge makes none."""


@dataclass(frozen=True)
class PullRequest:
    """A pull request, and the run that said what it changes."""

    api: Api
    repository: str
    number: int
    run: str

    @property
    def name(self) -> str:
        """`#7`."""
        return f"#{self.number}"

    def said(self) -> str:
        """The words that the run kept."""
        path = f"{self.repository}/actions/runs/{quote(self.run, safe='')}/artifacts"
        listed = self.api.get(path, per_page=100)
        kept = listed.get("artifacts", []) if isinstance(listed, dict) else []
        found = [
            int(each["id"])
            for each in kept
            if isinstance(each, dict) and each.get("name") == ARTIFACT and not each.get("expired")
        ]
        if not found:
            return ""
        return unpacked(
            self.api.download(f"{self.repository}/actions/artifacts/{max(found)}/zip", MOST_ZIPPED)
        )

    def comments(self) -> Iterator[Comment]:
        """All, each with whether it is ours."""
        me = self._me()
        for each in self.api.pages(f"{self.repository}/issues/{self.number}/comments"):
            user = each.get("user") or {}
            yield Comment(int(each["id"]), str(each.get("body") or ""), own=user.get("login") == me)

    def _me(self) -> str:
        try:
            said = self.api.get("/user")
        except ForgeError as error:
            if error.status == _REFUSED:
                return _BOT
            raise
        return str(said.get("login") or _BOT) if isinstance(said, dict) else _BOT

    def make(self, text: str) -> None:
        """Puts a comment on it."""
        self.api.send("POST", f"{self.repository}/issues/{self.number}/comments", text)

    def change(self, comment: Comment, text: str) -> None:
        """Gives a comment another text."""
        self.api.send("PATCH", f"{self.repository}/issues/comments/{comment.id}", text)


def pull_requests(api: Api, env: Mapping[str, str]) -> Iterator[PullRequest]:
    """The open pull request of the branch HEAD (`owner:name`) at HEAD_SHA; none when it has moved on.

    The commit alone does not do: a stranger may propose it too, from a branch of their own.
    """
    repository = f"/repos/{quote(env.get('GITHUB_REPOSITORY', ''))}"
    wanted = env.get("HEAD", ""), env.get("HEAD_SHA", "")
    for each in api.pages(f"{repository}/pulls", state="open", head=wanted[0]):
        head = each.get("head") or {}
        if all(wanted) and (head.get("label"), head.get("sha")) == wanted:
            yield PullRequest(api, repository, int(each["number"]), env.get("RUN_ID", ""))
            return


def unpacked(content: bytes) -> str:
    """The one file of an archive that anybody may have made; '' when it is not there."""
    refused = ForgeError(f"the artifact {ARTIFACT!r} cannot be unpacked")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            kept = archive.getinfo(FILE)
            text = archive.open(kept).read(MOST_BYTES + 1) if kept.compress_type in _BOUNDED else None
    except KeyError:
        return ""
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
        raise refused from None
    if text is None:
        raise refused
    if len(text) > MOST_BYTES:
        raise ForgeError(f"{FILE} in the artifact {ARTIFACT!r} is larger than {MOST_BYTES} bytes")
    return text.decode("utf-8", "replace")
