"""A real preview in a process of its own; every wait ends."""

import socket
import time
import urllib.error
import urllib.request
from pathlib import Path

import programs
import pytest

CONCEPT = "docs/begrippen/digital-twin.yml"


RIGHT = "title: Digital twin\nsummary: {summary}\ndefinition: Een kopie.\ntheme: data\nsources: [{{title: Bron, url: https://voorbeeld.nl}}]\n"


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


class Preview:
    def __init__(self, project, command):
        self.project = project
        address = f"127.0.0.1:{free_port()}"
        self.url = f"http://{address}/"
        options = {
            "mkdocs": ["serve", "--dev-addr", address],
            "stadswijzer": ["serve", "--address", address],
        }[command]
        self.said = (project.root.parent / f"{project.root.name}.log").open("w+")
        self.temporary = project.root.parent / f"{project.root.name}-tmp"
        self.temporary.mkdir()
        self.process = programs.start(
            programs.BIN / command,
            *options,
            cwd=project.root,
            stdout=self.said,
            stderr=self.said,
            env={"TMPDIR": str(self.temporary)},
        )

    def get(self, path):
        try:
            with urllib.request.urlopen(self.url + path, timeout=5) as answer:  # noqa: S310 - of our own server
                return answer.read().decode("utf-8")
        except (urllib.error.URLError, ConnectionError):
            return ""

    def wait(self, path, word, *, seconds=20.0):
        """Until a page holds `word`; the page, and how long it took."""
        start = time.monotonic()
        while time.monotonic() < start + seconds:
            page = self.get(path)
            if word in page:
                return page, time.monotonic() - start
            assert self.process.poll() is None, self.log
            time.sleep(0.05)
        raise AssertionError(f"no {word!r} on {path} within {seconds} s: {self.log}")

    @property
    def log(self):
        self.said.flush()
        return Path(self.said.name).read_text("utf-8")

    @property
    def lines(self):
        return self.log.splitlines()

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(timeout=10)
        except programs.TimeoutExpired:
            self.process.kill()
            self.process.wait(timeout=10)
        self.said.close()


@pytest.fixture
def serve(site):
    started = []

    def start(files, command="stadswijzer"):
        started.append(Preview(site(files), command))
        return started[-1]

    yield start
    for each in started:
        each.stop()
