"""The shape of the house: a room imports only rooms above it, and only `engine/` knows the site engine."""

import ast
import re
from functools import cache

import pytest
from folders import PACKAGE, ROOMS, TESTS

APART = {"commenting", "__init__.py", "__main__.py"}
"""`commenting` runs beside a token and imports nothing of the rest; the two files only begin."""
ENGINE = {"mkdocs", "material"}
SUPPORT = {path.stem for path in (TESTS / "support").glob("*.py")}
BY_NAME = re.compile(rf"(stadswijzer(?:\.\w+)+|\.+(?:{'|'.join(ROOMS)})(?:\.\w+)*)(?::\w+)?")
"""A text that names a module: `import_module`, `sys.modules` and their like load it without an import."""
REMEDY = "Put what both need in {room} or a room above it, or hand it in as an argument (ARCHITECTURE.md, *The rooms*)"


def written_room(name):
    """The room in a name that is made up as it runs (`f"stadswijzer.cli.{module}"`); '' where none is written."""
    begin = name.values[0] if isinstance(name, ast.JoinedStr) and name.values else None
    match = re.match(r"stadswijzer\.\w+(?=\.)", begin.value) if isinstance(begin, ast.Constant) else None
    return match[0] if match else ""


def imports(parsed):
    """(line, name of the module, whether it stands at the top of the file); '' for a name that nobody can read."""
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
            if named := BY_NAME.fullmatch(node.value):
                yield node.lineno, named[1], at_top
        elif isinstance(node, ast.Call) and node.args and not isinstance(node.args[0], ast.Constant):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in ("import_module", "__import__"):
                yield node.lineno, written_room(node.args[0]), at_top


def wrongs(room, text):
    """What breaks the rule in a file of this room, with what to do: a sentence each, with its line."""
    if room not in (*ROOMS, *APART):
        yield f"1: {room} is a new room: say in ROOMS (tests/support/folders.py) below which others it stands"
        return
    for line, name, _ in imports(ast.parse(text)):
        first, _, rest = name.partition(".")
        other = rest.partition(".")[0]
        if not name:
            yield f"{line}: a module is loaded by a name that is made up as it runs: write the import out"
        elif not first:
            yield f"{line}: `{name}` is relative: name the room that you import from"
        elif first in SUPPORT or first == "tests":
            yield f"{line}: `{name}` is of the tests, which nobody installs: move what you need into a room"
        elif first == "generator":
            yield f"{line}: `{name}` is a second copy of the package: begin with `stadswijzer`"
        elif name == "stadswijzer" and room not in APART:
            yield f"{line}: `stadswijzer` as a whole hides which room is used: import the module that you need"
        elif first != "stadswijzer" or other.startswith("__") or room in ("__init__.py", "__main__.py"):
            continue
        elif room == "commenting" or other == "commenting":
            if room != other:
                yield f"{line}: {room} uses {other}: `commenting` stands apart, since it runs beside a token"
        elif other not in ROOMS:
            yield f"{line}: {room} uses {other}, which is no room: say in ROOMS (tests/support/folders.py) where it stands"
        elif ROOMS.index(other) > ROOMS.index(room):
            yield f"{line}: {room} uses {other}, which stands below it. {REMEDY.format(room=room)}"


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
        ("import importlib\nimportlib.import_module('stadswijzer.pages.render')", f"2: {UPWARD}"),
        ("sys.modules['stadswijzer.pages']", UPWARD),
        ("import_module(f'stadswijzer.{name}')", "by a name that is made up as it runs"),
        ("import_module(f'stadswijzer.pages.{name}')", UPWARD),
        ("from ..pages import render", "`..pages` is relative: name the room"),
        ("from . import links", "is relative: name the room"),
        (
            "load = importlib.import_module\nload('.pages.render', 'stadswijzer')",
            "2: `.pages.render` is relative",
        ),
        ("pkgutil.resolve_name('stadswijzer.pages.render:Page')", UPWARD),
        ("import stadswijzer", "hides which room is used"),
        ("import made_up", "`made_up` is of the tests"),
        ("from tests.support import made_up", "is of the tests"),
        ("import generator.stadswijzer.pages", "is a second copy"),
        ("from stadswijzer.commenting import text", "stands apart"),
        ("from stadswijzer.kitchen import soup", "is no room: say in ROOMS"),
    ],
)
def test_whoever_breaks_the_rule_reads_what_is_wrong_and_what_to_do(written, said):
    (found,) = wrongs("content", written)
    assert said in found


def test_a_new_room_is_asked_for_its_place():
    (found,) = wrongs("kitchen", "from stadswijzer.pages import render")
    assert "kitchen is a new room: say in ROOMS (tests/support/folders.py)" in found


def test_what_is_allowed_is_not_held_against_anybody():
    text = '"""stadswijzer.pages"""\nfrom stadswijzer import __version__\nfrom stadswijzer.language import prose\n'
    assert list(wrongs("content", text)) == []


def test_only_the_engine_knows_mkdocs():
    found = [
        f"{path.relative_to(PACKAGE)}:{line}: only `engine` imports {name}, so that the site engine can be replaced"
        for path, text in modules()
        for line, name, _ in imports(ast.parse(text))
        if name.partition(".")[0] in ENGINE and room_of(path) != "engine"
    ]
    assert not found, "\n".join(found)


def test_a_command_loads_mkdocs_only_when_it_is_used():
    found = [
        f"{path.relative_to(PACKAGE)}:{line}: MkDocs is slow to load: import it where it is used"
        for path, text in modules()
        if room_of(path) == "cli"
        for line, name, at_top in imports(ast.parse(text))
        if at_top and name.startswith("stadswijzer.engine.plugin")
    ]
    assert not found, "\n".join(found)


def test_every_room_says_what_it_is_for():
    for room in [*ROOMS, "commenting"]:
        assert ast.get_docstring(ast.parse((PACKAGE / room / "__init__.py").read_text("utf-8"))), room


def test_no_module_stands_loose():
    assert {path.name for path in PACKAGE.glob("*.py")} == {"__init__.py", "__main__.py"}
