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
from collections.abc import Callable, Iterator
from pathlib import Path

import asking
import peers
import report
import saving
from measuring import Subject, measure

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
PEERS = ROOT / "build" / "peers"
LARGE = 10_000
SLOW = 1000
"""Entries from which MkDocs with its default navigation takes a minute and more."""
EDITS = {"one entry": "docs/begrippen/begrip-00001", "one theme": "docs/themas/thema-00000"}
"""What is edited → the file of ours, without its ending."""
TEMPLATE = "pages/templates/view/concept.html"


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


def ours(folder: Path) -> Path:
    """A copy of our package, of which a template can be edited."""
    copy = folder / "generator"
    if not copy.exists():
        shutil.copytree(ROOT / "generator" / "stadswijzer", copy / "stadswijzer")
    return copy


def edit(file: Path) -> Callable[[int], None]:
    """What writes another title in a file, or a word in a template, each time it is called."""
    text = file.read_text("utf-8")
    old = "title: " if "title: " in text else "# " if text.startswith("# ") else ""

    def write(number: int) -> None:
        mark = "{# " + str(number) + " #}" if file.suffix == ".html" else ""
        file.write_text(
            text.replace(old, f"{old}Nummer {number} ", 1) if old and not mark else text + mark, "utf-8"
        )

    return write


def of_us(project: Path, entries: int, folder: Path, runs: int) -> Iterator[Subject]:
    """Our builds: cold, of what is there already, and after an edit; each of a project of its own."""
    code = ours(folder)
    python = {"PYTHONPATH": str(code)}
    command = (sys.executable, "-m", "stadswijzer", "build", "--no-papers", "--version", "bench")
    check = (sys.executable, "-m", "stadswijzer", "check")
    site = project / "site"
    cold = (site, project / ".stadswijzer")
    yield Subject(report.OURS, entries, command, project, cold, runs, site, None, python)
    notes = (project / ".stadswijzer",)
    yield Subject(report.CHECK_COLD, entries, check, project, notes, runs, environment=python)
    if entries < LARGE:
        kept = shutil.copytree(project, folder / f"{project.name}-kept")
        subprocess.run(command, check=True, cwd=kept, env={**os.environ, **python}, capture_output=True)
        checked = shutil.copytree(project, folder / f"{project.name}-checked")  # by code that nobody edits
        change = edit(checked / f"{EDITS['one entry']}.yml")
        yield Subject(report.CHECK_EDIT, entries, check, checked, (), runs, None, change)
        yield Subject(report.CHECK, entries, check, checked, (), runs)
        yield Subject(report.SAME, entries, command, kept, (), runs, kept / "site", None, python)
        for what, path in EDITS.items():
            change = edit(kept / f"{path}.yml")
            yield Subject(f"ours, {what} edited", entries, command, kept, (), runs, None, change, python)
        change = edit(code / "stadswijzer" / TEMPLATE)
        yield Subject(report.TEMPLATE, entries, command, kept, (), runs, None, change, python)


def of_mkdocs(project: Path, entries: int, folder: Path, runs: int) -> Iterator[Subject]:
    """MkDocs with Material: it knows no other build than a whole one."""
    for name, expert in ((report.EXPERT, True), (report.PLAIN, False)):
        if expert or entries < LARGE:
            root = peers.write(project, folder / f"peer-{entries}-{expert}", expert=expert)
            often = min(runs, 3) if expert or entries < SLOW else 1
            command = (BIN / "mkdocs", "build", "-q")
            yield Subject(name, entries, command, root, (root / "site",), often, root / "site")


def of_hugo(project: Path, entries: int, folder: Path, runs: int) -> Iterator[Subject]:
    """Hugo with bare templates: it makes all pages anew, whatever was edited."""
    found = next(PEERS.glob("hugo/lib/python*/site-packages/hugo/binaries/hugo*"), None)
    if found is None:
        return
    root = peers.write_for_hugo(project, folder / f"hugo-{entries}")
    command, site = (found, "--quiet"), root / "public"
    yield Subject(report.HUGO, entries, command, root, (site,), runs, site)
    change = edit(root / "content" / f"{EDITS['one entry'].removeprefix('docs/')}.md")
    yield Subject(report.HUGO_EDIT, entries, command, root, (), runs, None, change)


def of_zensical(project: Path, entries: int, folder: Path, runs: int) -> Iterator[Subject]:
    """Zensical, of the same Markdown as MkDocs, cold and after an edit with what it keeps."""
    found = PEERS / "zensical" / "bin" / "zensical"
    if not (PEERS / "zensical" / ".ready").exists():
        return
    root = peers.write(project, folder / f"zensical-{entries}", expert=True)
    command, site = (found, "build"), root / "site"
    yield Subject(report.ZENSICAL, entries, command, root, (site, root / ".cache"), runs, site)
    change = edit(root / f"{EDITS['one entry']}.md")
    yield Subject(report.ZENSICAL_EDIT, entries, command, root, (), runs, None, change)


def of_size(entries: int, folder: Path, runs: int) -> Iterator[Subject]:
    """What is measured of made-up entries; what takes minutes is measured once."""
    project = made_up(entries, folder)
    few = runs if entries < LARGE else 1
    for of in (of_us, of_hugo, of_zensical, of_mkdocs):
        yield from of(project, entries, folder, few)


def of_real_content(folder: Path, runs: int) -> Iterator[Subject]:
    project = real(folder)
    build = (BIN / "stadswijzer", "build", "--version", "bench")
    council = (BIN / "stadswijzer", "council", "--version", "bench")
    cold = (project / "site", project / ".stadswijzer")
    yield Subject(report.REAL, None, build, project, cold, runs, project / "site")
    yield Subject(report.COUNCIL, None, council, project, (project / "build", cold[1]), runs)


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
        saves = [
            report.saves(size, saving.seconds(folder / f"made-up-{size}", given.runs * 2))
            for size in given.sizes
            if size < LARGE
        ]
        saves.append(report.saves(None, saving.seconds(folder / "real", given.runs * 2)))
        booklet = report.booklet(booklet_seconds(folder / "real", given.runs))
    lines = [*report.ratios(subjects), *saves, booklet, *asking.lines(ROOT)]
    text = report.page(about, list(report.table(subjects)), lines)
    given.output.write_text(text, "utf-8")
    print(f"\n{text}\nWritten to {given.output}")


if __name__ == "__main__":
    main()
