"""Measures builds of made-up and real content beside their peers, as `make bench` does.

Prints its tables and writes them to `bench/RESULTS.md`. `BENCH_FULL=1` adds 10,000 entries: many minutes.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import asking
import peers
import report
from measuring import Subject, measure

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
LARGE = 10_000


def made_up(entries: int, folder: Path) -> Path:
    """A project of so many made-up entries."""
    root = folder / f"made-up-{entries}"
    command = (sys.executable, ROOT / "tests" / "support" / "made_up.py", str(entries), root)
    subprocess.run(command, check=True)
    return root


def real(folder: Path) -> Path:
    """A copy of this project's content, so that its own site stays as it is."""
    root = folder / "real"
    for name in ("docs", "roadmap"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


def of_size(entries: int, folder: Path, runs: int) -> Iterator[Subject]:
    """What is measured of made-up entries; what takes minutes is measured once."""
    project = made_up(entries, folder)
    few = runs if entries < LARGE else 1
    build = (BIN / "stadswijzer", "build", "--no-papers", "--version", "bench")
    yield Subject(report.OURS, entries, build, project, project / "site", runs if entries < LARGE else 2)
    yield Subject(report.CHECK, entries, (BIN / "stadswijzer", "check"), project, None, few)
    for name, expert in ((report.EXPERT, True), (report.PLAIN, False)):
        if expert or entries < LARGE:
            root = peers.write(project, folder / f"peer-{entries}-{expert}", expert=expert)
            often = min(few, 3) if expert or entries < 1000 else 1  # noqa: PLR2004 - from here on it is slow
            yield Subject(name, entries, (BIN / "mkdocs", "build", "-q"), root, root / "site", often)


def of_real_content(folder: Path, runs: int) -> Iterator[Subject]:
    project = real(folder)
    build = (BIN / "stadswijzer", "build", "--version", "bench")
    council = (BIN / "stadswijzer", "council", "--version", "bench")
    yield Subject(report.REAL, None, build, project, project / "site", runs)
    yield Subject(report.COUNCIL, None, council, project, project / "build", runs)


def booklet_seconds(project: Path, runs: int) -> list[float]:
    command = (sys.executable, ROOT / "bench" / "booklet.py", project)
    said = [subprocess.run(command, check=True, capture_output=True, cwd=ROOT).stdout for _ in range(runs)]
    return [float(each) for each in said]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    sizes = [100, 1000, *([LARGE] if os.environ.get("BENCH_FULL") == "1" else [])]
    parser.add_argument("--sizes", type=int, nargs="*", default=sizes)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--output", type=Path, default=ROOT / "bench" / "RESULTS.md")
    given = parser.parse_args()
    about = list(report.machine())
    with tempfile.TemporaryDirectory(prefix="stadswijzer-bench-") as name:
        folder = Path(name)
        subjects = [each for size in given.sizes for each in of_size(size, folder, given.runs)]
        subjects += of_real_content(folder, given.runs)
        measure(subjects)
        booklet = report.booklet(booklet_seconds(folder / "real", given.runs))
    text = report.page(
        about, list(report.table(subjects)), [*report.ratios(subjects), booklet, *asking.lines(ROOT)]
    )
    given.output.write_text(text, "utf-8")
    print(f"\n{text}\nWritten to {given.output}")


if __name__ == "__main__":
    main()
