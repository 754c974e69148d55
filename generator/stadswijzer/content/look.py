"""How a site looks: colours of light, dark and paper, type and measures, some of them a municipality's own.

In: `look.yml` and the option `colours`. Out: a `Look`, from which the style sheet and the style of papers are
made; or a `ProjectError` that says how far a colour can be read, and the nearest that can.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

import yaml

from stadswijzer.content.settings import ProjectError
from stadswijzer.language.package_folder import PACKAGE

Pairs = tuple[tuple[str, str], ...]
TEXT, SEEN = 7.0, 4.5
"""Contrast that text needs (WCAG 2.2, level AAA), and all else that is read or seen (level AA)."""
_COLOUR = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
_OWN = {
    "accent": ("light", SEEN),
    "accent_dark": ("dark", SEEN),
    "ink": ("light", TEXT),
    "ink_dark": ("dark", TEXT),
}
"""What may be replaced: of which mode, and the contrast that it needs."""
_GROUNDS = ("paper", "ground")
_STEPS = 40
"""In which a colour is made lighter or darker until it can be read."""


class Look(NamedTuple):
    """Name and value of each colour and measure. `paper`: of what is printed."""

    light: Pairs
    dark: Pairs
    paper: Pairs
    measures: Pairs


@cache
def _written() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = yaml.safe_load((PACKAGE / "content" / "look.yml").read_text("utf-8"))
    return found


def look_of(colours: Mapping[str, str]) -> Look:
    """The look with these colours in place of ours. What is mixed from the accent follows it."""
    light, dark, paper = (dict(_written()[part]) for part in ("light", "dark", "paper"))
    if accent := colours.get("accent"):
        _follow(light, accent, "#000000")
        paper |= {"accent": accent, "running": mixed(accent, paper["white"], 0.88)}
        own = colours.get("accent_dark") or readable(accent, dark["paper"], TEXT, "#ffffff")
        _follow(dark, own, "#ffffff")
    if ink := colours.get("ink"):
        light["ink"] = paper["ink"] = ink
    if ink_dark := colours.get("ink_dark"):
        dark["ink"] = ink_dark
    measures = {name: str(value) for name, value in _written()["measures"].items()}
    return Look(*(tuple(part.items()) for part in (light, dark, paper, measures)))


def _follow(mode: dict[str, str], accent: str, stronger: str) -> None:
    ground = mixed(accent, mode["paper"], 0.88 if stronger == "#000000" else 0.8)
    mode |= {
        "accent": accent,
        "accent-strong": mixed(accent, stronger, 0.3),
        "accent-ground": ground,
        "sea": ground,
    }


def checked(colours: object) -> dict[str, str]:
    """The option `colours`; raises `ProjectError` for what is no colour, or cannot be read on its ground."""
    if not isinstance(colours, Mapping):
        raise ProjectError(
            f"mkdocs.yml: colours must be names with colours, such as {{accent: '#0a4f5e'}}, not {colours!r}"
        )
    for name, value in colours.items():
        if name not in _OWN:
            raise ProjectError(f"mkdocs.yml: colours has no {name!r}; it has {', '.join(_OWN)}")
        if not isinstance(value, str) or not _COLOUR.fullmatch(value):
            raise ProjectError(f"mkdocs.yml: colours: {name} is {value!r}; write it as '#0a4f5e'")
        mode, least = _OWN[name]
        _refuse_unreadable(name, value, mode, least)
    if "accent_dark" in colours and "accent" not in colours:
        raise ProjectError("mkdocs.yml: colours has accent_dark but no accent; write both, or accent alone")
    return dict(colours)


def _refuse_unreadable(name: str, colour: str, mode: str, least: float) -> None:
    grounds = [_written()[mode][each] for each in _GROUNDS]
    ground = min(grounds, key=lambda each: contrast(colour, each))
    ratio = contrast(colour, ground)
    if ratio < least:
        nearest = readable(colour, ground, least, "#000000" if mode == "light" else "#ffffff")
        raise ProjectError(
            f"mkdocs.yml: colours: {name} {colour} has a contrast of {ratio:.1f}:1 on {ground} ({mode}), "
            f"and needs {least:g}:1 to be read; the nearest that has it is {nearest}"
        )


def contrast(one: str, other: str) -> float:
    """From 1 to 21, as WCAG 2.2 counts it."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def mixed(colour: str, other: str, share: float) -> str:
    """A colour with so much of another in it, from 0 to 1."""
    pairs = zip(_parts(colour), _parts(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def readable(colour: str, ground: str, least: float, towards: str) -> str:
    """The nearest mix of a colour with black or white that has this contrast with its ground."""
    mixes = (mixed(colour, towards, step / _STEPS) for step in range(_STEPS + 1))
    return next((each for each in mixes if contrast(each, ground) >= least), towards)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    linear = [
        part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - of the standard
        for part in _parts(colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
