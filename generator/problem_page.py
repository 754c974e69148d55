"""Every problem code with its words and examples, for the page of codes and for the tests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.problems import ERRORS, WARNINGS
from generator.words import Words, package_yaml


@dataclass(frozen=True)
class Code:
    """One code: its words in the language of the site, and its examples."""

    code: str
    severity: str
    title: str
    why: str
    file: str
    wrong: str
    right: str


def examples() -> dict[str, Any]:
    """Code → the wrong and right example, as in `problem_examples.yml`."""
    return package_yaml("problem_examples.yml")


def all_codes(words: Words) -> list[Code]:
    """Errors first, then warnings, each by name."""
    found = []
    for severity, codes in (("error", ERRORS), ("warning", WARNINGS)):
        for code in sorted(codes):
            entry, example = words.problems[code], examples().get(code, {})
            wrong, right = example.get("wrong", ""), example.get("right", "")
            found.append(
                Code(
                    code,
                    severity,
                    entry["title"],
                    entry["why"],
                    example.get("file", ""),
                    str(wrong),
                    str(right),
                )
            )
    return found
