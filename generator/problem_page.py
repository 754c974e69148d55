"""Every problem code with its words and its wrong and right example, for the page of codes and for the tests."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from generator.problems import ERRORS, WARNINGS
from generator.words import Words


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


@cache
def examples() -> dict[str, Any]:
    """Code → the wrong and right example, as in `problem_examples.yml`."""
    text = (files("generator") / "problem_examples.yml").read_text("utf-8")
    found: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return found


def all_codes(words: Words) -> list[Code]:
    """Errors first, then warnings, each by name."""
    found = []
    for severity, codes in (("error", ERRORS), ("warning", WARNINGS)):
        for code in sorted(codes):
            entry, example = words.problems[code], examples().get(code, {})
            wrong, right = example.get("wrong", ""), example.get("right", "")
            found.append(Code(code, severity, entry["title"], entry["why"], example.get("file", ""), str(wrong), str(right)))
    return found
