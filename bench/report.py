"""What was measured, as tables for `bench/RESULTS.md`."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median

from measuring import MIB_IN_KIB, Subject

OURS, SAME, TEMPLATE = "cold build", "ours, nothing changed", "ours, one template edited"
CHECK, CHECK_COLD = "check, nothing changed", "check, the first time"
CHECK_EDIT = "check, one entry edited"
ENTRY = "ours, one entry edited"
REAL = "real content, cold, with all PDFs"
COUNCIL = "papers for the council alone (real content)"
PLAIN = "MkDocs + Material, default navigation"
EXPERT = "MkDocs + Material, entries not in the navigation"
HUGO, HUGO_EDIT = "Hugo, bare templates", "Hugo, one entry edited"
ZENSICAL, ZENSICAL_EDIT = "Zensical, entries not in the navigation", "Zensical, one entry edited"
REACH = {(CHECK, 1000): 0.8, (CHECK_EDIT, 1000): 0.8, (CHECK_COLD, 1000): 1.2, (REAL, None): 3.0}
RATIOS = (
    (OURS, EXPERT, "≤ 0.35"),
    (OURS, PLAIN, ""),
    (OURS, ZENSICAL, ""),
    (OURS, HUGO, "≤ 3"),
    (ENTRY, HUGO, "≤ 1.5"),
    (ENTRY, ZENSICAL_EDIT, ""),
    (SAME, HUGO, ""),
)
"""What of ours is divided by what of a peer, and how far we want to reach at 1,000 entries."""
BOOKLET_REACH, GROWTH_REACH, MEMORY_REACH = 0.5, 12, 400
SAVE_REACH = {1000: 0.35, None: 0.15}
PACKAGES = ("mkdocs", "mkdocs-material", "jinja2", "markdown", "pyyaml", "nh3", "typst")
HEAD = """\
# What a build costs

Made by `make bench`: whole processes from start to exit, by turns in one run, so that a busy moment hits them
all. Cold: nothing of an earlier build is there. Edited: the site stands there, and one title was changed.
Made-up entries of all kinds (`tests/support/made_up.py`); all outputs but the papers for the council.
MiB: of the largest process; MB: of the site. Times differ by machine and moment; ratios hold better."""
LACKS = """\
What a page of a peer lacks, beside what ours has (all have the same words, links, questions and sources):

- Hugo: the templates are the least that a page can be: title, text, a link to the start. No search index, no
  navigation, no contents, no backlinks, no filters, no glossary, no data files, no print pages; links and
  fields are not checked; questions are lists.
- Zensical and MkDocs with Material: a search index of whole texts, a theme with scripts and contents; no
  backlinks, filters, glossary, JSON, CSV, calendar or print pages; fields are not checked. In the expert's
  form the menu does not show the entries.
- MkDocs and Hugo make a whole site at every edit; Zensical keeps what it made, as we do.

Not measured: WeasyPrint; MkDocs with mkdocs-gen-files, which makes the Markdown during the build and takes
longer than Markdown that lies ready, as here; Algoritmekader, whose content is its own.{missing}"""


def machine() -> Iterator[str]:
    """Day, machine and versions."""
    load = os.getloadavg()[0]
    yield f"- day: {datetime.now(UTC):%Y-%m-%d %H:%M} UTC"
    cores = len(os.sched_getaffinity(0))
    yield f"- machine: {_processor()}, {cores} cores, {_memory()} GiB, {platform.system()}"
    yield f"- others at work at the start: load {load:.1f} (the more, the less the wall seconds say)"
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    yield f"- Python {platform.python_version()}, {packages}"
    yield f"- peers: {', '.join(' '.join(each) for each in locked())}"


def locked() -> Iterator[tuple[str, str]]:
    """Name and version of the peers that have an environment of their own."""
    for name in ("hugo", "zensical"):
        text = (Path(__file__).parent / f"{name}.lock").read_text("utf-8")
        yield (
            name,
            next(line for line in text.splitlines() if line.startswith(f"{name}=="))
            .split()[0]
            .partition("==")[2],
        )


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "?")


def _memory() -> int:
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / MIB_IN_KIB**3)


def table(subjects: Sequence[Subject]) -> Iterator[str]:
    """A row for each: what, how many entries, seconds, memory, and how far we want to reach."""
    yield "| what | entries | wall s: median (least–most) | processor s | MiB | MB | runs | reach |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for each in subjects:
        reach = REACH.get((each.name, each.entries))
        cells = (
            each.name,
            f"{each.entries:,}" if each.entries else "",
            f"{each.seconds:.2f} ({min(each.wall):.2f}–{max(each.wall):.2f})",
            f"{median(each.cpu):.2f}",
            f"{max(each.memory):.0f}",
            f"{each.size / 1e6:.0f}" if each.size else "",
            len(each.wall),
            f"≤ {reach} s" if reach else "",
        )
        yield f"| {' | '.join(map(str, cells))} |"


def ratios(subjects: Sequence[Subject]) -> Iterator[str]:
    """What can be said whatever the machine: beside peers, and how it grows."""
    found = {(each.name, each.entries): each for each in subjects}
    for size in dict.fromkeys(each.entries for each in subjects if each.entries):
        for own, other, reach in RATIOS:
            if (own, size) in found and (other, size) in found:
                mine, theirs = found[own, size], found[other, size]
                wall, cpu = mine.seconds / theirs.seconds, median(mine.cpu) / median(theirs.cpu)
                told = f" (reach: {reach}×)" if reach and size == 1000 else ""  # noqa: PLR2004 - as it was set
                yield (
                    f"- {size:,} entries: {own} takes {wall:.2f}× the wall time{told} "
                    f"and {cpu:.2f}× the processor time of {other}"
                )
    large, small = found.get((OURS, 10_000)), found.get((OURS, 1000))
    if large and small:
        growth = large.seconds / small.seconds
        yield f"- 10,000 entries take {growth:.1f}× the time of 1,000 (reach: ≤ {GROWTH_REACH}×)"
        yield f"- the largest process then takes {max(large.memory):.0f} MiB (reach: ≤ {MEMORY_REACH} MiB)"


def saves(entries: int | None, seconds: Sequence[float]) -> str:
    """From a save to the page in a preview."""
    what = f"{entries:,} entries" if entries else "the real content"
    reach = f"; reach: ≤ {SAVE_REACH[entries]} s" if entries in SAVE_REACH else ""
    return (
        f"- `serve`, {what}: from a save to the new page {median(seconds):.2f} s "
        f"({min(seconds):.2f}–{max(seconds):.2f}, {len(seconds)} saves{reach})"
    )


def booklet(seconds: Sequence[float]) -> str:
    """The booklet alone, once the content is read."""
    return (
        f"- the council's booklet of the real content, once it is read: {median(seconds):.2f} s "
        f"({min(seconds):.2f}–{max(seconds):.2f}, {len(seconds)} runs; reach: ≤ {BOOKLET_REACH} s)"
    )


def page(about: Sequence[str], rows: Sequence[str], lines: Sequence[str]) -> str:
    """The whole of `RESULTS.md`."""
    rows = list(rows)
    gone = [
        name
        for name, mark in (("Hugo", HUGO), ("Zensical", ZENSICAL))
        if not any(mark in row for row in rows)
    ]
    missing = f" Could not be installed here: {' and '.join(gone)}." if gone else ""
    parts = (HEAD, "\n".join(about), "\n".join(rows), "\n".join(lines), LACKS.format(missing=missing))
    return "\n\n".join(parts) + "\n"
