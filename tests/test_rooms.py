"""The shape of the house: a room imports only rooms above it, and only `engine/` knows the site engine."""

import ast
from functools import cache

import pytest
from folders import PACKAGE, ROOMS

APART = {"commenting", "__init__.py", "__main__.py"}
"""`commenting` runs beside a token and imports nothing of the rest; the two files only begin."""
MODULES = sorted(PACKAGE.rglob("*.py"))
ENGINE = {"mkdocs", "material"}


@cache
def imported(path):
    """Name of module → whether the import is at the top of the file."""
    parsed = ast.parse(path.read_text("utf-8"))
    found = {}
    for node in ast.walk(parsed):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: name the room that you import from"
            whole = node.module == "stadswijzer"
            names = [f"stadswijzer.{alias.name}" for alias in node.names] if whole else [node.module]
        else:
            continue
        found |= {name: found.get(name, False) or node in parsed.body for name in names}
    return found


def room_of(path):
    return path.relative_to(PACKAGE).parts[0]


def name_of(path):
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_room_imports_only_rooms_above_it(path):
    room = room_of(path)
    if room in APART:
        return
    assert room in ROOMS, f"say in ROOMS where {room} stands"
    for name in imported(path):
        other = name.split(".")[1] if name.startswith("stadswijzer.") else ""
        if other and not other.startswith("__"):
            assert other in ROOMS, f"{room} uses {other}, which stands apart"
            assert ROOMS.index(other) <= ROOMS.index(room), f"{room} uses {other}, which stands below it"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_what_comments_imports_nothing_of_the_rest(path):
    if room_of(path) == "commenting":
        ours = [name for name in imported(path) if name.startswith("stadswijzer")]
        assert all(name.startswith("stadswijzer.commenting") for name in ours)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_the_engine_knows_mkdocs(path):
    room, names = room_of(path), imported(path)
    assert room == "engine" or not ENGINE & {name.split(".")[0] for name in names}
    if room == "cli":
        slow = [
            name for name, at_top in names.items() if at_top and name.startswith("stadswijzer.engine.plugin")
        ]
        assert not slow, "MkDocs is slow to load: import it when used"


def test_every_room_says_what_it_is_for():
    for room in [*ROOMS, "commenting"]:
        assert ast.get_docstring(ast.parse((PACKAGE / room / "__init__.py").read_text("utf-8"))), room


def test_no_module_stands_loose():
    assert {path.name for path in PACKAGE.glob("*.py")} == {"__init__.py", "__main__.py"}
