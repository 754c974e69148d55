"""How long it takes in a preview from a save to the page, as a browser finds out.

In: a project. Out: for every save the seconds until a client that waits for news, as browsers do, was told
and had the page with the new words. The file is as it was in the end.
"""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

EDITED = "docs/begrippen"
PATIENCE = 120
REST = 1.5
"""Seconds between saves, so that what a preview leaves for later is done."""


def seconds(project: Path, saves: int) -> list[float]:
    """Of each of so many saves."""
    file = min((project / EDITED).glob("*.yml"))
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{found.getsockname()[1]}"
    command = (sys.executable, "-m", "stadswijzer", "serve", "--address", address)
    page, text = (
        f"http://{address}/{file.relative_to(project / 'docs').with_suffix('')}/",
        file.read_text("utf-8"),
    )
    with subprocess.Popen(
        command, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            shown = _first(page)
            took = []
            for number in range(saves):
                epoch = re.search(r"livereload\((\d+),", shown)
                news = f"http://{address}/livereload/{epoch[1] if epoch else 0}/1"
                file.write_text(text.replace("summary: ", f"summary: Nummer{number} ", 1), "utf-8")
                start = time.perf_counter()
                while int(_get(news)) <= int(epoch[1] if epoch else 0):
                    pass
                shown = _get(page)
                took.append(time.perf_counter() - start)
                if f"Nummer{number} " not in shown:
                    raise RuntimeError(f"an old page: {page}")
                time.sleep(REST)
            return took
        finally:
            file.write_text(text, "utf-8")
            process.terminate()


def _first(page: str) -> str:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            return _get(page)
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"no {page}")


def _get(address: str) -> str:
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 - of our own server
        return str(answer.read().decode())
