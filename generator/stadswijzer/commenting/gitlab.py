"""GitLab: every open merge request, and what the job `changes` of its newest version kept as an artifact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import quote

from stadswijzer.commenting import Comment
from stadswijzer.commenting.api import Api, ForgeError

JOB, FILE = "changes", "build/changes.md"
MOST_BYTES = 1024 * 1024
_DONE = ("success", "failed")
_NOT_FOUND = 404


class Project:
    """The project that the pipeline is of."""

    def __init__(self, api: Api, id_: str) -> None:
        self.api, self.path = api, f"/projects/{quote(id_, safe='')}"

    @cached_property
    def me(self) -> int:
        """The user that the token is of."""
        said = self.api.get("/user")
        if not isinstance(said, dict) or not isinstance(said.get("id"), int):
            raise ForgeError(f"{self.api.host} does not say whose token this is")
        return int(said["id"])


@dataclass(frozen=True)
class MergeRequest:
    """A merge request; `head` is its newest commit."""

    project: Project
    number: int
    head: str

    @property
    def name(self) -> str:
        """`!7`."""
        return f"!{self.number}"

    @property
    def _path(self) -> str:
        return f"{self.project.path}/merge_requests/{self.number}"

    def said(self) -> str:
        """The words that its newest pipeline kept; '' while that runs, and where none is of this head."""
        for pipeline in self.project.api.pages(f"{self._path}/pipelines"):
            if self._is_of_head(pipeline):
                return self._kept(pipeline)
        return ""

    def _is_of_head(self, pipeline: Mapping[str, Any]) -> bool:
        """Whether it ran for this merge request, on its head alone or on what merging that would give."""
        ref, sha = str(pipeline.get("ref")), str(pipeline.get("sha"))
        if ref == f"refs/merge-requests/{self.number}/head":
            return sha == self.head
        if ref != f"refs/merge-requests/{self.number}/merge":
            return False
        commit = self.project.api.get(f"{self._of(pipeline)}/repository/commits/{quote(sha, safe='')}")
        return isinstance(commit, dict) and self.head in (commit.get("parent_ids") or [])

    def _of(self, pipeline: Mapping[str, Any]) -> str:
        """Of a fork, the pipeline may run in the project of the fork."""
        other = pipeline.get("project_id")
        return f"/projects/{int(other)}" if other else self.project.path

    def _kept(self, pipeline: Mapping[str, Any]) -> str:
        api, path = self.project.api, self._of(pipeline)
        for job in api.pages(f"{path}/pipelines/{int(pipeline['id'])}/jobs"):
            if job.get("name") == JOB and job.get("status") in _DONE:
                try:
                    content = api.download(f"{path}/jobs/{int(job['id'])}/artifacts/{FILE}", MOST_BYTES)
                except ForgeError as error:
                    if error.status == _NOT_FOUND:
                        return ""
                    raise
                return content.decode("utf-8", "replace")
        return ""

    def comments(self) -> Iterator[Comment]:
        """All, each with whether it is ours."""
        for each in self.project.api.pages(f"{self._path}/notes", sort="asc", order_by="created_at"):
            own = (each.get("author") or {}).get("id") == self.project.me and not each.get("system")
            yield Comment(int(each["id"]), str(each.get("body") or ""), own=own)

    def make(self, text: str) -> None:
        """Puts a comment on it."""
        self.project.api.send("POST", f"{self._path}/notes", text)

    def change(self, comment: Comment, text: str) -> None:
        """Gives a comment another text."""
        self.project.api.send("PUT", f"{self._path}/notes/{comment.id}", text)


def merge_requests(api: Api, env: Mapping[str, str]) -> Iterator[MergeRequest]:
    """All that are open."""
    project = Project(api, env.get("CI_PROJECT_ID", ""))
    for each in list(api.pages(f"{project.path}/merge_requests", state="opened")):
        yield MergeRequest(project, int(each["iid"]), str(each.get("sha")))
