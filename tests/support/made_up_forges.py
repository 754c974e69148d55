"""Two small forges on this machine: they hold requests and comments as GitHub and GitLab do, and note what is asked."""

import contextlib
import io
import json
import re
import threading
import time
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TOKEN = "geheim-1234567890"  # noqa: S105 - of a forge that is not there


def zipped(text, name="changes.md", method=zipfile.ZIP_DEFLATED):
    """An artifact as GitHub hands it out."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.writestr(name, text)
    return out.getvalue()


class Forge:
    """What both have: answers by method and path, comments that can be added and changed, and a log."""

    def __init__(self):
        self.asked, self.seen, self.answers, self.per_page = [], [], {}, 100
        self.comments = []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        threading.Thread(
            target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        ).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}"

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    @property
    def written(self):
        """Every request that wrote."""
        return [line for line in self.asked if not line.startswith("GET ")]

    def tokens_at(self, path):
        return [token for where, token in self.seen if where == path]

    def _handler(forge):  # noqa: N805 - the handler has a `self` of its own
        class Handler(BaseHTTPRequestHandler):
            def _any(self):
                path, _, query = self.path.partition("?")
                forge.asked.append(f"{self.command} {path}")
                forge.seen.append(
                    (path, self.headers.get("Authorization") or self.headers.get("PRIVATE-TOKEN"))
                )
                size = int(self.headers.get("Content-Length") or 0)
                sent = json.loads(self.rfile.read(size)) if size else None
                status, content, headers = forge.answer(self.command, path, query, sent)
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                with contextlib.suppress(OSError):
                    self.wfile.write(content)

            def log_message(self, *_):
                pass

        for method in ("GET", "POST", "PUT", "PATCH"):
            setattr(Handler, f"do_{method}", Handler._any)
        return Handler

    def answer(self, method, path, query, sent):
        for (wanted, pattern), given in self.answers.items():
            if method == wanted and re.fullmatch(pattern, path):
                return self._given(given)
        listed = self.lists().get(path)
        if method == "GET" and listed is not None:
            return self.page(listed, query)
        if method != "GET":
            return self.write(method, path, sent)
        return self.other(path)

    @staticmethod
    def _given(given):
        if isinstance(given, float):
            time.sleep(given)
            given = 500
        if isinstance(given, int):
            return given, b'{"message": "nee"}', {}
        if isinstance(given, bytes):
            return 200, given, {}
        return given

    def page(self, listed, query):
        number = int(re.search(r"\bpage=(\d+)", query)[1])
        shown = listed[(number - 1) * self.per_page : number * self.per_page]
        more = number * self.per_page < len(listed)
        return 200, json.dumps(shown).encode(), self.more(number) if more else {}

    def other(self, path):
        return 404, json.dumps({"message": f"not found: {path}"}).encode(), {}

    def write(self, method, path, sent):
        if method == "POST":
            there = self.lists()[path]
            there.append(self.comment(len(there) + 1, sent["body"]))
            return 201, b"{}", {}
        (found,) = [each for each in self.comments if path.endswith(f"/{each['id']}")]
        found["body"] = sent["body"]
        return 200, b"{}", {}


class GitHub(Forge):
    """One repository with pull requests of forks; run 99 was of the head `abc` of `iemand:sensor`."""

    artifact = zipped("## Wat verandert er?\n\n- **Sensornetwerk**: loopt → ligt stil\n")
    file = "/elders/changes.zip"

    def env(self, **more):
        return {
            "GITHUB_ACTIONS": "true",
            "GITHUB_API_URL": self.address,
            "GITHUB_REPOSITORY": "gemeente/wijzer",
            "GH_TOKEN": TOKEN,
            "HEAD": "iemand:sensor",
            "HEAD_SHA": "abc",
            "RUN_ID": "99",
            **more,
        }

    def lists(self):
        return {
            "/repos/gemeente/wijzer/pulls": [
                {"number": 9, "head": {"sha": "abc", "label": "ander:sensor"}},  # the same commit
                {"number": 6, "head": {"sha": "def", "label": "iemand:sensor", "repo": None}},
                {"number": 7, "head": {"sha": "abc", "label": "iemand:sensor"}},
            ],
            "/repos/gemeente/wijzer/issues/7/comments": self.comments,
        }

    def more(self, number):
        return {"Link": f'<https://api.example/elsewhere?page={number + 1}>; rel="next", <x>; rel="last"'}

    def comment(self, id_, body, login="github-actions[bot]"):
        return {"id": id_, "body": body, "user": {"login": login}}

    def other(self, path):
        if path == "/user":
            return 403, b'{"message": "Resource not accessible by integration"}', {}
        if path == "/repos/gemeente/wijzer/actions/runs/99/artifacts":
            kept = [{"id": 3, "name": "voorvertoning"}, {"id": 4, "name": "changes", "expired": False}]
            return 200, json.dumps({"total_count": 2, "artifacts": kept}).encode(), {}
        if path == "/repos/gemeente/wijzer/actions/artifacts/4/zip":
            return 302, b"", {"Location": f"http://localhost:{self.server.server_port}{self.file}"}
        if path == self.file:
            return 200, self.artifact, {}
        return super().other(path)


class GitLab(Forge):
    """A project (5) with a merge request of its own (1) and one of a fork (2), both with a finished pipeline."""

    me = 42
    artifact = b"## Wat verandert er?\n\n- **Sensornetwerk**: loopt \xe2\x86\x92 ligt stil\n"

    def __init__(self):
        super().__init__()
        self.of_fork = []
        self.requests = [{"iid": 1, "sha": "abc", "source_project_id": 5}]
        self.pipelines = {1: [{"id": 11, "sha": "abc", "ref": "refs/merge-requests/1/head", "project_id": 5}]}
        self.jobs = [
            {"id": 20, "name": "content", "status": "failed"},
            {"id": 21, "name": "changes", "status": "failed"},
        ]

    def env(self, **more):
        return {
            "GITLAB_CI": "true",
            "CI_API_V4_URL": self.address,
            "CI_PROJECT_ID": "5",
            "STADSWIJZER_COMMENT_TOKEN": TOKEN,
            **more,
        }

    def lists(self):
        own = "/projects/5/merge_requests"
        found = {own: self.requests, f"{own}/1/notes": self.comments, f"{own}/2/notes": self.of_fork}
        for number, pipelines in self.pipelines.items():
            found[f"{own}/{number}/pipelines"] = pipelines
            for each in pipelines:
                found[f"/projects/{each.get('project_id', 5)}/pipelines/{each['id']}/jobs"] = self.jobs
        return found

    def more(self, number):
        return {"X-Next-Page": str(number + 1)}

    def comment(self, id_, body, author=me):
        return {"id": id_, "body": body, "author": {"id": author}, "system": False}

    def other(self, path):
        if path == "/user":
            return 200, json.dumps({"id": self.me, "username": "project_5_bot"}).encode(), {}
        if path.endswith("/jobs/21/artifacts/build/changes.md"):
            return 200, self.artifact, {}
        return super().other(path)
