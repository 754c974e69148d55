"""The shape of the house: a room imports only rooms above it, and only `engine/` knows the site engine.

Seen are names, as text of the program. An attribute of the package (`stadswijzer.pages`) that no import names is
refused by mypy; what another process runs is seen only where its text names a room.
"""

import ast
import re
from functools import cache

import pytest
from folders import PACKAGE, ROOMS, TESTS

APART = {"commenting", "__init__.py", "__main__.py"}
"""`commenting` runs beside a token and imports nothing of the rest; the two files only begin."""
ENGINE = {"mkdocs", "material"}
SUPPORT = {path.stem for path in (TESTS / "support").glob("*.py")}
NAMED = "|".join([*ROOMS, "commenting"])
BY_NAME = re.compile(
    rf"\A\.+(?:{NAMED})(?:\.\w+)*(?=\Z|:)|(?<![\w/])(?:generator\.)?stadswijzer\.(?:{NAMED})\b[\w.]*"
)
"""A text that names a module: an annotation, what another Python runs, what loads it without an import."""
LOADERS = set(
    "exec eval __import__ import_module find_spec run_module run_path resolve_name find_loader load_module "
    "exec_module module_from_spec spec_from_file_location spec_from_loader SourceFileLoader __loader__ "
    "__builtins__ runpy pkgutil zipimport meta_path path_hooks".split()
)
"""What loads a module without an import, under any name it is given: so the name of none of these may be written."""
ALLOWED = {
    ("cli", "import_module"): "a command is loaded when it is asked for; below `cli` stands nothing",
    ("content", "find_spec"): "whether an extension of Markdown is installed; nothing of it is run",
    ("outputs", "resolve_name"): "an output is loaded when it is made; OUTPUTS names each as text",
    ("pages", "find_spec"): "where the pictograms of the theme lie; nothing of it is run",
}
REMEDY = "Put what both need in {room} or a room above it, or hand it in as an argument (ARCHITECTURE.md, *The rooms*)"


parse = cache(ast.parse)


def loaders(node):
    """The names in it that load a module without an import; `re.compile` and another object's `modules` are not."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        of_sys = isinstance(node, ast.ImportFrom) and node.module == "sys"
        names = {part for alias in node.names for part in alias.name.split(".")}
        yield from names & LOADERS | ({"modules"} & names if of_sys else set())
    elif isinstance(node, ast.Name):
        yield from {node.id} & {*LOADERS, "compile"}
    elif isinstance(node, ast.Attribute):
        whole = ast.unparse(node)
        yield from {node.attr} & LOADERS or {whole} & {"sys.modules", "builtins.compile"}
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield from {node.value} & LOADERS  # getattr(importlib, "import_module")


def imports(parsed):
    """(line, name of the module, whether it stands at the top of the file) of each module that is named."""
    docs = {id(node.value) for node in ast.walk(parsed) if isinstance(node, ast.Expr)}
    for node in ast.walk(parsed):
        at_top = node in parsed.body
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name, at_top) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            whole, module = node.module == "stadswijzer", f"{'.' * node.level}{node.module or ''}"
            names = [f"stadswijzer.{alias.name}" for alias in node.names] if whole else [module]
            yield from ((node.lineno, name, at_top) for name in names)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield from ((node.lineno, named[0], at_top) for named in BY_NAME.finditer(node.value))


def wrongs(room, text):
    """What breaks the rule in a file of this room, with what to do: a sentence each, with its line."""
    if room not in (*ROOMS, *APART):
        yield f"1: {room} is a new room: say in ROOMS (tests/support/folders.py) below which others it stands"
        return
    parsed = parse(text)
    for node in ast.walk(parsed):
        for name in loaders(node):
            if (room, name) not in ALLOWED:
                yield f"{node.lineno}: `{name}` loads what nobody sees: write an import, or its reason in ALLOWED"
    for line, name, _ in imports(parsed):
        first, _, rest = name.partition(".")
        other = rest.partition(".")[0]
        if not first:
            yield f"{line}: `{name}` is relative: name the room that you import from"
        elif first in SUPPORT or first == "tests":
            yield f"{line}: `{name}` is of the tests, which nobody installs: move what you need into a room"
        elif first in ("generator", *ROOMS):
            yield f"{line}: `{name}` is a second copy of the package: begin with `stadswijzer`"
        elif name == "stadswijzer" and room not in APART:
            yield f"{line}: `stadswijzer` as a whole hides which room is used: import the module that you need"
        elif first != "stadswijzer" or name == "stadswijzer.__version__" or room == "__main__.py":
            continue
        elif other == "__main__" or room == "__init__.py":
            yield f"{line}: {room} uses {other}: `__main__` begins all, and `__init__` begins before all"
        elif room == "commenting" or other == "commenting":
            if room != other:
                yield f"{line}: {room} uses {other}: `commenting` stands apart, since it runs beside a token"
        elif other not in ROOMS:
            yield f"{line}: {room} uses {other}, which is no room: say in ROOMS (tests/support/folders.py) where it stands"
        elif ROOMS.index(other) > ROOMS.index(room):
            yield f"{line}: {room} uses {other}, which stands below it. {REMEDY.format(room=room)}"


def ast_names(text):
    return {name for node in ast.walk(parse(text)) for name in loaders(node)}


def room_of(path):
    return path.relative_to(PACKAGE).parts[0]


@cache
def modules():
    """Every file of the package with its text."""
    return [(path, path.read_text("utf-8")) for path in sorted(PACKAGE.rglob("*.py"))]


def test_a_room_imports_only_rooms_above_it():
    found = [
        f"{path.relative_to(PACKAGE)}:{wrong}"
        for path, text in modules()
        for wrong in wrongs(room_of(path), text)
    ]
    assert not found, "\n".join(found)


UPWARD = "content uses pages, which stands below it. Put what both need in content or a room above it"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("from stadswijzer.pages.render import Page", UPWARD),
        ("import stadswijzer.pages.render as render", UPWARD),
        ("from stadswijzer import pages", UPWARD),
        ("def f():\n    from stadswijzer.pages import render", f"2: {UPWARD}"),
        ("if TYPE_CHECKING:\n    from stadswijzer.pages.render import Page", f"2: {UPWARD}"),
        ("def f(page: 'list[stadswijzer.pages.render.Page]'): ...", UPWARD),
        ("run([sys.executable, '-m', 'stadswijzer.pages'])", UPWARD),
        ("run([sys.executable, '-c', 'from stadswijzer.pages import render'])", UPWARD),
        ("from ..pages import render", "`..pages` is relative: name the room"),
        ("from . import links", "is relative: name the room"),
        ("load('.pages.render', 'stadswijzer')", "`.pages.render` is relative"),
        ("load(f'stadswijzer.pages.{name}')", UPWARD),
        ("load('generator.stadswijzer.pages')", "is a second copy"),
        ("import stadswijzer", "hides which room is used"),
        ("from stadswijzer import *", "uses *, which is no room"),
        ("from stadswijzer.__main__ import main", "`__main__` begins all"),
        ("import made_up", "`made_up` is of the tests"),
        ("from tests.support import made_up", "is of the tests"),
        ("import generator.stadswijzer.pages", "is a second copy"),
        ("import pages.render", "is a second copy"),
        ("from stadswijzer.commenting import text", "stands apart"),
        ("from stadswijzer.kitchen import soup", "is no room: say in ROOMS"),
    ],
)
def test_whoever_breaks_the_rule_reads_what_is_wrong_and_what_to_do(written, said):
    (found,) = wrongs("content", written)
    assert said in found


@pytest.mark.parametrize(
    ("written", "loader"),
    [
        ("importlib.import_module('stadswijzer.' + room)", "import_module"),
        ("from importlib import import_module as load\nload(name)", "import_module"),
        ("load = importlib.import_module", "import_module"),
        ("getattr(importlib, 'import_module')(name)", "import_module"),
        ("import_module(name=f'stadswijzer.{room}')", "import_module"),
        ("__import__('.'.join(parts))", "__import__"),
        ("builtins.__import__(name)", "__import__"),
        ("exec(text)", "exec"),
        ("eval(text)", "eval"),
        ("run = compile(text, name, mode)", "compile"),
        ("sys.modules['stadswijzer.' + room]", "sys.modules"),
        ("from sys import modules", "modules"),
        ("import runpy", "runpy"),
        ("from pkgutil import resolve_name as load", "resolve_name"),
        (
            "importlib.util.spec_from_file_location('x', PACKAGE / 'pages/render.py')",
            "spec_from_file_location",
        ),
        ("from importlib.machinery import SourceFileLoader", "SourceFileLoader"),
        ("__loader__.load(name)", "__loader__"),
    ],
)
def test_what_loads_a_module_without_an_import_is_refused_whatever_it_loads(written, loader):
    """So no name of a module can be made up as the program runs."""
    (found,) = wrongs("content", written)
    assert f"`{loader}` loads what nobody sees: write an import" in found


def test_who_may_load_by_name_is_on_a_list_and_does():
    assert list(wrongs("cli", "import_module(f'stadswijzer.cli.{name}')")) == []
    used = {(room_of(path), name) for path, text in modules() for name in ast_names(text)}
    assert ALLOWED.keys() <= used


def test_a_new_room_is_asked_for_its_place():
    (found,) = wrongs("kitchen", "from stadswijzer.pages import render")
    assert "kitchen is a new room: say in ROOMS (tests/support/folders.py)" in found


def test_what_is_allowed_is_not_held_against_anybody():
    text = '"""stadswijzer.pages"""\nfrom stadswijzer import __version__\nfrom stadswijzer.language import prose\nre.compile(site.modules)\n'
    assert list(wrongs("content", text)) == []


def test_only_the_engine_knows_mkdocs():
    found = [
        f"{path.relative_to(PACKAGE)}:{line}: only `engine` imports {name}, so that the site engine can be replaced"
        for path, text in modules()
        for line, name, _ in imports(parse(text))
        if name.partition(".")[0] in ENGINE and room_of(path) != "engine"
    ]
    assert not found, "\n".join(found)


def test_a_command_loads_mkdocs_only_when_it_is_used():
    found = [
        f"{path.relative_to(PACKAGE)}:{line}: MkDocs is slow to load: import it where it is used"
        for path, text in modules()
        if room_of(path) == "cli"
        for line, name, at_top in imports(parse(text))
        if at_top and name.startswith("stadswijzer.engine.plugin")
    ]
    assert not found, "\n".join(found)


def test_every_room_says_what_it_is_for():
    for room in [*ROOMS, "commenting"]:
        assert ast.get_docstring(ast.parse((PACKAGE / room / "__init__.py").read_text("utf-8"))), room


def test_no_module_stands_loose():
    assert {path.name for path in PACKAGE.glob("*.py")} == {"__init__.py", "__main__.py"}
