"""How long the booklet takes once the content is read.

`python bench/booklet.py PROJECT` prints the seconds. A process each: Typst keeps what it has set, so that a
second run in the same process takes a fifth of the first.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from stadswijzer.checks.validation import validate
from stadswijzer.content.project import read_project
from stadswijzer.facts.site import Site
from stadswijzer.facts.site_frame import Frame
from stadswijzer.papers import catalogue
from stadswijzer.papers.setting import pdf


def seconds(root: Path) -> float:
    """From the facts of the site to the bytes of the PDF."""
    project = read_project(root)
    site = Site(validate(project).links, Frame(project.site_name, project.site_url, "bench", papers=True))
    start = time.perf_counter()
    data = next(data for _, template, data in catalogue.made(site) if template == "booklet")
    pdf.pdf("booklet", data, day=site.library.today)
    return time.perf_counter() - start


if __name__ == "__main__":
    print(seconds(Path(sys.argv[1]).resolve()))
