"""ARCHITECTURE.md says of every room what the room says of itself."""

import ast
import re

import pytest
from folders import PACKAGE, ROOMS, ROOT, TESTS

HOMES = "|".join(["generator", "tests", "bench", "scripts", *ROOMS, "commenting"])
NAMED = re.compile(
    rf"(?<![\w/.*{{}}-])((?:{HOMES})/[\w./-]*\w\.(?:py|yml|html|typ|js|css|txt|md|json))(?![\w{{])"
)
"""A file as texts and comments name it."""
MARKS = re.compile(r"(<!-- rooms -->\n).*?(<!-- /rooms -->)", re.DOTALL)


def openings() -> str:
    """The opening of every room, in the order in which they may use each other."""
    shown = []
    for room in [*ROOMS, "commenting"]:
        opening = ast.get_docstring(ast.parse((PACKAGE / room / "__init__.py").read_text("utf-8")))
        assert opening, f"{room} does not say what it is for"
        first, _, rest = opening.partition("\n\n")
        shown.append(f"### {room}/\n\n{first}\n\n{rest}".rstrip() + "\n")
    return "\n" + "\n".join(shown) + "\n"


def test_the_rooms_on_the_map_are_those_of_the_house(request: pytest.FixtureRequest) -> None:
    """`pytest --update-golden` writes them."""
    page = ROOT / "ARCHITECTURE.md"
    text = page.read_text("utf-8")
    assert MARKS.search(text), "the rooms are gone"
    current = MARKS.sub(lambda marks: f"{marks[1]}{openings()}{marks[2]}", text)
    if request.config.getoption("--update-golden"):
        page.write_text(current, "utf-8")
    else:
        assert text == current


def test_no_module_and_no_function_holds_many_things() -> None:
    """What grows past this usually holds two things: split it by thing."""
    for path in sorted(PACKAGE.rglob("*.py")):
        text, name = path.read_text("utf-8"), path.relative_to(PACKAGE)
        assert len(text.splitlines()) <= 300, name
        for each in ast.walk(ast.parse(text)):
            if isinstance(each, ast.FunctionDef) and each.end_lineno:
                assert each.end_lineno - each.lineno < 60, f"{name}: {each.name}"


def test_no_class_has_every_name_that_is_asked_of_it() -> None:
    """With `__getattr__` mypy believes any name: of `entry.data.lesons` nobody would hear."""
    open_ended = [
        f"{path.relative_to(PACKAGE)}: {each.name}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for each in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(each, ast.FunctionDef) and each.name in ("__getattr__", "__getattribute__")
    ]
    assert open_ended == []


def test_every_module_says_its_job() -> None:
    silent = [
        path for path in PACKAGE.rglob("*.py") if not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert silent == []


def test_every_file_that_is_named_is_there() -> None:
    """In a document, a comment or a message: what moved is named where it is now."""
    suffixes = {".py", ".yml", ".html", ".css", ".js", ".typ"}
    homes = (ROOT, PACKAGE, TESTS)
    written = [*ROOT.glob("*.md"), ROOT / "pyproject.toml", *(ROOT / "bench").glob("*.*")]
    written += [
        path
        for path in (*PACKAGE.rglob("*"), *TESTS.rglob("*"))
        if path.suffix in suffixes and "node_modules" not in path.parts
    ]
    gone = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in written
        if path != TESTS / "test_wheel.py"  # it makes a package of somebody else
        for name in NAMED.findall(path.read_text("utf-8", "replace"))
        if not any((home / name).exists() for home in (*homes, path.parent))
    ]
    assert gone == []
