"""The table of modules in ARCHITECTURE.md says what the modules say of themselves."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MARKS = re.compile(r"(<!-- modules -->\n).*?(<!-- /modules -->)", re.DOTALL)


def table() -> str:
    """The first line of every module, as a table in the order of their paths."""
    rows = ["| module | its job |", "| --- | --- |"]
    for path in sorted((ROOT / "generator").rglob("*.py")):
        said = ast.get_docstring(ast.parse(path.read_text("utf-8")))
        assert said, f"{path} does not say what its job is"
        first = said.split("\n\n")[0].replace("\n", " ").replace("|", "\\|")
        rows.append(f"| `{path.relative_to(ROOT / 'generator').as_posix()}` | {first} |")
    return "\n".join(rows)


def test_the_table_of_modules_is_current(request: pytest.FixtureRequest) -> None:
    """`pytest --update-golden` writes it."""
    page = ROOT / "ARCHITECTURE.md"
    text = page.read_text("utf-8")
    assert MARKS.search(text), "the table is gone"
    current = MARKS.sub(lambda found: f"{found[1]}{table()}\n{found[2]}", text)
    if request.config.getoption("--update-golden"):
        page.write_text(current, "utf-8")
    else:
        assert text == current
