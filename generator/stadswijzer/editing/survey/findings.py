"""What there is to tell of an export: a code that has words in every language, with all its lines.

In: what is odd, as the rows go by. Out: findings, in which answers that are not known come together by
column.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from stadswijzer.content.values import nearest
from stadswijzer.editing.survey.answers import Answers
from stadswijzer.editing.survey.columns import Column
from stadswijzer.editing.survey.spellings import bare

_LONGEST_SHOWN = 40
_MOST_TOLD = 12
"""Different unknown answers that one message shows."""
_EXAMPLES = {"unknown-level": "1", "answer-codes": "1", "unknown-yes": "yes", "unknown-sent": "no"}
"""What an unknown answer may mean, in the option that a message shows."""


@dataclass(frozen=True)
class Finding:
    """Something to tell of a file, with every line it is about. `severity`: `error`, `warning` or `note`."""

    code: str
    file: str
    lines: tuple[int, ...] = ()
    severity: str = "warning"
    values: tuple[tuple[str, object], ...] = ()


def shown(text: str) -> str:
    """An answer as a message may repeat it: short, on one line, no signs that a terminal acts on."""
    line = " ".join("".join(s if s.isprintable() else " " for s in text).split())
    return line if len(line) <= _LONGEST_SHOWN else f"{line[: _LONGEST_SHOWN - 1]}…"


@dataclass
class Odd:
    """What is odd, by what to say of it; the lines come together."""

    file: str
    found: dict[tuple[str, str, tuple[tuple[str, object], ...]], list[int]] = field(default_factory=dict)
    unknown: dict[tuple[str, str], tuple[dict[Column, None], list[int]]] = field(default_factory=dict)
    """(what it should be, an answer) → the columns where it stands, and the lines."""

    def __call__(self, code: str, line: int, severity: str = "warning", /, **values: object) -> None:
        self.found.setdefault((code, severity, tuple(values.items())), []).append(line)

    def answer(self, code: str, text: str, column: Column, line: int) -> None:
        """An answer that is not known: an error of its column, said once."""
        columns, lines = self.unknown.setdefault((code, text), ({}, []))
        columns[column] = None
        lines.append(line)

    def forget(self, code: str, text: str) -> bool:
        """Takes an unknown answer back that is told in another way; whether it was there."""
        return (code, text) in self.unknown and bool(self.unknown.pop((code, text)))

    def findings(self, answers: Answers) -> Iterable[Finding]:
        for (code, severity, values), lines in self.found.items():
            yield Finding(code, self.file, tuple(lines), severity, values)
        yield from self._together(answers)

    def _together(self, answers: Answers) -> Iterable[Finding]:
        by_column: dict[tuple[str, tuple[Column, ...]], dict[str, list[int]]] = defaultdict(dict)
        for (code, text), (places, lines) in self.unknown.items():
            in_order = tuple(sorted(places, key=lambda column: column.index))
            by_column[code, in_order][text] = lines
        for (code, columns), texts in by_column.items():
            every = sorted({line for each in texts.values() for line in each})
            values = _what_is_unknown(code, columns, list(texts), answers)
            yield Finding(code, self.file, tuple(every), "error", tuple(values.items()))


def _nearest(code: str, text: str, answers: Answers) -> str:
    """The id that was probably meant, or ''."""
    if code == "unknown-department":
        return answers.near(text)
    names = {"unknown-concept": answers.concepts, "unknown-theme": answers.themes}.get(code)
    return nearest(text, names.ids) if names else ""


def _what_is_unknown(
    code: str, columns: Sequence[Column], texts: Sequence[str], answers: Answers
) -> dict[str, object]:
    """What a message on answers that are not known fills in, with an option that can be copied."""
    guesses = [(said, found) for said in texts if (found := _nearest(code, said, answers))]
    text, meaning = guesses[0] if guesses else (texts[0], _EXAMPLES.get(code, ""))
    more = ", …" if len(texts) > _MOST_TOLD else ""
    return {
        "texts": ", ".join(f'"{shown(each)}"' for each in texts[:_MOST_TOLD]) + more,
        "columns": ", ".join(f"#{column.index + 1}" for column in columns),
        "header": shown(columns[0].header),
        "option": f'--answer "{_typed(text)}={meaning}"',
        "number": columns[0].index + 1,
    }


def _typed(text: str) -> str:
    """An answer as it can be typed at a terminal; signs do not count when answers are compared."""
    plain = " ".join("".join(" " if s in '"$`\\!' or not s.isprintable() else s for s in text).split())
    return plain if bare(plain) else text.strip()
