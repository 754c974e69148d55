"""Papers that a council received, kept as files: published as they were, for each period apart.

In: the files in the folder of kept papers of a period. Out: their addresses and bytes, and a problem for
what may not be published. Nothing goes through a symbolic link, and only documents: what a browser would run
on the address of the site is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from stadswijzer.content.library import Library
from stadswijzer.content.periods import Period
from stadswijzer.content.public_files import PUBLIC_KINDS, is_through_link
from stadswijzer.facts.site import Site
from stadswijzer.language.problems import Place, Problem


def kept(library: Library, period: Period) -> list[Path]:
    """The papers of a period that are published, by name."""
    return [path for path in _found(library, period) if not _wrong(library, path)]


def address(site: Site, path: Path) -> str:
    """Where a kept paper is published."""
    return f"downloads/{site.period.name}/{site.words('kept_papers.folder')}/{path.name}"


def files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Every kept paper of every period."""
    for plan in site.plans:
        for path in kept(plan.library, plan.period):
            yield address(plan, path), path.read_bytes()


def problems(library: Library) -> Iterator[Problem]:
    """What lies among the kept papers and is not published."""
    for period in library.periods:
        for path in _found(library, period):
            if wrong := _wrong(library, path):
                where = path.relative_to(library.project.root).as_posix()
                if wrong == "symlink":
                    yield Problem("outside-project", Place(where, 1, 1), {"link": where, "hint": wrong})
                else:
                    values = {"ending": path.suffix or "?", "hint": wrong}
                    yield Problem("file-kind", Place(where, 1, 1), values)


def _found(library: Library, period: Period) -> list[Path]:
    folder = library.project.root / "roadmap" / library.words("kept_papers.folder") / period.name
    if not period.name or not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if not path.name.startswith("."))


def _wrong(library: Library, path: Path) -> str:
    """Why a file is not published; '' when it is."""
    if is_through_link(library.project, path):
        return "symlink"
    if not path.is_file():
        return "special"
    return "" if path.suffix.lower() in PUBLIC_KINDS - {".svg"} else "general"
