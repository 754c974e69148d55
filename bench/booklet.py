"""How long the booklet takes once the content is read.

`python bench/booklet.py PROJECT RUNS` prints the seconds of every run, a line each.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from generator import paper, papers
from generator.project import read_project
from generator.site import Frame, Site
from generator.validation import validate


def seconds(root: Path, runs: int) -> list[float]:
    """Seconds of every run: from the facts of the site to the bytes of the PDF."""
    project = read_project(root)
    site = Site(validate(project).links, Frame(project.site_name, project.site_url, "bench", papers=True))
    found = []
    for _ in range(runs):
        paper._compiled.cache_clear()  # noqa: SLF001 - or the second run would measure nothing
        start = time.perf_counter()
        data = next(data for _, template, data in papers.made(site) if template == "booklet")
        paper.pdf("booklet", data, day=site.library.today)
        found.append(time.perf_counter() - start)
    return found


if __name__ == "__main__":
    for each in seconds(Path(sys.argv[1]).resolve(), int(sys.argv[2])):
        print(each)
