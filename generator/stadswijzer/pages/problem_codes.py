"""Every problem code with its words and examples, for the page of codes and for the tests."""

from __future__ import annotations

import re
from dataclasses import dataclass

from stadswijzer.language.problems import ERRORS, HISTORY, MAKING, WARNINGS
from stadswijzer.language.words import Words, package_yaml


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
    before: str = ""
    """What stood there in an earlier version, where only two versions can tell."""
    before_file: str = ""


def examples() -> dict[str, dict[str, str]]:
    """Code → the wrong and right example, as in `problem_examples.yml`."""
    return package_yaml("problem_examples.yml")


def history_examples() -> dict[str, dict[str, str]]:
    """The same for what only two versions can tell, with what stood there before."""
    return package_yaml("history_examples.yml")


def in_language(text: str, language: str) -> str:
    """A text or path of an example, which is written in Dutch, in the language of the site."""
    if language == "nl":
        return text
    phrases = package_yaml(f"locale/{language}/problem_examples.yml")
    longest_first = sorted(map(str, phrases), key=len, reverse=True)
    pattern = rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)"
    return re.sub(pattern, lambda match: str(phrases[match[0]]), text)


def all_codes(words: Words) -> list[Code]:
    """Errors first, then warnings, then what only two versions can tell, each by name."""
    found, shown = [], {**examples(), **history_examples()}
    for severity, codes in (("error", ERRORS), ("warning", WARNINGS | MAKING), ("history", HISTORY)):
        for code in sorted(codes):
            entry, example = words.problems[code], shown.get(code, {})
            wrong, right = example.get("wrong", ""), example.get("right", "")
            found.append(
                Code(
                    code,
                    severity,
                    entry["title"],
                    entry["why"],
                    in_language(example.get("file", ""), words.language),
                    in_language(str(wrong), words.language),
                    in_language(str(right), words.language),
                    in_language(example.get("before", ""), words.language),
                    in_language(example.get("before_file", ""), words.language),
                )
            )
    return found
