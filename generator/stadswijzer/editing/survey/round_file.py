"""A round's file in its folder: whole or not at all, and written once.

Two versions of a round laid side by side can tell what one person answered, so that a round which the
history of the project ever held is not imported again. What was made up (`sample`) tells nothing, and may
be.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from stadswijzer.content.git import HistoryError, Repository
from stadswijzer.content.library import Library
from stadswijzer.content.model import Survey
from stadswijzer.content.project import Project, ProjectError
from stadswijzer.content.values import Report
from stadswijzer.content.yaml_reader import read_mapping, read_source
from stadswijzer.editing.atomic_write import write_new
from stadswijzer.language.problems import Problems

_SAMPLE = re.compile(rb"^sample:[ \t]*true\b", re.MULTILINE)


def path_of(project: Project, id_: str) -> tuple[str, Path]:
    """Where the round's file stands: from the project's root, and on disk."""
    folder = project.words.folders["survey"]
    name = f"{folder}/{id_}.yml"
    return name, project.docs / name.removeprefix("docs/")


def refuse_again(project: Project, id_: str, *, force: bool) -> str:
    """Raises `ProjectError` when this round was written before; says what could not be looked at, or ''."""
    name, target = path_of(project, id_)
    words = project.words
    if target.exists() and not (force and _SAMPLE.search(target.read_bytes())):
        raise ProjectError(words("survey_import.exists", path=name))
    try:
        history = Repository(project.root, words)
        for commit, content in history.versions(os.path.relpath(target, project.root)):
            if not _SAMPLE.search(content):
                raise ProjectError(words("survey_import.held", path=name, commit=commit[:9]))
    except HistoryError:
        return words("survey_import.no_history", why=words("survey_import.why_none"))
    if history.is_shallow():
        return words("survey_import.no_history", why=words("survey_import.why_shallow"))
    return ""


def gone(library: Library) -> Iterator[tuple[str, Survey]]:
    """Rounds that git holds and the project no longer, as they were last; none where git cannot be seen.

    One that only has another name is there.
    """
    project = library.project
    there = {(each.data.date, each.data.basis, each.data.responded) for each in library.of(Survey)}
    folder = path_of(project, "x")[1].parent
    try:
        history = Repository(project.root, project.words)
        for path in history.ever_in(os.path.relpath(folder, project.root)):
            if not path.endswith(".yml") or (project.root / path).exists():
                continue
            problems = Problems()
            _, content = next(history.versions(path), ("", b""))
            source = read_source(path, content, problems)
            root = read_mapping(source, problems) if source else None
            data = Survey.read(root, Report(source, problems)) if source and root else None
            if not data or data.sample or not data.intact("date", "basis", "responded"):
                continue
            if (data.date, data.basis, data.responded) not in there:
                yield path, data
    except HistoryError:
        return


def refuse_links(project: Project, id_: str) -> None:
    """A folder of rounds that is a link out of the project is refused, before anything is made in it.

    Also one in which nothing can be written, so that a trial says so too.
    """
    name, target = path_of(project, id_)
    there = next(path for path in target.parents if path.exists())
    if not there.is_dir() or not os.access(there, os.W_OK):
        raise ProjectError(f"cannot write {project.words.path(name)}: {there.name} takes no files")
    if not target.parent.resolve().is_relative_to(project.docs.resolve()):
        raise ProjectError(f"{project.words.path(name)}: its folder is a link out of the project")


def place(project: Project, id_: str, text: str, *, force: bool) -> bool:
    """Puts the file there in one step; False when there is one already and `force` does not allow it."""
    name, target = path_of(project, id_)
    refuse_links(project, id_)
    try:
        return write_new(target, text.encode(), over=force)
    except OSError as error:
        raise ProjectError(f"cannot write {project.words.path(name)}: {error.strerror}") from None
