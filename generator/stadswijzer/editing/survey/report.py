"""What an import says, in the language of the project. No number under the smallest group is ever said.

Lines of a file are named, since whoever mends them must find them; never how many are of one department.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from stadswijzer.editing.survey import columns as of
from stadswijzer.editing.survey.columns import Column
from stadswijzer.editing.survey.findings import Finding
from stadswijzer.editing.survey.hiding import Hidden
from stadswijzer.editing.survey.importing import About, Counted
from stadswijzer.language.words import Words

_MOST_LINES = 60
"""Lines or runs of lines that one message names."""


def whole(counted: Counted, hidden: Hidden | None, words: Words) -> Iterator[str]:
    """How the columns were understood, what is odd, and what is left."""
    yield from columns_as_text(counted, words)
    yield from as_text(counted.findings, words)
    if hidden:
        yield from survivors(hidden, counted.tally.responded, words)


def needed(about: About, words: Words) -> Iterator[str]:
    """Which options must still be given."""
    if about.missing:
        options = ", ".join(f"--{name.replace('_', '-')}" for name in about.missing)
        yield words("survey_import.needed", options=options)
        yield words("survey_import.needed_why")


def lines_in_words(lines: Sequence[int], words: Words) -> str:
    """`3`, `3, 7–9`: runs of lines taken together."""
    runs: list[list[int]] = []
    for line in sorted(set(lines)):
        if runs and line == runs[-1][1] + 1:
            runs[-1][1] = line
        else:
            runs.append([line, line])
    told = [str(a) if a == b else f"{a}–{b}" for a, b in runs[:_MOST_LINES]]
    further = [words("survey_import.and_further")] if len(runs) > _MOST_LINES else []
    return ", ".join(told + further)


def as_text(findings: Iterable[Finding], words: Words) -> Iterator[str]:
    """Findings by file, line, code and words, each with what to do about it."""
    told = [(finding, _sentence(finding, words)) for finding in findings]
    for finding, text in sorted(
        told, key=lambda each: (each[0].file, each[0].lines[:1], each[0].code, each[1])
    ):
        place = f"{finding.file}:{finding.lines[0]}" if finding.lines else finding.file
        yield f"{place}: {finding.severity}[{finding.code}]: {text}"
        hint = _hint(finding, words)
        if hint:
            yield f"      = {hint}"


def _sentence(finding: Finding, words: Words) -> str:
    """A finding with the lines that it is about, as the page says it too."""
    text = words(f"survey_import.said.{finding.code}", **dict(finding.values))
    lines = lines_in_words(finding.lines, words)
    return f"{text} ({words('survey_import.lines', lines=lines)})" if len(finding.lines) > 1 else text


def _hint(finding: Finding, words: Words) -> str:
    values = dict(finding.values)
    if "near" in values and not values["near"]:
        return ""
    try:
        return words(f"survey_import.hints.{finding.code}", **values)
    except KeyError:  # not every message needs one
        return ""


def columns_as_text(counted: Counted, words: Words) -> Iterator[str]:
    """How every column was understood."""
    for file, columns in counted.columns.items():
        yield words("survey_import.columns", file=file)
        roles = [role(column, words) for column in columns]
        width = max(map(len, roles))
        for column, said in zip(columns, roles, strict=True):
            yield f"  #{column.index + 1:<3} {said:<{width}}  {column.header}"
        unknown = next((column for column in columns if column.role == of.UNKNOWN), None)
        if unknown:
            yield words("survey_import.unknown_hint", number=unknown.index + 1)


def role(column: Column, words: Words) -> str:
    """How a column was understood."""
    said = words(f"survey_import.roles.{column.role}", target=column.target)
    if column.role in (of.NAMED, of.FOCUS) and column.target:
        said = f"{said}: {column.target}"
    if column.meant:
        said = f"{said} ({words('survey_import.roles.meant', ids=', '.join(column.meant))})"
    return said


def survivors(hidden: Hidden, responded: int, words: Words) -> Iterator[str]:
    """How many cells stand in the file, and which do not: cells, never answers."""
    yield words("survey_import.responded", n=responded)
    text = [words("survey_import.survive", shown=hidden.shown, cells=hidden.cells)]
    if hidden.shown < hidden.cells:
        text.append(words("survey_import.hidden", groups="; ".join(_hidden_groups(hidden))))
    if hidden.clusters:
        text.append(words("survey_import.clusters", n=hidden.clusters))
    yield " ".join(text)
    if hidden.left_out:
        yield words("survey_import.left_out", names=", ".join(hidden.left_out))


def _hidden_groups(hidden: Hidden) -> Iterator[str]:
    """Every department with too few answers, and on which concepts when it is not on all."""
    concepts = dict.fromkeys(row.concept for row in hidden.results)
    groups: dict[str, list[str]] = {}
    for row in hidden.results:
        if not row.answers:
            groups.setdefault(row.group, []).append(row.concept)
    for group, missing in groups.items():
        yield group if len(missing) == len(concepts) else f"{group} ({', '.join(missing)})"
