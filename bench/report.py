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

OURS, CHECK, REAL, COUNCIL, PLAIN, EXPERT = (
    "cold build",
    "check",
    "real content, cold, with all PDFs",
    "papers for the council alone (real content)",
    "MkDocs + Material, default navigation",
    "MkDocs + Material, entries not in the navigation",
)
REACH = {(OURS, 1000): 2.5, (CHECK, 1000): 0.8, (REAL, None): 3.0}
BOOKLET_REACH, GROWTH_REACH, MEMORY_REACH, PLAIN_REACH = 0.5, 12, 600, 12
PACKAGES = ("mkdocs", "mkdocs-material", "jinja2", "markdown", "pyyaml", "nh3", "typst")
HEAD = """\
# What a build costs

Made by `make bench`: whole processes from start to exit, by turns in one run. Cold: nothing of an earlier
build is there. Made-up entries of all kinds (`tests/support/made_up.py`); all outputs but the papers.
MiB: of the largest process. Times differ by machine and moment; ratios hold better."""
NOT_MEASURED = """\
Not measured, since they are not among the locked dependencies: Hugo, Zensical, WeasyPrint, and MkDocs with
mkdocs-gen-files, which makes the Markdown during the build and takes longer than Markdown that lies ready, as
here. Nor Algoritmekader, whose content is its own. The peers make a search index, but no backlinks, filters,
glossary, JSON, CSV or calendar."""


def machine() -> Iterator[str]:
    """Day, machine and versions."""
    load = os.getloadavg()[0]
    yield f"- day: {datetime.now(UTC):%Y-%m-%d %H:%M} UTC"
    cores = len(os.sched_getaffinity(0))
    yield f"- machine: {_processor()}, {cores} cores, {_memory()} GiB, {platform.system()}"
    yield f"- others at work at the start: load {load:.1f} (the more, the less the wall seconds say)"
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    yield f"- Python {platform.python_version()}, {packages}"


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "?")


def _memory() -> int:
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / MIB_IN_KIB**3)


def table(subjects: Sequence[Subject]) -> Iterator[str]:
    """A row for each: what, how many entries, seconds, memory, and how far we want to reach."""
    yield "| what | entries | wall s: median (least–most) | processor s | MiB | runs | reach |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    for each in subjects:
        reach = REACH.get((each.name, each.entries))
        cells = (
            each.name,
            f"{each.entries:,}" if each.entries else "",
            f"{each.seconds:.2f} ({min(each.wall):.2f}–{max(each.wall):.2f})",
            f"{median(each.cpu):.2f}",
            f"{max(each.memory):.0f}",
            len(each.wall),
            f"≤ {reach} s" if reach else "",
        )
        yield f"| {' | '.join(map(str, cells))} |"


def ratios(subjects: Sequence[Subject]) -> Iterator[str]:
    """What can be said whatever the machine: how much faster than peers, and how it grows."""
    ours = {each.entries: each for each in subjects if each.name == OURS}
    for each in subjects:
        if each.name in (PLAIN, EXPERT):
            own = ours[each.entries]
            reach = f" (reach: ≥ {PLAIN_REACH}×)" if (each.name, each.entries) == (PLAIN, 1000) else ""
            wall, cpu = each.seconds / own.seconds, median(each.cpu) / median(own.cpu)
            theirs = f"- {each.name}, {each.entries:,} entries: it takes"
            yield f"{theirs} {wall:.1f}× our wall time{reach} and {cpu:.1f}× our processor time"
    if 10_000 in ours and 1000 in ours:  # noqa: PLR2004 - the sizes of the reach
        large, growth = ours[10_000], ours[10_000].seconds / ours[1000].seconds
        yield f"- 10,000 entries take {growth:.1f}× the time of 1,000 (reach: ≤ {GROWTH_REACH}×)"
        yield f"- the largest process then takes {max(large.memory):.0f} MiB (reach: ≤ {MEMORY_REACH} MiB)"


def booklet(seconds: Sequence[float]) -> str:
    """The booklet alone, once the content is read."""
    return (
        f"- the council's booklet of the real content, once it is read: {median(seconds):.2f} s "
        f"({min(seconds):.2f}–{max(seconds):.2f}, {len(seconds)} runs; reach: ≤ {BOOKLET_REACH} s)"
    )


def page(about: Sequence[str], rows: Sequence[str], lines: Sequence[str]) -> str:
    """The whole of `RESULTS.md`."""
    parts = (
        HEAD,
        "\n".join(about),
        "\n".join(rows),
        "\n".join(lines),
        NOT_MEASURED,
    )
    return "\n\n".join(parts) + "\n"
