"""Which files `format` looks at, and what becomes of each.

In: a project and the files that were named (all when none were). Out: an `Outcome` for each, in the order of
their paths. A file that cannot be read is left as it is, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from stadswijzer.content.library import OF_PERIOD
from stadswijzer.content.model import KINDS
from stadswijzer.content.periods import FOLDER, in_period
from stadswijzer.content.project import Project, ProjectError
from stadswijzer.content.yaml_reader import read_source
from stadswijzer.editing.atomic_write import write_all
from stadswijzer.editing.format.file_text import FormatError, formatted
from stadswijzer.language.problems import Place, Problem, Problems


@dataclass(frozen=True)
class Outcome:
    """One file. `new`: its text as it should be; None when it is so already, or was left alone."""

    path: str
    file: Path
    new: bytes | None = None
    left: bool = False
    problem: Problem | None = None
    """Why it was left alone, when the reader could tell."""


def outcomes(project: Project, named: Sequence[Path] = ()) -> Iterator[Outcome]:
    """What `format` makes of the files of entries, or of those that were named."""
    known, homes = dict(_entries(project)), (project.docs.resolve(), project.root.resolve())
    if not named:
        chosen = list(known)
    else:
        chosen = []
        for path in named:
            if path.resolve() not in known:
                raise ProjectError(project.words("files_format.no_entry", path=path))
            chosen.append(path.resolve())
    for file in sorted(set(chosen), key=lambda each: known[each][0]):
        shown, kind = known[file]
        if any(file.is_relative_to(home) for home in homes):
            yield _outcome(shown, file, kind)
        else:  # a link that leads out of the project: `check` refuses it too
            values = {"link": shown, "hint": "symlink"}
            problem = Problem("outside-project", Place(shown, 1, 1), values)
            yield Outcome(shown, file, left=True, problem=problem)


def write(outcomes: Sequence[Outcome]) -> None:
    """Writes what changed."""
    for each in outcomes:
        if each.new is not None:
            write_all({each.file: each.new})


def _entries(project: Project) -> Iterator[tuple[Path, tuple[str, str]]]:
    """File → its path from the project's root, and its kind."""
    further = sorted(
        each.name for each in project.on_disk("roadmap").glob("*-*") if FOLDER.fullmatch(each.name)
    )
    for kind in KINDS.values():
        for period in ("", *further) if kind.name in OF_PERIOD else ("",):
            stem = in_period(project.words.folders[kind.name], period)
            if kind.single:
                paths = [project.on_disk(f"{stem}.yml")]
            else:
                paths = sorted(project.on_disk(stem).glob("*.yml"))
            for file in paths:
                if file.is_file() and not file.name.startswith("."):
                    path = f"{stem}.yml" if kind.single else f"{stem}/{file.name}"
                    yield file.resolve(), (path, kind.name)


def _outcome(path: str, file: Path, kind: str) -> Outcome:
    problems = Problems()
    try:
        content = file.read_bytes()
    except OSError as error:
        raise ProjectError(f"{file}: {error.strerror}") from None
    source = read_source(path, content, problems)
    if source is None or len(problems):
        return Outcome(path, file, left=True, problem=next(iter(problems), None))
    try:
        new = formatted(source.text, kind, path).encode()
    except FormatError as error:
        return Outcome(path, file, left=True, problem=error.problem)
    return Outcome(path, file, new if new != content else None)
