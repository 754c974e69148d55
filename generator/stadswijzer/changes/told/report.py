"""What was found as Markdown for a pull request, and as JSON.

In: what was found. Out: text. Titles and sentences of editors are shown as text: no markup, no mentions.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator

from stadswijzer.changes.comparison import SECTIONS, Change, Comparison, Notice, Version
from stadswijzer.changes.told import whom
from stadswijzer.changes.told.sentences import said
from stadswijzer.changes.told.whom import Telling
from stadswijzer.language.problems import Problem
from stadswijzer.language.words import Words

FORMAT = 1
"""The number of the shape of the JSON; it grows when a name goes or means something else."""
MOST_LINES = 60
"""Lines of one section."""
MOST_CHARACTERS = 60_000
"""Of the whole: a comment on a forge has a limit."""
_LINES = re.compile(r"[\r\n\t\x00-\x1f\u2028\u2029]+")
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~#&$^])")

_LINKED = re.compile(r"@|:(?=//)|www(?=\.)", re.IGNORECASE)


def as_markdown(comparison: Comparison, words: Words) -> str:
    """For a pull request: what matters first, a line for each entry."""
    before, after = (_code(version, words) for version in (comparison.before, comparison.after))
    lines = [f"## {words('changes.title')}", ""]
    lines += [
        words("changes.between", before=before, after=after),
        "",
    ]
    summary = _summary(comparison, words)
    lines += [f"**{summary}.**", ""] if summary else []
    told = [*_broken(comparison, words), *_sections(Telling(comparison, words)), *_notices(comparison, words)]
    lines += told or [words("changes.nothing")]
    return "\n".join(_fitting(lines, words)).rstrip("\n") + "\n"


def _fitting(lines: list[str], words: Words) -> Iterator[str]:
    """As many lines as fit; then how many more there are."""
    left = MOST_CHARACTERS
    for number, line in enumerate(lines):
        left -= len(line) + 1
        if left < 0:
            yield f"… {words('changes.further', n=sum(map(bool, lines[number:])))}"
            return
        yield line


def _code(version: Version, words: Words) -> str:
    return f"`{version.name.replace('`', '')}`" if version.name else words("changes.work_tree")


def _summary(comparison: Comparison, words: Words) -> str:
    """How much of what there is, in one line."""
    counts: Counter[str] = Counter()
    for change in comparison.changes:
        counts[_COUNTED.get(change.code, "other")] += 1
    counts["broken"] = len(comparison.broken)
    names = ("broken", "new", "gone", "renamed", "dates", "other")
    return ", ".join(words(f"changes_count.{name}", n=counts[name]) for name in names if counts[name])


_COUNTED = {"new": "new", "gone": "gone", "merged": "gone", "renamed": "renamed", "moved": "dates"}


def _broken(comparison: Comparison, words: Words) -> Iterator[str]:
    if comparison.broken:
        yield from (f"### {words('changes_sections.broken')}", "")
        for problem in comparison.broken:
            text, hint = words.problem(problem)
            place = f"`{words.path(problem.place.file)}:{problem.place.line}`"
            yield f"- {place}: {escaped(text)}{f' ({escaped(hint)})' if hint else ''}"
        yield ""


def _sections(telling: Telling) -> Iterator[str]:
    words = telling.words
    for section in SECTIONS:
        changes = [change for change in telling.comparison.changes if change.section == section]
        if changes:
            yield from (f"### {words(f'changes_sections.{section}')}", "")
            lines = list(_lines(telling, changes))
            yield from lines[:MOST_LINES]
            if len(lines) > MOST_LINES:
                yield f"- {words('changes.further', n=len(lines) - MOST_LINES)}"
            yield ""


def _lines(telling: Telling, changes: list[Change]) -> Iterator[str]:
    """A line for each entry, with all that is said of it in this section."""
    grouped: dict[tuple[str, str, str], list[Change]] = {}
    for change in changes:
        grouped.setdefault((change.kind, change.id, whom.about(telling, change)), []).append(change)
    for (_, _, about), own in grouped.items():
        kind = whom.kind_of(telling, own[0])
        head = f"**{escaped(about)}**{f' ({kind})' if kind and own[0].section in _MIXED else ''}"
        yield f"- {head}: {'; '.join(escaped(said(telling, change)) for change in own)}"


_MIXED = ("entries", "pages", "links", "texts")


def _notices(comparison: Comparison, words: Words) -> Iterator[str]:
    if comparison.notices:
        yield from (f"### {words('changes_sections.notices')}", "")
        yield from (f"- {escaped(notice)}" for notice in notices(comparison, words))
        yield ""


def notices(comparison: Comparison, words: Words) -> Iterator[str]:
    """What could not be compared, a sentence each."""
    for notice in comparison.notices:
        values = {**notice.values}
        if "name" in values:
            values["name"] = values["name"] or words("changes.work_tree")
        yield words(f"changes_notices.{notice.code}", **values)


def escaped(text: str) -> str:
    """Text of an editor that a forge shows as it is: no markup, nobody mentioned, no address made a link."""
    one_line = _SPECIAL.sub(r"\\\1", _LINES.sub(" ", text))
    return _LINKED.sub("\\g<0>\u200b", one_line)


def as_json(comparison: Comparison, words: Words) -> str:
    """The same as data; the names and their meaning stay as they are (docs: `FORMAT`)."""
    telling = Telling(comparison, words)
    data = {
        "format": FORMAT,
        "language": words.language,
        "before": comparison.before.name,
        "after": comparison.after.name,
        "counts": dict(sorted(Counter(change.section for change in comparison.changes).items())),
        "changes": [
            {
                "section": change.section,
                "code": change.code,
                "kind": change.kind,
                "id": change.id,
                "title": change.title,
                "values": dict(change.values),
                "text": said(telling, change),
            }
            for change in comparison.changes
        ],
        "broken": [_problem(problem, words) for problem in comparison.broken],
        "notices": [{"code": notice.code, "values": _values(notice, words)} for notice in comparison.notices],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _problem(problem: Problem, words: Words) -> dict[str, object]:
    text, hint = words.problem(problem)
    file, line, column = problem.place
    place = {"file": words.path(file), "line": line, "column": column}
    return {"code": problem.code, **place, "text": text, "hint": hint}


def _values(notice: Notice, words: Words) -> dict[str, object]:
    return {
        name: words.path(value) if name == "file" and isinstance(value, str) else value
        for name, value in notice.values.items()
    }
