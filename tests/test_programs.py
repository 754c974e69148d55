"""What tests and the programs that they start know of the outside: nothing; and only `programs.py` asks or starts."""

import ast
import json
import os
import sys
from pathlib import Path

import programs
import pytest
from folders import TESTS

OF_PROGRAMS = {*programs.KEPT, *programs.OWN, "HOME"}
OURS = "NO_MKDOCS_2_WARNING"
"""What Material sets itself, once a test has built a site."""
STARTS = {"subprocess", "pty.spawn", "os.environ", "os.environb", "os.getenv", "os.putenv", "os.system", "os.popen"}  # fmt: skip
STARTS_AS = ("os.exec", "os.spawn", "os.posix_spawn", "asyncio.create_subprocess", "multiprocessing")


def test_the_tests_themselves_know_nothing_of_the_outside():
    own = {name for name in os.environ if not name.startswith(programs.RUNNER)} - {OURS}
    assert own <= OF_PROGRAMS, own - OF_PROGRAMS
    assert os.environ["LANG"] == "C.UTF-8"
    assert "home-of-tests" in os.environ["HOME"]


def test_they_do_not_when_much_is_set():
    """The test above, by a pytest that was started in an odd place."""
    this = f"{__file__}::{test_the_tests_themselves_know_nothing_of_the_outside.__name__}"
    command = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", this)
    odd = {name: value for name, value in programs.ODD.items() if name != "LC_ALL" or __file__.isascii()}
    done = programs.run(
        *command, env=odd, cwd=TESTS.parent
    )  # Python cannot begin in é where only ASCII is known
    assert done.returncode == 0, done.stdout


def test_a_program_gets_nothing_that_a_test_sets(monkeypatch):
    for name, value in programs.ODD.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("LANG", "C.UTF-8")
    done = programs.run(sys.executable, "-c", "import json, os; print(json.dumps(dict(os.environ)))")
    known = json.loads(done.stdout)
    known.pop("LC_CTYPE", None)  # of Python itself
    assert known.keys() <= OF_PROGRAMS, known.keys() - OF_PROGRAMS


def test_a_program_gets_what_a_test_gives_it():
    say = "import os; print(os.environ['TZ'])"
    assert programs.run(sys.executable, "-c", say, env={"TZ": "Asia/Tokyo"}).stdout == "Asia/Tokyo\n"


def test_a_program_can_be_interrupted_also_when_who_started_the_tests_cannot(tmp_path):
    say = "import signal; print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)"
    shielded = f"import programs, sys; programs.shield({str(tmp_path)!r}); print(programs.run(sys.executable, '-c', {say!r}).stdout)"
    done = programs.run(
        "sh",
        "-c",
        'trap \'\' INT HUP; exec "$0" -c "$1"',
        sys.executable,
        shielded,
        cwd=Path(programs.__file__).parent,
    )
    assert done.stdout.strip() == "True", done.stderr


def asked(text):
    """What a file of Python names of all that starts programs or looks at the environment."""
    found = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {node.module or "", *(f"{node.module}.{each.name}" for each in node.names)}
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found.add(f"{node.value.id}.{node.attr}")
    return {name for name in found if name in STARTS or name.startswith(STARTS_AS)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("import subprocess\nsubprocess.run(['make'])", "subprocess"),
        ("from subprocess import Popen", "subprocess"),
        ("from os import environ", "os.environ"),
        ("import os\nos.environ['A']", "os.environ"),
        ("import os\nos.execv('a', [])", "os.execv"),
        ("import pty\npty.spawn('sh')", "pty.spawn"),
    ],
)
def test_who_starts_a_program_is_found(text, name):
    assert name in asked(text)


def test_only_one_file_starts_programs_and_looks_at_the_environment():
    allowed = {"programs.py", Path(__file__).name}
    files = [
        path for path in TESTS.rglob("*.py") if "node_modules" not in path.parts and path.name not in allowed
    ]
    assert len(files) > 50
    found = {path.name: asked(path.read_text("utf-8")) for path in files}
    assert {name: what for name, what in found.items() if what} == {}
