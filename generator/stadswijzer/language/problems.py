"""A problem: its code, its place, and what the message needs to know; collected, sorted and printed.

Problems are values, not exceptions: a step adds what it finds and goes on, so that an editor sees everything
at once. Words are chosen only when printing (`words.Words`), so a step needs no language.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from stadswijzer.language.missing_word import MissingWordError


class Place(NamedTuple):
    """File (from the project's folder, with `/`), line and column, both from 1, in characters."""

    file: str
    line: int
    column: int


# Every code there is. A warning lets the site be built; an error does not.
ERRORS = frozenset(
    """
    address-taken alias-in-use ambiguous-reference bad-at-least bad-id bad-step blank-text citizen-number
    cluster-row continues-later cycle duplicate duplicate-key empty-file empty-value end-before-start
    file-kind front-matter half-merged hidden-character hours-not-taking-part left-open list-length
    milestone-outside misplaced-file missing-field missing-file more-than-responded moved-without-reason
    needs-draft not-a-date not-a-mapping not-a-number not-allowed not-in-format not-utf8 not-yaml
    out-of-range outside-project people-steps period-folder period-twice quiz-answer quote-text
    responded-over-invited rising-words rounds-overlap safeguard-date same-day small-group sum-tells
    survey-safeguards target-is-baseline too-deep too-large too-long unknown-anchor
    unknown-field unknown-reference unsafe-link unsafe-svg voice-not-checked withdrawn-results
    word-of-group wrong-kind wrong-type
    """.split()
)
WARNINGS = frozenset(
    """
    after-as-of concept-without-example costs-not-covered decision-without-alternatives gap-without-path
    goal-without-initiative hard-to-read heading-skipped invisible-character late-unexplained
    long-sentence lost-after-hash old-id orphan-goal orphan-wish outside-period overdue personal-data
    question-untaught related-to-itself reviewed-in-future right-is-longest rounds-alike stale
    starts-too-early step-before-prerequisite structural-not-covered too-long-for-paper
    unknown-owner unknown-search-word unprintable until-not-structural yearly-costs-left
    """.split()
)

# What only two versions can tell (`stadswijzer changes`); an error too, but not of `check`.
HISTORY = frozenset("address-gone move-unrecorded record-rewritten round-rewritten".split())

# What only the making of a paper can tell; a warning too, but not of `check`.
MAKING = frozenset({"paper-not-made"})


@dataclass(frozen=True)
class Problem:
    """`values` fill in the message of `code`; the value `hint` chooses among its hints."""

    code: str
    place: Place
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def severity(self) -> str:
        return "warning" if self.code in WARNINGS | MAKING else "error"


MOST_PER_FILE = 100
"""Nobody mends more at once, and a file made to hurt may have a hundred thousand."""


class Problems:
    """The problems found so far; a set, so that the same one is not told twice."""

    def __init__(self, problems: Iterable[Problem] = ()) -> None:
        self._found: dict[tuple[str, Place, str], Problem] = {}
        self._per_file: Counter[str] = Counter()
        for problem in problems:
            self.add(problem)

    def add(self, problem: Problem) -> None:
        if problem.code not in ERRORS | WARNINGS | HISTORY | MAKING:
            raise MissingWordError(f'"{problem.code}" in ERRORS or WARNINGS', "language/problems.py")
        key = (problem.code, problem.place, repr(problem.values))
        if key not in self._found and not self.is_full(problem.place.file):
            self._found[key] = problem
            self._per_file[problem.place.file] += 1

    def is_full(self, file: str) -> bool:
        """Whether so many problems of this file are known that more would not help."""
        return self._per_file[file] >= MOST_PER_FILE

    def tells_of(self, file: str) -> bool:
        """Whether anything of this file was told so far."""
        return self._per_file[file] > 0

    def __iter__(self) -> Iterator[Problem]:
        return iter(sorted(self._found.values(), key=lambda problem: (problem.place, problem.code)))

    def __len__(self) -> int:
        return len(self._found)

    @property
    def errors(self) -> list[Problem]:
        return [problem for problem in self if problem.severity == "error"]

    @property
    def warnings(self) -> list[Problem]:
        return [problem for problem in self if problem.severity == "warning"]

    def without(self, accepted: Callable[[Problem], bool]) -> Problems:
        """The same, less the warnings for which `accepted` is true; an error cannot be accepted."""
        return Problems(p for p in self if p.severity == "error" or not accepted(p))


class Wording(Protocol):
    """What printing needs of `words.Words`."""

    def problem(self, problem: Problem) -> tuple[str, str]: ...

    def path(self, path: str) -> str: ...

    def count(self, errors: int, warnings: int) -> str: ...


def as_text(problems: Problems, words: Wording, line_of: Callable[[Place], str]) -> str:
    """For people: the message, the source line with a caret under the place, and the hint."""
    blocks = []
    for problem in problems:
        file, line, column = problem.place
        text, hint = words.problem(problem)
        block = f"{words.path(file)}:{line}:{column}: {problem.severity}[{problem.code}]: {text}\n"
        source = line_of(problem.place)
        if source.strip():
            shown, caret = _window(source, column)
            gutter = f"{line:>5}"
            block += f"{gutter} | {shown}\n{' ' * len(gutter)} | {caret}\n"
        if hint:
            block += f"      = {hint}\n"
        blocks.append(block)
    blocks.append(words.count(len(problems.errors), len(problems.warnings)) + "\n")
    return "\n".join(blocks)


def _window(source: str, column: int, width: int = 100) -> tuple[str, str]:
    """At most `width` characters of a line around `column`, and the line with the caret under it."""
    start = max(0, column - 1 - width // 2) if len(source) > width else 0
    shown = source[start : start + width].replace("\t", " ")
    left = "…" if start else ""
    right = "…" if start + width < len(source) else ""
    return left + shown + right, " " * (len(left) + column - 1 - start) + "^"


def as_json(problems: Problems, words: Wording) -> str:
    return json.dumps([_record(p, words) for p in problems], ensure_ascii=False, indent=2) + "\n"


def _record(problem: Problem, words: Wording) -> dict[str, object]:
    text, hint = words.problem(problem)
    file, line, column = problem.place
    return {
        "file": words.path(file),
        "line": line,
        "column": column,
        "severity": problem.severity,
        "code": problem.code,
        "message": text,
        "hint": hint,
    }


def as_github(problems: Problems, words: Wording, folder: str = "") -> str:
    """Workflow commands, with paths from the top of the repository; `folder` is the project's place in it.

    https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    lines = []
    for problem in problems:
        text, hint = words.problem(problem)
        _, line, column = problem.place
        file = _in_repository(problem, words, folder)
        where = f"file={_github_property(file)},line={line},col={column},title={problem.code}"
        lines.append(f"::{problem.severity} {where}::{_github_data(' — '.join(filter(None, (text, hint))))}")
    return "".join(line + "\n" for line in lines)


def _in_repository(problem: Problem, words: Wording, folder: str) -> str:
    return posixpath.normpath(posixpath.join(folder, words.path(problem.place.file)))


def _github_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _github_property(text: str) -> str:
    return _github_data(text).replace(":", "%3A").replace(",", "%2C")


def as_gitlab(problems: Problems, words: Wording, folder: str = "") -> str:
    """A Code Quality report, with paths from the top of the repository.

    https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
    """
    report = []
    seen: Counter[str] = Counter()
    for problem in problems:
        text, hint = words.problem(problem)
        # Without its line: what was there already is not new because a line came above it.
        identity = f"{problem.code}\0{problem.place.file}\0{text}\0{hint}"
        seen[identity] += 1
        identity += f"\0{seen[identity]}"
        report.append(
            {
                "description": " — ".join(filter(None, (text, hint))),
                "check_name": problem.code,
                "fingerprint": hashlib.sha256(identity.encode()).hexdigest()[:32],
                "severity": "major" if problem.severity == "error" else "minor",
                "location": {
                    "path": _in_repository(problem, words, folder),
                    "lines": {"begin": problem.place.line},
                    "positions": {"begin": {"line": problem.place.line, "column": problem.place.column}},
                },
            }
        )
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"
