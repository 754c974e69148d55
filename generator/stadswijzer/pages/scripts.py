"""Scripts that are written as modules, each made into one file that runs where modules do not.

In: `theme/scripts/`. Out: (address, text). A browser fetches no module on a page that is opened from a disk,
and many small files make a page slow. So a script begins with what it imports, each module once and as a
function of its own. It does not read JavaScript: an import is `import { … } from "./…";`, and `export` stands
before what is declared.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from posixpath import dirname, join, normpath

from stadswijzer.facts.site import Site

SCRIPTS = (
    "mode",
    "filter",
    "waiting",
    "search-box",
    "copy",
    "form",
    "learn",
    "progress",
    "start",
    "page",
)
"""Each has a module of its name that begins it. (`engine/preview.py` adds the problems to `preview`.)"""
_IMPORT = re.compile(r'^import \{([\w\s,]*)\} from "(\.[\w./]+)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:const|function|class) (\w+))", re.MULTILINE)
_TYPES = re.compile(r"^[ \t]*/\*\*(?:(?!\*/).)*\*/\n", re.MULTILINE | re.DOTALL)
"""Comments that `tsc` reads; a browser does without."""
_LEFT = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


def module(name: str) -> str:
    """The text of a module, by its path in `theme/scripts/`."""
    return (resources.files("stadswijzer.pages") / "theme" / "scripts" / name).read_text("utf-8")


@cache
def script(name: str) -> str:
    """The script that begins with this module."""
    modules = "\n".join(map(_as_function, _in_order(f"{name}.js", ())))
    return f'(function () {{\n"use strict";\n{modules}}})();\n'


def _in_order(path: str, above: tuple[str, ...]) -> dict[str, None]:
    """A module after those that it needs. `above`: the modules that led to it."""
    if path in above:
        raise ValueError(f"modules need each other: {' → '.join([*above, path])}")
    needed: dict[str, None] = {}
    for found in _IMPORT.finditer(module(path)):
        needed |= _in_order(_beside(path, found[2]), (*above, path))
    return needed | {path: None}


def _as_function(path: str) -> str:
    """A module as a value that holds what it exports."""
    text = _TYPES.sub("", module(path))
    exported = ", ".join(found[2] for found in _EXPORT.finditer(text))
    text = _IMPORT.sub(lambda found: f"const {{{found[1]}}} = {_name(_beside(path, found[2]))};", text)
    text = _EXPORT.sub(r"\1", text)
    if left := _LEFT.search(text):
        raise ValueError(f"{path}: this cannot be made part of a script: {left[0]}")
    return f"const {_name(path)} = (() => {{\n{text}return {{ {exported} }};\n}})();\n"


def _beside(path: str, address: str) -> str:
    return normpath(join(dirname(path), address))


def _name(path: str) -> str:
    return re.sub(r"\W", "_", path.removesuffix(".js"))


@cache
def stamp(name: str) -> str:
    """Changes when a script does, so that browsers do not keep an old one."""
    return hashlib.sha256(script(name).encode()).hexdigest()[:8]


def files(_: Site) -> Iterator[tuple[str, str]]:
    """Every script, where pages ask for it."""
    for name in SCRIPTS:
        yield f"assets/{name}.js", script(name)
