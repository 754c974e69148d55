"""Scripts that are written as modules, each made into one file that runs where modules do not.

In: `theme/scripts/`. Out: (address, text). A browser fetches no module on a page that is opened from a disk,
and many small files make a page slow. So a script begins with what it imports, each module once, under names
that no other has. An import is `import { … } from "./…";`, and `export` stands before what is declared.
By hand, since a bundler is a second set of tools (Node) for who only builds a site.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import cache
from posixpath import dirname, join, normpath

from stadswijzer.facts.site import Site
from stadswijzer.language.package_folder import PACKAGE
from stadswijzer.pages.kept_scripts import kept
from stadswijzer.pages.script_parts import joined, parts_of
from stadswijzer.pages.short_names import Names

SCRIPTS = (
    "mode",
    "filter",
    "more",
    "waiting",
    "search-box",
    "copy",
    "form",
    "importing",
    "learn",
    "progress",
    "start",
    "page",
)
"""Each has a module of its name that begins it. (`engine/preview.py` adds the problems to `preview`.)"""
_IMPORT = re.compile(r'^import \{([\w\s,]*)\} from "(\.[\w./]+)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:const|(?:async )?function|class) (\w+))", re.MULTILINE)
_LEFT = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


@cache
def module(name: str) -> str:
    """The text of a module, by its path in `theme/scripts/`."""
    return (PACKAGE / "pages" / "theme" / "scripts" / name).read_text("utf-8")


@cache
def script(name: str) -> str:
    """The script that begins with this module: each module after those that it needs."""
    order = _in_order(f"{name}.js", ())
    return kept((f"{path}\0{module(path)}" for path in order), lambda: _made(order))


def _made(order: Iterable[str]) -> str:
    names, script = Names(), ""
    asked = {(other, theirs) for path in order for _, other, theirs in _imports(path)}
    exported: dict[str, dict[str, str]] = {}
    for path in order:
        imported = {own: exported[other][theirs] for own, other, theirs in _imports(path)}
        parts, exported[path] = names.shortened(list(parts_of(_without_unasked(path, asked))), imported)
        script += joined(parts)
    return f'(function(){{"use strict";\n{script}}})();\n'


def _in_order(path: str, above: tuple[str, ...]) -> dict[str, None]:
    """A module after those that it needs. `above`: the modules that led to it."""
    if path in above:
        raise ValueError(f"modules need each other: {' → '.join([*above, path])}")
    needed: dict[str, None] = {}
    for address in _needed(module(path)):
        needed |= _in_order(_beside(path, address), (*above, path))
    return needed | {path: None}


@cache
def _needed(text: str) -> list[str]:
    return [match[2] for match in _IMPORT.finditer(text)]


def _imports(path: str) -> Iterator[tuple[str, str, str]]:
    """What a module imports: its own name for it, the module where it is from, and the name there."""
    for match in _IMPORT.finditer(module(path)):
        for said in filter(None, map(str.strip, match[1].split(","))):
            theirs, _, own = said.partition(" as ")
            yield own or theirs, _beside(path, match[2]), theirs


def _alone(path: str) -> str:
    """A module without what it says of others."""
    text = _EXPORT.sub(r"\1", _IMPORT.sub("", module(path)))
    if left := _LEFT.search(text):
        raise ValueError(f"{path}: this cannot be made part of a script: {left[0]}")
    return text


def _without_unasked(path: str, asked: set[tuple[str, str]]) -> str:
    """A module without the functions that it gives and no module of this script asks for."""
    text = _alone(path)
    for name in (match[2] for match in _EXPORT.finditer(module(path)) if "function" in match[1]):
        if (path, name) not in asked and len(re.findall(rf"\b{name}\b", text)) == 1:
            text = re.sub(
                rf"^(?:async )?function {name}\([^\n]*{{\n.*?^}}\n", "", text, flags=re.MULTILINE | re.DOTALL
            )
    return text


def _beside(path: str, address: str) -> str:
    return normpath(join(dirname(path), address))


@cache
def stamp(name: str) -> str:
    """Changes when a script does, so that browsers do not keep an old one."""
    return hashlib.sha256(script(name).encode()).hexdigest()[:8]


def files(_: Site) -> Iterator[tuple[str, str]]:
    """Every script, where pages ask for it."""
    for name in SCRIPTS:
        yield f"assets/{name}.js", script(name)
