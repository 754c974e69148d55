"""A small but whole project out of a few lines of YAML, and what `check` says of it.

`tests/base/` is a valid project. A test names a file and the lines that matter; the top-level fields of the base
entry of that kind that it lacks come after those lines, so that line numbers stay as the test shows them.
"""

import os
import re
import stat
import textwrap
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from folders import BASE

from stadswijzer.checks.validation import Validated, validate
from stadswijzer.cli.shared import Published
from stadswijzer.content.project import read_project
from stadswijzer.language import problems as printing
from stadswijzer.language.problems import Problems
from stadswijzer.language.words import Words

PERIOD = re.compile(r"^roadmap/\d{4}-\d{4}/")
"""What lies in the folder of a further period is completed and translated as what lies in `roadmap/`."""
FIELD = re.compile(r"^([\w-]+):", re.MULTILINE)


@cache
def base() -> dict[str, bytes]:
    """The files of the valid project by path, read once."""
    files = (path for path in BASE.rglob("*") if path.is_file())
    return {path.relative_to(BASE).as_posix(): path.read_bytes() for path in files}


@cache
def base_of(path: str) -> str:
    """The valid entry of the kind that belongs at `path`, or '' when no kind does."""
    own = BASE / PERIOD.sub("roadmap/", path)
    other = next(iter(sorted(own.parent.glob("*.yml"))), None)
    return own.read_text("utf-8") if own.is_file() else other.read_text("utf-8") if other else ""


def complete(path: str, text: str) -> str:
    """`text`, and after it the fields of the base entry that it lacks."""
    given = set(FIELD.findall(text))
    base = re.split(r"^(?=\S)", base_of(path), flags=re.MULTILINE)
    missing = [field for field in base if field and field.partition(":")[0] not in given]
    return "".join([text, "" if text.endswith("\n") or not text else "\n", *missing])


def tree(text: str) -> dict[str, str]:
    """`path`, and under it lines that begin with `| ` → path → text."""
    files: dict[str, str] = {}
    path = ""
    for line in textwrap.dedent(text).splitlines():
        bare = line.strip()
        if bare.startswith("|"):
            files[path] += bare.removeprefix("|").removeprefix(" ") + "\n"
        elif bare:
            path = bare
            files[path] = ""
    return files


class Site:
    """A project in a folder of its own, made when it is first needed."""

    def __init__(self, root: Path, files: Mapping[str, str | bytes], *, language: str, whole: bool) -> None:
        self.root = root
        for path, content in base().items():
            if path not in files:
                self.write(path, content, language)
        for path, content in files.items():
            unfinished = (
                isinstance(content, str) and path.endswith(".yml") and path != "mkdocs.yml" and not whole
            )
            self.write(path, complete(path, content) if unfinished else content, language)
        settings = root / "mkdocs.yml"
        settings.write_text(
            settings.read_text("utf-8").replace("language: nl", f"language: {language}"), "utf-8"
        )
        self._checked: tuple[dict[str, bytes], Validated] | None = None

    def write(self, path: str, content: str | bytes, language: str = "nl") -> None:
        """Dutch paths become those of `language`."""
        own = Words(language).folders
        everyday = f"{Words('nl')('search_words_file')}.yml"
        path = f"{Words(language)('search_words_file')}.yml" if path == everyday else path
        period = PERIOD.match(path)
        path = PERIOD.sub("roadmap/", path)
        for kind, stem in Words("nl").folders.items():
            if path.startswith((f"{stem}/", f"{stem}.")):
                path = own[kind] + path.removeprefix(stem)
                break
        files = Words("nl")("folder_of_files")
        if path.startswith(f"docs/{files}/"):
            path = f"docs/{Words(language)('folder_of_files')}/{path.removeprefix(f'docs/{files}/')}"
        target = self.root / (path.replace("roadmap/", period[0], 1) if period else path)
        given = content if isinstance(content, bytes) else content.encode("utf-8")
        try:
            target.write_bytes(given)
        except FileNotFoundError:
            target.parent.mkdir(parents=True)
            target.write_bytes(given)

    def validate(self) -> Validated:
        """Read and checked: once while its files stay as they are, so that a test may ask on and on."""
        files = self._files()
        if files is None or self._checked is None or self._checked[0] != files:
            checked = validate(read_project(self.root), Published())
            self._checked = (files or {}, checked)
        return self._checked[1]

    def _files(self) -> dict[str, bytes] | None:
        """What every file holds; None where that is not all that the outcome follows from: links, pipes, git."""
        found: dict[str, bytes] = {}
        for folder, folders, names in os.walk(self.root):
            if any(os.path.islink(f"{folder}/{each}") for each in folders):  # noqa: PTH114 - of many
                return None
            if not all(stat.S_ISREG(os.lstat(f"{folder}/{each}").st_mode) for each in names):
                return None
            if ".git" in folders:
                return None
            found.update((f"{folder}/", b"") for folder in folders)
            for name in names:
                path = f"{folder}/{name}"
                try:
                    with open(path, "rb") as file:  # noqa: PTH123 - the same
                        found[path] = file.read()
                except OSError:
                    return None
        return found

    def found(self) -> Problems:
        return self.validate().problems

    def check(self, format: str = "text") -> str:  # noqa: A002 - as on the command line
        """What `stadswijzer check` prints."""
        checked = self.validate()
        words = checked.library.words
        if format == "text":
            return printing.as_text(checked.problems, words, checked.line)
        return {"json": printing.as_json, "github": printing.as_github, "gitlab": printing.as_gitlab}[format](
            checked.problems, words
        )

    @property
    def problems(self) -> str:
        return self.check()

    def has_problem(self, start: str, *, hint: str = "") -> "Site":
        """One problem begins with `start` (file, line, column, code) and its text or hint holds `hint`."""
        blocks = [block for block in self.problems.split("\n\n") if block.startswith(start)]
        assert len(blocks) == 1, f"{start} is not there once:\n{self.problems}"
        assert hint in blocks[0], self.problems
        return self

    def has_only(self, *starts: str) -> "Site":
        """These problems and no other, whatever their severity."""
        found = [
            f"{p.place.file}:{p.place.line}:{p.place.column}: {p.severity}[{p.code}]" for p in self.found()
        ]
        assert found == list(starts), self.problems
        return self

    def has_no_errors(self) -> "Site":
        assert not self.found().errors, self.problems
        return self
