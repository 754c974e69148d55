"""What was asked on the command line → two versions, read: of revisions, of the work tree, of two folders.

In: names, and the folder of the project. Out: both versions and what to say beside them. What git gives is
read from a temporary folder, which is gone when the version is read.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from stadswijzer.changes.comparison import Version
from stadswijzer.checks.validation import validate
from stadswijzer.content.git import HistoryError, Range, Repository, Tell
from stadswijzer.content.project import ProjectError, read_project
from stadswijzer.language.words import Words


def two(asked: Sequence[str], root: Path, tell: Tell) -> tuple[Version, Version, str]:
    """The old version, the new one, and a note for who asked ('' when there is none)."""
    words = words_of(root)
    if len(asked) > len(("old", "new")):
        raise HistoryError(words("changes_history.too_many"))
    if len(asked) == len(("old", "new")):
        before, after = (_folder(name, words, tell) for name in asked)
        return before, after, ""
    range_ = Range.of(asked[0] if asked else "")
    repository = Repository(root, words)
    before = _before(repository, range_, words, tell)
    if range_.after:
        return before, _revision(repository, range_.after, range_.after, words, tell), ""
    tell(words("changes_history.reading", name=words("changes.work_tree")))
    project = read_project(root)
    n = repository.uncommitted("mkdocs.yml", "roadmap", str(project.docs))
    return before, Version("", validate(project)), words("changes_history.dirty", n=n) if n else ""


def at(root: Path, name: str, tell: Tell) -> Version:
    """The version of one revision."""
    words = words_of(root)
    return _revision(Repository(root, words), name, name, words, tell)


def words_of(root: Path) -> Words:
    """The words of the project there is; English when there is none that can be read."""
    try:
        return read_project(root).words
    except ProjectError:
        return Words("en")


def _before(repository: Repository, asked: Range, words: Words, tell: Tell) -> Version:
    if not asked.split:
        return _revision(repository, asked.before, asked.before, words, tell)
    commit = repository.split(asked.before, asked.after)
    return _revision(repository, commit, f"{asked.before} ({commit[:_SHORT]})", words, tell)


_SHORT = 10


def _revision(repository: Repository, revision: str, name: str, words: Words, tell: Tell) -> Version:
    commit = repository.commit(revision)
    with tempfile.TemporaryDirectory(prefix="stadswijzer-") as made:
        folder = Path(made).resolve()
        root = repository.unpack(commit, name, folder, tell)
        tell(words("changes_history.reading", name=name))
        try:
            return Version(name, validate(read_project(root)), repository.day(commit))
        except ProjectError as error:
            said = str(error).replace(f"{root}/", "").replace(str(root), ".")
            raise HistoryError(words("changes_history.unreadable", name=name, said=said)) from None


def _folder(name: str, words: Words, tell: Tell) -> Version:
    folder = Path(name)
    if not folder.is_dir():
        raise HistoryError(words("changes_history.no_folder", name=name))
    tell(words("changes_history.reading", name=name))
    return Version(name, validate(read_project(folder.resolve())))
