"""A round as the text of its YAML file, in the hand of the other files of the project."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from stadswijzer.editing.survey.hiding import THEME_LISTS, Row, Themes

_PLAIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ](?:[\w '’%€()/,;.!?–-]*[\w)%.!?])?")
_OTHER = frozenset("y n yes no on off true false null".split())


@dataclass(frozen=True)
class Round:
    """What is written. `facts`: fields in their order; text is quoted where it must be, numbers are not."""

    facts: Mapping[str, str | int | None]
    works_council: Mapping[str, str] | None = None
    results: Sequence[Row] = ()
    used: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    themes: Mapping[str, Themes] = field(default_factory=dict)
    wishes: Sequence[str] = ()


def scalar(value: str | int) -> str:
    """A value as YAML reads it back."""
    if isinstance(value, bool):  # which is a whole number too
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    plain = _PLAIN.fullmatch(value) and value.lower() not in _OTHER
    return value if plain else json.dumps(value, ensure_ascii=False)


def text_of(round_: Round) -> str:
    """The whole file."""
    lines: list[str] = []
    for name, value in round_.facts.items():
        if value is not None:
            day = isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value)
            lines.append(f"{name}: {value if day else scalar(value)}")
        elif name == "works_council" and round_.works_council:
            lines.append("works_council:")
            lines += [
                f"  {key}: {scalar(said) if key == 'reason' else said}"
                for key, said in round_.works_council.items()
            ]
    lines += _block("results", (_result(row) for row in round_.results))
    lines += _block(
        "used", (f"{{concept: {c}, answers: {n[0]}, yes: {n[1]}}}" for c, n in round_.used.items())
    )
    for name in THEME_LISTS:
        lines += _block(name, _steps(round_.themes.get(name, Themes({}))))
    lines += _block("wishes", (f"text: {scalar(wish)}" for wish in round_.wishes))
    return "".join(f"{line}\n" for line in lines)


def _block(name: str, items: Iterable[str]) -> list[str]:
    found = [f"  - {item}" for item in items]
    return [f"{name}:", *found] if found else []


def _result(row: Row) -> str:
    kind = "cluster" if row.is_cluster else "department"
    said = (
        f"answers: {row.answers}, at_least: [{', '.join(row.at_least)}]" if row.answers else "too_few: true"
    )
    return f"{{{kind}: {row.group}, concept: {row.concept}, {said}}}"


def _steps(themes: Themes) -> Iterable[str]:
    yield from (f"{{theme: {theme}, count: {step}}}" for theme, step in themes.steps.items())
    if themes.none is not None:
        yield f"{{none: true, count: {themes.none}}}"
