"""Versions of a project from git, each as a folder to read; nothing is checked out.

In: the folder of a project, the names of revisions, and words for what can go wrong. Out: temporary folders
that hold what a version reads: YAML and Markdown as they are, any other file by its name alone. Runs git;
never writes in the repository.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import IO

from stadswijzer.content.project import ProjectError
from stadswijzer.content.values import nearest
from stadswijzer.content.yaml_reader import MAX_BYTES
from stadswijzer.language.words import Words

Tell = Callable[[str], None]
"""Where progress is told."""
_READ = (".yml", ".yaml", ".md")
_LINK = "120000"


class HistoryError(ProjectError):
    """A version cannot be had; the message says what to do."""


@dataclass(frozen=True)
class Range:
    """Two versions by name. `after` '' is the work tree; `split`: from where `after` left `before`."""

    before: str
    after: str
    split: bool = False

    @classmethod
    def of(cls, asked: str) -> Range:
        """`A..B`, `A...B`, or one revision: from there to the work tree. Nothing before or after is HEAD."""
        for dots in ("...", ".."):
            if dots in asked:
                before, _, after = asked.partition(dots)
                return cls(before or "HEAD", after or "HEAD", split=dots == "...")
        return cls(asked or "HEAD", "")


class Repository:
    """The repository that a project is in; the project may be a folder of it."""

    def __init__(self, root: Path, words: Words) -> None:
        self.root, self._words = root, words
        self.prefix = self._git("rev-parse", "--show-prefix").strip()
        """The project's folder in the repository, with `/` after it; '' at its top."""

    def commit(self, name: str) -> str:
        """The commit of a revision."""
        sha = self._maybe("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        if sha is None:
            raise self._unknown(name)
        return sha.strip()

    def split(self, before: str, after: str) -> str:
        """The commit from where `after` left `before`."""
        sha = self._maybe("merge-base", self.commit(before), self.commit(after))
        if sha is None:
            code = "shallow" if self.is_shallow() else "unrelated"
            raise self._error(code, name=before, other=after)
        return sha.split()[0]

    def day(self, commit: str) -> date:
        """The day of a commit."""
        return date.fromisoformat(self._git("show", "--no-patch", "--format=%cs", commit).strip())

    def uncommitted(self, *paths: str) -> int:
        """How many files at these paths are not as the last commit has them."""
        said = self._git("status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", *paths)
        return said.count("\0")

    def is_shallow(self) -> bool:
        """Whether a part of the history is not here."""
        return (self._maybe("rev-parse", "--is-shallow-repository") or "").strip() == "true"

    def versions(self, path: str) -> Iterator[tuple[str, bytes]]:
        """Commit and content of a file, of every commit of any branch that changed it."""
        path = PurePosixPath(path).as_posix()
        for commit in self._git("log", "--all", "--full-history", "-m", "--format=%H", "--", path).split():
            done = self._run("cat-file", "blob", f"{commit}:./{path}")
            if done.returncode == 0:  # else this commit took it away
                yield commit, done.stdout

    def ever_in(self, folder: str) -> list[str]:
        """The paths of all files that a folder ever held, in whatever branch, from the project's folder."""
        words = ("--all", "--full-history", "-m", "--no-renames", "--name-only", "--relative", "--format=")
        return sorted({line for line in self._git("log", *words, "--", folder).splitlines() if line})

    def unpack(self, commit: str, name: str, folder: Path, tell: Tell) -> Path:
        """Writes what `commit` has of the project into `folder`; returns the project's folder in there."""
        files = [file for file in self._files(commit) if self._is_safe(file.path)]
        settings = next((file for file in files if file.path == f"{self.prefix}mkdocs.yml"), None)
        if settings is None:
            raise self._error("no_project", name=name, path=f"{self.prefix}mkdocs.yml")
        root = folder / self.prefix
        self._write([settings], folder)
        if b"../" not in (root / "mkdocs.yml").read_bytes():  # else what it names may lie elsewhere
            files = [file for file in files if file.path.startswith(self.prefix)]
        tell(self._words("changes_history.unpacking", name=name, n=len(files)))
        self._write(files, folder)
        return root

    def _files(self, commit: str) -> Iterator[_File]:
        for line in self._git("ls-tree", "-r", "-z", "--full-tree", commit).split("\0"):
            about, _, path = line.partition("\t")
            if path:
                mode, kind, blob = about.split()
                if kind == "blob":
                    yield _File(path, blob, mode == _LINK)

    @staticmethod
    def _is_safe(path: str) -> bool:
        """A tree made to hurt can hold any name."""
        parts = PurePosixPath(path).parts
        return not path.startswith("/") and ".." not in parts and ".git" not in parts

    def _write(self, files: list[_File], folder: Path) -> None:
        """Links come last, so that nothing is written through one."""
        read = [file for file in files if file.is_link or file.path.endswith(_READ)]
        for file in files:
            (folder / file.path).parent.mkdir(parents=True, exist_ok=True)
            if not file.is_link:
                (folder / file.path).touch()
        links = []
        for file, content in zip(read, self._contents(read), strict=True):
            if file.is_link:
                links.append((folder / file.path, content))
            else:
                (folder / file.path).write_bytes(content)
        for path, target in links:
            if not path.is_symlink() and not path.exists():
                path.symlink_to(os.fsdecode(target))

    def _contents(self, files: list[_File]) -> Iterator[bytes]:
        """What these files hold, but no more of each than shows that it is too large."""
        with tempfile.TemporaryFile() as wanted:
            wanted.write("".join(f"{file.blob}\n" for file in files).encode("ascii"))
            wanted.seek(0)
            with subprocess.Popen(  # noqa: S603 - fixed words
                self._command("cat-file", "--batch"),
                stdin=wanted,
                stdout=subprocess.PIPE,
                env=environment(),
            ) as running:
                if running.stdout is None:
                    raise self._error("refuses", said="cat-file")
                for _ in files:
                    yield _content(running.stdout)

    def _command(self, *words: str) -> list[str]:
        return ["git", "-C", str(self.root), *words]

    def _run(self, *words: str) -> subprocess.CompletedProcess[bytes]:
        try:
            return subprocess.run(  # noqa: S603 - our words, and revisions after `--end-of-options`
                self._command(*words), capture_output=True, check=False, env=environment()
            )
        except FileNotFoundError:
            raise self._error("no_git") from None
        except OSError as error:
            raise self._error("refuses", said=error.strerror or str(error)) from None

    def _maybe(self, *words: str) -> str | None:
        done = self._run(*words)
        return os.fsdecode(done.stdout) if done.returncode == 0 else None

    def _git(self, *words: str) -> str:
        done = self._run(*words)
        if done.returncode == 0:
            return os.fsdecode(done.stdout)
        said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        if "not a git repository" in said:
            raise self._error("no_repository", folder=self.root)
        raise self._error("refuses", said=said.removeprefix("fatal: "))

    def _error(self, code: str, **values: object) -> HistoryError:
        return HistoryError(self._words(f"changes_history.{code}", **values))

    def _unknown(self, name: str) -> HistoryError:
        if self.is_shallow():
            return self._error("shallow", name=name)
        if self._maybe("rev-parse", "--verify", "--quiet", "HEAD") is None:
            return self._error("no_commits")
        ambiguous = self._maybe(
            "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes", "refs/tags"
        )
        known = sorted((ambiguous or "").split())
        near = f"origin/{name}" if f"origin/{name}" in known else nearest(name, known)
        if near:
            return self._error("unknown_near", name=name, near=near)
        here = (self._maybe("rev-parse", "--abbrev-ref", "HEAD") or "HEAD").strip()
        return self._error("unknown", name=name, here=here)


@dataclass(frozen=True)
class _File:
    path: str
    blob: str
    is_link: bool


def _content(stream: IO[bytes]) -> bytes:
    """One answer of `git cat-file --batch`."""
    _, _, size = stream.readline().split()
    content, left = stream.read(min(int(size), MAX_BYTES + 1)), max(0, int(size) - MAX_BYTES - 1)
    while left:
        left -= len(stream.read(min(left, MAX_BYTES)))
    stream.read(1)
    return content


_OF_A_HOOK = frozenset(
    """
    GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_COMMON_DIR GIT_PREFIX GIT_INTERNAL_SUPER_PREFIX GIT_NAMESPACE
    GIT_IMPLICIT_WORK_TREE GIT_SHALLOW_FILE GIT_GRAFT_FILE GIT_CONFIG GIT_CEILING_DIRECTORIES
    """.split()
)
"""What git says to a hook (`git rev-parse --local-env-vars`), but where objects lie: those are needed."""


def environment() -> dict[str, str]:
    """Messages that are looked at are in one language; nothing asks for a password or changes the index.

    A hook is told by git which repository and index it is about; those would be taken for the project's own.
    """
    given = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    return {**given, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}
