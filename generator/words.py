"""The words of the site in the language of the project.

In: the two word lists in `locale/`. Out: folder names, labels, dates and numbers as people write them, and the
message of a problem. Both lists have the same keys; a test compares them.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from generator.problems import Problem

LANGUAGES = ("nl", "en")


@cache
def _list(language: str, name: str) -> dict[str, Any]:
    text = (files("generator") / "locale" / language / f"{name}.yml").read_text("utf-8")
    found: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return found


class Words:
    """The word list of one language."""

    def __init__(self, language: str) -> None:
        if language not in LANGUAGES:
            raise ValueError(f"no word list for language {language!r}")
        self.language = language
        self._site = _list(language, "site")

    @property
    def folders(self) -> dict[str, str]:
        """Kind → folder (or file, without `.yml`) from the project's root."""
        return dict(self._site["folders"])

    def __call__(self, key: str, /, **values: object) -> str:
        """The word or sentence of `key` (dotted), with `values` filled in; a missing key is a bug."""
        found: Any = self._site
        for step in key.split("."):
            found = found[step]
        if "n" in values and isinstance(found, dict):
            found = found["one" if values["n"] == 1 else "many"]
        if not isinstance(found, str):
            raise KeyError(key)
        return found.format(**values) if values else found

    def number(self, number: float) -> str:
        """A number with the thousands and decimal signs of the language; at most two decimals."""
        text = f"{number:,.2f}".rstrip("0").rstrip(".")
        return text.translate({ord(","): ".", ord("."): ","}) if self.language == "nl" else text

    def euros(self, amount: int) -> str:
        sign = "\u2212" if amount < 0 else ""
        space = "\u00a0" if self.language == "nl" else ""
        return f"{sign}€{space}{self.number(abs(amount))}"

    def date(self, day: date) -> str:
        return f"{day.day} {self._site['months'][day.month - 1]} {day.year}"

    def moment(self, text: str) -> str:
        """A day, month or quarter as it was written in YAML → as people write it."""
        if "Q" in text:
            year, quarter = text.split("-Q")
            return self("quarter", quarter=quarter, year=year)
        parts = [int(part) for part in text.split("-")]
        if len(parts) == 2:
            return f"{self._site['months'][parts[1] - 1]} {parts[0]}"
        return self.date(date(*parts))

    def listing(self, words: list[str]) -> str:
        """`a, b en c`."""
        if len(words) < 2:
            return "".join(words)
        return f"{', '.join(words[:-1])} {self('and')} {words[-1]}"

    # What printing problems needs (`problems.Wording`).

    @property
    def problems(self) -> dict[str, dict[str, Any]]:
        """Code → title, why, text and hints."""
        return _list(self.language, "problems")

    def problem(self, problem: Problem) -> tuple[str, str]:
        """The message and the hint ('' when there is none)."""
        entry = self.problems[problem.code]
        values = {name: self._value(name, value) for name, value in problem.values.items()}
        hints = entry.get("hint", "")
        if isinstance(hints, dict):
            chosen = problem.values.get("hint") or ("near" if problem.values.get("near") else "")
            chosen = chosen or ("write" if problem.values.get("write") else "general")
            hints = hints.get(chosen, hints.get("general", ""))
        return entry["text"].format(**values), hints.format(**values)

    def _value(self, name: str, value: object) -> object:
        terms = self._site["problem_terms"]
        if name in terms and str(value) in terms[name]:
            return terms[name][str(value)]
        return f"{str(value)[:77]}…" if len(str(value)) > 78 and name not in ("known", "allowed", "chain") else value

    def severity(self, problem: Problem) -> str:
        return self(f"severity.{problem.severity}")

    def count(self, errors: int, warnings: int) -> str:
        return f"{self('problem_count.errors', n=errors)}, {self('problem_count.warnings', n=warnings)}"
